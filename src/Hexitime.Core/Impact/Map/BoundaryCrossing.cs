namespace Hexitime.Impact.Map;

/// <summary>
/// How much is given across the boundaries between groups, beside what chance would give: if every tie (or minute) kept its giver and its receiver but they were paired at random. Only ties of which both
/// groups are known are counted.
/// </summary>
/// <param name="Ties">The ties counted.</param>
/// <param name="CrossingTies">Those between different groups.</param>
/// <param name="CrossingTiesByChance">The share of ties that would cross by chance, from 0 to 1.</param>
/// <param name="Minutes">The minutes counted.</param>
/// <param name="CrossingMinutes">Those between different groups.</param>
/// <param name="CrossingMinutesByChance">The share of minutes that would cross by chance, from 0 to 1.</param>
/// <param name="Assortativity">Newman's (2003) coefficient of attribute assortativity over ties: 1 if nothing crosses, 0 as by chance, below 0 if more crosses; <c>null</c> with fewer than two groups.</param>
/// <param name="MinutesAssortativity">The same over minutes.</param>
public sealed record BoundaryCrossing(
    int Ties, int CrossingTies, double CrossingTiesByChance, long Minutes, long CrossingMinutes, double CrossingMinutesByChance, double? Assortativity, double? MinutesAssortativity)
{
    /// <summary>The share of ties that cross, from 0 to 1; 0 if there are none.</summary>
    public double TiesShare => Ties == 0 ? 0 : (double)CrossingTies / Ties;

    /// <summary>The share of minutes that cross, from 0 to 1; 0 if there are none.</summary>
    public double MinutesShare => Minutes == 0 ? 0 : (double)CrossingMinutes / Minutes;

    internal static BoundaryCrossing Of(TieTable ties, IReadOnlyList<string?> groups)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var group = new int[groups.Count];
        for (var v = 0; v < group.Length; v++)
        {
            if (groups[v] is not { } name)
                group[v] = -1;
            else if (numbers.TryGetValue(name, out var number))
                group[v] = number;
            else
                numbers.Add(name, group[v] = numbers.Count);
        }

        var (given, got, minutesGiven, minutesGot) = (new long[numbers.Count], new long[numbers.Count], new long[numbers.Count], new long[numbers.Count]);
        var (count, crossing, minutes, crossingMinutes) = (0, 0, 0L, 0L);
        for (var t = 0; t < ties.Count; t++)
        {
            var (from, to) = (group[ties.From[t]], group[ties.To[t]]);
            if (from < 0 || to < 0)
                continue;
            count++;
            minutes += ties.Minutes[t];
            crossing += from == to ? 0 : 1;
            crossingMinutes += from == to ? 0 : ties.Minutes[t];
            given[from]++;
            got[to]++;
            minutesGiven[from] += ties.Minutes[t];
            minutesGot[to] += ties.Minutes[t];
        }

        var (within, withinMinutes) = (ByChance(given, got, count), ByChance(minutesGiven, minutesGot, minutes));
        return new BoundaryCrossing(count, crossing, 1 - within, minutes, crossingMinutes, 1 - withinMinutes,
            Assortativity: Map.Assortativity.OfGroups(1 - ((double)crossing / Math.Max(1, count)), within),
            MinutesAssortativity: Map.Assortativity.OfGroups(1 - ((double)crossingMinutes / Math.Max(1, minutes)), withinMinutes));
    }

    private static double ByChance(long[] given, long[] got, long all)
    {
        if (all == 0)
            return 1;
        var sum = Int128.Zero;
        for (var g = 0; g < given.Length; g++)
            sum += (Int128)given[g] * got[g];
        return (double)sum / ((double)all * all);
    }
}
