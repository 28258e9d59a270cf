using System.Runtime.Intrinsics.X86;

namespace Hexitime.Matching.Assignment;

/// <summary>
/// For each place of a side, with whom it could be joined: rows one behind the other, each with the greatest score first, so that whoever looks for the best can stop early. Those that are shared
/// cannot be changed; a copy (<see cref="Changeable"/>) can, and has room to grow.
/// </summary>
internal sealed class Edges
{
    private int[] _starts;
    private int[] _ends;
    private int[] _rooms;
    private Edge[] _all;
    private int _used;

    /// <param name="starts">Where each place's row starts, and after the last where it ends.</param>
    /// <param name="all">The rows, each in any order.</param>
    public Edges(int[] starts, Edge[] all)
    {
        Count = starts.Length - 1;
        (_starts, _ends, _rooms, _all, _used) = (starts[..Count], starts[1..], [], all, all.Length);
        for (var place = 0; place < Count; place++)
            all.AsSpan(_starts[place].._ends[place]).Sort();
    }

    private Edges(Edges shared)
    {
        Count = shared.Count;
        (_starts, _ends, _rooms, _all, _used) = ([.. shared._starts], [.. shared._ends], [.. shared._ends], [.. shared._all], shared._used);
    }

    public int Count { get; private set; }

    public ReadOnlySpan<Edge> this[int place] => _all.AsSpan(_starts[place], _ends[place] - _starts[place]);

    /// <summary>Has a place's row fetched into the cache, for it is wanted soon.</summary>
    public unsafe void Fetch(int place)
    {
        if (!Sse.IsSupported)
            return;
        fixed (Edge* row = &_all[Math.Min(_starts[place], _all.Length - 1)])
        {
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + 8);
            Sse.Prefetch0(row + 16);
        }
    }

    public Edges Changeable() => new(this);

    /// <summary>The same edges, seen from the other side.</summary>
    public Edges Reversed(int count)
    {
        var (starts, all) = (new int[count + 1], new Edge[_used]);
        foreach (var edge in _all)
            starts[edge.Target + 1]++;
        for (var i = 0; i < count; i++)
            starts[i + 1] += starts[i];
        var fill = starts[..count];
        for (var place = 0; place < Count; place++)
        {
            foreach (var edge in this[place])
                all[fill[edge.Target]++] = new Edge(place, edge.Score);
        }

        return new Edges(starts, all);
    }

    /// <summary>A new place with an empty row.</summary>
    public int Add()
    {
        if (Count == _starts.Length)
        {
            var room = Math.Max(16, Count * 2);
            Array.Resize(ref _starts, room);
            Array.Resize(ref _ends, room);
            Array.Resize(ref _rooms, room);
        }

        (_starts[Count], _ends[Count], _rooms[Count]) = (_used, _used, _used);
        return Count++;
    }

    public void Put(int place, Edge edge)
    {
        if (_ends[place] == _rooms[place])
            Move(place);
        var at = _ends[place]++;
        for (; at > _starts[place] && edge.CompareTo(_all[at - 1]) < 0; at--)
            _all[at] = _all[at - 1];
        _all[at] = edge;
    }

    public void Remove(int place, int target)
    {
        var at = _starts[place];
        while (_all[at].Target != target)
            at++;
        _all.AsSpan((at + 1).._ends[place]--).CopyTo(_all.AsSpan(at));
    }

    public void Clear(int place) => _ends[place] = _starts[place];

    // To the end, with twice the room. What it leaves is not used again; as rooms double, that is never more than what is in use.
    private void Move(int place)
    {
        var row = this[place];
        var room = Math.Max(8, 2 * row.Length);
        if (_used + room > _all.Length)
            Array.Resize(ref _all, Math.Max(_used + room, _all.Length * 2));
        row.CopyTo(_all.AsSpan(_used));
        (_starts[place], _ends[place], _rooms[place]) = (_used, _used + row.Length, _used + room);
        _used += room;
    }
}
