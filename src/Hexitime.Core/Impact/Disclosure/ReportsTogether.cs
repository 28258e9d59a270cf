namespace Hexitime.Impact.Disclosure;

/// <summary>All reports of the same groups, how they lie within each other, and how they are published.</summary>
internal sealed class ReportsTogether
{
    private readonly int?[] _before;

    public ReportsTogether(IReadOnlyList<GroupReport> reports, DisclosureRule rule)
    {
        (All, Rule) = (reports, rule);
        Published = [.. reports.Select(r => r.Published is { } there ? [.. there] : new PublishedCount[r.Counts.Figures])];
        Counts = [.. reports.Select(r => Enumerable.Range(0, r.Counts.Figures).Select(f => r.Counts[f]).ToArray())];
        List<int> Those(Func<int, bool> which) => [.. Enumerable.Range(0, reports.Count).Where(which)];
        Within = [.. reports.Select(r => Those(o => reports[o].IsPartOf(r)))];
        Around = [.. reports.Select(r => Those(o => r.IsPartOf(reports[o])))];
        _before = [.. reports.Select(r => Those(o => reports[o].IsSameListBefore(r)).Select(o => (int?)o).MaxBy(o => reports[o!.Value].Quarter))];
    }

    public IReadOnlyList<GroupReport> All { get; }

    public DisclosureRule Rule { get; }

    /// <summary>How each figure of each report is published; changed by whoever decides.</summary>
    public PublishedCount[][] Published { get; }

    /// <summary>What each figure of each report counted.</summary>
    public long[][] Counts { get; }

    /// <summary>Of each report, those whose people are all among its own.</summary>
    public List<int>[] Within { get; }

    /// <summary>Of each report, those who have all of its people.</summary>
    public List<int>[] Around { get; }

    /// <summary>The number of the figure that is the total.</summary>
    public int Total => Counts[0].Length - 1;

    public bool IsMinutes => All[0].Of == GroupTable.Minutes;

    /// <summary>How the same list of members was published for the quarter before.</summary>
    public PublishedCount? Before(int report, int figure) => _before[report] is { } before ? Published[before][figure] : null;

    /// <summary>Figures that may be shown or hidden still, where there is anybody to count.</summary>
    public IEnumerable<Target> ToBePublished => Enumerable.Range(0, All.Count).Where(r => All[r] is { Published: null, IsRest: false })
        .SelectMany(r => Enumerable.Range(0, Total).Where(f => Counts[r][f] > 0).Select(f => new Target(r, f)));

    /// <summary>What would be seen if these were hidden, too.</summary>
    public T Hiding<T>(IEnumerable<Target> figures, Func<T> look)
    {
        var kept = figures.Select(t => (t.Report, t.Figure, Shown: Published[t.Report][t.Figure])).ToList();
        foreach (var (report, figure, _) in kept)
            Published[report][figure] = PublishedCount.Hidden;
        var seen = look();
        foreach (var (report, figure, shown) in kept)
            Published[report][figure] = shown;
        return seen;
    }

    /// <summary>Reports whose figures have to do with one.</summary>
    public IEnumerable<int> Near(Target target) =>
        IsMinutes ? Enumerable.Range(0, All.Count) : new[] { target.Report }.Concat(target.Without is { } other ? [other] : []).Concat(Around[target.Report]).Concat(Within[target.Report]).Distinct();

    public long CountOf(Target target) => Counts[target.Report][target.Figure] - (target.Without is { } other ? Counts[other][target.Figure] : 0);
}
