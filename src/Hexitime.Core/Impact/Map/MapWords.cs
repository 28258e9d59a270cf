namespace Hexitime.Impact.Map;

/// <summary>The map in words.</summary>
internal static class MapWords
{
    public static MapDescription Of(ConnectionMap map, MapFocus? focus, Wording words)
    {
        var organisations = Organisations(map);
        var neighbours = focus?.Point is { } point ? Neighbours(map, point, words) : [];
        return new MapDescription([.. Summary(map, words), .. focus is null ? [] : About(map, focus, organisations, neighbours, words)], organisations, neighbours);
    }

    public static string Label(MapPoint point, Wording words) => point.Name ?? words.Say("Member {0}", point.Key);

    public static string Members(int count, Wording words) => words.Count(count, "{0} member", "{0} members");

    public static string Ties(int count, Wording words) => words.Count(count, "{0} tie", "{0} ties");

    private static IEnumerable<string> Summary(ConnectionMap map, Wording words)
    {
        var summary = map.Summarise();
        yield return summary.Isolates == 0
            ? words.Say("{0}, each of whom has given or got time.", Members(summary.Points, words))
            : words.Say("{0}, {1} of them without a tie yet.", Members(summary.Points, words), words.Number(summary.Isolates));
        if (summary.Ties == 0)
        {
            yield return words["No time has been given yet."];
            yield break;
        }

        yield return words.Say("{0} from a giver to a receiver: {1} in {2}.", Ties(summary.Ties, words), words.Hours(summary.Minutes), words.Count(summary.Exchanges, "{0} exchange", "{0} exchanges"));
        yield return words.Say("{0} of ties are returned. The largest connected part holds {1} of members.", words.Percent(summary.Reciprocity), words.Percent(summary.LargestWeakComponent));
        var crossing = map.Crossing(MapAttribute.Organisation);
        if (crossing.Ties > 0)
            yield return words.Say("{0} of hours go from one organisation to another; by chance it would be {1}.", words.Percent(crossing.MinutesShare), words.Percent(crossing.CrossingMinutesByChance));
    }

    private static IEnumerable<string> About(ConnectionMap map, MapFocus focus, OrganisationRow[] organisations, NeighbourRow[] neighbours, Wording words)
    {
        if (focus.Point is { } point)
        {
            var (name, measures) = (Label(map.Points[point], words), map.Measures[point]);
            yield return words.Say(
                "{0} gave {1} to {2} and got {3} from {4}, {5} in all.", name, words.Hours(measures.MinutesGiven), Members(measures.GivesTo, words), words.Hours(measures.MinutesGot),
                Members(measures.GetsFrom, words), words.Number(neighbours.Length));
            yield break;
        }

        if (organisations.FirstOrDefault(o => o.Organisation == focus.Organisation) is { } row)
        {
            yield return words.Say(
                "{0}: {1}, {2} among them, {3} with others.", words[row.Organisation!], Members(row.Members, words), Ties(row.TiesWithin, words), Ties(row.TiesAcross, words));
        }
    }

    private static OrganisationRow[] Organisations(ConnectionMap map)
    {
        var rows = map.Points.GroupBy(p => p.Organisation ?? "").ToDictionary(g => g.Key, g => new OrganisationRow(g.Key.Length == 0 ? null : g.Key, g.Count(), 0, 0), StringComparer.Ordinal);
        foreach (var tie in map.Ties)
        {
            var (from, to) = (map.Points[tie.From].Organisation ?? "", map.Points[tie.To].Organisation ?? "");
            var (giver, receiver) = (rows[from], rows[to]);
            if (from == to)
            {
                rows[from] = giver with { TiesWithin = giver.TiesWithin + 1 };
                continue;
            }

            rows[from] = giver with { TiesAcross = giver.TiesAcross + 1 };
            rows[to] = receiver with { TiesAcross = receiver.TiesAcross + 1 };
        }

        return [.. rows.Values.OrderByDescending(r => r.Members).ThenBy(r => r.Organisation, StringComparer.Ordinal)];
    }

    private static NeighbourRow[] Neighbours(ConnectionMap map, int point, Wording words)
    {
        var rows = new Dictionary<int, NeighbourRow>();
        foreach (var tie in map.Ties)
        {
            if (tie.From != point && tie.To != point)
                continue;
            var other = tie.From == point ? tie.To : tie.From;
            var row = rows.GetValueOrDefault(other) ?? new NeighbourRow(other, Label(map.Points[other], words), map.Points[other].Organisation, 0, 0);
            rows[other] = tie.From == point ? row with { MinutesGiven = tie.Minutes } : row with { MinutesGot = tie.Minutes };
        }

        return [.. rows.Values.OrderByDescending(r => r.MinutesGiven + r.MinutesGot).ThenBy(r => r.Point)];
    }
}
