using Google.OrTools.LinearSolver;

namespace Hexitime.Impact.Disclosure;

/// <summary>
/// Somebody who has every report that was published, knows the rule, and has linear algebra: each figure is an unknown within what its publication says, and figures add up. What is written
/// here is the rule as readers are told it, not the component's own reckoning.
/// </summary>
internal sealed class Attacker : IDisposable
{
    private readonly Solver _solver = Solver.CreateSolver("GLOP");
    private readonly DisclosureRule _rule;
    private readonly List<Variable[]> _reports = [];
    private readonly List<IReadOnlyList<PublishedCount>> _published = [];

    public Attacker(DisclosureRule rule) => _rule = rule;

    /// <summary>Reads a report of a table with so many rows and columns.</summary>
    public Variable[] Read(int rows, int columns, IReadOnlyList<PublishedCount> published, bool mayBeUnmoved)
    {
        var figures = published.Select(p => Unknown(p, mayBeUnmoved)).ToArray();
        if (columns == 1)
            AddUp(figures[^1], figures[..rows]);
        else
        {
            var cells = rows * columns;
            for (var r = 0; r < rows; r++)
                AddUp(figures[cells + r], figures[(r * columns)..((r + 1) * columns)]);
            for (var c = 0; c < columns; c++)
                AddUp(figures[cells + rows + c], [.. Enumerable.Range(0, rows).Select(r => figures[(r * columns) + c])]);
            AddUp(figures[^1], figures[cells..(cells + rows)]);
        }

        _reports.Add(figures);
        _published.Add(published);
        return figures;
    }

    /// <summary>
    /// Knows that all whom one report counts are among those of another; and that a figure, since it was first shown, moves only when more have moved it than are hidden.
    /// </summary>
    public Variable[] Compare(int part, int whole, Func<int, bool> wasFirstShown)
    {
        var rest = _reports[part].Select(_ => _solver.MakeNumVar(0, double.PositiveInfinity, "")).ToArray();
        for (var f = 0; f < rest.Length; f++)
        {
            AddUp(_reports[whole][f], [_reports[part][f], rest[f]]);
            var (one, other) = (_published[part][f], _published[whole][f]);
            if (one.State == CountState.Hidden || other.State == CountState.Hidden)
                continue;
            if (one.Figure == other.Figure)
                rest[f].SetUb(Math.Max(_rule.HideUpTo, _rule.RoundTo - 1));
            else if (wasFirstShown(f))
                rest[f].SetLb(_rule.HideUpTo + 1);
        }

        return rest;
    }

    public (double Least, double Most) RangeOf(Variable unknown) => (Solve(unknown, maximise: false), Solve(unknown, maximise: true));

    public void Dispose() => _solver.Dispose();

    private double Solve(Variable unknown, bool maximise)
    {
        using var objective = _solver.Objective();
        objective.Clear();
        objective.SetCoefficient(unknown, 1);
        objective.SetOptimizationDirection(maximise);
        return _solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => objective.Value(),
            Solver.ResultStatus.UNBOUNDED or Solver.ResultStatus.INFEASIBLE when maximise => double.PositiveInfinity,
            var status => throw new InvalidOperationException($"What was published contradicts itself: {status}."),
        };
    }

    private Variable Unknown(PublishedCount published, bool mayBeUnmoved)
    {
        if (published.State == CountState.Hidden)
            return _solver.MakeNumVar(1, double.PositiveInfinity, "");
        var (half, shown) = (_rule.RoundTo / 2, published.Figure);
        if (shown == 0)
            return _solver.MakeNumVar(0, 0, "");
        var least = shown - _rule.RoundTo <= _rule.HideUpTo ? _rule.HideUpTo + 1 : shown - half;
        var most = shown + _rule.RoundTo - half - 1;
        return mayBeUnmoved && published.State == CountState.Unmoved
            ? _solver.MakeNumVar(Math.Max(1, least - _rule.HideUpTo), most + _rule.HideUpTo, "")
            : _solver.MakeNumVar(least, most, "");
    }

    private void AddUp(Variable total, Variable[] parts)
    {
        var equation = _solver.MakeConstraint(0, 0);
        equation.SetCoefficient(total, -1);
        foreach (var part in parts)
            equation.SetCoefficient(part, 1);
    }
}
