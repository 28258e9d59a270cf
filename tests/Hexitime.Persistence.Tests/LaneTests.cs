using Hexitime.Ledger;

namespace Hexitime.Persistence.Ledger;

/// <summary>Group commit without a database: each test says itself when a group arrives.</summary>
public sealed class LaneTests
{
    private readonly Lane _lane = new();
    private readonly Road _road = new();

    [Fact]
    public async Task Whoever_finds_the_lane_empty_sets_out_at_once_and_those_who_come_meanwhile_travel_together()
    {
        var (first, second, third) = (New(1), New(1), New(1));
        Task[] sent = [Send(first), Send(second), Send(third)];

        var alone = await _road.NextAsync();
        alone.Group.ShouldBe([first]);
        sent.ShouldAllBe(s => !s.IsCompleted);
        alone.Arrive();
        var together = await _road.NextAsync();
        together.Group.ShouldBe([second, third]);
        await sent[0];
        together.Arrive();

        await Task.WhenAll(sent);
        _road.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task An_empty_lane_can_be_entered_again()
    {
        for (var i = 0; i < 3; i++)
        {
            var own = New(1);
            var sent = Send(own);
            var trip = await _road.NextAsync();
            trip.Group.ShouldBe([own]);
            trip.Arrive();
            await sent;
        }
    }

    [Fact]
    public async Task A_group_holds_no_more_than_a_thousand_orders_and_the_rest_follow_in_turn()
    {
        var (leader, many, next, last) = (New(1), New(999), New(1), New(1000));
        Task[] sent = [Send(leader), Send(many), Send(next), Send(last)];

        (await _road.NextAsync()).Arrive();
        var full = await _road.NextAsync();
        full.Group.ShouldBe([many, next]);
        full.Arrive();
        var rest = await _road.NextAsync();
        rest.Group.ShouldBe([last]);
        rest.Arrive();

        await Task.WhenAll(sent);
    }

    [Fact]
    public async Task A_batch_larger_than_a_group_travels_alone()
    {
        var (first, huge, next) = (New(1), New(5000), New(1));
        Task[] sent = [Send(first), Send(huge), Send(next)];

        (await _road.NextAsync()).Arrive();
        var alone = await _road.NextAsync();
        alone.Group.ShouldBe([huge]);
        alone.Arrive();
        (await _road.NextAsync()).Arrive();

        await Task.WhenAll(sent);
    }

    [Fact]
    public async Task When_a_group_fails_each_sets_out_again_by_itself_and_only_the_culprit_is_told()
    {
        var (first, good, culprit, alsoGood) = (New(1), New(1), New(1), New(1));
        Task[] sent = [Send(first), Send(good), Send(culprit), Send(alsoGood)];
        (await _road.NextAsync()).Arrive();

        (await _road.NextAsync()).Fail(new InvalidTimeZoneException("group"));
        var alone = new List<Submission>();
        for (var i = 0; i < 3; i++)
        {
            var trip = await _road.NextAsync();
            alone.Add(trip.Group.ShouldHaveSingleItem());
            if (trip.Group[0] == culprit)
                trip.Fail(new InvalidTimeZoneException("culprit"));
            else
                trip.Arrive();
        }

        alone.ShouldBe([good, culprit, alsoGood], ignoreOrder: true);
        await Task.WhenAll(sent[0], sent[1], sent[3]);
        (await Should.ThrowAsync<InvalidTimeZoneException>(() => sent[2])).Message.ShouldBe("culprit");
    }

    [Fact]
    public async Task A_leader_who_fails_by_itself_is_told_and_passes_the_lead_on()
    {
        var (leader, next) = (New(1), New(1));
        var (failing, sent) = (Send(leader), Send(next));

        (await _road.NextAsync()).Fail(new InvalidTimeZoneException());

        await Should.ThrowAsync<InvalidTimeZoneException>(() => failing);
        var trip = await _road.NextAsync();
        trip.Group.ShouldBe([next]);
        trip.Arrive();
        await sent;
    }

    [Fact]
    public async Task A_leader_whose_group_fails_and_who_fails_again_harms_no_other()
    {
        var (first, leader, other) = (New(1), New(1), New(1));
        Task[] sent = [Send(first), Send(leader), Send(other)];
        (await _road.NextAsync()).Arrive();

        (await _road.NextAsync()).Fail(new InvalidTimeZoneException());
        for (var i = 0; i < 2; i++)
        {
            var trip = await _road.NextAsync();
            if (trip.Group.Single() == leader)
                trip.Fail(new InvalidTimeZoneException());
            else
                trip.Arrive();
        }

        await sent[2];
        await Should.ThrowAsync<InvalidTimeZoneException>(() => sent[1]);
    }

    [Fact]
    public async Task Cancelling_withdraws_what_waits_and_the_others_travel_without_it()
    {
        using var cancellation = new CancellationTokenSource();
        var (first, withdrawn, next) = (New(1), New(1), New(1));
        var (sent, waiting, behind) = (Send(first), Send(withdrawn, cancellation.Token), Send(next));
        var trip = await _road.NextAsync();

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);

        trip.Arrive();
        var following = await _road.NextAsync();
        following.Group.ShouldBe([next]);
        following.Arrive();
        await Task.WhenAll(sent, behind);
    }

