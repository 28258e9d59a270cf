namespace Hexitime.Matching.Rings;

/// <summary>The connected parts of a packing: people whom no ring joins can be decided apart.</summary>
internal static class Parts
{
    /// <summary>The people of each part who are on any ring, the smallest part first, then the one of the lowest person.</summary>
    public static IReadOnlyList<int[]> Of(Packing packing)
    {
        var part = new int[packing.People];
        Array.Fill(part, -1);
        var parts = new List<int[]>();
        var stack = new Stack<int>();
        var people = new List<int>();
        for (var p = 0; p < packing.People; p++)
        {
            if (part[p] >= 0 || packing.RingsThrough(p).Length == 0)
                continue;
            people.Clear();
            part[p] = parts.Count;
            stack.Push(p);
            while (stack.TryPop(out var person))
            {
                people.Add(person);
                foreach (var ring in packing.RingsThrough(person))
                {
                    foreach (var member in packing.MembersOf(ring))
                    {
                        if (part[member] >= 0)
                            continue;
                        part[member] = parts.Count;
                        stack.Push(member);
                    }
                }
            }

            people.Sort();
            parts.Add([.. people]);
        }

        return [.. parts.OrderBy(p => p.Length).ThenBy(p => p[0])];
    }
}
