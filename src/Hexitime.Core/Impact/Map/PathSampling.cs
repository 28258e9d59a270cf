namespace Hexitime.Impact.Map;

/// <summary>
/// Betweenness of large maps from shortest paths drawn by chance: two points are drawn, then one of the shortest paths between them, and the points within it counted. Drawn are ever twice as many, until what is seen of
/// how shares vary (Maurer and Pontil 2009) shows that none is wrong by more than wanted, or until there are as many as suffice whatever is seen, which depends on the longest shortest path only (Riondato and Kornaropoulos
/// 2016, "Fast approximation of betweenness centrality through sampling"). Memory grows with the points and threads, not with the draws.
/// </summary>
internal sealed class PathSampling
{
    private const int First = 4_096;
    private const int Portions = 64;

    private readonly Adjacency _forward;
    private readonly Adjacency _backward;
    private readonly ulong _seed;
    private readonly int[] _hits;
    private int _drawn;

    private PathSampling(Adjacency forward, Adjacency backward, ulong seed) =>
        (_forward, _backward, _seed, _hits) = (forward, backward, new SplitMix(seed).Next(), new int[forward.Points]);

    public static Betweenness Betweenness(Adjacency forward, Adjacency backward, bool isDirected, SampledPaths wanted, int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        var n = forward.Points;
        if (n < 3)
            return new Betweenness(new double[n], isDirected, 0, 0, 1);

        // Half of the risk is for what is seen, shared among the looks at it, and half for what suffices.
        var risk = (1 - wanted.Confidence) / 2;
        var complexity = Complexity(isDirected ? Components.Weak(Adjacency.Union(forward, backward)).Largest() : LongestPath(forward)) + Math.Log(1 / risk);
        var scale = (double)n / (n - 2);
        var most = (int)Math.Min(int.MaxValue, Math.Ceiling(0.5 * complexity * scale * scale / (wanted.Error * wanted.Error)));
        var looks = 2 + (most <= First ? 0 : int.Log2(most / First));

        var (sampling, told) = (new PathSampling(forward, backward, wanted.Seed), 0);
        for (var samples = Math.Min(First, most); ; samples = (int)Math.Min(2L * samples, most))
        {
            sampling.DrawUpTo(samples, threads, cancellation);
            var error = EmpiricalBernstein(sampling.GreatestVariance(), samples, n, risk / looks) * scale;
            if (error <= wanted.Error || samples == most)
            {
                progress?.Report(100);
                return new Betweenness([.. sampling._hits.Select(h => (double)h / samples * scale)], isDirected, samples, Math.Min(error, wanted.Error), wanted.Confidence);
            }

            // An error half as large takes four times as many.
            told = Math.Max(told, (int)(99 * wanted.Error * wanted.Error / (error * error)));
            progress?.Report(told);
        }
    }

    private void DrawUpTo(int samples, int threads, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var from = _drawn;
        Parallel.For(0, Portions, options, () => new TwoWaySearch(_forward, _backward), (portion, _, search) =>
        {
            // Each draw has chance of its own, so it is the same whoever draws it.
            for (var sample = (long)from + portion; sample < samples; sample += Portions)
            {
                cancellation.ThrowIfCancellationRequested();
                search.Draw(new SplitMix(unchecked(_seed + ((ulong)sample * 0xD1342543DE82EF95))), _hits);
            }

            return search;
        }, static _ => { });
        _drawn = samples;
    }

    private double GreatestVariance()
    {
        var greatest = 0.0;
        foreach (var hits in _hits)
        {
            var share = (double)hits / _drawn;
            greatest = Math.Max(greatest, share * (1 - share) * _drawn / Math.Max(1, _drawn - 1));
        }

        return greatest;
    }

    /// <summary>Maurer and Pontil 2009, theorem 4, to both sides and for all points at once: the closer, the less any share varies.</summary>
    private static double EmpiricalBernstein(double variance, int samples, int points, double risk)
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
