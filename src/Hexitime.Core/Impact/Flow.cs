using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Time that somebody of one group gave somebody of another.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="From">The number of their group.</param>
/// <param name="Receiver">Who received; <c>null</c> if no member did.</param>
/// <param name="To">The number of their group.</param>
/// <param name="Minutes">How long.</param>
internal readonly record struct Flow(AccountId Giver, int From, AccountId? Receiver, int To, long Minutes)
{
    /// <summary>Minutes given between each two groups; with which of them are of few, or nearly all of one.</summary>
    /// <param name="part">Of which part; <c>null</c> for everything.</param>
    /// <param name="rows">The groups who gave.</param>
    /// <param name="columns">The groups who received.</param>
    /// <param name="flows">The flows.</param>
    /// <param name="rule">The rule.</param>
    public static Counted Count(string? part, IReadOnlyList<string> rows, IReadOnlyList<string> columns, IEnumerable<Flow> flows, DisclosureRule rule)
    {
        var (n, m) = (rows.Count, columns.Count);
        var (cells, gave, got) = (n * m, new Dictionary<AccountId, long>?[(n + 1) * (m + 1)], new Dictionary<AccountId, long>?[(n + 1) * (m + 1)]);
        var minutes = new long[cells];
        foreach (var flow in flows)
        {
            var cell = (flow.From * m) + flow.To;
            minutes[cell] += flow.Minutes;
            foreach (var figure in (int[])[cell, cells + flow.From, cells + n + flow.To])
            {
                Add(gave[figure] ??= [], flow.Giver, flow.Minutes);
                if (flow.Receiver is { } receiver)
                    Add(got[figure] ??= [], receiver, flow.Minutes);
            }
        }

        bool AreFew(Dictionary<AccountId, long>? people) => people is not null && (rule.IsSmall(people.Count) || rule.IsDominated(people.Values));
        return new Counted(
            GroupTable.Minutes, part, rows, columns, CountTable.Of(n, m, (r, c) => minutes[(r * m) + c]), Enumerable.Range(0, gave.Length).Where(f => AreFew(gave[f]) || AreFew(got[f])).ToHashSet());

        static void Add(Dictionary<AccountId, long> people, AccountId who, long time) => people[who] = people.GetValueOrDefault(who) + time;
    }

    /// <summary>The same of everything, of each part, and of what is in no part of many.</summary>
    public static IReadOnlyList<Counted> CountParts(IReadOnlyList<string> rows, IReadOnlyList<string> columns, IReadOnlyList<(string? Part, Flow Flow)> flows, DisclosureRule rule)
    {
        var whole = Count(null, rows, columns, flows.Select(f => f.Flow), rule);
        var parts = flows.Where(f => f.Part is not null).GroupBy(f => f.Part!, f => f.Flow, StringComparer.Ordinal)
            .Where(p => !rule.IsSmall(p.SelectMany(f => new[] { f.Giver, f.Receiver ?? f.Giver }).Distinct().Count())).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        if (parts.Count == 0)
            return [whole];
        var shown = parts.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            whole, .. parts.Select(p => Count(p.Key, rows, columns, p, rule)),
            Count(null, rows, columns, flows.Where(f => f.Part is null || !shown.Contains(f.Part)).Select(f => f.Flow), rule) with { IsRest = true },
        ];
    }
}

/// <summary>Whole quarters that are over.</summary>
internal readonly record struct Quarters(int First, int Until)
{
    public const int Most = 40;

    public int Count => (Until - First) / 3;

    /// <summary>The first month of each.</summary>
    public IEnumerable<int> Each()
    {
        for (var quarter = First; quarter < Until; quarter += 3)
            yield return quarter;
    }

    public ImpactPeriod Period => ImpactPeriod.OfMonths(First, Until - First);

    /// <summary>From the quarter of one day until that of another, by default the last four that are over; refused if it is not over, or they are no period.</summary>
    public static Result<Quarters> Of(LocalDate? from, LocalDate? to, LocalDate today, NodaTime.Period? usual = null)
    {
        var running = Months.QuarterOf(Months.Of(today));
        if (!ImpactPeriod.Of(from, to ?? Months.FirstDay(running).PlusDays(-1), today, usual ?? NodaTime.Period.FromMonths(9)).TryGet(out var period, out var refusal))
            return refusal;
        var quarters = new Quarters(Months.QuarterOf(Months.Of(period.From)), Months.QuarterOf(Months.Of(period.Until.PlusDays(-1))) + 3);
        return quarters.Until > running ? Refusal.Conflict("impact.not-over", "Of groups, and of an organisation, a campaign or a kind, it is told by quarters, once they are over.")
            : quarters.Until - quarters.First > 3 * Most ? Refusal.Invalid("impact.periods", $"At most {Most} quarters are shown at once.")
            : quarters;
    }
}
