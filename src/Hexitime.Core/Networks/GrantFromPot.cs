using System.Text.Json.Serialization;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>
/// A host grants credits of the network's pot to somebody who belongs to it and needs them. Refused (<c>ledger.insufficient-credit</c>) when the pot does not have
/// them. In both statements it is a grant; the reason is for the hosts, the auditors and whoever receives it.
/// </summary>
/// <param name="Network">Of which network.</param>
/// <param name="To">To whom.</param>
/// <param name="Amount">How much: at least a minute.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record GrantFromPot(NetworkId Network, MemberId To, Credits Amount, string Reason) : ICommand<PotGrantView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Amount.IsPositive ? Texts.Check(Reason, 2_000, "network.reason", "The reason") : Refusal.Invalid("network.grant", "Grant at least a minute.");
}

/// <summary>Names a grant of a community pot.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<PotGrantId>))]
public readonly record struct PotGrantId(Guid Value) : IEntityId<PotGrantId>
{
    /// <inheritdoc />
    public static PotGrantId From(Guid value) => new(value);

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(PotGrantId left, PotGrantId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(PotGrantId left, PotGrantId right) => left.Value > right.Value;
}

/// <summary>Credits that a community pot has granted. It is made with its transfer and never changes, but that the reason goes when either of the two is erased.</summary>
public sealed class PotGrant
{
    private PotGrant() { }

    /// <summary>The grant's id.</summary>
    public PotGrantId Id { get; private set; }

    /// <summary>Of which network's pot.</summary>
    public NetworkId Network { get; private set; }

    /// <summary>To whom.</summary>
    public MemberId To { get; private set; }

    /// <summary>How much.</summary>
    public Credits Amount { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The host who decided.</summary>
    public MemberId By { get; private set; }

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    /// <summary>A host grants. Nobody grants to themselves.</summary>
    public static Result<PotGrant> Grant(NetworkId network, MemberId to, Credits amount, string reason, MemberId by, Instant now) =>
        to == by
            ? Refusal.NotAllowed("network.own-grant", "Nobody grants credits to themselves: ask another host.")
            : new PotGrant
            {
                Id = new PotGrantId(Guid.CreateVersion7(now.ToDateTimeOffset())),
                Network = network,
                To = to,
                Amount = amount,
                Reason = reason.Trim(),
                By = by,
                At = now,
            };

    /// <summary>Whoever wrote the reason, or of whom it tells, is erased.</summary>
    public void EraseReason() => Reason = Texts.Erased;

    /// <summary>What the ledger has to do for it.</summary>
    public Order Order(AccountId pot, AccountId wallet) => Ledger.Order.Transfer(OrderId.For("pot.grant", Id.Value), pot, wallet, Amount, Purpose.Grant);
}

/// <summary>A grant as hosts and auditors see it.</summary>
/// <param name="Id">The grant.</param>
/// <param name="To">To whom.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The host who decided.</param>
/// <param name="At">When.</param>
public sealed record PotGrantView(PotGrantId Id, Person To, Credits Amount, string Reason, Person By, Instant At)
{
    /// <summary>Shows a grant.</summary>
    public static PotGrantView Of(PotGrant grant, IReadOnlyDictionary<MemberId, string> names) =>
        new(grant.Id, new Person(grant.To, names[grant.To]), grant.Amount, grant.Reason, new Person(grant.By, names[grant.By]), grant.At);
}

internal sealed class GrantFromPotHandler(
    IRepositoryBase<PotGrant> grants, IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Member> members, Standing standing, ILedgerStore ledger, NetworkDesk desk)
    : IRequestHandler<GrantFromPot, Result<PotGrantView>>
{
    public async Task<Result<PotGrantView>> Handle(GrantFromPot request, CancellationToken cancellationToken)
    {
        if (!(await desk.AsAsync(request.Network, NetworkRoles.Host, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        if (await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, request.To), cancellationToken) is not { IsActive: true }
            || await members.GetByIdAsync(request.To, cancellationToken) is not { } to || !await standing.HoldAsync([to], cancellationToken))
            return NetworkRefusals.NotAMember;
        if (!PotGrant.Grant(network.Id, to.Id, request.Amount, request.Reason, desk.Me, desk.Now).TryGet(out var grant, out refusal))
            return refusal;
        if (await ledger.TryApplyAsync([grant.Order(network.Pot, to.Wallet)], cancellationToken) is { } refused)
            return refused;
        await grants.AddAsync(grant, cancellationToken);
        return PotGrantView.Of(grant, await members.NamesAsync([grant.To, grant.By], cancellationToken));
    }
}
