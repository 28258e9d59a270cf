namespace Hexitime.Impact.Map;

/// <summary>
/// Core numbers: a point's is the greatest k for which it is in a group each of whose points has k neighbours within the group (Seidman 1983). Found in time that grows with the ties only (Batagelj and
/// Zaveršnik 2003, "An O(m) algorithm for cores decomposition of networks").
/// </summary>
internal static class Cores
{
    public static int[] Of(Adjacency undirected)
    {
        var n = undirected.Points;
        var core = new int[n];
        for (var v = 0; v < n; v++)
            core[v] = undirected.Degree(v);

        // Points in order of degree, and where in that order each degree starts.
        var starts = new int[n + 1];
        foreach (var degree in core)
            starts[degree + 1]++;
        for (var d = 0; d < n; d++)
            starts[d + 1] += starts[d];
        var (order, place, next) = (new int[n], new int[n], starts[..]);
        for (var v = 0; v < n; v++)
        {
            place[v] = next[core[v]]++;
            order[place[v]] = v;
        }

        for (var i = 0; i < n; i++)
        {
            var v = order[i];
            foreach (var w in undirected.Of(v))
            {
                if (core[w] <= core[v])
                    continue;

                // One neighbour less: it changes places with the first of its degree, which then belongs to the degree below.
                var first = order[starts[core[w]]];
                (order[place[w]], order[place[first]]) = (first, w);
                (place[w], place[first]) = (place[first], place[w]);
                starts[core[w]]++;
                core[w]--;
            }
        }

        return core;
    }
}
