namespace Hexitime.Impact;

/// <summary>Hours of a group in some quarters, made from what was published of each.</summary>
/// <param name="Hours">The sum of the quarters in which they are shown, each of them rounded; <c>null</c> if they are hidden in some and none are shown, or nothing is published.</param>
/// <param name="HiddenQuarters">In how many quarters they are hidden, so that there are more of them.</param>
public readonly record struct GroupHours(long? Hours, int HiddenQuarters)
{
    /// <summary>From what was published of each quarter; <c>null</c> where it is hidden.</summary>
    internal static GroupHours Of(IEnumerable<long?> quarters)
    {
        var (sum, hidden, count) = (0L, 0, 0);
        foreach (var hours in quarters)
            (sum, hidden, count) = (sum + (hours ?? 0), hours is null ? hidden + 1 : hidden, count + 1);
        return new GroupHours(count == 0 || (sum == 0 && hidden > 0) ? null : sum, hidden);
    }

    /// <summary>Of several groups together.</summary>
    internal static GroupHours All(IReadOnlyList<GroupHours> groups) =>
        new(groups.Any(g => g.Hours is not null) ? groups.Sum(g => g.Hours ?? 0) : null, groups.Select(g => g.HiddenQuarters).DefaultIfEmpty().Max());
}
