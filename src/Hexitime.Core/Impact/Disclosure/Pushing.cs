namespace Hexitime.Impact.Disclosure;

/// <summary>How far each figure of a table may be from what it is, up and down, one by one.</summary>
internal readonly record struct Slack(long[] Up, long[] Down)
{
    public static Slack Of(int figures, Func<int, long> up, Func<int, long> down)
    {
        var slack = new Slack(new long[figures], new long[figures]);
        for (var f = 0; f < figures; f++)
            (slack.Up[f], slack.Down[f]) = (Math.Max(0, up(f)), Math.Max(0, down(f)));
        return slack;
    }

    /// <summary>Where both hold.</summary>
    public Slack And(Slack other) => new([.. Up.Zip(other.Up, Math.Min)], [.. Down.Zip(other.Down, Math.Min)]);

    /// <summary>Of what goes down where this goes up.</summary>
    public Slack Opposite => new(Down, Up);
}

/// <summary>
/// A table is a network in which what flows in flows out: how far one figure could be from what it is, while all add up and each stays within its slack, is how much can be pushed around
/// through it (Ford and Fulkerson 1956; for tables Gusfield, "A graph theoretic approach to statistical data security", 1988).
/// </summary>
internal sealed class Pushing
{
    private readonly (int From, int To)[] _edges;
    private readonly List<int>[] _at;

    public Pushing(CountTable shape)
    {
        var (source, sink) = shape.IsList ? (0, 1) : (shape.Rows + shape.Columns, shape.Rows + shape.Columns + 1);
        var edges = new List<(int From, int To)>(shape.Figures);
        for (var cell = 0; cell < shape.Rows * shape.Columns; cell++)
            edges.Add(shape.IsList ? (source, sink) : (cell / shape.Columns, shape.Rows + (cell % shape.Columns)));
        if (!shape.IsList)
        {
            edges.AddRange(Enumerable.Range(0, shape.Rows).Select(row => (source, row)));
            edges.AddRange(Enumerable.Range(0, shape.Columns).Select(column => (shape.Rows + column, sink)));
        }

        edges.Add((sink, source));
        _edges = [.. edges];
        _at = [.. Enumerable.Range(0, sink + 1).Select(_ => new List<int>())];
        for (var e = 0; e < _edges.Length; e++)
        {
            _at[_edges[e].From].Add(e);
            _at[_edges[e].To].Add(e);
        }
    }

    /// <summary>
    /// How each figure changes when there is as much more (or less) on one as there can be, but at most <paramref name="wanted"/>: by shortest paths back from its end to its start (Edmonds
    /// and Karp 1972).
    /// </summary>
    public long[] Push(int figure, long wanted, bool isUp, Slack slack)
    {
        var (up, down) = ((long[])slack.Up.Clone(), (long[])slack.Down.Clone());
        var (start, end) = isUp ? (_edges[figure].To, _edges[figure].From) : (_edges[figure].From, _edges[figure].To);
        wanted = Math.Min(wanted, isUp ? up[figure] : down[figure]);
        var reachedBy = new int[_at.Length];
        var pushed = 0L;
        while (pushed < wanted && Reach(figure, start, end, up, down, reachedBy))
        {
            var most = wanted - pushed;
            for (var node = end; node != start; node = Before(node, reachedBy))
                most = Math.Min(most, _edges[reachedBy[node]].To == node ? up[reachedBy[node]] : down[reachedBy[node]]);
            for (var node = end; node != start; node = Before(node, reachedBy))
            {
                var change = _edges[reachedBy[node]].To == node ? most : -most;
                (up[reachedBy[node]], down[reachedBy[node]]) = (up[reachedBy[node]] - change, down[reachedBy[node]] + change);
            }

            pushed += most;
        }

        var changes = new long[up.Length];
        for (var f = 0; f < changes.Length; f++)
            changes[f] = f != figure ? slack.Up[f] - up[f] : isUp ? pushed : -pushed;
        return changes;
    }

    private int Before(int node, int[] reachedBy) => _edges[reachedBy[node]] is var (from, to) && to == node ? from : to;

    private bool Reach(int without, int start, int end, long[] up, long[] down, int[] reachedBy)
    {
        Array.Fill(reachedBy, -1);
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in _at[node])
            {
                var (from, to) = _edges[edge];
                var next = from == node ? to : from;
                if (edge == without || next == start || reachedBy[next] >= 0 || (from == node ? up[edge] : down[edge]) <= 0)
                    continue;
                reachedBy[next] = edge;
                if (next == end)
                    return true;
                queue.Enqueue(next);
            }
        }

        return false;
    }
}
