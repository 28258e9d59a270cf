namespace Hexitime.Impact.Map;

/// <summary>A map whose points are communities of a finer one.</summary>
internal sealed class CommunityLevel
{
    private readonly Adjacency _graph;
    private readonly long[] _ends;
    private readonly double _all;

    private CommunityLevel(Adjacency graph, long[] ends)
    {
        (_graph, _ends) = (graph, ends);
        var all = 0L;
        foreach (var end in ends)
            all += end;
        _all = all;
    }

    public int Points => _graph.Points;

    public static CommunityLevel Of(Adjacency undirected)
    {
        var ends = new long[undirected.Points];
        for (var v = 0; v < ends.Length; v++)
            ends[v] = undirected.Strength(v);
        return new CommunityLevel(undirected, ends);
    }

    /// <summary>The same partition, numbered from 0 in the order of first points.</summary>
    public static int[] Numbered(int[] of)
    {
        var (numbers, numbered, count) = (new int[of.Length], new int[of.Length], 0);
        for (var v = 0; v < of.Length; v++)
        {
            if (numbers[of[v]] == 0)
                numbers[of[v]] = ++count;
            numbered[v] = numbers[of[v]] - 1;
        }

        return numbered;
    }

    /// <summary>Moves points between communities until none gains; says whether any has moved.</summary>
    public bool Move(int[] of, int order, CancellationToken cancellation)
    {
        var (totals, weights, touched, sequence) = (new long[Points], new long[Points], new List<int>(), Sequence(order));
        for (var v = 0; v < Points; v++)
            totals[of[v]] += _ends[v];

        var (hasMoved, isMoving) = (false, _all > 0);
        while (isMoving)
        {
            cancellation.ThrowIfCancellationRequested();
            isMoving = false;
            foreach (var v in sequence)
            {
                var to = Best(v, of, totals, weights, touched);
                if (to == of[v])
                    continue;
                totals[of[v]] -= _ends[v];
                totals[to] += _ends[v];
                of[v] = to;
                (isMoving, hasMoved) = (true, true);
            }
        }

        return hasMoved;
    }

    /// <summary>The map whose points are these communities, numbered without gaps. What is within a community stays in its ends.</summary>
    public CommunityLevel Merged(int[] of)
    {
        var count = of.Length == 0 ? 0 : of.Max() + 1;
        var (starts, members, ends) = (new int[count + 1], new int[of.Length], new long[count]);
        for (var v = 0; v < of.Length; v++)
        {
            starts[of[v] + 1]++;
            ends[of[v]] += _ends[v];
        }

        for (var c = 0; c < count; c++)
            starts[c + 1] += starts[c];
        var next = starts[..^1];
        for (var v = 0; v < of.Length; v++)
            members[next[of[v]]++] = v;

        var (rows, neighbours, minutes, weights, touched) = (new int[count + 1], new List<int>(), new List<long>(), new long[count], new List<int>());
        for (var c = 0; c < count; c++)
        {
            touched.Clear();
            for (var m = starts[c]; m < starts[c + 1]; m++)
                Gather(members[m], of, weights, touched);
            touched.Sort();
            foreach (var other in touched)
            {
                if (other != c)
                {
                    neighbours.Add(other);
                    minutes.Add(weights[other]);
                }

                weights[other] = 0;
            }

            rows[c + 1] = neighbours.Count;
        }

        return new CommunityLevel(new Adjacency(rows, [.. neighbours], [.. minutes]), ends);
    }

    private int Best(int v, int[] of, long[] totals, long[] weights, List<int> touched)
    {
        touched.Clear();
        Gather(v, of, weights, touched);
        var (own, share) = (of[v], _ends[v] / _all);
        var (best, most) = (own, weights[own] - ((totals[own] - _ends[v]) * share) + (1e-10 * _ends[v]));
        foreach (var c in touched)
        {
            var gain = weights[c] - (totals[c] * share);
            if (c != own && (gain > most || (gain == most && best != own && c < best)))
                (best, most) = (c, gain);
        }

        foreach (var c in touched)
            weights[c] = 0;
        return best;
    }

    private void Gather(int v, int[] of, long[] weights, List<int> touched)
    {
        var neighbours = _graph.Of(v);
        var minutes = _graph.MinutesOf(v);
        for (var i = 0; i < neighbours.Length; i++)
        {
            var c = of[neighbours[i]];
            if (weights[c] == 0)
                touched.Add(c);
            weights[c] += minutes[i];
        }
    }

    private int[] Sequence(int order)
    {
        int[] sequence = [.. Enumerable.Range(0, Points)];
        var chance = new SplitMix((ulong)order);
        for (var i = Points - 1; i > 0 && order > 0; i--)
        {
            var j = chance.Next(i + 1);
            (sequence[i], sequence[j]) = (sequence[j], sequence[i]);
        }

        return sequence;
    }
}
