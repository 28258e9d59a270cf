using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Sessions;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Group sessions, with figures that can be checked by hand. Everybody starts with 120 minutes; a session begins after 48 hours.</summary>
public abstract class SessionTests(ITestDatabases databases) : IAsyncLifetime
{
    private SessionBank _bank = null!;

    public async Task InitializeAsync() => _bank = await SessionBank.OpenAsync(databases, "giver", "ann", "ben", "cat", "dan", "broker");

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Four_share_an_hour_and_forty_three_minutes_to_the_minute()
    {
        var id = await _bank.ScheduleAsync(hours: 120, capacity: 4, minimum: 2);
        foreach (var who in (string[])["ann", "ben", "cat", "dan"])
            (await _bank.DoAsync(who, new JoinSession(id))).Mine!.ShouldSatisfyAllConditions(s => s.State.ShouldBe(SeatState.Joined), s => s.Held.Minutes.ShouldBe(60));
        _bank.Clock.Advance(Duration.FromHours(50));

        (await _bank.RecordAsync(id, 103, "ann", "ben", "cat")).Seats!.Select(s => s.State)
            .ShouldBe([SeatState.Attended, SeatState.Attended, SeatState.Attended, SeatState.NoShow]);
        foreach (var who in (string[])["ann", "ben", "cat"])
            (await _bank.DoAsync(who, new ConfirmAttendance(id))).State.ShouldBe(SessionState.Recorded);
        (await _bank.WalletsAsync("giver", "ann")).ShouldBe([(120, 0), (120, 60)]);
        (await _bank.DoAsync("dan", new ConfirmAttendance(id))).Mine!.Charged!.Value.Minutes.ShouldBe(25);

        (await _bank.WalletsAsync("giver", "ann", "ben", "cat", "dan")).ShouldBe([(223, 0), (94, 0), (94, 0), (94, 0), (95, 0)]);
        var done = await _bank.ReadAsync("giver", id);
        (done.State, done.Given, done.Seats!.Sum(s => s.Charged!.Value.Minutes)).ShouldBe((SessionState.Completed, Credits.FromMinutes(103), 103));
        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Where_each_pays_in_full_the_giver_earns_it_from_each()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2, cost: SessionCost.InFull);
        await _bank.JoinAsync(id, "ann", "ben");
        _bank.Clock.Advance(Duration.FromHours(49));
        await _bank.RecordAsync(id, 45, "ann", "ben");
        await _bank.DoAsync("ann", new ConfirmAttendance(id));
        await _bank.DoAsync("ben", new ConfirmAttendance(id));

