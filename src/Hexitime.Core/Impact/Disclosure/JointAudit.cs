namespace Hexitime.Impact.Disclosure;

/// <summary>What readers would like to know: a figure of a report, or how many more people it counts than another of which the people are a part of its own.</summary>
internal readonly record struct Target(int Report, int Figure, int? Without = null);

/// <summary>What readers of all reports together cannot rule out, by the <see cref="OtherWorlds"/> that are found: as not all are, it hides rather too much.</summary>
internal sealed class JointAudit(ReportsTogether reports)
{
    private readonly OtherWorlds _worlds = new(reports);

    private DisclosureRule Rule => reports.Rule;

    /// <summary>Everything that readers must not know.</summary>
    public IEnumerable<Target> All()
    {
        for (var r = 0; r < reports.All.Count; r++)
        {
            for (var f = 0; f < reports.Total; f++)
            {
                if (IsToBeProtected(new Target(r, f)))
                    yield return new Target(r, f);
                foreach (var part in reports.Within[r].Where(o => reports.All[o].Of == reports.All[r].Of))
                {
                    if (Rule.IsSmall(reports.CountOf(new Target(r, f, part))))
                        yield return new Target(r, f, part);
                }
            }
        }
    }

    /// <summary>Whether too much could be worked out, and more than by what must be shown.</summary>
    public bool IsTold(Target target, Knowledge least)
    {
        var count = reports.CountOf(target);
        if (Rule.IsSmall(count) && !reports.IsMinutes && target.Without is null)
            return UpTo(target, Math.Min(Rule.HideUpTo - count, least.Up)) || DownTo(target, Math.Min(count - 1, least.Down));
        var (up, down) = LeftOpen(target);
        return up + down < Math.Min(WidthOf(target), least.Up + least.Down);

        bool UpTo(Target t, long needed) => _worlds.Farthest(t, needed, up: true) < needed;
        bool DownTo(Target t, long needed) => _worlds.Farthest(t, needed, up: false) < needed;
    }

    /// <summary>How far it could be from what it is; farther than it need be is not looked.</summary>
    public Knowledge LeftOpen(Target target) => new(_worlds.Farthest(target, WidthOf(target), up: true), _worlds.Farthest(target, WidthOf(target), up: false));

    /// <summary>How much would have to be left open by zeros and totals alone: no report can be published that tells less.</summary>
    public Knowledge LeastOf(Target target)
    {
        if (reports.IsMinutes)
            return reports.Hiding(reports.ToBePublished, () => LeftOpen(target));
        var (count, (lowest, highest)) = (reports.CountOf(target), ByTotals(target.Report, target.Figure));
        if (target.Without is { } part)
        {
            (lowest, highest) = (
                lowest - ByTotals(part, target.Figure).Most, Math.Min(highest - ByTotals(part, target.Figure).Least, reports.Counts[target.Report][reports.Total] - reports.Counts[part][reports.Total]));
        }

        return new Knowledge(Math.Max(0, highest - count), Math.Max(0, count - Math.Max(lowest, 0)));
    }

    /// <summary>What totals and zeros tell of a group: of people who are all of one group it is known how many they are.</summary>
    private Bounds ByTotals(int report, int figure) =>
        new(Lowest(report, figure), reports.Counts[report][reports.Total] - Enumerable.Range(0, reports.Total).Where(f => f != figure).Sum(f => Lowest(report, f)));

    private long Lowest(int report, int figure) => reports.Within[report].Append(report).Max(r =>
        reports.Counts[r][figure] == 0 ? 0 : reports.Counts[r][figure] == reports.Counts[r][reports.Total] ? reports.Counts[r][reports.Total] : 1);

    private bool IsToBeProtected(Target target) => reports.Counts[target.Report][target.Figure] > 0
        && (reports.All[target.Report].IsRest ? reports.All[target.Report].Few!.Contains(target.Figure) : reports.Published[target.Report][target.Figure].State == CountState.Hidden);

    private long WidthOf(Target target) =>
        reports.IsMinutes ? Math.Max(60L * Rule.RoundTo, reports.CountOf(target) * Rule.DominancePercent / 100) : target.Without is null ? Rule.HideUpTo : Rule.HideUpTo - 1;
}

/// <summary>How far a figure could be from what it is, for all that can be worked out.</summary>
internal readonly record struct Knowledge(long Up, long Down);
