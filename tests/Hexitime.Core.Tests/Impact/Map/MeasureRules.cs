using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Hexitime.Impact.Map;

/// <summary>What holds of the measures of every map, on maps small enough to try everything.</summary>
public sealed class MeasureRules
{
    [Property(MaxTest = 200)]
    public Property Betweenness_is_what_listing_every_shortest_path_gives() => Prop.ForAll(Maps.Small().ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (c, isDirected) =>
    {
        var (n, shares) = (c.Points, new double[c.Points]);
        for (var s = 0; s < n; s++)
        {
            for (var t = 0; t < n; t++)
            {
                var paths = s == t ? [] : ShortestPaths(c.Ties(isDirected), s, t);
                foreach (var path in paths)
                {
                    foreach (var v in path.Where(v => v != s && v != t))
                        shares[v] += 1.0 / paths.Count;
                }
            }
        }

        c.Map.MeasureBetweenness(isDirected).Shares
            .Zip(shares, (ours, sum) => Math.Abs(ours - (sum / Math.Max(1, (n - 1) * (n - 2))))).Max().ShouldBeLessThan(1e-12);
    });

    [Property(MaxTest = 200)]
    public Property A_core_is_what_is_left_when_those_with_too_few_neighbours_are_taken_away() => Prop.ForAll(Maps.Small(mostTies: 4).ToArbitrary(), c =>
    {
        var ties = c.Ties(isDirected: false);
        for (var k = 1; k < c.Points; k++)
        {
            HashSet<int> left = [.. Enumerable.Range(0, c.Points)];
            while (left.RemoveWhere(v => left.Count(w => ties[v, w]) < k) > 0)
            {
            }

            Enumerable.Range(0, c.Points).Where(v => c.Map.Measures[v].Core >= k).ShouldBe(left.Order());
        }
    });

    [Property(MaxTest = 200)]
    public Property Components_are_who_can_reach_each_other() => Prop.ForAll(Maps.Small(mostPoints: 12, mostTies: 1).ToArbitrary(), c =>
    {
        var (summary, weak, strong) = (c.Map.Summarise(), Reach(c.Ties(isDirected: false)), Reach(c.Ties(isDirected: true)));

        int[] weakSizes = [.. Sizes((v, w) => weak[v, w])];
        int[] strongSizes = [.. Sizes((v, w) => strong[v, w] && strong[w, v])];
        (summary.WeakComponents, summary.StrongComponents).ShouldBe((weakSizes.Length, strongSizes.Length));
        summary.LargestWeakComponent.ShouldBe((double)weakSizes.Max() / c.Points);
        summary.LargestStrongComponent.ShouldBe((double)strongSizes.Max() / c.Points);
        summary.Isolates.ShouldBe(Enumerable.Range(0, c.Points).Count(v => c.Given.All(g => g.From != v && g.To != v)));

        IEnumerable<int> Sizes(Func<int, int, bool> areTogether) =>
            Enumerable.Range(0, c.Points).GroupBy(v => Enumerable.Range(0, c.Points).First(w => v == w || areTogether(v, w))).Select(g => g.Count());
    });

    [Property(MaxTest = 100)]
    public Property Ties_are_the_sums_of_what_was_given() => Prop.ForAll(Maps.Small().ToArbitrary(), c =>
    {
        var ties = c.Given.GroupBy(g => (g.From, g.To)).OrderBy(g => g.Key)
            .Select(g => new MapTie(g.Key.From, g.Key.To, g.Sum(t => t.Minutes), g.Count(), g.Min(t => t.On), g.Max(t => t.On)));

        c.Map.Ties.ShouldBe(ties);
        c.Map.Measures.Sum(m => m.MinutesGiven).ShouldBe(c.Given.Sum(g => g.Minutes));
    });

