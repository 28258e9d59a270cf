namespace Hexitime.Matching.Assignment;

/// <summary>
/// Brings one place into an assignment that is the best without it, and leaves one that is the best with it: along the shortest alternating path by reduced costs (Edmonds and Karp 1972; Tomizawa
/// 1971), which ends at a place that is free, or at one that had rather go without. Only what lies nearer than that end is looked at.
/// </summary>
internal sealed class Augmentation
{
    private readonly PriorityQueue<int, int> _reached = new();
    private readonly List<int> _touched = [];

    /// <summary>Brings in a place that is joined with nobody. Its price comes from the other side's.</summary>
    /// <returns>By how much the scores of all together have grown.</returns>
    public int BringIn(Side own, Side other, int place)
    {
        var worth = own.Worth(place, other.Prices);
        (own.Prices[place], own.Mates[place]) = (worth, Side.Nobody);
        if (worth == 0)
            return 0;

        // Nearest end so far: a free place of the other side, or one of this side that goes without.
        var (nearest, free, without) = (worth, Side.Nobody, place);
        for (var (at, distance) = (place, 0); ;)
        {
            var given = distance + own.Prices[at];
            if (given < nearest)
                (nearest, free, without) = (given, Side.Nobody, at);
            foreach (var (target, score) in own.Edges[at])
            {
                if (given - score >= nearest)
                    break;
                var far = given + other.Prices[target] - score;
                if (far >= nearest || far >= other.Distances[target])
                    continue;
                if (other.Distances[target] == Side.Unreached)
                    _touched.Add(target);
                (other.Distances[target], other.Parents[target]) = (far, at);
                if (other.Mates[target] == Side.Nobody)
                    (nearest, free) = (far, target);
                else
                    _reached.Enqueue(target, far);
            }

            if (nearest == distance || !TryNext(other, nearest, out var next))
                break;
            (at, distance) = (other.Mates[next], other.Distances[next]);
        }

        Reprice(own, other, place, nearest);
        Rejoin(own, other, place, free, without);
        return own.Prices[place];
    }

    private bool TryNext(Side other, int nearest, out int next)
    {
        while (_reached.TryDequeue(out next, out var distance))
        {
            if (distance >= nearest)
                return false;
            if (distance == other.Distances[next])
                return true;
        }

        return false;
    }

    // What is nearer than the end becomes as dear as the difference, so that the whole path costs nothing.
    private void Reprice(Side own, Side other, int place, int nearest)
    {
        own.Prices[place] -= nearest;
        foreach (var target in _touched)
        {
            var nearer = nearest - other.Distances[target];
            if (nearer > 0)
            {
                other.Prices[target] += nearer;
                own.Prices[other.Mates[target]] -= nearer;
            }

            other.Distances[target] = Side.Unreached;
        }

        _touched.Clear();
        _reached.Clear();
    }

    private static void Rejoin(Side own, Side other, int place, int free, int without)
    {
        var (at, mate) = free == Side.Nobody ? (without, Side.Nobody) : (other.Parents[free], free);
        while (true)
        {
            var former = own.Mates[at];
            own.Mates[at] = mate;
            if (mate != Side.Nobody)
                other.Mates[mate] = at;
            if (at == place)
                return;
            (at, mate) = (other.Parents[former], former);
        }
    }
}
