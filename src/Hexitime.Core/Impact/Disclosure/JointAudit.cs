namespace Hexitime.Impact.Disclosure;

/// <summary>What readers would like to know: a figure of a report, or how many more people it counts than another of which the people are a part of its own.</summary>
internal readonly record struct Target(int Report, int Figure, int? Without = null);

/// <summary>
/// What readers of all reports together cannot rule out. Another world is one in which some people had been of another group, or some minutes had been given between others, and every report had
/// still been published as it was: nobody can tell it from this one, by linear algebra or otherwise. Looks for such worlds; finds not all there are, so that it hides rather too much.
/// </summary>
internal sealed class JointAudit
{
    private readonly IReadOnlyList<GroupReport> _reports;
    private readonly DisclosureRule _rule;
    private readonly Pushing _pushing;
    private readonly long[][] _counts;
    private readonly List<int>[] _within;
    private readonly List<int>[] _around;
    private readonly int?[] _before;

    public JointAudit(IReadOnlyList<GroupReport> reports, DisclosureRule rule)
    {
        (_reports, _rule, _pushing) = (reports, rule, new Pushing(reports[0].Counts));
        Published = [.. reports.Select(r => r.Published is { } there ? [.. there] : new PublishedCount[r.Counts.Figures])];
        _counts = [.. reports.Select(r => Enumerable.Range(0, r.Counts.Figures).Select(f => r.Counts[f]).ToArray())];
        List<int> Those(Func<int, bool> which) => [.. Enumerable.Range(0, reports.Count).Where(which)];
        _within = [.. reports.Select(r => Those(o => reports[o].IsPartOf(r)))];
        _around = [.. reports.Select(r => Those(o => r.IsPartOf(reports[o])))];
        _before = [.. reports.Select(r => Those(o => reports[o].IsSameListBefore(r)).Select(o => (int?)o).MaxBy(o => reports[o!.Value].Quarter))];
    }

    /// <summary>How each figure of each report is published; changed by whoever decides.</summary>
    public PublishedCount[][] Published { get; }

    public int Total => _counts[0].Length - 1;

    private bool IsMinutes => _reports[0].Of == GroupTable.Minutes;

    public long CountOf(Target target) => _counts[target.Report][target.Figure] - (target.Without is { } other ? _counts[other][target.Figure] : 0);

    /// <summary>How the same list of members was published for the quarter before.</summary>
    public PublishedCount? Before(int report, int figure) => _before[report] is { } before ? Published[before][figure] : null;

    /// <summary>Everything that readers must not know.</summary>
    public IEnumerable<Target> All()
    {
        for (var r = 0; r < _reports.Count; r++)
        {
            for (var f = 0; f < Total; f++)
            {
                if (IsToBeProtected(new Target(r, f)))
                    yield return new Target(r, f);
                foreach (var part in _within[r].Where(o => _reports[o].Of == _reports[r].Of))
                {
                    if (_rule.IsSmall(CountOf(new Target(r, f, part))))
                        yield return new Target(r, f, part);
                }
            }
        }
    }

    /// <summary>Whether too much could be worked out, and more than by what must be shown.</summary>
    public bool IsTold(Target target, Knowledge least)
    {
        var count = CountOf(target);
        if (_rule.IsSmall(count) && !IsMinutes && target.Without is null)
            return UpTo(target, Math.Min(_rule.HideUpTo - count, least.Up)) || DownTo(target, Math.Min(count - 1, least.Down));
        var wide = WidthOf(target, count);
        var enough = Math.Min(wide, least.Up + least.Down);
        return Farthest(target, wide, up: true) + Farthest(target, wide, up: false) < enough;

        bool UpTo(Target t, long needed) => Farthest(t, needed, up: true) < needed;
        bool DownTo(Target t, long needed) => Farthest(t, needed, up: false) < needed;
    }

    /// <summary>How much would have to be left open by zeros and totals alone: no report can be published that tells less.</summary>
    public Knowledge LeastOf(Target target)
    {
        if (IsMinutes)
            return IfAllWereHidden(target);
        var (count, (lowest, highest)) = (CountOf(target), ByTotals(target.Report, target.Figure));
        if (target.Without is { } part)
            (lowest, highest) = (lowest - ByTotals(part, target.Figure).Most, Math.Min(highest - ByTotals(part, target.Figure).Least, _counts[target.Report][Total] - _counts[part][Total]));
        return new Knowledge(Math.Max(0, highest - count), Math.Max(0, count - Math.Max(lowest, 0)));
    }

