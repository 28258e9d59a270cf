namespace Hexitime.Impact.Map;

/// <summary>
/// Hides groups so small that they would tell who is in them: those with fewer than k points become "others", and if these are fewer than k too, the next smallest group joins them. So every group that is left has at
/// least k points, unless there are fewer than k altogether. Points of no group are a group as well. It looks at one attribute at a time: what two attributes tell together it does not hide.
/// </summary>
internal static class SmallGroups
{
    public const string Others = "Others";

    public static string?[] Merge(IReadOnlyList<string?> groups, int smallest)
    {
        var sets = Merge([.. groups.Select(g => g is null ? (IReadOnlyList<string>)[] : [g])], smallest);
        return [.. sets.Select(s => s.Count == 0 ? null : s[0])];
    }

    /// <summary>The same for groups of which a point can be in several: a group's size is the number of points in it, and the points of "others" are those in any group that joined them.</summary>
    public static IReadOnlyList<string>[] Merge(IReadOnlyList<IReadOnlyList<string>> groups, int smallest)
    {
        // The empty text stands for no group: no group is called that.
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var v = 0; v < groups.Count; v++)
        {
            foreach (var group in groups[v].Count == 0 ? [""] : groups[v].Distinct(StringComparer.Ordinal))
            {
                if (!members.TryGetValue(group, out var points))
                    members.Add(group, points = []);
                points.Add(v);
            }
        }

        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var others = new HashSet<int>(members.GetValueOrDefault(Others, []));
        foreach (var (group, points) in members.OrderBy(m => m.Value.Count).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            if (group == Others || (points.Count >= smallest && (others.Count == 0 || others.Count >= smallest)))
                continue;
            hidden.Add(group);
            others.UnionWith(points);
        }

        return [.. groups.Select(g => Shown(g, hidden))];
    }

    private static IReadOnlyList<string> Shown(IReadOnlyList<string> groups, HashSet<string> hidden)
    {
        if (groups.Count == 0)
            return hidden.Contains("") ? [Others] : [];
        return [.. groups.Select(g => hidden.Contains(g) ? Others : g).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
