using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>
/// A broker, or in a network its hosts and brokers, records an exchange for two people who are not online. Both are told, and either can object by disputing the hours;
/// if nobody does in the period of automatic completion, the credits move as recorded. Refused (<c>ledger.insufficient-credit</c>) when the receiver does not have them.
/// </summary>
/// <param name="Giver">Who gave time.</param>
/// <param name="Receiver">Who got time.</param>
/// <param name="Kind">What kind of help it was.</param>
/// <param name="Title">What it was about: 1 to 120 characters.</param>
/// <param name="Hours">The hours given.</param>
/// <param name="GivenAt">When they were given.</param>
/// <param name="Note">How the broker knows of it: 1 to 2,000 characters. Both sides read it.</param>
/// <param name="Network">The network in which the two have met and the broker has that role; <c>null</c> for a broker of the platform.</param>
[MaySend(Who.Member)]
public sealed record RecordForOthers(
    MemberId Giver, MemberId Receiver, ExchangeKind Kind, string Title, Credits Hours, Instant GivenAt, string Note, NetworkId? Network = null)
    : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        !ExchangeKinds.Exists(Kind) ? Refusal.Invalid("listing.kind", "There is no such kind of exchange.")
        : Texts.Check(Title, ListingText.LongestTitle, "exchange.title", "The title") ?? Texts.Check(Note, 2_000, "exchange.note", "The note");
}

internal sealed class RecordForOthersHandler(
    IRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships, NetworkDesk networks, Standing standing,
    ILedgerStore ledger, ExchangeDesk desk, CurrentActor actor, IOptions<BankRules> rules) : IRequestHandler<RecordForOthers, Result<ExchangeView>>
{
    public async Task<Result<ExchangeView>> Handle(RecordForOthers request, CancellationToken cancellationToken)
    {
        if (!(await WhereAsync(request, cancellationToken)).TryGet(out var where, out var refusal))
            return refusal;
        if (await members.GetByIdAsync(request.Giver, cancellationToken) is not { } giver || await members.GetByIdAsync(request.Receiver, cancellationToken) is not { } receiver
            || !await standing.HoldAsync([giver, receiver], cancellationToken))
            return MemberRefusals.NotFound;
        var done = new HoursForOthers(request.Kind, request.Title, request.Hours, request.GivenAt, request.Note.Trim());
        if (!Exchange.RecordForOthers(done, giver, receiver, actor.Me, rules.Value, desk.Now, where.Network).TryGet(out var recorded, out refusal))
            return refusal;
        if (await desk.FindObstacleAsync(recorded.Exchange, cancellationToken) is { } obstacle)
            return obstacle;
        if (await ledger.TryApplyAsync(recorded.Move.Orders, cancellationToken) is { } refused)
            return refused;
        await exchanges.AddAsync(recorded.Exchange, cancellationToken);
        desk.Tell(recorded.Exchange, recorded.Move.Action, actor.Me);
        return (await desk.ViewAsync([recorded.Exchange], cancellationToken))[0];
    }

    /// <summary>Where the actor may record: in a network where they have that role and to which both belong, or as the platform's broker anywhere.</summary>
    private async Task<Result<Where>> WhereAsync(RecordForOthers request, CancellationToken cancellationToken)
    {
        if (request.Network is not { } id)
            return actor.ActsAs(Who.Broker) ? new Where(null) : actor.Value.RefuseUnless(Who.Broker);
        if (!(await networks.AsAsync(id, NetworkRoles.Host | NetworkRoles.Broker, cancellationToken)).TryGet(out var network, out var refusal))
            return refusal;
        foreach (var side in (MemberId[])[request.Giver, request.Receiver])
        {
            if (await memberships.FirstOrDefaultAsync(new MembershipIn(id, side), cancellationToken) is not { IsActive: true })
                return NetworkRefusals.NotAMember;
        }

        return network.Allows(request.Kind) ? new Where(network) : Refusal.Conflict("exchange.kind-not-allowed", $"{network.Name} does not have exchanges of this kind.");
    }

    private sealed record Where(Network? Network);
}
