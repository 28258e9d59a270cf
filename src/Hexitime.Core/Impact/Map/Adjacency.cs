namespace Hexitime.Impact.Map;

/// <summary>Who is next to whom, as compressed sparse rows: the neighbours of <c>v</c> are at the <c>i</c> from <c>Starts[v]</c> to <c>Starts[v + 1]</c>, ascending.</summary>
/// <param name="Starts">Where each point's row starts, and one more.</param>
/// <param name="Neighbours">Who is next to it.</param>
/// <param name="Minutes">How long; above 0.</param>
internal sealed record Adjacency(int[] Starts, int[] Neighbours, long[] Minutes)
{
    public int Points => Starts.Length - 1;

    public int Degree(int point) => Starts[point + 1] - Starts[point];

    public ReadOnlySpan<int> Of(int point) => Neighbours.AsSpan(Starts[point], Starts[point + 1] - Starts[point]);

    public ReadOnlySpan<long> MinutesOf(int point) => Minutes.AsSpan(Starts[point], Starts[point + 1] - Starts[point]);

    public long Strength(int point)
    {
        var sum = 0L;
        foreach (var minutes in MinutesOf(point))
            sum += minutes;
        return sum;
    }

    /// <summary>The same ties, seen from their other ends.</summary>
    public Adjacency Reversed()
    {
        var starts = new int[Starts.Length];
        foreach (var to in Neighbours)
            starts[to + 1]++;
        for (var v = 0; v < Points; v++)
            starts[v + 1] += starts[v];

        var (next, neighbours, minutes) = (starts[..^1], new int[Neighbours.Length], new long[Neighbours.Length]);
        for (var from = 0; from < Points; from++)
        {
            for (var i = Starts[from]; i < Starts[from + 1]; i++)
            {
                var at = next[Neighbours[i]]++;
                (neighbours[at], minutes[at]) = (from, Minutes[i]);
            }
        }

        return new Adjacency(starts, neighbours, minutes);
    }

    /// <summary>Those next to each other whichever way, the minutes of both ways together.</summary>
    public static Adjacency Union(Adjacency left, Adjacency right)
    {
        var (starts, neighbours, minutes) = (new int[left.Starts.Length], new int[left.Neighbours.Length + right.Neighbours.Length], new long[left.Neighbours.Length + right.Neighbours.Length]);
        var count = 0;
        for (var v = 0; v < left.Points; v++)
        {
            var (i, j) = (left.Starts[v], right.Starts[v]);
            while (i < left.Starts[v + 1] || j < right.Starts[v + 1])
            {
                var a = i < left.Starts[v + 1] ? left.Neighbours[i] : int.MaxValue;
                var b = j < right.Starts[v + 1] ? right.Neighbours[j] : int.MaxValue;
                neighbours[count] = Math.Min(a, b);
                minutes[count++] = (a <= b ? left.Minutes[i++] : 0) + (b <= a ? right.Minutes[j++] : 0);
            }

            starts[v + 1] = count;
        }

        Array.Resize(ref neighbours, count);
        Array.Resize(ref minutes, count);
        return new Adjacency(starts, neighbours, minutes);
    }
}
