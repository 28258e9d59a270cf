using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Sessions;

namespace Hexitime.Tests.Sessions;

/// <summary>Random people try random things with one session. A failure prints the seed; give it to <c>[Property(Replay = "…")]</c>.</summary>
[Properties(Arbitrary = [typeof(SessionLives)], MaxTest = 500)]
public sealed class SessionRules
{
    [Property]
    public void There_are_never_more_people_than_seats(SessionLife life) => Live(life, (_, after, _, step) =>
    {
        var session = after.Session;
        session.Joined.ShouldBe(session.Seats.Count(s => s.State == SeatState.Joined), step.ToString());
        session.Seats.Count(s => s.State is SeatState.Joined or SeatState.LeftLate or SeatState.Attended or SeatState.NoShow).ShouldBeLessThanOrEqualTo(session.Capacity, step.ToString());
    });

    [Property]
    public void The_waiting_list_keeps_its_order_and_whoever_is_passed_over_could_not_pay(SessionLife life) => Live(life, (before, after, move, step) =>
    {
        var still = after.Session.Waiting.Select(s => s.Member).ToList();
        var (kept, news) = (before.Waiting.Where(still.Contains).ToList(), still.Except(before.Waiting).ToList());
        still.ShouldBe([.. kept, .. news], step.ToString());
        news.Count.ShouldBeLessThanOrEqualTo(step.Act == Act.Join ? 1 : 0, step.ToString());
        if (move is null)
            return;
        foreach (var up in move.MovedUp)
        {
            before.Waiting.ShouldContain(up, step.ToString());
            foreach (var passedOver in before.Waiting.TakeWhile(m => m != up).Where(still.Contains))
                before.Available[passedOver].ShouldBeLessThan(after.Session.HoldEach, step.ToString());
        }

        if (step.Act is Act.Join or Act.Leave && !after.HasBegun && after.Session.Joined < after.Session.Capacity)
            after.Session.Waiting.ShouldAllBe(s => after.AvailableTo(s) < after.Session.HoldEach, step.ToString());
    });

    /// <summary>Found by the property above: 1 and 2 leave late, 5 comes by the credits for a seat, and 1 comes back.</summary>
    [Fact]
    public void Whoever_comes_back_does_not_keep_those_who_wait_from_another_free_seat() =>
        The_waiting_list_keeps_its_order_and_whoever_is_passed_over_could_not_pay(new SessionLife(3, 2, SessionCost.InFull, 60, [240, 120, 61, 240, 7, 7, 7, 61],
        [
            new(Act.Leave, 3, 5, 735522442, 9), new(Act.Join, 1, 120, 617879378, 0), new(Act.Join, 3, 61, 2116929152, 12), new(Act.Join, 5, 90, 982211856, 7),
            new(Act.Join, 2, 120, 446990345, 0), new(Act.Join, 5, 5, 1485595944, 0), new(Act.Leave, 1, 120, 1888993269, 0), new(Act.Leave, 2, 59, 1496585636, 0),
            new(Act.Earn, 5, 61, 18471998, 2), new(Act.Join, 1, 121, 811432429, 0),
        ]));

    /// <summary>Found by the property above: 2 leaves, 6 comes by the credits for the seat, and 5, who waits behind, gives up.</summary>
    [Fact]
    public void Whoever_gives_up_waiting_lets_another_move_up_who_can_pay_by_now() =>
        The_waiting_list_keeps_its_order_and_whoever_is_passed_over_could_not_pay(new SessionLife(1, 1, SessionCost.Shared, 90, [7, 0, 240, 61, 30, 7, 7, 30],
        [
            new(Act.Join, 2, 7, 241801133, 7), new(Act.Earn, 6, 59, 1974813478, 0), new(Act.Join, 6, 90, 851342385, 0), new(Act.Join, 5, 59, 1366826541, 0),
            new(Act.LeaveBank, 2, 90, 1827998143, 0), new(Act.Earn, 6, 59, 446213105, 0), new(Act.Leave, 5, 7, 1517034976, 5),
        ]));

    [Property]
    public void What_is_set_aside_is_what_the_seats_say_and_nothing_once_it_is_over(SessionLife life) => Live(life, (_, after, _, step) =>
    {
        var session = after.Session;
        foreach (var member in after.Members)
            after.WalletOf(member).Held.ShouldBe(session.SeatOf(member)?.Held ?? Credits.Zero, step.ToString());
        var isOver = session.State is SessionState.Completed or SessionState.Cancelled;
        foreach (var seat in session.Seats)
            seat.Held.ShouldBe(isOver || seat.State is SeatState.Waiting or SeatState.Left ? Credits.Zero : session.HoldEach, step.ToString());
    });

