namespace Hexitime.Impact.Map;

/// <summary>
/// Betweenness of large maps from shortest paths drawn by chance: Riondato and Kornaropoulos 2016, "Fast approximation of betweenness centrality through sampling". Two points are drawn, then one of the shortest
/// paths between them, and the points within it counted. How many draws are needed for an error depends on the longest shortest path only, not on the number of points. Memory grows with the points and threads,
/// not with the draws.
/// </summary>
internal static class PathSampling
{
    public static Betweenness Betweenness(Adjacency forward, Adjacency backward, bool isDirected, SampledPaths wanted, int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        var n = forward.Points;
        if (n < 3)
            return new Betweenness(new double[n], isDirected, 0, 0, 1);

        // Two bounds are at hand, each allowed half of the risk; the better of them is told.
        var risk = (1 - wanted.Confidence) / 2;
        var complexity = Complexity(isDirected ? Components.Weak(Adjacency.Union(forward, backward)).Largest() : LongestPath(forward)) + Math.Log(1 / risk);
        var scale = (double)n / (n - 2);
        var error = wanted.Error / scale;
        var samples = checked((int)Math.Ceiling(0.5 * complexity / (error * error)));

        var (hits, done) = (new int[n], 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var (steps, each) = (Math.Min(samples, 100), new SplitMix(wanted.Seed).Next());
        Parallel.For(0, steps, options, () => new TwoWaySearch(forward, backward), (step, _, search) =>
        {
            for (var sample = step; sample < samples; sample += steps)
            {
                cancellation.ThrowIfCancellationRequested();
                search.Draw(new SplitMix(unchecked(each + ((ulong)sample * 0xD1342543DE82EF95))), hits);
            }

            progress?.Report(100 * Interlocked.Increment(ref done) / steps);
            return search;
        }, static _ => { });

        var shares = new double[n];
        var variance = 0.0;
        for (var v = 0; v < n; v++)
        {
            var share = (double)hits[v] / samples;
            variance = Math.Max(variance, share * (1 - share) * samples / Math.Max(1, samples - 1));
            shares[v] = share * scale;
        }

        var known = Math.Min(wanted.Error, EmpiricalBernstein(variance, samples, n, risk) * scale);
        return new Betweenness(shares, isDirected, samples, known, wanted.Confidence);
    }

    /// <summary>Maurer and Pontil 2009, theorem 4, to both sides and for all points at once: the closer, the less any share varies.</summary>
    internal static double EmpiricalBernstein(double variance, int samples, int points, double risk)
    {
        var log = Math.Log(4.0 * points / risk);
        return samples < 2 ? 1 : Math.Sqrt(2 * variance * log / samples) + (7 * log / (3.0 * (samples - 1)));
    }

    /// <summary>The bound on the Vapnik–Chervonenkis dimension of paths of at most so many points.</summary>
    private static int Complexity(int points) => points < 3 ? 0 : 1 + int.Log2(points - 2);

    /// <summary>At least as many points as any shortest path has: from any point, no two others are further apart than the two furthest from it together.</summary>
    private static int LongestPath(Adjacency undirected)
    {
        var (distance, queue, longest) = (new int[undirected.Points], new int[undirected.Points], 0);
        for (var start = 0; start < distance.Length; start++)
        {
            if (distance[start] != 0)
                continue;
            var (head, tail) = (0, 1);
            (queue[0], distance[start]) = (start, 1);
            while (head < tail)
            {
                var v = queue[head++];
                foreach (var w in undirected.Of(v))
                {
                    if (distance[w] != 0)
                        continue;
                    distance[w] = distance[v] + 1;
                    queue[tail++] = w;
                }
            }

            var (furthest, second) = (distance[queue[tail - 1]] - 1, tail < 2 ? 0 : distance[queue[tail - 2]] - 1);
            longest = Math.Max(longest, furthest + second + 1);
        }

        return longest;
    }
}