    [Fact]
    public async Task Cancelling_does_not_stop_what_is_under_way()
    {
        using var cancellation = new CancellationTokenSource();
        var (first, leading, along) = (New(1), New(1), New(1));
        Task[] sent = [Send(first, cancellation.Token), Send(leading, cancellation.Token), Send(along, cancellation.Token)];
        (await _road.NextAsync()).Arrive();
        var trip = await _road.NextAsync();

        await cancellation.CancelAsync();
        sent[1].IsCompleted.ShouldBeFalse();
        trip.Arrive();

        await Task.WhenAll(sent);
        trip.Group.ShouldBe([leading, along]);
    }

    [Fact]
    public async Task Whoever_has_cancelled_before_sets_out_never_and_blocks_nobody()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Send(New(1), new CancellationToken(canceled: true)));

        var sent = Send(New(1));
        (await _road.NextAsync()).Arrive();
        await sent;
    }

    [Fact]
    public async Task Each_group_travels_on_the_connection_of_one_who_is_in_it()
    {
        var carriers = new List<(Submission Carrier, IReadOnlyList<Submission> Group)>();
        var start = new TaskCompletionSource();
        Task Send(Submission own) => _lane.ApplyAsync(own, async group =>
        {
            lock (carriers)
                carriers.Add((own, group));
            await start.Task;
        }, default);
        Task[] sent = [.. Enumerable.Range(0, 50).Select(_ => Send(New(100)))];

        start.SetResult();
        await Task.WhenAll(sent);

        carriers.ShouldAllBe(c => c.Group.Contains(c.Carrier));
        carriers.SelectMany(c => c.Group).Distinct().Count().ShouldBe(50);
        carriers.Select(c => c.Group.Count).ShouldBe([1, 10, 10, 10, 10, 9]);
    }

    private static Submission New(int orders) => new(new Order[orders], BatchMode.Independent);

    private Task Send(Submission own, CancellationToken cancellationToken = default) => _lane.ApplyAsync(own, _road.TravelAsync, cancellationToken);

    /// <summary>Where groups travel one after the other, until the test says that they have arrived.</summary>
    private sealed class Road
    {
        private readonly System.Threading.Channels.Channel<Trip> _trips = System.Threading.Channels.Channel.CreateUnbounded<Trip>();

        public bool IsEmpty => _trips.Reader.Count == 0;

        public async Task TravelAsync(IReadOnlyList<Submission> group)
        {
            var trip = new Trip(group);
            await _trips.Writer.WriteAsync(trip);
            await trip.Arrival;
        }

        public async Task<Trip> NextAsync() => await _trips.Reader.ReadAsync();
    }

    private sealed class Trip(IReadOnlyList<Submission> group)
    {
        private readonly TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<Submission> Group { get; } = group;

        public Task Arrival => _arrival.Task;

        public void Arrive() => _arrival.SetResult();

        public void Fail(Exception exception) => _arrival.SetException(exception);
    }
}
