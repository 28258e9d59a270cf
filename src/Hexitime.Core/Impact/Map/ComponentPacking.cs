namespace Hexitime.Impact.Map;

/// <summary>Places components side by side, the largest in the middle and the others around it, each as near as it fits. Points should be about 1 apart.</summary>
internal sealed class ComponentPacking(int points)
{
    private const double Wider = 1.25;

    private readonly HashSet<(int Column, int Row)> _taken = [];
    private readonly Places _candidates = Places.Sunflower(1_000 + (16 * points), 0.6);
    private int _lastSize = int.MaxValue;
    private int _from;

    /// <summary>Moves a component to where there is room. The largest should come first.</summary>
    public void Add(Places component)
    {
        var cells = Cells(component);
        if (_taken.Count == 0)
        {
            _taken.UnionWith(Filled(cells));
            return;
        }

        // Where one found no room, another of its size will find none.
        if (component.Count != _lastSize)
            (_lastSize, _from) = (component.Count, 0);
        while (_from < _candidates.Count - 1 && !Fits(cells, _from))
            _from++;
        var (dx, dy) = Offset(_from);
        foreach (var (column, row) in cells)
        {
            for (var i = -1; i <= 1; i++)
            {
                for (var j = -1; j <= 1; j++)
                    _taken.Add((column + dx + i, row + dy + j));
            }
        }

        for (var v = 0; v < component.Count; v++)
            (component.X[v], component.Y[v]) = (component.X[v] + dx, component.Y[v] + dy);
    }

    private (int Column, int Row) Offset(int candidate) => ((int)Math.Round(_candidates.X[candidate] * Wider), (int)Math.Round(_candidates.Y[candidate]));

    private bool Fits(HashSet<(int Column, int Row)> cells, int candidate)
    {
        var (dx, dy) = Offset(candidate);
        foreach (var (column, row) in cells)
        {
            if (_taken.Contains((column + dx, row + dy)))
                return false;
        }

        return true;
    }

    private static HashSet<(int Column, int Row)> Cells(Places component)
    {
        var cells = new HashSet<(int, int)>();
        for (var v = 0; v < component.Count; v++)
            cells.Add(((int)Math.Floor(component.X[v]), (int)Math.Floor(component.Y[v])));
        return cells;
    }

    // With the holes inside, which are no room for others, and a margin.
    private static IEnumerable<(int, int)> Filled(HashSet<(int Column, int Row)> cells)
    {
        var rows = cells.GroupBy(c => c.Row).ToDictionary(g => g.Key, g => (Least: g.Min(c => c.Column), Most: g.Max(c => c.Column)));
        var columns = cells.GroupBy(c => c.Column).ToDictionary(g => g.Key, g => (Least: g.Min(c => c.Row), Most: g.Max(c => c.Row)));
        foreach (var (row, (least, most)) in rows)
        {
            for (var column = least; column <= most; column++)
            {
                if (!columns.TryGetValue(column, out var span) || row < span.Least || row > span.Most)
                    continue;
                for (var i = -1; i <= 1; i++)
                {
                    for (var j = -1; j <= 1; j++)
                        yield return (column + i, row + j);
                }
            }
        }
    }
}
