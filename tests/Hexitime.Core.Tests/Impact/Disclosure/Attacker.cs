using Google.OrTools.LinearSolver;

namespace Hexitime.Impact.Disclosure;

/// <summary>
/// Somebody who has every report that was ever published at once, knows the rule, all totals and who is among whom, and has linear algebra: each figure is an unknown within what its
/// publication says, and figures add up. What is written here is the rule as readers are told it, not the component's own reckoning.
/// </summary>
internal sealed class Attacker : IDisposable
{
    private readonly Solver _solver = Solver.CreateSolver("GLOP");
    private readonly DisclosureRule _rule;
    private readonly List<(GroupReport Report, Variable[] Figures)> _read = [];

    public Attacker(DisclosureRule rule) => _rule = rule;

    /// <summary>Reads all reports.</summary>
    public static Attacker Reading(DisclosureRule rule, IReadOnlyList<GroupReport> reports, IReadOnlyList<IReadOnlyList<PublishedCount>> published) =>
        Reading(rule, reports, published, _ => true);

    /// <summary>
    /// Somebody for each quarter, who has read all reports before it, and of its own only zeros and totals: what they can tell could not be kept from anybody by hiding figures of that quarter.
    /// </summary>
    public static IReadOnlyList<Attacker> AtTheEndOfEachQuarter(DisclosureRule rule, IReadOnlyList<GroupReport> reports, IReadOnlyList<IReadOnlyList<PublishedCount>> published) =>
        [.. reports.Select(r => r.Quarter).Distinct().Select(quarter => Reading(rule, [.. reports.TakeWhile(r => r.Quarter <= quarter)], published, r => r.Quarter < quarter))];

    /// <summary>How many reports have been read: the first so many.</summary>
    public int ReportsRead => _read.Count;

    private static Attacker Reading(DisclosureRule rule, IReadOnlyList<GroupReport> reports, IReadOnlyList<IReadOnlyList<PublishedCount>> published, Func<GroupReport, bool> seesFigures)
    {
        var attacker = new Attacker(rule);
        for (var r = 0; r < reports.Count; r++)
            attacker.Read(reports, published, r, seesFigures(reports[r]));
        if (reports[0].Of == GroupTable.Minutes)
            attacker.AddUpParts();
        else
            attacker.KnowsWhoIsAmongWhom();
        return attacker;
    }

    public Variable this[int report, int figure] => _read[report].Figures[figure];

    /// <summary>Between what one figure, less another, must be.</summary>
    public (double Least, double Most) RangeOf(Variable unknown, Variable? less = null) => (Solve(unknown, less, maximise: false), Solve(unknown, less, maximise: true));

    public void Dispose() => _solver.Dispose();

    private void Read(IReadOnlyList<GroupReport> reports, IReadOnlyList<IReadOnlyList<PublishedCount>> published, int r, bool seesFigures)
    {
        var report = reports[r];
        var before = report.Of != GroupTable.Members ? null
            : Enumerable.Range(0, reports.Count).Where(o => reports[o].Of == report.Of && reports[o].Part == report.Part && reports[o].Quarter < report.Quarter).OrderBy(o => reports[o].Quarter).Select(o => published[o]).LastOrDefault();
        var figures = Enumerable.Range(0, report.Counts.Figures).Select(f =>
            f == report.Counts.Figures - 1 ? _solver.MakeNumVar(report.Counts.Total, report.Counts.Total, "")
            : report.IsRest ? _solver.MakeNumVar(0, double.PositiveInfinity, "")
            : Unknown(published[r][f], report.Of == GroupTable.Minutes, before?[f], seesFigures)).ToArray();
        var (rows, columns) = (report.Counts.Rows, report.Counts.Columns);
        if (columns == 1)
            AddUp(figures[^1], figures[..rows]);
        else
        {
            var cells = rows * columns;
            for (var row = 0; row < rows; row++)
                AddUp(figures[cells + row], figures[(row * columns)..((row + 1) * columns)]);
            for (var c = 0; c < columns; c++)
                AddUp(figures[cells + rows + c], [.. Enumerable.Range(0, rows).Select(row => figures[(row * columns) + c])]);
            AddUp(figures[^1], figures[cells..(cells + rows)]);
        }

        _read.Add((report, figures));
    }

    private void AddUpParts()
    {
        var whole = _read.Single(r => r.Report is { Part: null, IsRest: false });
        for (var f = 0; f < whole.Figures.Length && _read.Count > 1; f++)
            AddUp(whole.Figures[f], [.. _read.Where(r => r.Figures != whole.Figures).Select(r => r.Figures[f])]);
    }

    private void KnowsWhoIsAmongWhom()
    {
        foreach (var (part, ofPart) in _read)
        {
            foreach (var (whole, ofWhole) in _read.Where(w => w.Figures != ofPart && IsAmong(part, w.Report)))
            {
                for (var f = 0; f < ofPart.Length - 1; f++)
                {
                    var rest = _solver.MakeConstraint(0, double.PositiveInfinity);
                    rest.SetCoefficient(ofWhole[f], 1);
                    rest.SetCoefficient(ofPart[f], -1);
                }
            }
        }
    }

    /// <summary>Those of a network are among everybody; who gave or received had joined; who had joined is still counted later.</summary>
    public static bool IsAmong(GroupReport part, GroupReport whole) =>
        (whole.Part is null || whole.Part == part.Part) && (whole.Of == GroupTable.Members ? part.Quarter <= whole.Quarter : part.Of == whole.Of && part.Quarter == whole.Quarter);

    private double Solve(Variable unknown, Variable? less, bool maximise)
    {
        using var objective = _solver.Objective();
        objective.Clear();
        objective.SetCoefficient(unknown, 1);
        if (less is not null)
            objective.SetCoefficient(less, -1);
        objective.SetOptimizationDirection(maximise);
        return _solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => objective.Value(),
            Solver.ResultStatus.UNBOUNDED => maximise ? double.PositiveInfinity : double.NegativeInfinity,
            var status => throw new InvalidOperationException($"What was published contradicts itself: {status}."),
        };
    }

    private Variable Unknown(PublishedCount published, bool isMinutes, PublishedCount? before, bool seesFigures)
    {
        if (published is { State: not CountState.Hidden, Figure: 0 })
            return _solver.MakeNumVar(0, 0, "");
        if (published.State == CountState.Hidden || !seesFigures)
            return _solver.MakeNumVar(1, double.PositiveInfinity, "");
        var (hidden, step, shown) = isMinutes ? (0, _rule.RoundTo * 60, published.Figure) : (_rule.HideUpTo, _rule.RoundTo, published.Figure);
        var (least, most) = (shown - step <= hidden ? hidden + 1 : shown - (step / 2), shown + step - (step / 2) - 1);
        if (before is { State: not CountState.Hidden, Figure: > 0 and var then })
        {
            (least, most) = shown == then ? (Math.Min(least, Math.Max(hidden + 1, then - hidden)), Math.Max(most, then + hidden))
                : shown > then ? (Math.Max(least, then + hidden + 1), most)
                : (least, Math.Min(most, then - hidden - 1));
        }

        return _solver.MakeNumVar(least, most, "");
    }

    private void AddUp(Variable total, Variable[] parts)
    {
        var equation = _solver.MakeConstraint(0, 0);
        equation.SetCoefficient(total, -1);
        foreach (var part in parts)
            equation.SetCoefficient(part, 1);
    }
}
