namespace Hexitime.Impact.Disclosure;

/// <summary>
/// Looks for other worlds: some people had been of another group, or some minutes had been given between others, and every report had still been published as it was. Nobody can tell one from
/// this, by linear algebra or otherwise. Finds not all there are.
/// </summary>
internal sealed class OtherWorlds(ReportsTogether reports)
{
    private readonly Pushing _pushing = new(reports.All[0].Counts);

    /// <summary>How far a figure could be from what it is: by one move after the other, each within what the others have left.</summary>
    public long Farthest(Target target, long wanted, bool up)
    {
        var world = (long[][])reports.Counts.Clone();
        var (farthest, before) = (0L, -1L);
        while (farthest < wanted && farthest > before)
        {
            before = farthest;
            foreach (var (moved, against) in reports.IsMinutes ? MovesOfMinutes(target.Report) : MovesOfPeople(target, up, world))
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
        var whole = Enumerable.Range(0, reports.All.Count).First(r => reports.All[r].Part is null && !reports.All[r].IsRest);
        var parts = Enumerable.Range(0, reports.All.Count).Where(r => r != whole).OrderByDescending(r => reports.All[r].IsRest).ToList();
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
        yield return WithWhatIsInTheWay([report, .. reports.Around[report]], figure, up, world);
        yield return WithWhatIsInTheWay([report, .. reports.Around[report].Where(o => reports.All[o].Quarter == reports.All[report].Quarter)], figure, up, world);
        foreach (var within in reports.Within[report].Where(o => reports.All[o].Quarter == reports.All[report].Quarter))
            yield return WithWhatIsInTheWay([report, .. reports.Around[report], within], figure, up, world);
        yield return WithWhatIsInTheWay([report, .. reports.Around[report], .. reports.Around[report].SelectMany(o => reports.Within[o]).Where(o => reports.All[o].Of == GroupTable.Members)], figure, up, world);
    }

    /// <summary>More in one group is possible only where those around it count more too, less only where those within it count less.</summary>
    private List<int> WithWhatIsInTheWay(IEnumerable<int> moved, int figure, bool up, long[][] world)
    {
        List<int> all = [.. moved.Distinct()];
        for (var i = 0; i < all.Count; i++)
            all.AddRange((up ? reports.Around : reports.Within)[all[i]].Where(o => world[o][figure] == world[all[i]][figure] && !all.Contains(o)));
        return all;
    }

    /// <summary>How far figures can go that change in some reports, and the other way in others.</summary>
    private Slack SlackOfAll(List<int> moved, List<int> against, long[][] world)
    {
        var together = moved.Select(r => SlackOf(r, world)).Concat(against.Select(r => SlackOf(r, world).Opposite)).Aggregate((one, other) => one.And(other));
        if (reports.IsMinutes)
            return together;
        foreach (var report in moved)
        {
            foreach (var around in reports.Around[report].Except(moved))
                Cap(together.Up, around, report);
            foreach (var within in reports.Within[report].Except(moved))
                Cap(together.Down, report, within);
        }

        foreach (var report in against)
        {
            foreach (var around in reports.Around[report].Except(against))
                Cap(together.Down, around, report);
            foreach (var within in reports.Within[report].Except(against))
                Cap(together.Up, report, within);
        }

        return together;

        void Cap(long[] slack, int whole, int part)
        {
            for (var f = 0; f < reports.Total; f++)
                slack[f] = Math.Max(0, Math.Min(slack[f], world[whole][f] - world[part][f]));
        }
    }

    private Slack SlackOf(int report, long[][] world) => Slack.Of(reports.Total + 1, f => KnownOf(report, f).Most - world[report][f], f => world[report][f] - KnownOf(report, f).Least);

    /// <summary>Readers know totals exactly: figures of everybody name no group, and are not rounded.</summary>
    private Bounds KnownOf(int report, int figure)
    {
        var (count, published) = (reports.Counts[report][figure], reports.Published[report][figure]);
        return figure == reports.Total ? new Bounds(count, count)
            : reports.All[report].IsRest ? Bounds.AtLeast(0)
            : published.State == CountState.Hidden ? Bounds.AtLeast(count == 0 ? 0 : 1)
            : reports.IsMinutes ? reports.Rule.ForMinutes().Behind(published.Figure)
            : reports.Before(report, figure) is { State: not CountState.Hidden, Figure: > 0 } before && published.Figure > 0 ? reports.Rule.Behind(published.Figure, before.Figure)
            : reports.Rule.Behind(published.Figure);
    }
}
