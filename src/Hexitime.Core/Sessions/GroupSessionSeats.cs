using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>What a giver offers to several people at once.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Description">More about it.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Hours">How long it is planned to take.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Place">A place, or a link.</param>
/// <param name="Capacity">How many seats it has.</param>
/// <param name="Minimum">How many have to take part for a shared cost to be covered.</param>
/// <param name="Cost">Whether those who take part share the cost, or each pays in full.</param>
/// <param name="Network">The network whose members alone find it; <c>null</c> for everybody.</param>
public sealed record SessionPlan(
    string Title, string? Description, ExchangeKind Kind, Credits Hours, Instant StartsAt, string? Place, int Capacity, int Minimum, SessionCost Cost, NetworkId? Network = null);

public sealed partial class GroupSession
{
    private static readonly Duration Furthest = Duration.FromDays(3_653);

    /// <summary>Somebody offers to give time to several.</summary>
    public static Result<GroupSession> Schedule(Member giver, SessionPlan plan, BankRules rules, Instant now)
    {
        if (!plan.Hours.IsPositive || plan.Hours.Minutes > rules.LargestExchangeMinutes)
            return Refusal.Invalid("session.hours", $"A session takes between a minute and {Credits.FromMinutes(rules.LargestExchangeMinutes)}.")
                .With("largestMinutes", rules.LargestExchangeMinutes);
        if (plan.StartsAt <= now || plan.StartsAt > now + Furthest)
            return Refusal.Invalid("session.starts-at", "A session begins later than now, and within ten years.");
        return new GroupSession
        {
            Id = SessionId.New(now),
            Giver = giver.Id,
            GiverWallet = giver.Wallet,
            Network = plan.Network,
            Title = plan.Title.Trim(),
            Description = string.IsNullOrWhiteSpace(plan.Description) ? null : plan.Description.Trim(),
            Kind = plan.Kind,
            Hours = plan.Hours,
            Capacity = plan.Capacity,
            Minimum = plan.Minimum,
            Cost = plan.Cost,
            StartsAt = plan.StartsAt,
            FreeUntil = plan.StartsAt - Duration.FromHours(rules.HoursOfFreeCancellation),
            Place = string.IsNullOrWhiteSpace(plan.Place) ? null : plan.Place.Trim(),
            ScheduledAt = now,
            State = SessionState.Open,
            Deadline = plan.StartsAt + Duration.FromDays(rules.DaysUntilAgreementLapses),
        };
    }

    /// <summary>
    /// Somebody joins: a seat if one is free, and its credits are set aside; else the end of the waiting list. Those who wait already go first. Whoever left late
    /// and finds nobody on their seat takes it again.
    /// </summary>
    /// <param name="member">Who.</param>
    /// <param name="canMoveUp">Whether somebody in the waiting list takes part and has the credits for a seat.</param>
    /// <param name="now">When.</param>
    public Result<SessionMove> Join(Member member, Predicate<Seat> canMoveUp, Instant now)
    {
        if (State != SessionState.Open)
            return this.WrongState("This session is over.");
        if (now >= StartsAt)
            return SessionRefusals.Begun;
        if (member.Id == Giver)
            return SessionRefusals.OwnSession;
        var seat = SeatOf(member.Id);
        if (seat?.State == SeatState.Joined)
            return SessionRefusals.JoinedAlready;
        var orders = new List<Order>();
        if (seat?.State == SeatState.LeftLate)
        {
            seat.State = SeatState.Joined;
            return Step(SessionAction.Join, orders, MoveUp(canMoveUp, orders));
        }

        var movedUp = MoveUp(canMoveUp, orders);
        if (seat?.State == SeatState.Joined)
            return Step(SessionAction.Join, orders, movedUp);
        if (IsFull && seat?.State == SeatState.Waiting)
            return movedUp.Count > 0 ? Step(SessionAction.Join, orders, movedUp) : SessionRefusals.WaitingAlready;
        if (IsFull && Waiting.Count() >= LongestWaitingList)
            return SessionRefusals.Full;
        if (seat is null)
            _seats.Add(seat = new Seat(member));
        if (seat.State != SeatState.Waiting)
            seat.Enter(_seats.Max(s => s.Number) + 1, now);
        if (!IsFull)
            Take(seat, orders);
        return Step(SessionAction.Join, orders, movedUp);
    }

