namespace Hexitime.Impact.Disclosure;

/// <summary>
/// Publishes figures of groups, quarter by quarter, so that nobody is exposed by all that was ever published together. Readers are taken to know the rule, every figure of every report, all
/// totals exactly, that figures add up, who is among whom (a network's people among everybody, those who gave among the members, earlier members among later ones), and to compute whatever
/// follows. Of a small count (1 to <see cref="DisclosureRule.HideUpTo"/>) they can tell nothing narrower than that it is small; of another hidden count, and of the few by whom two reports of
/// the same table differ, not how many to within as many; of hidden hours (and hours of few in no part that is shown) not how many to within what others are rounded to; unless zeros and totals,
/// which are always shown, tell it by themselves or with what was published before, which stays.
/// Pure, deterministic, thread-safe.
/// </summary>
/// <remarks>
/// Small counts are hidden (primary suppression). While something could be worked out more narrowly, one more figure is hidden (secondary suppression): the smallest that helps, cells before
/// totals, equal ones by their place. A number of members stays as the quarter before showed it while it is no farther from that than what is hidden. What is longer than a quarter is made from
/// what was published of its quarters and tells nothing more. See Hundepool and others, "Statistical Disclosure Control" (2012).
/// </remarks>
public static class DisclosureControl
{
    /// <summary>How each figure of each report is published, in the order of <see cref="CountTable.Figures"/>; reports that are published already stay as they are.</summary>
    /// <param name="reports">All reports of the same groups: of people, those of all quarters; of minutes, those of one. Among those of minutes in parts is the rest.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="progress">Told now and then about how many per cent are done.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public static IReadOnlyList<IReadOnlyList<PublishedCount>> Publish(
        IReadOnlyList<GroupReport> reports, DisclosureRule rule, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var together = new ReportsTogether(reports, rule);
        var audit = new JointAudit(together);
        foreach (var r in Enumerable.Range(0, reports.Count).Where(r => reports[r].Published is null).OrderBy(r => reports[r].Quarter))
        {
            for (var f = 0; f < reports[r].Counts.Figures; f++)
                together.Published[r][f] = First(reports[r], f, together.Before(r, f), rule);
        }

        var waiting = new Queue<Target>(audit.All());
        var percent = 0;
        for (var done = 0; waiting.TryDequeue(out var target); done++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(percent = Math.Max(percent, 100 * done / (done + waiting.Count + 1)));
            // What is hidden helps whatever was safe before, so that each is looked at once.
            var least = audit.IsTold(target, new Knowledge(Bounds.Unbounded, Bounds.Unbounded)) ? audit.LeastOf(target) : default;
            while (audit.IsTold(target, least) && Next(together, audit, target, least, cancellation) is { } next)
            {
                together.Published[next.Report][next.Figure] = PublishedCount.Hidden;
                waiting.Enqueue(next);
            }
        }

        return together.Published;
    }

    private static PublishedCount First(GroupReport report, int figure, PublishedCount? before, DisclosureRule rule)
    {
        var count = report.Counts[figure];
        if (report.IsRest || (report.Of == GroupTable.Minutes && report.Few!.Contains(figure)))
            return PublishedCount.Hidden;
        var shown = (report.Of == GroupTable.Minutes ? rule.ForMinutes() : rule).Show(count);
        return shown is { State: CountState.Shown, Figure: > 0 } && before is { State: not CountState.Hidden, Figure: > 0 } then && Math.Abs(count - then.Figure) <= rule.HideUpTo
            ? PublishedCount.Unmoved(then.Figure)
            : shown;
    }

    /// <summary>
    /// What to hide next: the smallest figure by which the one that is told is told no more; if none alone is enough, the smallest of together. Of reports around and within its own; of others
    /// only where nothing is left in those, and if it helps.
    /// </summary>
    private static Target? Next(ReportsTogether together, JointAudit audit, Target told, Knowledge least, CancellationToken cancellation)
    {
        var near = together.Near(told).ToHashSet();
        var candidates = Candidates(near.Contains);
        if (candidates.Count == 0)
        {
            candidates = Candidates(r => !near.Contains(r));
            if (audit.LeftOpen(told) == together.Hiding(candidates, () => audit.LeftOpen(told)))
                return null;
        }

        foreach (var candidate in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!together.Hiding([candidate], () => audit.IsTold(told, least)))
                return candidate;
        }

        return candidates[0];

        List<Target> Candidates(Func<int, bool> among) =>
            [.. together.ToBePublished.Where(t => among(t.Report) && together.Published[t.Report][t.Figure].State != CountState.Hidden)
                .OrderBy(t => t.Report != told.Report).ThenBy(t => together.All[t.Report].Counts.IsMargin(t.Figure)).ThenBy(together.CountOf).ThenBy(t => t.Report).ThenBy(t => t.Figure)];
    }
}
