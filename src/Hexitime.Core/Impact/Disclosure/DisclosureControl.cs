namespace Hexitime.Impact.Disclosure;

/// <summary>How the people whom an earlier report counted lie to those whom a new one counts, as its readers know.</summary>
public enum Overlap
{
    /// <summary>They are among those whom the new one counts: a shorter time, a narrower filter.</summary>
    Within = 1,

    /// <summary>Those whom the new one counts are among them.</summary>
    Around = 2,
}

/// <summary>A report of the same table that was published before.</summary>
/// <param name="Overlap">How its people lie to those of the new one. Reports of which neither is a part of the other tell nothing by their difference, and are not handed over.</param>
/// <param name="Counts">What it counted.</param>
/// <param name="Published">How each figure was published.</param>
public sealed record EarlierReport(Overlap Overlap, CountTable Counts, IReadOnlyList<PublishedCount> Published);

/// <summary>
/// Publishes counts of people so that nobody is exposed. What its readers may know of a small count (1 to <see cref="DisclosureRule.HideUpTo"/>) is that it is small, or at least one (of a total: one
/// for each cell in which there is somebody), and nothing narrower; that holds for every figure of the table, its margins included, and of each earlier report for the people by whom the two differ. Readers are taken to know the rule, every
/// published figure, that figures add up, and how the reports lie to each other; and to compute whatever follows from a table, from two lists, and of two tables from each figure by itself.
/// Pure, deterministic, thread-safe.
/// </summary>
/// <remarks>
/// Small counts are hidden (primary suppression). While something small can be worked out more narrowly, one more figure is hidden (secondary suppression): the smallest that helps, cells
/// before totals, equal ones by their place. What is hidden for that cannot be told to within <see cref="DisclosureRule.HideUpTo"/> either. A figure from which an earlier report's differs by few
/// people is published as it was then, so that a figure moves only when more people have moved it than are hidden. A report that could not be published so is hidden as a whole. See Hundepool and others, "Statistical Disclosure Control" (2012).
/// </remarks>
public static class DisclosureControl
{
    /// <summary>How each figure of a table is published; in the order of <see cref="CountTable.Figures"/>.</summary>
    /// <param name="table">What was counted.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="earlier">Reports of the same table that were published before and of which one is a part of the other.</param>
    /// <param name="alsoHide">Figures to hide whatever their count, such as many exchanges of few people; <c>null</c> for none.</param>
    public static IReadOnlyList<PublishedCount> Publish(CountTable table, DisclosureRule rule, IReadOnlyList<EarlierReport>? earlier = null, Func<int, bool>? alsoHide = null)
    {
        var before = (earlier ?? []).Where(e => (e.Counts.Rows, e.Counts.Columns) == (table.Rows, table.Columns)).ToList();
        var published = Enumerable.Range(0, table.Figures)
            .Select(f => table[f] > 0 && alsoHide?.Invoke(f) == true ? PublishedCount.Hidden : Unmoved(table, f, before, rule) ?? rule.Show(table[f])).ToArray();
        List<Audit> audits = [new TableAudit(table, published, rule), .. before.Select(e => table.IsList && IsPart(table, e) ? (Audit)new ListsAudit(table, published, e, rule) : new FiguresAudit(table, published, e, rule))];
        while (audits.Select(a => (Audit: a, Figure: a.FirstTold())).FirstOrDefault(t => t.Figure is not null) is { Audit: { } audit, Figure: { } figure })
        {
            if (Next(table, published, audit, figure) is not { } next)
                return [.. published.Select(_ => PublishedCount.Hidden)];
            published[next] = PublishedCount.Hidden;
        }

        return published;
    }

    /// <summary>
    /// Hours or the like beside counts: shown, rounded, where the people behind them are; <c>null</c> where those are hidden, and where an earlier report shows as many people, for then the
    /// difference could be the hours of few.
    /// </summary>
    /// <param name="amounts">The amounts, in the order of the figures.</param>
    /// <param name="people">How the people behind them were published.</param>
    /// <param name="earlier">The earlier reports.</param>
    /// <param name="rule">The rule.</param>
    public static IReadOnlyList<long?> PublishAmounts(IReadOnlyList<long> amounts, IReadOnlyList<PublishedCount> people, IReadOnlyList<EarlierReport> earlier, DisclosureRule rule) =>
    [
        .. amounts.Select((amount, f) =>
            people[f].State == CountState.Hidden || (people[f].Figure > 0 && earlier.Any(e => e.Published[f].State != CountState.Hidden && e.Published[f].Figure == people[f].Figure)) ? null
            : amount == 0 ? 0 : (long?)((amount + (rule.RoundTo / 2)) / rule.RoundTo * rule.RoundTo)),
    ];

    private static bool IsPart(CountTable table, EarlierReport e) => Enumerable.Range(0, table.Figures).All(f => e.Overlap == Overlap.Within ? e.Counts[f] <= table[f] : e.Counts[f] >= table[f]);

    private static PublishedCount? Unmoved(CountTable table, int figure, List<EarlierReport> earlier, DisclosureRule rule) => rule.IsSmall(table[figure]) || table[figure] == 0
        ? null
        : earlier.Where(e => e.Published[figure].State == CountState.Shown && e.Counts[figure] > 0 && Math.Abs(table[figure] - e.Counts[figure]) <= rule.HideUpTo)
            .Select(e => (PublishedCount?)(table[figure] == e.Counts[figure] ? e.Published[figure] : PublishedCount.Unmoved(e.Published[figure].Figure))).FirstOrDefault();

    /// <summary>What to hide next: the smallest figure by which the one that is told is told no more; if none alone is enough, the smallest of all.</summary>
    private static int? Next(CountTable table, PublishedCount[] published, Audit audit, int told)
    {
        var candidates = Enumerable.Range(0, table.Figures).Where(f => published[f].State != CountState.Hidden && table[f] > 0)
            .OrderBy(table.IsMargin).ThenBy(f => table[f]).ThenBy(f => f).ToList();
        foreach (var candidate in candidates)
        {
            var kept = published[candidate];
            published[candidate] = PublishedCount.Hidden;
            var isTold = audit.IsTold(told);
            published[candidate] = kept;
            if (!isTold)
                return candidate;
        }

        return candidates.Count == 0 ? null : candidates[0];
    }
}
