using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Sessions;

public sealed partial class GroupSession
{
    /// <summary>
    /// The giver records the hours given, and who came of those who had joined; whoever is to pay is then asked. Recorded again, it corrects the record, as long as
    /// nobody has answered.
    /// </summary>
    public Result<SessionMove> Record(MemberId by, Credits hours, IReadOnlyList<Attendance> attendance, BankRules rules, Instant now)
    {
        if (by != Giver)
            return SessionRefusals.OnlyGiver;
        if (State is not (SessionState.Open or SessionState.Recorded))
            return this.WrongState("This session is over.");
        if (now < StartsAt)
            return Refusal.Conflict("session.not-begun", "Hours are recorded once the session has begun.");
        if (_seats.Exists(s => s.Answer is not null))
            return Refusal.Conflict("session.answered", "Somebody has answered your record already: it can no longer be corrected.");
        if (!hours.IsPositive || hours > Hours)
            return Refusal.Invalid("session.hours-given", $"Between a minute and the planned {Hours} can be given.").With("largestMinutes", Hours.Minutes);
        var expected = _seats.Where(s => s.State is SeatState.Joined or SeatState.Attended or SeatState.NoShow).ToDictionary(s => s.Member);
        if (attendance.Count != expected.Count || !attendance.Select(a => a.Member).ToHashSet().SetEquals(expected.Keys))
            return Refusal.Invalid("session.attendance", "Say of everybody who had joined, once, whether they came.").With("joined", expected.Count);

        foreach (var (member, came) in attendance)
            expected[member].State = came ? SeatState.Attended : SeatState.NoShow;
        (State, Given, Deadline) = (SessionState.Recorded, hours, now + Duration.FromDays(rules.DaysUntilAutomaticCompletion));
        return Step(SessionAction.Record, SettleIfAgreed(now));
    }

    /// <summary>Somebody who is to pay agrees, or takes an objection back.</summary>
    public Result<SessionMove> Confirm(MemberId by, Instant now)
    {
        if (CheckAsked(by) is { } refusal)
            return refusal;
        var seat = SeatOf(by)!;
        if (seat.Answer is not (null or SeatAnswer.Objected))
            return SessionRefusals.AnsweredAlready;
        seat.Answer = SeatAnswer.Confirmed;
        return Step(SessionAction.Confirm, SettleIfAgreed(now));
    }

    /// <summary>Somebody who is to pay does not agree. The credits stay set aside until a broker decides.</summary>
    public Result<SessionMove> Object(MemberId by, string reason)
    {
        if (CheckAsked(by) is { } refusal)
            return refusal;
        var seat = SeatOf(by)!;
        if (seat.Answer is not null)
            return SessionRefusals.AnsweredAlready;
        (seat.Answer, seat.Objection) = (SeatAnswer.Objected, reason);
        return Step(SessionAction.Object);
    }

    /// <summary>A broker who has no part in it decides an objection: came or did not come, which is charged, or excused, which is not.</summary>
    public Result<SessionMove> Decide(MemberId broker, MemberId member, SeatState decision, string reason, Instant now)
    {
        if (IsPartOf(broker))
            return SessionRefusals.OwnCase;
        if (decision is not (SeatState.Attended or SeatState.NoShow or SeatState.Excused))
            return SessionRefusals.NoDecision;
        if (SeatOf(member) is not { Answer: SeatAnswer.Objected } seat)
            return this.WrongState("There is no objection of theirs to decide.");
        (seat.State, seat.Answer, seat.Decision) = (decision, SeatAnswer.Decided, reason);
        return Step(SessionAction.Decide, SettleIfAgreed(now));
    }

    /// <summary>The time to answer is over: whoever has said nothing agrees.</summary>
    public Result<SessionMove> CloseAnswers(Instant now)
    {
        if (State != SessionState.Recorded || !(now >= Deadline))
            return this.WrongState("Only an overdue record is closed.");
        foreach (var seat in _seats.Where(s => s.IsCharged))
            seat.Answer ??= SeatAnswer.Confirmed;
        Deadline = null;
        return Step(SessionAction.CloseAnswers, SettleIfAgreed(now));
    }

    private Refusal? CheckAsked(MemberId member) =>
        SeatOf(member) is not { } seat || (State == SessionState.Recorded && !seat.IsCharged && seat.State != SeatState.Excused) ? SessionRefusals.NoSeat
        : State != SessionState.Recorded ? this.WrongState("There is no record to answer.")
        : null;

    /// <summary>Moves the credits once everybody who is to pay has answered and nobody objects.</summary>
    private List<Order> SettleIfAgreed(Instant now)
    {
        var charged = _seats.Where(s => s.IsCharged).OrderBy(s => s.Number).ToList();
        if (charged.Exists(s => s.Answer is null or SeatAnswer.Objected))
            return [];
        foreach (var (seat, share) in charged.Zip(SharesOf(Given!.Value, charged.Count)))
            seat.Charged = Credits.Min(share, seat.Held);
        (State, Deadline, CompletedAt) = (SessionState.Completed, null, now);
        return [.. _seats.Where(s => s.Held.IsPositive).OrderBy(s => s.Number).Select(s => s.Charged is { IsPositive: true } due ? Settle(s, due) : Release(s))];
    }

    /// <summary>By largest remainder, so that the parts add up to the whole; those who joined first pay the odd minutes.</summary>
    private IReadOnlyList<Credits> SharesOf(Credits given, int people) =>
        people == 0 ? [] : Cost == SessionCost.InFull ? [.. Enumerable.Repeat(given, people)] : given.Split(people);

    private Order Settle(Seat seat, Credits due)
    {
        seat.Held = Credits.Zero;
        return Order.Settle(SettleOrderOf(seat), HoldOrderOf(seat), due, StartsAt);
    }
}
