namespace Hexitime.Matching.Words;

/// <summary>The greatest of many scores, ties by the smaller number. Reused; not thread-safe.</summary>
internal sealed class TopScores
{
    /// <summary>The most that are kept.</summary>
    public const int Most = 100;

    // The score above, the complement of the number below: a greater key is a better place.
    private readonly long[] _keys = new long[Most];
    private int _capacity;

    public int Count { get; private set; }

    /// <summary>What a score must reach to be kept, as far as is known: with an equal score, a smaller number may still be.</summary>
    public int Needed { get; private set; }

    public static int ScoreOf(long key) => (int)(key >> 32);

    public static int NumberOf(long key) => unchecked(~(int)key);

    public ReadOnlySpan<long> Keys => _keys.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    /// <param name="capacity">How many to keep.</param>
    /// <param name="needed">The least score that is wanted.</param>
    public void Reset(int capacity, int needed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Most);
        (_capacity, Count, Needed) = (capacity, 0, needed);
    }

    /// <summary>Keeps a score if it is among the greatest. What is offered again is kept once.</summary>
    public void Offer(int score, int number)
    {
        var key = unchecked(((long)score << 32) | (uint)~number);
        if (score < Needed || (Count == _capacity && (_capacity == 0 || key < _keys[Count - 1])))
            return;
        var at = Count;
        while (at > 0 && _keys[at - 1] < key)
            at--;
        if (at > 0 && _keys[at - 1] == key)
            return;
        Count = Math.Min(Count + 1, _capacity);
        for (var i = Count - 1; i > at; i--)
            _keys[i] = _keys[i - 1];
        _keys[at] = key;
        if (Count == _capacity)
            Needed = Math.Max(Needed, ScoreOf(_keys[Count - 1]));
    }
}
