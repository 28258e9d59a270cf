namespace Hexitime.Impact.Map;

/// <summary>
/// Groups of points with more minutes among themselves than chance would give: Blondel, Guillaume, Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large networks". The direction of ties plays no
/// part. A point without ties is a community of its own.
/// </summary>
/// <param name="Of">The community of each point, numbered from 0: the largest first, then the one with the lowest point.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Modularity">Newman's (2004) modularity of them by minutes, at most 1; 0 if there are no ties.</param>
public sealed record Communities(IReadOnlyList<int> Of, int Count, double Modularity)
{
    internal static Communities Find(Adjacency undirected, CancellationToken cancellation)
    {
        var found = Louvain.Find(undirected, cancellation);
        var count = found.Length == 0 ? 0 : found.Max() + 1;
        var (sizes, lowest, numbers) = (new int[count], new int[count], new int[count]);
        for (var v = found.Length - 1; v >= 0; v--)
        {
            sizes[found[v]]++;
            lowest[found[v]] = v;
        }

        int[] order = [.. Enumerable.Range(0, count).OrderByDescending(c => sizes[c]).ThenBy(c => lowest[c])];
        for (var i = 0; i < count; i++)
            numbers[order[i]] = i;
        int[] of = [.. found.Select(c => numbers[c])];
        return new Communities(of, count, ModularityOf(undirected, of));
    }

    /// <summary>The sum over communities of the share of minutes within, less the square of the share of all ends of minutes.</summary>
    internal static double ModularityOf(Adjacency undirected, IReadOnlyList<int> community)
    {
        var count = community.Count == 0 ? 0 : community.Max() + 1;
        var (within, ends, all) = (new long[count], new long[count], 0L);
        for (var v = 0; v < undirected.Points; v++)
        {
            var neighbours = undirected.Of(v);
            var minutes = undirected.MinutesOf(v);
            for (var i = 0; i < neighbours.Length; i++)
            {
                ends[community[v]] += minutes[i];
                within[community[v]] += community[neighbours[i]] == community[v] ? minutes[i] : 0;
                all += minutes[i];
            }
        }

        var sum = 0.0;
        for (var c = 0; c < count && all > 0; c++)
            sum += ((double)within[c] / all) - ((double)ends[c] / all * ((double)ends[c] / all));
        return sum;
    }
}
