namespace Hexitime.Impact.Map;

/// <summary>Exact betweenness: Brandes 2001, "A faster algorithm for betweenness centrality". One of these is one thread's room for work.</summary>
internal sealed class ShortestPaths
{
    // Sources are added up in so many parts, and the parts in their order, so that it makes no difference how many threads there are.
    private const int Parts = 32;

    private readonly Adjacency _forward;
    private readonly Adjacency _backward;
    private readonly int[] _distance;
    private readonly double[] _paths;
    private readonly double[] _dependency;
    private readonly int[] _queue;

    private ShortestPaths(Adjacency forward, Adjacency backward)
    {
        (_forward, _backward) = (forward, backward);
        var n = forward.Points;
        (_distance, _paths, _dependency, _queue) = (new int[n], new double[n], new double[n], new int[n]);
        Array.Fill(_distance, -1);
    }

    /// <summary>Each point's share of the shortest paths between others. With ties of no direction both adjacencies are the same. Paths from every k-th point only are the k-th part of all, more or less.</summary>
    public static double[] Betweenness(Adjacency forward, Adjacency backward, int threads, IProgress<int>? progress, CancellationToken cancellation, int every = 1)
    {
        var n = forward.Points;
        var parts = new double[Parts][];
        var (done, options) = (0, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation });
        Parallel.For(0, Parts, options, () => new ShortestPaths(forward, backward), (part, _, room) =>
        {
            var sums = parts[part] = new double[n];
            for (var source = part * every; source < n; source += Parts * every)
            {
                cancellation.ThrowIfCancellationRequested();
                room.AddFrom(source, sums);
            }

            progress?.Report(100 * Interlocked.Increment(ref done) / Parts);
            return room;
        }, static _ => { });

        var shares = new double[n];
        foreach (var sums in parts)
        {
            for (var v = 0; v < n; v++)
                shares[v] += sums[v];
        }

        var pairs = Math.Max(1, ((double)n - 1) * (n - 2));
        for (var v = 0; v < n; v++)
            shares[v] /= pairs;
        return shares;
    }

    private void AddFrom(int source, double[] sums)
    {
        var (distance, paths, dependency, queue) = (_distance, _paths, _dependency, _queue);
        var (head, tail) = (0, 1);
        (queue[0], distance[source], paths[source]) = (source, 0, 1);
        while (head < tail)
        {
            var v = queue[head++];
            var (further, through) = (distance[v] + 1, paths[v]);
            foreach (var w in _forward.Of(v))
            {
                if (distance[w] < 0)
                {
                    (distance[w], paths[w]) = (further, through);
                    queue[tail++] = w;
                }
                else if (distance[w] == further)
                    paths[w] += through;
            }
        }

        // From the furthest back: what depends on a point is handed to those before it, by their share of the paths.
        for (var i = tail - 1; i > 0; i--)
        {
            var w = queue[i];
            var (nearer, each) = (distance[w] - 1, (1 + dependency[w]) / paths[w]);
            foreach (var v in _backward.Of(w))
            {
                if (distance[v] == nearer)
                    dependency[v] += paths[v] * each;
            }

            sums[w] += dependency[w];
        }

        for (var i = 0; i < tail; i++)
            (distance[queue[i]], dependency[queue[i]]) = (-1, 0);
    }
}
