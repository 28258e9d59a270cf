namespace Hexitime.Impact.Map;

/// <summary>Which component each point is in, numbered from 0 by the lowest point in it.</summary>
internal sealed record Components(int[] Of, int Count)
{
    /// <summary>How many points each has.</summary>
    public int[] Sizes()
    {
        var sizes = new int[Count];
        foreach (var component in Of)
            sizes[component]++;
        return sizes;
    }

    public int Largest() => Count == 0 ? 0 : Sizes().Max();

    /// <summary>Those who can reach each other when the direction of ties plays no part.</summary>
    public static Components Weak(Adjacency undirected) => Within(undirected, static (_, _) => true);

    /// <summary>Those who can reach each other by ties that are wanted.</summary>
    public static Components Within(Adjacency undirected, Func<int, int, bool> isWanted)
    {
        var of = new int[undirected.Points];
        Array.Fill(of, -1);
        var (stack, count) = (new Stack<int>(), 0);
        for (var start = 0; start < of.Length; start++)
        {
            if (of[start] >= 0)
                continue;
            of[start] = count;
            stack.Push(start);
            while (stack.TryPop(out var v))
            {
                foreach (var w in undirected.Of(v))
                {
                    if (of[w] >= 0 || !isWanted(v, w))
                        continue;
                    of[w] = count;
                    stack.Push(w);
                }
            }

            count++;
        }

        return new Components(of, count);
    }

    /// <summary>Those who can reach each other along the ties, both ways: Tarjan (1972), with a stack of its own instead of recursion.</summary>
    public static Components Strong(Adjacency forward)
    {
        var n = forward.Points;
        var (of, index, low, next) = (new int[n], new int[n], new int[n], forward.Starts[..^1]);
        Array.Fill(of, -1);
        var (path, open, count, visited) = (new Stack<int>(), new Stack<int>(), 0, 0);
        for (var root = 0; root < n; root++)
        {
            if (index[root] != 0)
                continue;
            path.Push(root);
            while (path.TryPeek(out var v))
            {
                if (index[v] == 0)
                {
                    index[v] = low[v] = ++visited;
                    open.Push(v);
                }

                if (next[v] < forward.Starts[v + 1])
                {
                    var w = forward.Neighbours[next[v]++];
                    if (index[w] == 0)
                        path.Push(w);
                    else if (of[w] < 0)
                        low[v] = Math.Min(low[v], index[w]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var parent))
                    low[parent] = Math.Min(low[parent], low[v]);
                if (low[v] != index[v])
                    continue;
                int member;
                do
                {
                    member = open.Pop();
                    of[member] = count;
                }
                while (member != v);
                count++;
            }
        }

        return Numbered(of, count);
    }

    private static Components Numbered(int[] of, int count)
    {
        var (numbers, given) = (new int[count], 0);
        for (var v = 0; v < of.Length; v++)
        {
            if (numbers[of[v]] == 0)
                numbers[of[v]] = ++given;
            of[v] = numbers[of[v]] - 1;
        }

        return new Components(of, count);
    }
}
