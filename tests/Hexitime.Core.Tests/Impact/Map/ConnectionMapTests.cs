using NodaTime;

namespace Hexitime.Impact.Map;

public sealed class ConnectionMapTests
{
    private static readonly LocalDate Day = new(2026, 5, 1);
    private static readonly SampledPaths Roughly = new() { Error = 0.02 };

    [Theory]
    [InlineData(0, 0, 60)]
    [InlineData(0, 2, 60)]
    [InlineData(-1, 1, 60)]
    [InlineData(0, 1, 0)]
    public void What_cannot_have_been_given_is_refused(int from, int to, long minutes) =>
        Should.Throw<ArgumentException>(() => ConnectionMap.Of([new MapPoint(), new MapPoint()], [new GivenTime(from, to, minutes, Day)]));

    [Fact]
    public void An_empty_map_has_figures_too()
    {
        var map = ConnectionMap.Of([], []);

        map.Summarise().ShouldBe(new MapSummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null));
        map.Growth().ShouldBeEmpty();
        map.FindCommunities().Count.ShouldBe(0);
        map.MeasureBetweenness().Shares.ShouldBeEmpty();
        map.SampleBetweenness().Shares.ShouldBeEmpty();
        map.Crossing(MapAttribute.Profession).Assortativity.ShouldBeNull();
    }

    [Fact]
    public void However_many_threads_there_are_the_figures_are_the_same_to_the_last_bit()
    {
        var map = Maps.Grown(400, 1_500);

        foreach (var isDirected in (bool[])[true, false])
        {
            var one = map.MeasureBetweenness(isDirected, threads: 1);
            map.MeasureBetweenness(isDirected, threads: 3).Shares.ShouldBe(one.Shares);
            map.SampleBetweenness(Roughly, isDirected, threads: 3).Shares.ShouldBe(map.SampleBetweenness(Roughly, isDirected, threads: 1).Shares);
        }
    }

    [Fact]
    public void Other_chance_draws_other_paths()
    {
        var map = Maps.Grown(100, 400);

        map.SampleBetweenness(Roughly with { Seed = 2 }).Shares.ShouldNotBe(map.SampleBetweenness(Roughly).Shares);
    }

    [Fact]
    public void Long_measures_tell_how_far_they_are_and_give_up_when_told()
    {
        var map = Maps.Grown(200, 600);
        var told = new Told();
        using var given = new CancellationTokenSource();
        given.Cancel();

        map.MeasureBetweenness(threads: 1, progress: told);
        told.Values.ShouldBe(told.Values.Order());
        told.Values[^1].ShouldBe(100);
        map.SampleBetweenness(Roughly, threads: 1, progress: told);
        told.Values[^1].ShouldBe(100);
        Should.Throw<OperationCanceledException>(() => map.MeasureBetweenness(cancellation: given.Token));
        Should.Throw<OperationCanceledException>(() => map.SampleBetweenness(cancellation: given.Token));
        Should.Throw<OperationCanceledException>(() => map.FindCommunities(given.Token));
    }

    [Fact]
    public void Crossing_counts_only_ties_of_which_both_groups_are_known()
    {
        MapPoint[] points = [new(Organisation: "Ash"), new(Organisation: "Birch"), new(Organisation: " "), new(Organisation: "Ash")];
        var crossing = ConnectionMap.Of(points, [new(0, 1, 60, Day), new(1, 2, 600, Day), new(0, 3, 30, Day), new(3, 0, 30, Day)]).Crossing(MapAttribute.Organisation);

        (crossing.Ties, crossing.CrossingTies, crossing.Minutes, crossing.CrossingMinutes).ShouldBe((3, 1, 120L, 60L));
        (crossing.TiesShare, crossing.MinutesShare).ShouldBe((1.0 / 3, 0.5));
        // All givers are of Ash; two of three receivers are, and half of the minutes went to them.
        crossing.CrossingTiesByChance.ShouldBe(1 - (2.0 / 3), 1e-12);
        crossing.CrossingMinutesByChance.ShouldBe(0.5, 1e-12);
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }
}
