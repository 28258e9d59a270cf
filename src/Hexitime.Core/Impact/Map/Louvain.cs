namespace Hexitime.Impact.Map;

/// <summary>
/// The method of Louvain. Points move in their order, to the community of the greatest gain, of equals to the one of the lowest number, and only for a real gain. When coarser and coarser maps gain no more, single
/// points may move again (Rotta and Noack 2011), and communities that have come apart are split, which always gains (Traag, Waltman and van Eck 2019). Small maps are gone through in several orders.
/// </summary>
internal static class Louvain
{
    private const int Orders = 8;
    private const int ManyTies = 500_000;

    public static int[] Find(Adjacency undirected, CancellationToken cancellation)
    {
        int[] best = [];
        var known = double.NegativeInfinity;
        var orders = undirected.Neighbours.Length > ManyTies ? 1 : Orders;
        for (var o = 0; o < orders; o++)
        {
            var found = Find(undirected, o, cancellation);
            var modularity = Communities.ModularityOf(undirected, found);
            if (modularity > known)
                (best, known) = (found, modularity);
        }

        return best;
    }

    private static int[] Find(Adjacency undirected, int order, CancellationToken cancellation)
    {
        int[] of = [.. Enumerable.Range(0, undirected.Points)];
        var known = double.NegativeInfinity;
        while (true)
        {
            var level = CommunityLevel.Of(undirected);
            level.Move(of, order, cancellation);
            var next = Split(undirected, of);
            for (var coarser = level.Merged(next); ;)
            {
                int[] moved = [.. Enumerable.Range(0, coarser.Points)];
                if (!coarser.Move(moved, order, cancellation))
                    break;
                moved = CommunityLevel.Numbered(moved);
                for (var v = 0; v < next.Length; v++)
                    next[v] = moved[next[v]];
                coarser = coarser.Merged(moved);
            }

            var modularity = Communities.ModularityOf(undirected, next);
            if (modularity <= known + 1e-9)
                return of.Length == 0 ? of : Split(undirected, of);
            (of, known) = (next, modularity);
        }
    }

    private static int[] Split(Adjacency undirected, int[] of) => Components.Within(undirected, (v, w) => of[v] == of[w]).Of;
}