    /// <summary>
    /// Somebody leaves: at no cost in time, or if somebody takes the seat; else they pay like those who come. The first in the waiting list who can takes the seat; also one
    /// that was free already, for whoever waits may have come by the credits since.
    /// </summary>
    /// <param name="member">Who.</param>
    /// <param name="leftAt">When they left, which decides what it costs; not later than <paramref name="now"/>.</param>
    /// <param name="canMoveUp">Whether somebody in the waiting list takes part and has the credits for a seat.</param>
    /// <param name="now">When the bank hears of it, which decides whether anybody can still move up.</param>
    public Result<SessionMove> Leave(MemberId member, Instant leftAt, Predicate<Seat> canMoveUp, Instant now)
    {
        if (State != SessionState.Open)
            return this.WrongState("This session is over.");
        if (SeatOf(member) is not { State: SeatState.Waiting or SeatState.Joined } seat)
            return SessionRefusals.NoSeat;
        var orders = new List<Order>();
        if (seat.State == SeatState.Waiting)
        {
            seat.State = SeatState.Left;
        }
        else
        {
            if (leftAt >= StartsAt)
                return SessionRefusals.Begun;
            seat.State = SeatState.LeftLate;
            if (leftAt < FreeUntil)
                LetGo(seat, orders);
        }

        var movedUp = now < StartsAt ? MoveUp(canMoveUp, orders) : [];
        return Step(SessionAction.Leave, orders, movedUp);
    }

    /// <summary>The giver calls it off before hours are recorded; the credits are free again.</summary>
    public Result<SessionMove> Cancel(MemberId by, string reason)
    {
        if (by != Giver)
            return SessionRefusals.OnlyGiver;
        if (State != SessionState.Open)
            return this.WrongState("A session is called off before hours are recorded.");
        CancelReason = reason;
        return End(SessionAction.Cancel);
    }

    /// <summary>The bank calls off a session for which nobody recorded hours in time; the credits are free again.</summary>
    public Result<SessionMove> Lapse(Instant now) =>
        State == SessionState.Open && now >= Deadline ? End(SessionAction.Lapse) : this.WrongState("Only an overdue session lapses.");

    /// <summary>Somebody has left the bank: their own open session is called off, a seat that they had is free.</summary>
    public Result<SessionMove> EndForLeaver(MemberId leaver, Instant leftAt, Predicate<Seat> canMoveUp, Instant now) =>
        leaver == Giver ? Cancel(leaver, "left the bank") : Leave(leaver, leftAt, canMoveUp, now);

    private bool IsFull => _seats.Count(s => s.State == SeatState.Joined) >= Capacity;

    private List<MemberId> MoveUp(Predicate<Seat> canMoveUp, List<Order> orders)
    {
        var movedUp = new List<MemberId>();
        foreach (var next in Waiting.Where(s => canMoveUp(s)).ToList())
        {
            if (IsFull)
                break;
            Take(next, orders);
            movedUp.Add(next.Member);
        }

        return movedUp;
    }

    /// <summary>Whoever left late first among those who joined is free once another comes instead.</summary>
    private void Take(Seat seat, List<Order> orders)
    {
        if (_seats.Where(s => s.State == SeatState.LeftLate).MinBy(s => s.Number) is { } replaced)
            LetGo(replaced, orders);
        (seat.State, seat.Held) = (SeatState.Joined, HoldEach);
        orders.Add(Order.Hold(HoldOrderOf(seat), seat.Wallet, GiverWallet, HoldEach, Purpose.Exchange));
    }

    private void LetGo(Seat seat, List<Order> orders)
    {
        seat.State = SeatState.Left;
        orders.Add(Release(seat));
    }

    private SessionMove End(SessionAction action)
    {
        (State, Deadline) = (SessionState.Cancelled, null);
        return Step(action, [.. _seats.Where(s => s.Held.IsPositive).Select(Release)]);
    }
}