    /// <summary>Reports whose figures have to do with one.</summary>
    public IEnumerable<int> Near(Target target) =>
        IsMinutes ? Enumerable.Range(0, _reports.Count) : new[] { target.Report }.Concat(target.Without is { } other ? [other] : []).Concat(_around[target.Report]).Concat(_within[target.Report]).Distinct();

    private Knowledge IfAllWereHidden(Target target)
    {
        var kept = Published.Select(p => (PublishedCount[])p.Clone()).ToArray();
        for (var r = 0; r < _reports.Count; r++)
        {
            for (var f = 0; f < Total && _reports[r].Published is null; f++)
            {
                if (_counts[r][f] > 0)
                    Published[r][f] = PublishedCount.Hidden;
            }
        }

        var wide = WidthOf(target, CountOf(target));
        var least = new Knowledge(Farthest(target, wide, up: true), Farthest(target, wide, up: false));
        kept.CopyTo(Published, 0);
        return least;
    }

    /// <summary>What totals and zeros tell of a group: of people who are all of one group it is known how many they are.</summary>
    private Bounds ByTotals(int report, int figure) => new(Lowest(report, figure), _counts[report][Total] - Enumerable.Range(0, Total).Where(f => f != figure).Sum(f => Lowest(report, f)));

    private long Lowest(int report, int figure) => _within[report].Append(report).Max(r =>
        _counts[r][figure] == 0 ? 0 : _counts[r][figure] == _counts[r][Total] ? _counts[r][Total] : 1);

    private bool IsToBeProtected(Target target) => _counts[target.Report][target.Figure] > 0
        && (_reports[target.Report].IsRest ? _reports[target.Report].Few!.Contains(target.Figure) : Published[target.Report][target.Figure].State == CountState.Hidden);

    private long WidthOf(Target target, long count) => IsMinutes ? Math.Max(60L * _rule.RoundTo, count * _rule.DominancePercent / 100) : target.Without is null ? _rule.HideUpTo : _rule.HideUpTo - 1;

    /// <summary>How far a figure could be from what it is: by one move after the other, each within what the others have left.</summary>
    private long Farthest(Target target, long wanted, bool up)
    {
        var world = (long[][])_counts.Clone();
        var (farthest, before) = (0L, -1L);
        while (farthest < wanted && farthest > before)
        {
            before = farthest;
            foreach (var (moved, against) in IsMinutes ? MovesOfMinutes(target.Report) : MovesOfPeople(target, up, world))
            {
                farthest += Move(target.Figure, wanted - farthest, up, moved, against, world);
                if (farthest >= wanted)
                    break;
            }
        }

        return farthest;
    }

    /// <summary>Changes some reports of a world, and others the other way, as far as all of them can.</summary>
    private long Move(int figure, long wanted, bool up, List<int> moved, List<int> against, long[][] world)
    {
        var changes = _pushing.Push(figure, wanted, up, SlackOfAll(moved, against, world));
        if (changes[figure] == 0)
            return 0;
        foreach (var report in moved)
            world[report] = [.. world[report].Zip(changes, (count, change) => count + change)];
        foreach (var report in against)
            world[report] = [.. world[report].Zip(changes, (count, change) => count - change)];
        return Math.Abs(changes[figure]);
    }

    /// <summary>Minutes move within a part, and so within the whole; or from one part to another.</summary>
    private IEnumerable<(List<int> Moved, List<int> Against)> MovesOfMinutes(int report)
    {
        var whole = Enumerable.Range(0, _reports.Count).First(r => _reports[r].Part is null && !_reports[r].IsRest);
        var parts = Enumerable.Range(0, _reports.Count).Where(r => r != whole).OrderByDescending(r => _reports[r].IsRest).ToList();
        return parts.Count == 0 ? [([report], [])]
            : report == whole ? parts.Select(part => (new List<int> { whole, part }, new List<int>()))
            : [([report, whole], []), .. parts.Where(part => part != report).Select(part => (new List<int> { report }, new List<int> { part }))];
    }

