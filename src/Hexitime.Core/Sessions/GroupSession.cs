using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>
/// One giver, several receivers: a capacity, a waiting list that moves up, and hours that they share or each pay in full. Every step answers what the ledger has
/// to do for it (<see cref="SessionMove"/>), or why it cannot be taken; a step whose orders the ledger refuses has not been taken, and the session must be read
/// anew. No more is ever charged than was set aside. Pure: no I/O and no clock.
/// </summary>
public sealed partial class GroupSession : IVersioned
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest description, in characters.</summary>
    public const int LongestDescription = 4_000;

    /// <summary>The most seats that a session can have.</summary>
    public const int LargestCapacity = 200;

    /// <summary>The most people who can wait for a seat.</summary>
    public const int LongestWaitingList = 200;

    private readonly List<Seat> _seats = [];

    private GroupSession() { }

    /// <summary>The session's id.</summary>
    public SessionId Id { get; private set; }

    /// <summary>Who gives time.</summary>
    public MemberId Giver { get; private set; }

    /// <summary>The giver's wallet.</summary>
    public AccountId GiverWallet { get; private set; }

    /// <summary>The network whose members alone find it; <c>null</c> for everybody on the platform.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>More about it.</summary>
    public string? Description { get; private set; }

    /// <summary>What kind of help it is.</summary>
    public ExchangeKind Kind { get; private set; }

    /// <summary>How long it is planned to take.</summary>
    public Credits Hours { get; private set; }

    /// <summary>How many seats it has.</summary>
    public int Capacity { get; private set; }

    /// <summary>How many have to take part for a shared cost to be covered.</summary>
    public int Minimum { get; private set; }

    /// <summary>Whether those who take part share the cost, or each pays in full.</summary>
    public SessionCost Cost { get; private set; }

    /// <summary>When it begins.</summary>
    public Instant StartsAt { get; private set; }

    /// <summary>Until then, that instant itself apart, whoever has a seat can leave at no cost.</summary>
    public Instant FreeUntil { get; private set; }

    /// <summary>A place, or a link.</summary>
    public string? Place { get; private set; }

    /// <summary>When it was scheduled.</summary>
    public Instant ScheduledAt { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public SessionState State { get; private set; }

    /// <summary>When nobody acts until then: an open session is cancelled, and whoever has not answered the record agrees. <c>null</c> if nobody is asked.</summary>
    public Instant? Deadline { get; private set; }

    /// <summary>How many have a seat; never more than <see cref="Capacity"/>.</summary>
    public int Joined { get; private set; }

    /// <summary>The hours given, as recorded.</summary>
    public Credits? Given { get; private set; }

    /// <summary>When the credits moved.</summary>
    public Instant? CompletedAt { get; private set; }

    /// <summary>Why the giver called it off.</summary>
    public string? CancelReason { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>Everybody who has ever joined or waited, in no order; see <see cref="Seat.Number"/>.</summary>
    public IReadOnlyList<Seat> Seats => _seats;

    /// <summary>What is set aside for a seat: as much as it can cost at most.</summary>
    public Credits HoldEach => Cost == SessionCost.InFull ? Hours : Hours.Split(Minimum)[0];

    /// <summary>The waiting list, the first one first.</summary>
    public IEnumerable<Seat> Waiting => _seats.Where(s => s.State == SeatState.Waiting).OrderBy(s => s.Number);

    /// <summary>What has become of a member here; <c>null</c> if they never joined.</summary>
    public Seat? SeatOf(MemberId member) => _seats.Find(s => s.Member == member);

    /// <summary>Whether a member gives, or has ever joined or waited.</summary>
    public bool IsPartOf(MemberId member) => member == Giver || SeatOf(member) is not null;

    /// <summary>Whether a member finds it: whoever has a part in it, and everybody whom it is meant for.</summary>
    /// <param name="member">Who looks.</param>
    /// <param name="networks">The networks to which they belong.</param>
    public bool IsFoundBy(MemberId member, IReadOnlyCollection<NetworkId> networks) => IsPartOf(member) || Network is not { } only || networks.Contains(only);

    /// <summary>The order that sets a seat's credits aside.</summary>
    public OrderId HoldOrderOf(Seat seat) => OrderOf("hold", seat);

    /// <summary>The order that settles what was set aside for a seat.</summary>
    public OrderId SettleOrderOf(Seat seat) => OrderOf("settle", seat);

    private OrderId OrderOf(string step, Seat seat) => OrderId.For(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"session.{step}.{seat.Number}"), Id.Value);

    /// <summary>
    /// Takes out what a member wrote who is erased: as the giver what the session is about, as one who took part their objection and what was decided on it. Hours and
    /// seats stay.
    /// </summary>
    public void EraseWordsOf(MemberId member)
    {
        if (member == Giver)
            (Title, Description, Place, CancelReason) = (Texts.Erased, null, null, null);
        if (SeatOf(member) is { } seat)
            (seat.Objection, seat.Decision) = (null, null);
        Version++;
    }

    private Order Release(Seat seat)
    {
        seat.Held = Credits.Zero;
        return Order.Release(OrderOf("release", seat), HoldOrderOf(seat));
    }

    private SessionMove Step(SessionAction action, IReadOnlyList<Order> orders, IReadOnlyList<MemberId> movedUp)
    {
        Joined = _seats.Count(s => s.State == SeatState.Joined);
        Version++;
        return new SessionMove(action, orders, movedUp);
    }

    private SessionMove Step(SessionAction action, params IReadOnlyList<Order> orders) => Step(action, orders, []);
}

/// <summary>What a step asks of the ledger: linked orders, all of which must be applied for the step to be taken.</summary>
/// <param name="Action">The step.</param>
/// <param name="Orders">The orders; none when no credits are touched.</param>
/// <param name="MovedUp">Who has got a seat from the waiting list, in that order.</param>
public sealed record SessionMove(SessionAction Action, IReadOnlyList<Order> Orders, IReadOnlyList<MemberId> MovedUp);

/// <summary>Says of somebody who had joined whether they came.</summary>
/// <param name="Member">Who.</param>
/// <param name="Came">Whether they came.</param>
public sealed record Attendance(MemberId Member, bool Came);
