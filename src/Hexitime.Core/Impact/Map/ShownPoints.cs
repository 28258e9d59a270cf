namespace Hexitime.Impact.Map;

/// <summary>Points as they may be shown: each with a key, and in no group that is too small.</summary>
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
        var professions = SmallGroups.Merge([.. tidy.Select(p => p.Profession)], smallestGroup);
        var networks = SmallGroups.Merge([.. tidy.Select(p => p.Networks!)], smallestGroup);
        MapPoint[] shown = [.. tidy.Select((p, v) => p with { Organisation = organisations[v], Profession = professions[v], Networks = networks[v] })];
        var keys = PointKeys.For(shown, measures);
        return [.. shown.Select((p, v) => p with { Key = keys[v] })];
    }

    private static string? Text(string? text) => text is not null && XmlChunks.Clean(text).Trim() is { Length: > 0 } clean ? clean : null;
}
