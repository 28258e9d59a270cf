namespace Hexitime.Impact.Map;

/// <summary>Points that pull each other, and push each other by their masses.</summary>
internal sealed record PullGraph(int[] Starts, int[] Neighbours, double[] Pulls, double[] Masses)
{
    public int Points => Masses.Length;

    /// <summary>
    /// A map of about half as many points, each standing for one or a few, and which one each point belongs to: heavy-edge matching (Karypis and Kumar 1998; Walshaw 2003). A point left over joins the neighbour that
    /// pulls it most.
    /// </summary>
    public PullGraph Coarser(out int[] parents)
    {
        var order = new int[Points];
        for (var v = 0; v < Points; v++)
            order[v] = v;
        Array.Sort(Masses.AsSpan().ToArray(), order);
        StableTies(order);

        parents = new int[Points];
        Array.Fill(parents, -1);
        var count = 0;
        foreach (var v in order)
        {
            if (parents[v] >= 0)
                continue;
            var (free, any) = (-1, -1);
            for (var i = Starts[v]; i < Starts[v + 1]; i++)
            {
                var w = Neighbours[i];
                if (parents[w] < 0 && (free < 0 || Pulls[i] / Masses[w] > Pulls[free] / Masses[Neighbours[free]]))
                    free = i;
                if (any < 0 || Pulls[i] > Pulls[any])
                    any = i;
            }

            if (free >= 0)
                parents[v] = parents[Neighbours[free]] = count++;
            else
                parents[v] = any >= 0 ? parents[Neighbours[any]] : count++;
        }

        return Merged(parents, count);
    }

    private void StableTies(int[] order)
    {
        for (var i = 0; i < order.Length;)
        {
            var j = i + 1;
            while (j < order.Length && Masses[order[j]] == Masses[order[i]])
                j++;
            Array.Sort(order, i, j - i);
            i = j;
        }
    }

    private PullGraph Merged(int[] parents, int count)
    {
        var (starts, children, masses) = (new int[count + 1], new int[Points], new double[count]);
        foreach (var parent in parents)
            starts[parent + 1]++;
        for (var c = 0; c < count; c++)
            starts[c + 1] += starts[c];
        var next = starts[..^1];
        for (var v = 0; v < Points; v++)
        {
            children[next[parents[v]]++] = v;
            masses[parents[v]] += Masses[v];
        }

        var (rows, neighbours, pulls, sums, touched) = (new int[count + 1], new List<int>(), new List<double>(), new double[count], new List<int>());
        for (var c = 0; c < count; c++)
        {
            touched.Clear();
            for (var k = starts[c]; k < starts[c + 1]; k++)
            {
                for (var i = Starts[children[k]]; i < Starts[children[k] + 1]; i++)
                {
                    var other = parents[Neighbours[i]];
                    if (sums[other] == 0)
                        touched.Add(other);
                    sums[other] += Pulls[i];
                }
            }

            touched.Sort();
            foreach (var other in touched)
            {
                if (other != c)
                {
                    neighbours.Add(other);
                    pulls.Add(sums[other]);
                }

                sums[other] = 0;
            }

            rows[c + 1] = neighbours.Count;
        }

        return new PullGraph(rows, [.. neighbours], [.. pulls], masses);
    }
}
