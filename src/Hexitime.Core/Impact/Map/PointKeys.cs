using System.Globalization;

namespace Hexitime.Impact.Map;

/// <summary>Numbers for points that have no key: 1 for the one with the most minutes, and so on. Nothing goes into a number but what the map itself shows, unless two points are alike in all of it.</summary>
internal static class PointKeys
{
    public static string[] For(IReadOnlyList<MapPoint> points, IReadOnlyList<PointMeasures> measures)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            if (point.Key is { } key && !taken.Add(key))
                throw new ArgumentException($"Two points have the key {key}.", nameof(points));
        }

        var order = Enumerable.Range(0, points.Count).Where(v => points[v].Key is null)
            .OrderByDescending(v => measures[v].MinutesGiven + measures[v].MinutesGot).ThenByDescending(v => measures[v].MinutesGiven)
            .ThenByDescending(v => measures[v].GivesTo).ThenByDescending(v => measures[v].GetsFrom).ThenByDescending(v => measures[v].Core)
            .ThenBy(v => points[v].Organisation, StringComparer.Ordinal).ThenBy(v => points[v].Profession, StringComparer.Ordinal)
            .ThenBy(v => points[v].Name, StringComparer.Ordinal);
        string[] keys = [.. points.Select(p => p.Key ?? "")];
        var number = 0;
        foreach (var v in order)
        {
            do
                keys[v] = (++number).ToString(CultureInfo.InvariantCulture);
            while (taken.Contains(keys[v]));
        }

        return keys;
    }
}
