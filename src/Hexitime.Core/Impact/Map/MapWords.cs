using System.Globalization;

namespace Hexitime.Impact.Map;

/// <summary>The map in words.</summary>
internal static class MapWords
{
    public static MapDescription Of(ConnectionMap map, MapFocus? focus)
    {
        var organisations = Organisations(map);
        var neighbours = focus?.Point is { } point ? Neighbours(map, point) : [];
        return new MapDescription([.. Summary(map), .. focus is null ? [] : About(map, focus, organisations, neighbours)], organisations, neighbours);
    }

    public static string Label(MapPoint point) => point.Name ?? $"Member {point.Key}";

    public static string Hours(long minutes) => Counted(minutes / 60.0, "hour");

    public static string Counted(double count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0.#} {what}{(count == 1 ? "" : "s")}");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private static IEnumerable<string> Summary(ConnectionMap map)
    {
        var summary = map.Summarise();
        yield return Counted(summary.Points, "member") + summary.Isolates switch
        {
            0 => ", each of whom has given or got time.",
            1 => ", of whom 1 has neither given nor got time yet.",
            var isolates => string.Create(CultureInfo.InvariantCulture, $", of whom {isolates:#,0} have neither given nor got time yet."),
        };
        if (summary.Ties == 0)
        {
            yield return "No time has been given yet.";
            yield break;
        }

        yield return $"{Counted(summary.Ties, "tie")} from a giver to a receiver: {Hours(summary.Minutes)} in {Counted(summary.Exchanges, "exchange")}.";
        yield return $"{Percent(summary.Reciprocity)} of ties are returned. The largest connected part holds {Percent(summary.LargestWeakComponent)} of members.";
        var crossing = map.Crossing(MapAttribute.Organisation);
        if (crossing.Ties > 0)
            yield return $"{Percent(crossing.MinutesShare)} of hours go from one organisation to another; by chance it would be {Percent(crossing.CrossingMinutesByChance)}.";
    }

    private static IEnumerable<string> About(ConnectionMap map, MapFocus focus, OrganisationRow[] organisations, NeighbourRow[] neighbours)
    {
        if (focus.Point is { } point)
        {
            yield return $"{Label(map.Points[point])} gave {Hours(map.Measures[point].MinutesGiven)} to {Counted(map.Measures[point].GivesTo, "member")} and got "
                + $"{Hours(map.Measures[point].MinutesGot)} from {Counted(map.Measures[point].GetsFrom, "member")}, {neighbours.Length} in all.";
            yield break;
        }

        if (organisations.FirstOrDefault(o => o.Organisation == focus.Organisation) is { } row)
            yield return $"{row.Organisation}: {Counted(row.Members, "member")}, {Hours(row.MinutesWithin)} among them, {Hours(row.MinutesGiven)} given to others, {Hours(row.MinutesGot)} got from others.";
    }

    private static OrganisationRow[] Organisations(ConnectionMap map)
    {
        var rows = map.Points.GroupBy(p => p.Organisation ?? "").ToDictionary(g => g.Key, g => new OrganisationRow(g.Key.Length == 0 ? null : g.Key, g.Count(), 0, 0, 0, 0, 0), StringComparer.Ordinal);
        foreach (var tie in map.Ties)
        {
            var (from, to) = (map.Points[tie.From].Organisation ?? "", map.Points[tie.To].Organisation ?? "");
            var (giver, receiver) = (rows[from], rows[to]);
            if (from == to)
            {
                rows[from] = giver with { TiesWithin = giver.TiesWithin + 1, MinutesWithin = giver.MinutesWithin + tie.Minutes };
                continue;
            }

            rows[from] = giver with { TiesAcross = giver.TiesAcross + 1, MinutesGiven = giver.MinutesGiven + tie.Minutes };
            rows[to] = receiver with { TiesAcross = receiver.TiesAcross + 1, MinutesGot = receiver.MinutesGot + tie.Minutes };
        }

        return [.. rows.Values.OrderByDescending(r => r.Members).ThenBy(r => r.Organisation, StringComparer.Ordinal)];
    }

    private static NeighbourRow[] Neighbours(ConnectionMap map, int point)
    {
        var rows = new Dictionary<int, NeighbourRow>();
        foreach (var tie in map.Ties)
        {
            if (tie.From != point && tie.To != point)
                continue;
            var other = tie.From == point ? tie.To : tie.From;
            var row = rows.GetValueOrDefault(other) ?? new NeighbourRow(other, Label(map.Points[other]), map.Points[other].Organisation, 0, 0);
            rows[other] = tie.From == point ? row with { MinutesGiven = tie.Minutes } : row with { MinutesGot = tie.Minutes };
        }

        return [.. rows.Values.OrderByDescending(r => r.MinutesGiven + r.MinutesGot).ThenBy(r => r.Point)];
    }
}