    /// <summary>People are of another group in some reports and not in others.</summary>
    private IEnumerable<(List<int> Moved, List<int> Against)> MovesOfPeople(Target target, bool up, long[][] world)
    {
        foreach (var moved in MovedWith(target.Report, target.Figure, up, world).Where(m => target.Without is not { } other || !m.Contains(other)))
            yield return (moved, []);
        if (target.Without is not { } part)
            yield break;
        foreach (var moved in MovedWith(part, target.Figure, !up, world).Where(m => !m.Contains(target.Report)))
            yield return ([], moved);
    }

    /// <summary>In which reports people could be moved together: in one and those that stand in its way; in those around it too; and in one within it.</summary>
    private IEnumerable<List<int>> MovedWith(int report, int figure, bool up, long[][] world)
    {
        yield return WithWhatIsInTheWay([report], figure, up, world);
        yield return WithWhatIsInTheWay([report, .. _around[report]], figure, up, world);
        yield return WithWhatIsInTheWay([report, .. _around[report].Where(o => _reports[o].Quarter == _reports[report].Quarter)], figure, up, world);
        foreach (var within in _within[report].Where(o => _reports[o].Quarter == _reports[report].Quarter))
            yield return WithWhatIsInTheWay([report, .. _around[report], within], figure, up, world);
        yield return WithWhatIsInTheWay([report, .. _around[report], .. _around[report].SelectMany(o => _within[o]).Where(o => _reports[o].Of == GroupTable.Members)], figure, up, world);
    }

    /// <summary>More in one group is possible only where those around it count more too, less only where those within it count less.</summary>
    private List<int> WithWhatIsInTheWay(IEnumerable<int> moved, int figure, bool up, long[][] world)
    {
        List<int> all = [.. moved.Distinct()];
        for (var i = 0; i < all.Count; i++)
            all.AddRange((up ? _around : _within)[all[i]].Where(o => world[o][figure] == world[all[i]][figure] && !all.Contains(o)));
        return all;
    }

    /// <summary>How far figures can go that change in some reports, and the other way in others.</summary>
    private Slack SlackOfAll(List<int> moved, List<int> against, long[][] world)
    {
        var together = moved.Select(r => SlackOf(r, world)).Concat(against.Select(r => SlackOf(r, world).Opposite)).Aggregate((one, other) => one.And(other));
        if (IsMinutes)
            return together;
        foreach (var report in moved)
        {
            foreach (var around in _around[report].Except(moved))
                Cap(together.Up, around, report);
            foreach (var within in _within[report].Except(moved))
                Cap(together.Down, report, within);
        }

        foreach (var report in against)
        {
            foreach (var around in _around[report].Except(against))
                Cap(together.Down, around, report);
            foreach (var within in _within[report].Except(against))
                Cap(together.Up, report, within);
        }

        return together;

        void Cap(long[] slack, int whole, int part)
        {
            for (var f = 0; f < Total; f++)
                slack[f] = Math.Max(0, Math.Min(slack[f], world[whole][f] - world[part][f]));
        }
    }

    private Slack SlackOf(int report, long[][] world) => Slack.Of(Total + 1, f => KnownOf(report, f).Most - world[report][f], f => world[report][f] - KnownOf(report, f).Least);

    /// <summary>Readers know totals exactly: figures of everybody name no group, and are not rounded.</summary>
    private Bounds KnownOf(int report, int figure)
    {
        var (count, published) = (_counts[report][figure], Published[report][figure]);
        return figure == Total ? new Bounds(count, count)
            : _reports[report].IsRest ? Bounds.AtLeast(0)
            : published.State == CountState.Hidden ? Bounds.AtLeast(count == 0 ? 0 : 1)
            : IsMinutes ? _rule.ForMinutes().Behind(published.Figure)
            : Before(report, figure) is { State: not CountState.Hidden, Figure: > 0 } before && published.Figure > 0 ? _rule.Behind(published.Figure, before.Figure)
            : _rule.Behind(published.Figure);
    }
}

/// <summary>How far a figure could be from what it is, for all that can be worked out.</summary>
internal readonly record struct Knowledge(long Up, long Down);
