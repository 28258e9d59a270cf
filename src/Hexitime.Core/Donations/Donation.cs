using System.Text.Json.Serialization;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Donations;

/// <summary>Names a donation.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<DonationId>))]
public readonly record struct DonationId(Guid Value) : IEntityId<DonationId>
{
    /// <inheritdoc />
    public static DonationId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static DonationId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(DonationId left, DonationId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(DonationId left, DonationId right) => left.Value > right.Value;
}

/// <summary>Credits that a member has given away. It is made with its transfer and never changes, but that the message goes when its author is erased.</summary>
public sealed class Donation
{
    /// <summary>The longest message, in characters.</summary>
    public const int LongestMessage = 2_000;

    private Donation() { }

    /// <summary>The donation's id.</summary>
    public DonationId Id { get; private set; }

    /// <summary>Who gave.</summary>
    public MemberId From { get; private set; }

    /// <summary>The member who received, if it was one.</summary>
    public MemberId? To { get; private set; }

    /// <summary>The network whose pot received, if it was one.</summary>
    public NetworkId? ToNetwork { get; private set; }

    /// <summary>The project whose account received, if it was one.</summary>
    public ProjectId? ToProject { get; private set; }

    /// <summary>How much.</summary>
    public Credits Amount { get; private set; }

    /// <summary>What the giver wrote.</summary>
    public string? Message { get; private set; }

    /// <summary>Whether the receiver is not to know who gave.</summary>
    public bool IsAnonymous { get; private set; }

    /// <summary>When it was given.</summary>
    public Instant At { get; private set; }

    /// <summary>The members between whom it was.</summary>
    public IEnumerable<MemberId> People => To is { } to ? [From, to] : [From];

    /// <summary>One member gives to another.</summary>
    public static Result<Donation> Give(Member from, Member to, Credits amount, string? message, bool isAnonymous, Instant now) =>
        from.Id == to.Id
            ? Refusal.Conflict("donation.to-yourself", "A donation needs two people.")
            : Give(from, to.Id, null, null, amount, message, isAnonymous, now);

    /// <summary>A member gives to a network's pot.</summary>
    public static Result<Donation> Give(Member from, Network to, Credits amount, string? message, bool isAnonymous, Instant now) =>
        Give(from, null, to.Id, null, amount, message, isAnonymous, now);

    /// <summary>A member gives to a project.</summary>
    public static Result<Donation> Give(Member from, Project to, Credits amount, string? message, bool isAnonymous, Instant now) =>
        to.IsClosed
            ? Refusal.Conflict("project.wrong-state", "This project is closed.").With("state", to.State.ToString())
            : Give(from, null, null, to.Id, amount, message, isAnonymous, now);

    private static Result<Donation> Give(
        Member from, MemberId? to, NetworkId? toNetwork, ProjectId? toProject, Credits amount, string? message, bool isAnonymous, Instant now) =>
        !amount.IsPositive ? Refusal.Invalid("donation.amount", "Give at least a minute.")
        : new Donation
        {
            Id = DonationId.New(now),
            From = from.Id,
            To = to,
            ToNetwork = toNetwork,
            ToProject = toProject,
            Amount = amount,
            Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim(),
            IsAnonymous = isAnonymous,
            At = now,
        };

    /// <summary>The giver is erased: what they wrote goes.</summary>
    public void EraseMessage() => Message = null;

    /// <summary>
    /// What the ledger has to do for it, linked. An anonymous one goes by way of the issuer, for a statement and its proof tell with whom an entry was.
    /// </summary>
    public IReadOnlyList<Order> Orders(AccountId from, AccountId to)
    {
        var order = OrderId.For("donation", Id.Value);
        return IsAnonymous
            ?
            [
                Order.Transfer(order, from, AccountId.Issuer, Amount, Purpose.Donation),
                Order.Transfer(OrderId.For("donation.passed-on", Id.Value), AccountId.Issuer, to, Amount, Purpose.Donation),
            ]
            : [Order.Transfer(order, from, to, Amount, Purpose.Donation)];
    }
}