    [Property(MaxTest = 100)]
    public Property Who_has_which_number_changes_no_measure() => Prop.ForAll(Maps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        int[] to = [.. Enumerable.Range(0, c.Points)];
        new Random(seed).Shuffle(to);
        var (map, moved) = (c.Map, c.Moved(to).Map);
        var (between, movedBetween) = (map.MeasureBetweenness().Shares, moved.MeasureBetweenness().Shares);

        moved.Summarise().ShouldBe(map.Summarise());
        moved.Crossing(MapAttribute.Organisation).ShouldBe(map.Crossing(MapAttribute.Organisation));
        moved.Growth().ShouldBe(map.Growth());
        for (var v = 0; v < c.Points; v++)
        {
            moved.Measures[to[v]].ShouldBe(map.Measures[v]);
            movedBetween[to[v]].ShouldBe(between[v], 1e-12);
        }
    });

    [Property(MaxTest = 100)]
    public Property The_order_of_exchanges_plays_no_part() => Prop.ForAll(Maps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        GivenTime[] shuffled = [.. c.Given];
        new Random(seed).Shuffle(shuffled);
        var (map, other) = (c.Map, (c with { Given = shuffled }).Map);

        other.Ties.ShouldBe(map.Ties);
        other.Growth().ShouldBe(map.Growth());
        other.FindCommunities().Of.ShouldBe(map.FindCommunities().Of);
        other.MeasureBetweenness().Shares.ShouldBe(map.MeasureBetweenness().Shares);
    });

    [Property(MaxTest = 100)]
    public Property Communities_are_better_than_everybody_alone_and_all_together_and_hold_together() => Prop.ForAll(Maps.Small(mostPoints: 14, mostTies: 2).ToArbitrary(), c =>
    {
        var (map, found) = (c.Map, c.Map.FindCommunities());
        int[] alone = [.. Enumerable.Range(0, c.Points)];

        found.Modularity.ShouldBeGreaterThanOrEqualTo(map.Modularity(alone) - 1e-12);
        found.Modularity.ShouldBeGreaterThanOrEqualTo(map.Modularity(new int[c.Points]) - 1e-12);
        found.Of.Distinct().Order().ShouldBe(Enumerable.Range(0, found.Count));
        var sizes = found.Of.CountBy(x => x).OrderBy(x => x.Key).Select(x => x.Value).ToList();
        sizes.ShouldBe(sizes.OrderDescending());

        var ties = c.Ties(isDirected: false);
        var within = new bool[c.Points, c.Points];
        foreach (var v in alone)
        {
            foreach (var w in alone)
                within[v, w] = ties[v, w] && found.Of[v] == found.Of[w];
        }

        var reach = Reach(within);
        alone.All(v => alone.All(w => v == w || found.Of[v] != found.Of[w] || reach[v, w])).ShouldBeTrue();
    });

    [Property(MaxTest = 100)]
    public Property Modularity_is_what_its_definition_gives() => Prop.ForAll(Maps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        var random = new Random(seed);
        int[] community = [.. Enumerable.Range(0, c.Points).Select(_ => random.Next(3))];
        var weight = new double[c.Points, c.Points];
        foreach (var g in c.Given)
        {
            weight[g.From, g.To] += g.Minutes;
            weight[g.To, g.From] += g.Minutes;
        }

        var (all, sum) = (weight.Cast<double>().Sum(), 0.0);
        double[] strength = [.. Enumerable.Range(0, c.Points).Select(v => Enumerable.Range(0, c.Points).Sum(w => weight[v, w]))];
        for (var v = 0; v < c.Points; v++)
        {
            for (var w = 0; w < c.Points; w++)
                sum += community[v] == community[w] && all > 0 ? (weight[v, w] - (strength[v] * strength[w] / all)) / all : 0;
        }

        c.Map.Modularity(community).ShouldBe(sum, 1e-12);
    });

    [Property(MaxTest = 100)]
    public Property Growth_adds_up() => Prop.ForAll(Maps.Small().ToArbitrary(), c =>
    {
        var quarters = c.Map.Growth();
        foreach (var q in quarters)
        {
            bool IsUntil(GivenTime g) => (g.On.Year, (g.On.Month + 2) / 3).CompareTo((q.Year, q.Quarter)) <= 0;
            bool IsIn(GivenTime g) => (g.On.Year, (g.On.Month + 2) / 3) == (q.Year, q.Quarter);
            GivenTime[] until = [.. c.Given.Where(IsUntil)], within = [.. c.Given.Where(IsIn)], before = [.. until.Except(within)];

            (q.Exchanges, q.Minutes, q.MinutesSoFar).ShouldBe((within.Length, within.Sum(g => g.Minutes), until.Sum(g => g.Minutes)));
            (q.Points, q.PointsSoFar, q.NewPoints).ShouldBe((Points(within), Points(until), Points(until) - Points(before)));
            (q.Ties, q.TiesSoFar, q.NewTies).ShouldBe((Ties(within), Ties(until), Ties(until) - Ties(before)));
            (q.PairsSoFar, q.NewPairs).ShouldBe((Pairs(until), Pairs(until) - Pairs(before)));
        }

        quarters.Sum(q => q.Exchanges).ShouldBe(c.Given.Length);
        quarters.Zip(quarters.Skip(1), (a, b) => (4 * (b.Year - a.Year)) + b.Quarter - a.Quarter).ShouldAllBe(step => step == 1);

        static int Points(GivenTime[] given) => given.SelectMany(g => (int[])[g.From, g.To]).Distinct().Count();
        static int Ties(GivenTime[] given) => given.DistinctBy(g => (g.From, g.To)).Count();
        static int Pairs(GivenTime[] given) => given.DistinctBy(g => (Math.Min(g.From, g.To), Math.Max(g.From, g.To))).Count();
    });

    private static List<int[]> ShortestPaths(bool[,] ties, int from, int to)
    {
        List<int[]> paths = [[from]];
        for (var step = 0; step < ties.GetLength(0) && paths.Count > 0; step++)
        {
            paths = [.. paths.SelectMany(p => Enumerable.Range(0, ties.GetLength(0)).Where(w => ties[p[^1], w] && !p.Contains(w)).Select(w => (int[])[.. p, w]))];
            if (paths.Exists(p => p[^1] == to))
                return paths.FindAll(p => p[^1] == to);
        }

        return [];
    }

    private static bool[,] Reach(bool[,] ties)
    {
        var (n, reach) = (ties.GetLength(0), (bool[,])ties.Clone());
        for (var via = 0; via < n; via++)
        {
            for (var v = 0; v < n; v++)
            {
                for (var w = 0; w < n; w++)
                    reach[v, w] |= reach[v, via] && reach[via, w];
            }
        }

        return reach;
    }
}