    [Property]
    public void The_parts_add_up_to_the_whole_and_nobody_pays_more_than_was_set_aside(SessionLife life)
    {
        var lived = Live(life);
        var session = lived.Session;
        lived.Book.Accounts.Sum(a => a.Posted.Minutes).ShouldBe(0);
        foreach (var seat in session.Seats)
            lived.WalletOf(seat.Member).Posted.ShouldBe(lived.Received[seat.Member] - (seat.Charged ?? Credits.Zero));
        var charged = session.Seats.Select(s => s.Charged).OfType<Credits>().ToList();
        var paid = charged.Sum(c => c.Minutes);
        lived.WalletOf(session.Giver).Posted.ShouldBe(lived.Received[session.Giver] + Credits.FromMinutes(paid));
        if (session.State != SessionState.Completed)
        {
            charged.ShouldBeEmpty();
            return;
        }

        charged.Count.ShouldBe(session.Seats.Count(s => s.IsCharged));
        charged.ShouldAllBe(c => c <= session.HoldEach && !c.IsNegative);
        var given = session.Given!.Value.Minutes;
        if (session.Cost == SessionCost.InFull)
            charged.ShouldAllBe(c => c == session.Given);
        else if (charged.Count >= session.Minimum)
            paid.ShouldBe(given);
        else
            paid.ShouldBe(Math.Min(given, charged.Count * session.HoldEach.Minutes));
        if (charged.Count > 0)
            (charged.Max(c => c.Minutes) - charged.Min(c => c.Minutes)).ShouldBeLessThanOrEqualTo(1);
    }

    [Property]
    public void Leaving_in_time_is_free_and_leaving_late_is_paid_for_unless_somebody_comes_instead(SessionLife life) => Live(life, (before, after, move, step) =>
    {
        var session = after.Session;
        // Nobody is let go of but those who leave in time, and those in whose place others come.
        var letGo = before.Joined.Concat(before.Late).Count(m => session.SeatOf(m)!.State == SeatState.Left);
        var came = session.Seats.Count(s => s.State == SeatState.Joined && !before.Joined.Contains(s.Member) && !before.Late.Contains(s.Member));
        var isFree = step.Act == Act.Leave && move is not null && before.Joined.Count > 0 && before.IsFree(after);
        letGo.ShouldBeLessThanOrEqualTo(came + (isFree || step.Act == Act.LeaveBank ? 1 : 0), step.ToString());
        if (isFree)
            session.Seats.Count(s => s.State == SeatState.LeftLate).ShouldBeLessThanOrEqualTo(before.Late.Count, step.ToString());
    });

    [Fact]
    public void Generated_lives_reach_every_state_and_take_every_step()
    {
        var (sessions, seats, answers, actions, movedUp, cut) = (
            new HashSet<SessionState>(), new HashSet<SeatState>(), new HashSet<SeatAnswer>(), new HashSet<SessionAction>(), 0, 0);
        foreach (var life in SessionLives.Life.Sample(1_000, 60))
        {
            var last = Live(life, (_, after, move, _) =>
            {
                sessions.Add(after.Session.State);
                seats.UnionWith(after.Session.Seats.Select(s => s.State));
                answers.UnionWith(after.Session.Seats.Select(s => s.Answer).OfType<SeatAnswer>());
                if (move is not null)
                    (_, movedUp) = (actions.Add(move.Action), movedUp + move.MovedUp.Count);
            }).Session;
            if (last is { State: SessionState.Completed, Cost: SessionCost.Shared } && last.Seats.Count(s => s.IsCharged) is var n and > 0 && n < last.Minimum)
                cut++;
        }

        sessions.ShouldBe(Enum.GetValues<SessionState>(), ignoreOrder: true);
        seats.ShouldBe(Enum.GetValues<SeatState>(), ignoreOrder: true);
        answers.ShouldBe(Enum.GetValues<SeatAnswer>(), ignoreOrder: true);
        actions.ShouldBe(Enum.GetValues<SessionAction>().Except([SessionAction.Schedule]), ignoreOrder: true);
        movedUp.ShouldBeGreaterThan(50);
        cut.ShouldBeGreaterThan(5);
    }

    private static PureSession Live(SessionLife life, Action<Before, PureSession, SessionMove?, SessionStep>? check = null)
    {
        var session = new PureSession(life);
        foreach (var step in life.Steps)
        {
            var before = new Before(session);
            var move = session.Try(step);
            check?.Invoke(before, session, move, step);
        }

        return session;
    }

    private sealed class Before(PureSession pure)
    {
        public List<MemberId> Waiting { get; } = [.. pure.Session.Waiting.Select(s => s.Member)];

        public List<MemberId> Joined { get; } = [.. pure.Session.Seats.Where(s => s.State == SeatState.Joined).Select(s => s.Member)];

        public List<MemberId> Late { get; } = [.. pure.Session.Seats.Where(s => s.State == SeatState.LeftLate).Select(s => s.Member)];

        public Dictionary<MemberId, Credits> Available { get; } = pure.Members.ToDictionary(m => m, m => pure.WalletOf(m).Available);

        public bool IsFree(PureSession after) => after.Now < after.Session.FreeUntil;
    }
}
