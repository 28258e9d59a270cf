namespace Hexitime.Matching.Rings;

/// <summary>
/// Finds every ring of at most K people. Each is found from its most sought-after member, so that those with many helps are walked through once and then left out.
/// From there two steps back are marked, and at most three steps forward are walked until they meet a mark: cost grows with the paths of K − 2 helps and the rings, not with
/// the paths of K.
/// </summary>
internal sealed class RingFinder
{
    private readonly int[] _person;
    private readonly HelpGraph _out;
    private readonly HelpGraph _in;
    private readonly int[] _oneBack;
    private readonly int[] _twoBack;
    private readonly int[] _backScore;
    private readonly int _longest;
    private readonly int _most;
    private readonly RingCatalogue _rings = new();
    private readonly int[] _path = new int[RingProblem.LongestPossibleRing];
    private readonly SeenPeople _seen = new();

    private RingFinder(HelpGraph graph, int longest, int most)
    {
        (_longest, _most) = (longest, most);
        var rank = Ranks(graph, out _person);
        _in = Reversed(graph, rank, _person);
        int[] inOrder = [.. Enumerable.Range(0, graph.People)];
        _out = Reversed(_in, inOrder, inOrder);
        (_oneBack, _twoBack, _backScore) = (new int[graph.People], new int[graph.People], new int[graph.People]);
    }

    /// <summary>All rings, or <c>null</c> if there are more than <paramref name="most"/>.</summary>
    public static RingCatalogue? Find(HelpGraph graph, int longest, int most, CancellationToken cancellation)
    {
        var finder = new RingFinder(graph, longest, most);
        for (var start = 0; start < graph.People; start++)
        {
            if ((start & 255) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!finder.FindFrom(start))
                return null;
        }

        return finder._rings;
    }

    private bool FindFrom(int start)
    {
        // A mark is the start plus one, so that no array has to be cleared between starts.
        var mark = start + 1;
        var any = false;
        for (var i = _in.Starts[start + 1] - 1; i >= _in.Starts[start] && _in.Targets[i] > start; i--)
        {
            any = true;
            var last = _in.Targets[i];
            (_oneBack[last], _backScore[last]) = (mark, _in.Scores[i]);
            if (_longest < 4)
                continue;
            for (var j = _in.Starts[last + 1] - 1; j >= _in.Starts[last] && _in.Targets[j] > start; j--)
                _twoBack[_in.Targets[j]] = mark;
        }

        if (!any)
            return true;
        _path[0] = start;
        Walk(start, 1, 0);
        _seen.Clear();
        return _rings.Count <= _most;
    }

    // From the path's last member onwards: what closes the ring is added, what may still come back in two steps is closed, the rest is walked further.
    private void Walk(int at, int length, int score)
    {
        var (mark, left) = (_path[0] + 1, _longest - length - 1);
        var targets = _out.Targets;
        for (var i = _out.Starts[at + 1] - 1; i >= _out.Starts[at] && targets[i] >= mark; i--)
        {
            var next = targets[i];
            var closes = _oneBack[next] == mark;
            var goesOn = left > 1 || (left == 1 && (_longest == 3 || _twoBack[next] == mark));
            if ((!closes && !goesOn) || OnPath(next, length))
                continue;
            if (closes)
                Close(next, length, score + _out.Scores[i]);
            _path[length] = next;
            if (left > 1)
                Walk(next, length + 1, score + _out.Scores[i]);
            else if (goesOn)
                CloseInTwo(next, length + 1, score + _out.Scores[i]);
        }
    }

    private void CloseInTwo(int at, int length, int score)
    {
        var mark = _path[0] + 1;
        var targets = _out.Targets;
        for (var i = _out.Starts[at + 1] - 1; i >= _out.Starts[at] && targets[i] >= mark; i--)
        {
            if (_oneBack[targets[i]] == mark && !OnPath(targets[i], length))
                Close(targets[i], length, score + _out.Scores[i]);
        }
    }

    private bool OnPath(int person, int length)
    {
        for (var i = 1; i < length; i++)
        {
            if (_path[i] == person)
                return true;
        }

        return false;
    }

    private void Close(int last, int length, int score)
    {
        score += _backScore[last];
        Span<int> members = stackalloc int[RingProblem.LongestPossibleRing];
        members = members[..(length + 1)];
        for (var i = 0; i < length; i++)
            members[i] = _person[_path[i]];
        members[length] = _person[last];

        // The same people in another order are found from the same start.
        var other = _longest == 2 ? -1 : _seen.FindOrAdd(members, _rings);
        if (other < 0)
            _rings.Add(members, score);
        else if (score > _rings.Scores[other] || (score == _rings.Scores[other] && members.SequenceCompareTo(_rings.MembersOf(other)) < 0))
            _rings.Replace(other, members, score);
    }

    // The more helps go through somebody, the earlier they are a start; of equals by id.
    private static int[] Ranks(HelpGraph graph, out int[] person)
    {
        var paths = new long[graph.People];
        foreach (var target in graph.Targets)
            paths[target]--;
        for (var p = 0; p < graph.People; p++)
            paths[p] *= graph.Starts[p + 1] - graph.Starts[p];
        person = [.. Enumerable.Range(0, graph.People)];
        var rank = new int[graph.People];
        Array.Sort(paths, person);
        SortEqualsById(paths, person);
        for (var r = 0; r < person.Length; r++)
            rank[person[r]] = r;
        return rank;
    }

    private static void SortEqualsById(long[] keys, int[] person)
    {
        for (var (from, to) = (0, 1); to <= keys.Length; to++)
        {
            if (to < keys.Length && keys[to] == keys[from])
                continue;
            Array.Sort(person, from, to - from);
            from = to;
        }
    }

    // Who could help each, by rank; filled helper by helper, so that every row comes out in order.
    private static HelpGraph Reversed(HelpGraph graph, int[] rank, int[] person)
    {
        var (n, m) = (graph.People, graph.Targets.Length);
        var (starts, helpers, scores) = (new int[n + 1], new int[m], new int[m]);
        foreach (var target in graph.Targets)
            starts[rank[target] + 1]++;
        for (var r = 0; r < n; r++)
            starts[r + 1] += starts[r];

        var fill = starts.AsSpan(0, n).ToArray();
        for (var r = 0; r < n; r++)
        {
            for (var i = graph.Starts[person[r]]; i < graph.Starts[person[r] + 1]; i++)
            {
                var at = fill[rank[graph.Targets[i]]]++;
                (helpers[at], scores[at]) = (r, graph.Scores[i]);
            }
        }

        return new HelpGraph(starts, helpers, scores, []);
    }
}
