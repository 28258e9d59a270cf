using Hexitime.Ledger;
using Hexitime.Sessions;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Many people at the same moment in one group session: nobody fails for it, there are never more than seats, and the credits are right.</summary>
public abstract class SessionRaceTests(ITestDatabases databases) : IAsyncLifetime
{
    private const int Rounds = 5;
    private static readonly string[] People = [.. Enumerable.Range(0, 12).Select(i => $"p{i}")];
    private SessionBank _bank = null!;

    public async Task InitializeAsync() => _bank = await SessionBank.OpenAsync(databases, ["giver", .. People]);

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Of_twelve_who_join_at_once_four_get_a_seat_and_the_rest_wait_in_one_order()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await _bank.ScheduleAsync(hours: 60, capacity: 4, minimum: 2);

            var answers = await AtOnce.RunAsync([.. People.Select(p => (Func<Task<Result<SessionView>>>)(() => _bank.SendAsync(p, new JoinSession(id))))]);

            answers.ShouldAllBe(a => a.IsGranted);
            answers.Count(a => a.Value.Mine!.State == SeatState.Joined).ShouldBe(4);
            answers.Select(a => a.Value.Mine!.Position).OfType<int>().Order().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
            await CreditsAgreeAsync(id, joined: 4, waiting: 8);
            (await _bank.DoAsync("giver", new CancelSession(id, "again"))).State.ShouldBe(SessionState.Cancelled);
        }

        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task While_some_leave_and_others_join_no_seat_is_lost_or_taken_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await _bank.ScheduleAsync(hours: 60, capacity: 4, minimum: 2);
            await _bank.JoinAsync(id, People[..6]);

            var answers = await AtOnce.RunAsync(
            [
                .. People[..3].Select(p => (Func<Task<Result<SessionView>>>)(() => _bank.SendAsync(p, new LeaveSession(id)))),
                .. People[6..].Select(p => (Func<Task<Result<SessionView>>>)(() => _bank.SendAsync(p, new JoinSession(id)))),
            ]);

            answers.ShouldAllBe(a => a.IsGranted);
            await CreditsAgreeAsync(id, joined: 4, waiting: 5);
            // Those who waited before have moved up.
            foreach (var first in People[3..6])
                (await _bank.ReadAsync(first, id)).Mine!.State.ShouldBe(SeatState.Joined);
            await _bank.DoAsync("giver", new CancelSession(id, "again"));
        }

        await _bank.LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Of_those_who_confirm_at_once_the_last_settles_it_once()
    {
        var id = await _bank.ScheduleAsync(hours: 60, capacity: 12, minimum: 12);
        await _bank.JoinAsync(id, People);
        _bank.Clock.Advance(Duration.FromHours(48));
        await _bank.RecordAsync(id, 55, People);

        var answers = await AtOnce.RunAsync([.. People.Select(p => (Func<Task<Result<SessionView>>>)(() => _bank.SendAsync(p, new ConfirmAttendance(id))))]);

        answers.ShouldAllBe(a => a.IsGranted);
        answers.Count(a => a.Value.State == SessionState.Completed).ShouldBe(1);
        (await _bank.WalletsAsync("giver")).ShouldBe([(175, 0)]);
        (await _bank.WalletsAsync(People)).ShouldBe([.. Enumerable.Repeat((115L, 0L), 7), .. Enumerable.Repeat((116L, 0L), 5)]);
        await _bank.LedgerIsWholeAsync();
    }

    private async Task CreditsAgreeAsync(SessionId id, int joined, int waiting)
    {
        var session = await _bank.ReadAsync("giver", id);
        (session.Joined, session.Waiting).ShouldBe((joined, waiting));
        var seats = session.Seats!.ToDictionary(s => s.Member.Name);
        foreach (var (person, wallet) in People.Zip(await _bank.WalletsAsync(People)))
            wallet.ShouldBe((120, seats.TryGetValue(person, out var seat) && seat.State == SeatState.Joined ? 30 : 0), person);
        seats.Values.ShouldAllBe(s => s.Held == Credits.FromMinutes(s.State == SeatState.Joined ? 30 : 0));
    }
}