        (await _bank.WalletsAsync("giver", "ann", "ben")).ShouldBe([(210, 0), (75, 0), (75, 0)]);
    }

    [Fact]
    public async Task With_fewer_than_the_minimum_nobody_pays_more_than_was_set_aside()
    {
        var id = await _bank.ScheduleAsync(hours: 100, capacity: 4, minimum: 3);
        await _bank.JoinAsync(id, "ann", "ben");
        (await _bank.WalletsAsync("ann")).ShouldBe([(120, 34)]);
        _bank.Clock.Advance(Duration.FromHours(49));
        await _bank.RecordAsync(id, 100, "ann", "ben");
        await _bank.DoAsync("ann", new ConfirmAttendance(id));
        await _bank.DoAsync("ben", new ConfirmAttendance(id));

        (await _bank.WalletsAsync("giver", "ann", "ben")).ShouldBe([(188, 0), (86, 0), (86, 0)]);
    }

    [Fact]
    public async Task The_first_in_the_waiting_list_who_can_pay_moves_up_and_is_told()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 1);
        await _bank.JoinAsync(id, "ann", "ben", "cat", "dan");
        (await _bank.ReadAsync("dan", id)).ShouldSatisfyAllConditions(
            s => (s.Joined, s.Waiting).ShouldBe((1, 3)), s => (s.Mine!.State, s.Mine.Position, s.Mine.Held).ShouldBe((SeatState.Waiting, 3, Credits.Zero)), s => s.Seats.ShouldBeNull());
        (await _bank.RefusedAsync("dan", new JoinSession(id), "session.waiting-already")).Kind.ShouldBe(RefusalKind.Conflict);
        await _bank.RefusedAsync("ann", new JoinSession(id), "session.joined-already");
        await _bank.SpendAsync("ben", 61);
        await _bank.SuspendAsync("cat");

        await _bank.DoAsync("ann", new LeaveSession(id));

        (await _bank.ReadAsync("giver", id)).Seats!.Select(s => (s.Member.Name, s.State, s.Position)).ShouldBe(
            [("ann", SeatState.Left, null), ("ben", SeatState.Waiting, 1), ("cat", SeatState.Waiting, 2), ("dan", SeatState.Joined, null)]);
        (await _bank.WalletsAsync("ann", "ben", "dan")).ShouldBe([(120, 0), (59, 0), (120, 60)]);
        _bank.Count("outbox", "type LIKE '%PersonMovedUp'").ShouldBe(1);
        (await _bank.DoAsync("ann", new JoinSession(id))).Mine!.Position.ShouldBe(3);
    }

    [Fact]
    public async Task A_free_seat_goes_to_those_who_wait_first_once_they_can_pay()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2);
        await _bank.JoinAsync(id, "ann", "ben", "cat");
        await _bank.SpendAsync("cat", 61);
        await _bank.DoAsync("ann", new LeaveSession(id));
        (await _bank.RefusedAsync("cat", new JoinSession(id), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(1L);
        await _bank.SpendAsync("broker", 1, to: "cat");

        (await _bank.DoAsync("dan", new JoinSession(id))).Mine!.State.ShouldBe(SeatState.Waiting);

        (await _bank.ReadAsync("cat", id)).Mine!.State.ShouldBe(SeatState.Joined);
    }

    [Fact]
    public async Task Leaving_late_costs_what_taking_part_does_unless_somebody_takes_the_seat()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2, minimum: 2);
        await _bank.JoinAsync(id, "ann", "ben");
        _bank.Clock.Advance(Duration.FromHours(24) - Duration.FromTicks(10));
        (await _bank.DoAsync("ben", new LeaveSession(id))).Mine!.State.ShouldBe(SeatState.Left);
        await _bank.JoinAsync(id, "ben");
        _bank.Clock.Advance(Duration.FromTicks(10));

        (await _bank.DoAsync("ann", new LeaveSession(id))).Mine!.State.ShouldBe(SeatState.LeftLate);
        (await _bank.WalletsAsync("ann")).ShouldBe([(120, 30)]);
        await _bank.DoAsync("ben", new LeaveSession(id));
        (await _bank.DoAsync("cat", new JoinSession(id))).Mine!.State.ShouldBe(SeatState.Joined);
        (await _bank.ReadAsync("ann", id)).Mine!.State.ShouldBe(SeatState.Left);
        (await _bank.WalletsAsync("ann", "ben", "cat")).ShouldBe([(120, 0), (120, 30), (120, 30)]);

        _bank.Clock.Advance(Duration.FromHours(24));
        await _bank.RefusedAsync("cat", new LeaveSession(id), "session.begun");
        await _bank.RefusedAsync("dan", new JoinSession(id), "session.begun");
        await _bank.RecordAsync(id, 60, "cat");
        await _bank.DoAsync("cat", new ConfirmAttendance(id));
        await _bank.DoAsync("ben", new ConfirmAttendance(id));
        (await _bank.WalletsAsync("giver", "ann", "ben", "cat")).ShouldBe([(180, 0), (120, 0), (90, 0), (90, 0)]);
    }

    [Theory]
    [InlineData(SeatState.Excused, 120, 60)]
    [InlineData(SeatState.NoShow, 90, 90)]
    public async Task An_objection_holds_all_credits_until_a_broker_decides_it(SeatState decision, int ben, int ann)
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 4, minimum: 1);
        await _bank.JoinAsync(id, "ann", "ben");
        _bank.Clock.Advance(Duration.FromHours(49));
        await _bank.RecordAsync(id, 60, "ann");
        await _bank.DoAsync("ben", new ObjectToAttendance(id, "the wrong room"));
        await _bank.RefusedAsync("giver", new RecordSession(id, Credits.FromMinutes(50), []), "session.answered");
        _bank.Clock.Advance(Duration.FromDays(14));
        (await _bank.HousekeepAsync()).SessionRecordsClosed.ShouldBe(1);
        (await _bank.HousekeepAsync()).SessionRecordsClosed.ShouldBe(0);
        (await _bank.WalletsAsync("giver", "ann", "ben")).ShouldBe([(120, 0), (120, 60), (120, 60)]);
        (await _bank.SendAsync("broker", new ListObjections(), Roles.Broker)).Value.Items.Single().Seats!.Select(s => s.Objection).ShouldBe([null, "the wrong room"]);
        await _bank.RefusedAsync("broker", new DecideAttendance(id, _bank.IdOf("ben"), SeatState.Left, "?"), "session.decision", Roles.Broker);

        (await _bank.DoAsync("broker", new DecideAttendance(id, _bank.IdOf("ben"), decision, "heard both"), Roles.Broker)).State.ShouldBe(SessionState.Completed);

        (await _bank.WalletsAsync("giver", "ann", "ben")).ShouldBe([(180, 0), (ann, 0), (ben, 0)]);
        (await _bank.ReadAsync("ben", id)).Mine!.ShouldSatisfyAllConditions(s => s.State.ShouldBe(decision), s => s.Decision.ShouldBe("heard both"));
        (await _bank.SendAsync("broker", new ListObjections(), Roles.Broker)).Value.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_says_nothing_for_fourteen_days_agrees()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 4);
        await _bank.JoinAsync(id, "ann", "ben");
        _bank.Clock.Advance(Duration.FromHours(48));
        await _bank.RecordAsync(id, 30, "ann", "ben");
        await _bank.RecordAsync(id, 60, "ann", "ben");
        _bank.Clock.Advance(Duration.FromDays(14) - Duration.FromTicks(10));
        (await _bank.HousekeepAsync()).SessionRecordsClosed.ShouldBe(0);
        _bank.Clock.Advance(Duration.FromTicks(10));

        (await _bank.HousekeepAsync()).SessionRecordsClosed.ShouldBe(1);

        (await _bank.WalletsAsync("giver", "ann", "ben")).ShouldBe([(180, 0), (90, 0), (90, 0)]);
    }

    [Fact]
    public async Task A_session_that_nobody_records_is_called_off_after_180_days_and_one_that_its_giver_calls_off_at_once()
    {
        var forgotten = await _bank.ScheduleAsync(hours: 60, capacity: 4);
        var calledOff = await _bank.ScheduleAsync(hours: 30, capacity: 4);
        await _bank.JoinAsync(forgotten, "ann");
        await _bank.JoinAsync(calledOff, "ann");
        (await _bank.WalletsAsync("ann")).ShouldBe([(120, 90)]);
        await _bank.RefusedAsync("ann", new CancelSession(calledOff, "ill"), "session.only-giver");
        await _bank.DoAsync("giver", new CancelSession(calledOff, "ill"));
        (await _bank.ReadAsync("ann", calledOff)).ShouldSatisfyAllConditions(s => s.State.ShouldBe(SessionState.Cancelled), s => s.CancelReason.ShouldBe("ill"));
        (await _bank.WalletsAsync("ann")).ShouldBe([(120, 60)]);
        _bank.Clock.Advance(Duration.FromDays(182) - Duration.FromTicks(10));
        (await _bank.HousekeepAsync()).SessionsLapsed.ShouldBe(0);
        _bank.Clock.Advance(Duration.FromTicks(10));

        (await _bank.HousekeepAsync()).SessionsLapsed.ShouldBe(1);

        (await _bank.ReadAsync("ann", forgotten)).State.ShouldBe(SessionState.Cancelled);
        (await _bank.WalletsAsync("giver", "ann")).ShouldBe([(120, 0), (120, 0)]);
        await _bank.RefusedAsync("giver", new RecordSession(forgotten, Credits.FromMinutes(60), []), "session.wrong-state");
    }

    [Fact]
    public async Task Whoever_leaves_the_bank_leaves_their_seats_and_calls_off_what_they_were_to_give()
    {
        var joined = await _bank.ScheduleAsync(hours: 60, capacity: 1);
        var own = await _bank.ScheduleAsync(hours: 30, capacity: 4, giver: "ann");
        await _bank.JoinAsync(joined, "ann", "ben");
        await _bank.JoinAsync(own, "ben");
        await _bank.LeaveBankAsync("ann");

        (await _bank.ReadAsync("giver", joined)).Seats!.Select(s => s.State).ShouldBe([SeatState.Left, SeatState.Joined]);
        (await _bank.ReadAsync("ben", own)).State.ShouldBe(SessionState.Cancelled);
        (await _bank.WalletsAsync("ben")).ShouldBe([(120, 60)]);
    }

    [Theory]
    [InlineData("giver", "ann")]
    [InlineData("ann", "giver")]
    public async Task To_whom_the_giver_has_blocked_and_to_whoever_has_blocked_the_giver_there_is_nothing_to_join(string blocker, string blocked)
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2);
        (await _bank.SendAsync(blocker, new BlockMember(_bank.IdOf(blocked)))).IsGranted.ShouldBeTrue();

        await _bank.RefusedAsync("ann", new JoinSession(id), "session.not-found");
        await _bank.JoinAsync(id, "ben");
    }

    [Fact]
    public async Task What_leaving_the_bank_costs_goes_by_when_they_left_however_late_the_news_arrives()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2);
        await _bank.JoinAsync(id, "ann", "ben");
        await _bank.LeaveBankAsync("ann", newsAfter: Duration.FromHours(30));
        await _bank.LeaveBankAsync("ben");

        (await _bank.ReadAsync("giver", id)).Seats!.Select(s => s.State).ShouldBe([SeatState.Left, SeatState.LeftLate]);
    }

    [Theory]
    [InlineData("UPDATE {sessions} SET joined = capacity + 1")]
    [InlineData("UPDATE {sessions} SET given_minutes = minutes")]
    [InlineData("UPDATE {sessions} SET state = 3")]
    [InlineData("UPDATE {sessions} SET minimum = capacity + 1")]
    [InlineData("UPDATE {session_seats} SET state = 1")]
    [InlineData("UPDATE {session_seats} SET held_minutes = -1")]
    [InlineData("UPDATE {session_seats} SET number = 1")]
    public async Task The_database_defends_itself(string sql)
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2);
        await _bank.JoinAsync(id, "ann", "ben");

        Should.Throw<System.Data.Common.DbException>(() => _bank.Execute(sql));
    }

    [Fact]
    public async Task A_record_names_everybody_who_joined_once_and_no_more_than_the_planned_hours()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 2);
        await _bank.JoinAsync(id, "ann", "ben", "cat");
        RecordSession Record(int minutes, params string[] named) => new(id, Credits.FromMinutes(minutes), [.. named.Select(n => new Attendance(_bank.IdOf(n), true))]);
        await _bank.RefusedAsync("giver", Record(60, "ann", "ben"), "session.not-begun");
        _bank.Clock.Advance(Duration.FromHours(48));

        foreach (var wrong in (RecordSession[])[Record(60), Record(60, "ann"), Record(60, "ann", "ann"), Record(60, "ann", "cat"), Record(60, "ann", "ben", "cat"), Record(60, "ann", "ben", "ben")])
            await _bank.RefusedAsync("giver", wrong, "session.attendance");
        await _bank.RefusedAsync("giver", Record(61, "ann", "ben"), "session.hours-given");
        await _bank.RefusedAsync("giver", Record(0, "ann", "ben"), "session.hours-given");
        await _bank.RefusedAsync("ann", Record(60, "ann", "ben"), "session.only-giver");
        (await _bank.DoAsync("giver", Record(60, "ann", "ben"))).State.ShouldBe(SessionState.Recorded);
        await _bank.RefusedAsync("cat", new ConfirmAttendance(id), "session.no-seat");
    }

    [Fact]
    public async Task Lists_show_what_can_be_joined_in_pages_and_what_is_ones_own()
    {
        var ids = new List<SessionId>();
        for (var i = 0; i < 5; i++)
            ids.Add(await _bank.ScheduleAsync(hours: 10, capacity: 1, startsInHours: 48 + i));
        await _bank.DoAsync("giver", new CancelSession(ids[3], "ill"));
        await _bank.JoinAsync(ids[1], "ann");
        await _bank.JoinAsync(ids[2], "ann");
        await _bank.DoAsync("ann", new LeaveSession(ids[2]));

        var first = (await _bank.SendAsync("ann", new ListSessions(Size: 3))).Value;
        var second = (await _bank.SendAsync("ann", new ListSessions(After: first.Next, Size: 3))).Value;

        first.Items.Concat(second.Items).Select(s => s.Id).ShouldBe([ids[0], ids[1], ids[2], ids[4]]);
        second.Next.ShouldBeNull();
        (await _bank.SendAsync("ann", new ListSessions(Mine: true))).Value.Items.Select(s => s.Id).ShouldBe([ids[1]]);
        (await _bank.SendAsync("giver", new ListSessions(Mine: true, Size: 1))).Value.Items.Single().ShouldSatisfyAllConditions(s => s.Id.ShouldBe(ids[4]), s => s.Seats.ShouldBeEmpty());
        _bank.Clock.Advance(Duration.FromHours(50));
        (await _bank.SendAsync("ann", new ListSessions())).Value.Items.Select(s => s.Id).ShouldBe([ids[4]]);
    }
}
