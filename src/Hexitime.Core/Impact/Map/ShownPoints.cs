namespace Hexitime.Impact.Map;

/// <summary>
/// Points as they may be shown: each with a key, and alike with enough others in all that is told of it. An organisation comes first: professions are told within it, and networks within both, as
/// far as there are enough of them there.
/// </summary>
internal static class ShownPoints
{
    public static MapPoint Tidy(MapPoint point) => point with
    {
        Key = Text(point.Key),
        Name = Text(point.Name),
        Organisation = Text(point.Organisation),
        Profession = Text(point.Profession),
        Networks = [.. (point.Networks ?? []).Select(Text).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    public static MapPoint[] Of(MapPoint[] tidy, PointMeasures[] measures, int smallestGroup)
    {
        var organisations = SmallGroups.Merge([.. tidy.Select(p => p.Organisation)], smallestGroup);
        var professions = Within(organisations, [.. tidy.Select(p => p.Profession)], smallestGroup);
        // Who is in several networks at once is told by all of them together. No text has the character between them: it is none of XML's.
        var networks = Within([.. organisations.Zip(professions)], [.. tidy.Select(p => p.Networks is { Count: > 0 } some ? string.Join('\0', some) : null)], smallestGroup);
        MapPoint[] shown = [.. tidy.Select((p, v) => p with { Organisation = organisations[v], Profession = professions[v], Networks = networks[v]?.Split('\0') ?? [] })];
        var keys = PointKeys.For(shown, measures);
        return [.. shown.Select((p, v) => p with { Key = keys[v] })];
    }

    private static string?[] Within<T>(T[] larger, string?[] groups, int smallestGroup)
    {
        var merged = new string?[groups.Length];
        foreach (var points in Enumerable.Range(0, groups.Length).GroupBy(v => larger[v]).Select(g => g.ToArray()))
        {
            foreach (var (v, group) in points.Zip(SmallGroups.Merge([.. points.Select(v => groups[v])], smallestGroup)))
                merged[v] = group;
        }

        return merged;
    }

    private static string? Text(string? text) => text is not null && XmlChunks.Clean(text).Trim() is { Length: > 0 } clean ? clean : null;
}
