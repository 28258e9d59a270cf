using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Time that somebody of one group gave somebody of another.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="From">The number of their group.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="To">The number of their group.</param>
/// <param name="Minutes">How long.</param>
internal readonly record struct Flow(AccountId Giver, int From, AccountId Receiver, int To, long Minutes)
{
    /// <summary>How often time was given between each two groups, and how long; hidden where few gave or few received, however often.</summary>
    public static Counted Count(IReadOnlyList<string> groups, IEnumerable<Flow> flows, DisclosureRule rule)
    {
        var n = groups.Count;
        var (times, minutes, givers, receivers) = (new long[n * n], new long[n * n], new Dictionary<int, HashSet<AccountId>>(), new Dictionary<int, HashSet<AccountId>>());
        foreach (var flow in flows)
        {
            var cell = (flow.From * n) + flow.To;
            times[cell]++;
            minutes[cell] += flow.Minutes;
            foreach (var figure in (int[])[cell, (n * n) + flow.From, (n * n) + n + flow.To, (n * n) + (2 * n)])
            {
                (givers.TryGetValue(figure, out var gave) ? gave : givers[figure] = []).Add(flow.Giver);
                (receivers.TryGetValue(figure, out var received) ? received : receivers[figure] = []).Add(flow.Receiver);
            }
        }

        var table = CountTable.Of(n, n, (r, c) => times[(r * n) + c]);
        var few = givers.Keys.Where(f => rule.IsSmall(givers[f].Count) || rule.IsSmall(receivers[f].Count)).ToHashSet();
        return new Counted(groups, n == 1 ? ["all"] : groups, table, [.. Enumerable.Range(0, table.Figures).Select(f => table.CellsOf(f).Sum(cell => minutes[cell]))], few);
    }
}

/// <summary>Whole quarters that are over.</summary>
internal readonly record struct Quarters(int First, int Until)
{
    private const int Most = 40;

    public ImpactPeriod Period => ImpactPeriod.OfMonths(First, Until - First);

    /// <summary>From the quarter of one day until that of another; refused if that is not over, or they are no period.</summary>
    public static Result<Quarters> Of(LocalDate? from, LocalDate? to, LocalDate today)
    {
        var running = Months.QuarterOf(Months.Of(today));
        if (!ImpactPeriod.Of(from ?? to?.PlusMonths(-9), to ?? Months.FirstDay(running).PlusDays(-1), today).TryGet(out var period, out var refusal))
            return refusal;
        var quarters = new Quarters(Months.QuarterOf(Months.Of(period.From)), Months.QuarterOf(Months.Of(period.Until.PlusDays(-1))) + 3);
        return quarters.Until > running ? Refusal.Conflict("impact.not-over", "What tells of groups is published by quarters, once they are over.")
            : quarters.Until - quarters.First > 3 * Most ? Refusal.Invalid("impact.periods", $"At most {Most} quarters are shown at once.")
            : quarters;
    }
}
