namespace Hexitime.Matching.Rings;

/// <summary>For problems with more possible rings than can be held.</summary>
internal static class ThinnedRings
{
    /// <summary>The rings of each person's best helps: half as many of them each time, until their rings can be held.</summary>
    public static RingCatalogue Find(RingProblem problem, int most, CancellationToken cancellation)
    {
        var graph = problem.Graph;
        var helps = 1;
        for (var p = 0; p < graph.People; p++)
            helps = Math.Max(helps, graph.Starts[p + 1] - graph.Starts[p]);
        while (helps > 1)
        {
            helps /= 2;
            if (RingFinder.Find(BestHelps(graph, helps), problem.LongestRing, most, cancellation) is { } rings)
                return rings;
        }

        return new RingCatalogue();
    }

    /// <summary>Prices that hold for any ring, listed or not: each pays for the best help that they can give, or else for the best that they can get, whichever is less in all.</summary>
    public static RingPrices PricesOf(RingProblem problem, long perPerson)
    {
        var graph = problem.Graph;
        var (given, got) = (new long[graph.People], new long[graph.People]);
        for (var p = 0; p < graph.People; p++)
        {
            for (var i = graph.Starts[p]; i < graph.Starts[p + 1]; i++)
            {
                given[p] = Math.Max(given[p], perPerson + graph.Scores[i]);
                got[graph.Targets[i]] = Math.Max(got[graph.Targets[i]], perPerson + graph.Scores[i]);
            }
        }

        // Who cannot give or cannot get is in no ring.
        for (var p = 0; p < graph.People; p++)
        {
            if (given[p] == 0 || got[p] == 0)
                given[p] = got[p] = 0;
        }

        return new RingPrices(perPerson, 1, given.Sum() <= got.Sum() ? given : got);
    }

    private static HelpGraph BestHelps(HelpGraph graph, int most)
    {
        var (starts, kept) = (new int[graph.People + 1], new List<int>());
        for (var p = 0; p < graph.People; p++)
        {
            var first = graph.Starts[p];
            kept.AddRange(Enumerable.Range(first, graph.Starts[p + 1] - first).OrderByDescending(i => graph.Scores[i]).ThenBy(i => i).Take(most).Order());
            starts[p + 1] = kept.Count;
        }

        return new HelpGraph(starts, [.. kept.Select(i => graph.Targets[i])], [.. kept.Select(i => graph.Scores[i])], [.. kept.Select(i => graph.Labels[i])]);
    }
}
