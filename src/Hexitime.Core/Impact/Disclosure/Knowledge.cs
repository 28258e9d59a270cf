namespace Hexitime.Impact.Disclosure;

/// <summary>
/// What can be worked out of figures that add up: each is an edge of a network in which what flows in flows out, and is known to lie within bounds. How far a figure could be from what it is
/// without any contradiction is how much can be pushed around a cycle through its edge (Ford and Fulkerson 1956; for tables Gusfield, "A graph theoretic approach to statistical data
/// security", 1988). Exact: no reader with linear algebra knows more, nor with whole numbers.
/// </summary>
internal sealed class Knowledge
{
    private readonly List<(int From, int To)> _edges = [];
    private readonly List<long> _truth = [];
    private readonly List<Bounds> _known = [];
    private readonly int _nodes;

    private Knowledge(int nodes) => _nodes = nodes;

    /// <summary>What one table tells: of cells, rows, columns and all.</summary>
    public static Knowledge Of(CountTable table, IReadOnlyList<Bounds> known)
    {
        // Rows, columns, where rows come from, where columns go to.
        var (source, sink) = (table.Rows + table.Columns, table.Rows + table.Columns + 1);
        var knowledge = new Knowledge(sink + 1);
        var figure = 0;
        for (; figure < table.Rows * table.Columns; figure++)
            knowledge.Add(figure / table.Columns, table.Rows + (figure % table.Columns), table[figure], known[figure]);
        for (var row = 0; row < table.Rows; row++)
        {
            var total = table.IsList ? table[row] : table[figure];
            knowledge.Add(source, row, total, table.IsList ? Bounds.AtLeast(0) : known[figure++]);
        }

        for (var column = 0; column < table.Columns; column++)
            knowledge.Add(table.Rows + column, sink, table.IsList ? table.Total : table[figure], table.IsList ? Bounds.AtLeast(0) : known[figure++]);
        knowledge.Add(sink, source, table.Total, known[figure]);
        if (table.IsList)
            knowledge.MoveTotalBehindCells(table.Rows);
        return knowledge;
    }

    /// <summary>What two lists tell of which one is a part of the other: of each cell the part and the rest make the whole. Figures: the part, the whole, then the rest, each with its total.</summary>
    public static Knowledge Of(CountTable part, IReadOnlyList<Bounds> ofPart, CountTable whole, IReadOnlyList<Bounds> ofWhole, Func<int, Bounds> ofRest)
    {
        var cells = part.Rows;
        var (inPart, inRest, all, front) = (cells, cells + 1, cells + 2, cells + 3);
        var knowledge = new Knowledge(cells + 4);
        for (var c = 0; c < cells; c++)
            knowledge.Add(inPart, c, part[c], ofPart[c]);
        knowledge.Add(front, inPart, part.Total, ofPart[cells]);
        for (var c = 0; c < cells; c++)
            knowledge.Add(c, all, whole[c], ofWhole[c]);
        knowledge.Add(all, front, whole.Total, ofWhole[cells]);
        for (var c = 0; c < cells; c++)
            knowledge.Add(inRest, c, whole[c] - part[c], ofRest(c));
        knowledge.Add(front, inRest, whole.Total - part.Total, ofRest(cells));
        return knowledge;
    }

    /// <summary>Between what a figure must be; looked for no further than <paramref name="enough"/> on either side of the truth.</summary>
    public Bounds RangeOf(int figure, long enough) =>
        new(_truth[figure] - Push(figure, Math.Min(enough, _truth[figure] - _known[figure].Least), up: false), _truth[figure] + Push(figure, Math.Min(enough, _known[figure].Most - _truth[figure]), up: true));

    private void Add(int from, int to, long truth, Bounds known)
    {
        _edges.Add((from, to));
        _truth.Add(truth);
        _known.Add(known);
    }

    private void MoveTotalBehindCells(int cells)
    {
        // Figures of a list are its cells and the total; the other edges, of which nothing is published, come last.
        (_edges[cells], _edges[^1]) = (_edges[^1], _edges[cells]);
        (_truth[cells], _truth[^1]) = (_truth[^1], _truth[cells]);
        (_known[cells], _known[^1]) = (_known[^1], _known[cells]);
    }

    /// <summary>How much more (or less) could be on an edge, at most <paramref name="wanted"/>: by shortest paths back from its end to its start (Edmonds and Karp 1972).</summary>
    private long Push(int figure, long wanted, bool up)
    {
        var flow = _truth.ToArray();
        var (start, end) = up ? (_edges[figure].To, _edges[figure].From) : (_edges[figure].From, _edges[figure].To);
        var pushed = 0L;
        while (pushed < wanted && FindPath(flow, figure, start, end) is { } path)
        {
            var most = Math.Min(wanted - pushed, path.Min(step => Room(flow, step)));
            foreach (var (edge, forward) in path)
                flow[edge] += forward ? most : -most;
            pushed += most;
        }

        return pushed;
    }

    private long Room(long[] flow, (int Edge, bool Forward) step) => step.Forward ? _known[step.Edge].Most - flow[step.Edge] : flow[step.Edge] - _known[step.Edge].Least;

    private List<(int Edge, bool Forward)>? FindPath(long[] flow, int without, int start, int end)
    {
        var reachedBy = new (int Edge, bool Forward)?[_nodes];
        var reached = new bool[_nodes];
        var queue = new Queue<int>([start]);
        reached[start] = true;
        while (queue.TryDequeue(out var node) && !reached[end])
        {
            for (var edge = 0; edge < _edges.Count; edge++)
            {
                if (edge == without)
                    continue;
                var (from, to) = _edges[edge];
                var next = from == node && !reached[to] && Room(flow, (edge, true)) > 0 ? to : to == node && !reached[from] && Room(flow, (edge, false)) > 0 ? from : -1;
                if (next < 0)
                    continue;
                reached[next] = true;
                reachedBy[next] = (edge, next == to && from == node);
                queue.Enqueue(next);
            }
        }

        if (!reached[end])
            return null;
        var path = new List<(int, bool)>();
        for (var node = end; node != start;)
        {
            var (edge, forward) = reachedBy[node]!.Value;
            path.Add((edge, forward));
            node = forward ? _edges[edge].From : _edges[edge].To;
        }

        return path;
    }
}
