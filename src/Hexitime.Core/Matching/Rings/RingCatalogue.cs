namespace Hexitime.Matching.Rings;

/// <summary>Rings to choose from, of each set of people the one of greatest score. Ring <c>r</c> has the members <c>Starts[r]</c> to <c>Starts[r + 1]</c>, each helping the next.</summary>
internal sealed class RingCatalogue
{
    private int[] _starts = new int[1_024];
    private int[] _members = new int[4_096];
    private int[] _scores = new int[1_024];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    public ReadOnlySpan<int> Members => _members.AsSpan(0, _starts[Count]);

    public ReadOnlySpan<int> Scores => _scores.AsSpan(0, Count);

    public ReadOnlySpan<int> MembersOf(int ring) => _members.AsSpan(_starts[ring], _starts[ring + 1] - _starts[ring]);

    public int Add(ReadOnlySpan<int> members, int score)
    {
        var start = _starts[Count];
        if (Count + 2 > _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
            Array.Resize(ref _scores, _scores.Length * 2);
        }

        if (start + members.Length > _members.Length)
            Array.Resize(ref _members, _members.Length * 2);
        members.CopyTo(_members.AsSpan(start));
        _scores[Count] = score;
        _starts[Count + 1] = start + members.Length;
        return Count++;
    }

    /// <summary>Puts another ring of the same people in the place of one.</summary>
    public void Replace(int ring, ReadOnlySpan<int> members, int score)
    {
        members.CopyTo(_members.AsSpan(_starts[ring]));
        _scores[ring] = score;
    }
}
