namespace Hexitime.Matching.Assignment;

/// <summary>That a place could be joined with one of the other side. In order of score, the greatest first, then by place.</summary>
internal readonly record struct Edge(int Target, int Score) : IComparable<Edge>
{
    public int CompareTo(Edge other) => Score != other.Score ? other.Score.CompareTo(Score) : Target.CompareTo(other.Target);
}

/// <summary>
/// One side of the market, a place for each session: with whom of the other side each could be joined, the price of each place, and with whom it is joined.
/// </summary>
internal sealed class Side(Edges edges)
{
    /// <summary>Joined with nobody.</summary>
    public const int Nobody = -1;

    /// <summary>Not reached by a search.</summary>
    public const int Unreached = int.MaxValue;

    public Edges Edges { get; } = edges;

    public int[] Prices = new int[edges.Count];
    public int[] Mates = Filled(edges.Count, Nobody);
    public int[] Distances = Filled(edges.Count, Unreached);
    public int[] Parents = new int[edges.Count];

    public int Count => Edges.Count;

    /// <summary>A copy that places can come to and leave.</summary>
    public Side Changeable() => new(Edges.Changeable()) { Prices = [.. Prices], Mates = [.. Mates] };

    /// <summary>A new place without edges.</summary>
    public int Add()
    {
        var place = Edges.Add();
        if (place == Prices.Length)
        {
            var room = Math.Max(16, place * 2);
            Array.Resize(ref Prices, room);
            Array.Resize(ref Mates, room);
            Array.Resize(ref Distances, room);
            Array.Resize(ref Parents, room);
        }

        (Prices[place], Mates[place], Distances[place]) = (0, Nobody, Unreached);
        return place;
    }

    /// <summary>The most that a place could have for itself at the other side's prices; nothing, if that is less than nothing.</summary>
    public int Worth(int place, int[] prices)
    {
        var worth = 0;
        foreach (var edge in Edges[place])
        {
            if (edge.Score <= worth)
                break;
            worth = Math.Max(worth, edge.Score - prices[edge.Target]);
        }

        return worth;
    }

    /// <summary>
    /// With whom a place would gain most at the other side's prices, the first of equals; what it would gain; with whom it would gain most without them, and what. <see cref="Nobody"/> and nothing, if
    /// nothing is to be gained.
    /// </summary>
    public (int Best, int Mate, int Second, int SecondMate) BestOf(int place, int[] prices)
    {
        // A gain, and below it how far its edge is from the end, are one number, and the two greatest are kept without a branch: one would be guessed wrong every other time.
        var (first, second) = (0L, 0L);
        var row = Edges[place];
        unchecked
        {
            for (var e = 0; e < row.Length && (long)row[e].Score << 32 >= second; e++)
            {
                var gain = ((long)(row[e].Score - prices[row[e].Target]) << 32) | (uint)(int.MaxValue - e);
                var below = first - gain;
                below &= below >> 63;
                first -= below;
                var lesser = second - (gain + below);
                second -= lesser & (lesser >> 63);
            }

            var (best, next) = ((int)(first >> 32), (int)(second >> 32));
            return (best, best == 0 ? Nobody : row[int.MaxValue - (int)first].Target, next, next == 0 ? Nobody : row[int.MaxValue - (int)second].Target);
        }
    }

    public int ScoreOf(int place, int target)
    {
        foreach (var edge in Edges[place])
        {
            if (edge.Target == target)
                return edge.Score;
        }

        throw new ArgumentException($"{place} has no edge to {target}.", nameof(target));
    }

    /// <summary>Joins two places; whoever had the other is told, and left alone.</summary>
    public int Join(int place, Side other, int mate)
    {
        var former = other.Mates[mate];
        (other.Mates[mate], Mates[place]) = (place, mate);
        if (former != Nobody)
            Mates[former] = Nobody;
        return former;
    }

    public void Part(int place, Side other)
    {
        if (Mates[place] != Nobody)
            other.Mates[Mates[place]] = Nobody;
        Mates[place] = Nobody;
    }

    private static int[] Filled(int count, int value)
    {
        var filled = new int[count];
        filled.AsSpan().Fill(value);
        return filled;
    }
}
