namespace Hexitime.Impact.Map;

/// <summary>
/// Hides groups so small that they would tell who is in them: those with fewer than k points become "others", and if these are fewer than k too, the next smallest group joins them. So every group that is left has at
/// least k points, unless there are fewer than k altogether. Points of no group are a group as well.
/// </summary>
internal static class SmallGroups
{
    public const string Others = "Others";

    public static string?[] Merge(IReadOnlyList<string?> groups, int smallest)
    {
        // The empty text stands for no group: no group is called that.
        var sizes = groups.CountBy(g => g ?? "", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var (hidden, others) = (new HashSet<string>(StringComparer.Ordinal), sizes.GetValueOrDefault(Others));
        foreach (var (group, size) in sizes.OrderBy(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            if (group == Others || (size >= smallest && (others == 0 || others >= smallest)))
                continue;
            hidden.Add(group);
            others += size;
        }

        return [.. groups.Select(g => hidden.Contains(g ?? "") ? Others : g)];
    }
}
