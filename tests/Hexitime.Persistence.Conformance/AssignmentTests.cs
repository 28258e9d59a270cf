using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Availability;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>In the network of Hana two look for help, of whom one can be helped by Ben alone, and the other by Ben or Cleo.</summary>
public abstract class AssignmentTests(ITestDatabases databases) : IAsyncLifetime
{
    private MatchBank _bank = null!;
    private NetworkId _network;
    private ListingId _ofAda;
    private ListingId _ofDora;
    private ListingId _byBen;
    private ListingId _byCleo;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, ["hana", "ada", "ben", "cleo", "dora", "otto"]);
        _network = await _bank.FoundAsync("hana", joining: ["ada", "ben", "cleo", "dora"]);
        _ofAda = await _bank.PublishAsync("ada", ListingType.Request, MatchBank.Text("Run charts", "run charts"), _network);
        _ofDora = await _bank.PublishAsync("dora", ListingType.Request, MatchBank.Text("Facilitation or run charts", "facilitation", "run charts"), _network);
        _byBen = await _bank.PublishAsync("ben", ListingType.Offer, MatchBank.Text("Run charts and facilitation", "run charts", "facilitation"), _network);
        _byCleo = await _bank.PublishAsync("cleo", ListingType.Offer, MatchBank.Text("Facilitation", "facilitation"), _network);
        await _bank.PublishAsync("otto", ListingType.Offer, MatchBank.Text("Run charts", "run charts"));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Everybody_is_helped_who_can_be_even_where_the_best_for_one_would_leave_another_without()
    {
        var done = await RunAsync(1);

        (done.State, done.Requests, done.Ranked, done.Assigned).ShouldBe((AssignmentRunState.Done, 2, 2, 2));
        done.Pairs.Select(p => (p.Request.Id, p.Offer.Id)).ShouldBe([(_ofAda, _byBen), (_ofDora, _byCleo)], ignoreOrder: true);
        done.Score.ShouldBe(done.Pairs.Sum(p => (long)p.Score));
        done.Pairs.ShouldBe(done.Pairs.OrderByDescending(p => p.Score));
        done.Pairs.Select(p => p.Offer.Owner.Member).ShouldBe([_bank["ben"], _bank["cleo"]], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_has_time_for_two_may_be_given_two() =>
        (await RunAsync(2)).Pairs.Select(p => p.Offer.Id).ShouldBe([_byBen, _byBen]);

    [Fact]
    public async Task Whoever_shares_that_they_have_no_hour_in_common_is_not_brought_together()
    {
        await _bank.DoAsync("ada", new EditSchedule(Free(IsoDayOfWeek.Monday)));
        await _bank.DoAsync("ben", new EditSchedule(Free(IsoDayOfWeek.Tuesday)));
        (await RunAsync(1)).Pairs.ShouldNotContain(p => p.Request.Id == _ofAda);

        await _bank.DoAsync("ben", new EditSchedule(Free(IsoDayOfWeek.Monday)));
        (await RunAsync(1)).Pairs.ShouldContain(p => p.Request.Id == _ofAda && p.Offer.Id == _byBen);
        (await RunAsync(40)).Assigned.ShouldBe(2);
    }

    [Fact]
    public async Task Blocked_suspended_and_paused_stay_out()
    {
        await _bank.DoAsync("ben", new BlockMember(_bank["ada"]));
        (await RunAsync(1)).Pairs.ShouldNotContain(p => p.Request.Id == _ofAda);

        await _bank.DoAsync("cleo", new PauseListing(_byCleo));
        (await RunAsync(1)).Pairs.Select(p => (p.Request.Id, p.Offer.Id)).ShouldBe([(_ofDora, _byBen)]);
    }

    [Fact]
    public async Task It_is_done_once_however_often_it_is_asked_for_and_can_be_called_off_before()
    {
        var run = (await _bank.DoAsync("hana", new AssignRequests(_network))).Id;
        (await _bank.DoAsync("hana", new GetAssignment(run))).State.ShouldBe(AssignmentRunState.Waiting);
        (await _bank.DoAsync("hana", new CancelAssignment(run))).State.ShouldBe(AssignmentRunState.Cancelled);
        (await _bank.DoAsync("hana", new CancelAssignment(run))).State.ShouldBe(AssignmentRunState.Cancelled);
        await _bank.DispatchAsync();
        (await _bank.DoAsync("hana", new GetAssignment(run))).Pairs.ShouldBeEmpty();

        var done = await RunAsync(1);
        (await _bank.RefusedAsync("hana", new CancelAssignment(done.Id))).ShouldBe("assignment.done");
    }

    [Fact]
    public async Task A_host_runs_that_of_their_network_and_an_administrator_any()
    {
        (await _bank.RefusedAsync("ada", new AssignRequests(_network))).ShouldNotBeEmpty();
        (await _bank.RefusedAsync("otto", new AssignRequests(_network))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("hana", new AssignRequests())).ShouldNotBeEmpty();
        (await _bank.RefusedAsync("hana", new AssignRequests(_network, 0))).ShouldBe("assignment.sessions");
        (await _bank.RefusedAsync("ada", new GetAssignment((await RunAsync(1)).Id))).ShouldBe("assignment.not-found");

        var everywhere = (await _bank.AsAdministratorAsync(new AssignRequests())).Value.Id;
        await _bank.DispatchAsync();
        (await _bank.AsAdministratorAsync(new GetAssignment(everywhere))).Value.Assigned.ShouldBe(2);
        (await _bank.RefusedAsync("hana", new GetAssignment(everywhere))).ShouldBe("assignment.not-found");
    }

    [Fact]
    public async Task What_is_closed_afterwards_is_not_shown_any_more()
    {
        var run = (await RunAsync(1)).Id;
        await _bank.DoAsync("cleo", new CloseListing(_byCleo));

        var left = await _bank.DoAsync("hana", new GetAssignment(run));
        (left.Assigned, left.Pairs.Single().Request.Id).ShouldBe((2, _ofAda));
    }

    private static ScheduleText Free(IsoDayOfWeek day) => new() { IsShared = true, Weekly = [new WeeklySlot(day, new LocalTime(9, 0), new LocalTime(12, 0))] };

    private async Task<AssignmentView> RunAsync(int sessions)
    {
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        var run = (await _bank.DoAsync("hana", new AssignRequests(_network, sessions))).Id;
        await _bank.DispatchAsync();
        return await _bank.DoAsync("hana", new GetAssignment(run));
    }
}
