namespace Hexitime.Matching.Words;

/// <summary>How many slips lie between two words. Pure and thread-safe.</summary>
public static class EditDistance
{
    private const int LongestWord = Tokeniser.LongestWord;

    /// <summary>The most slips that a word is forgiven: 1 from four letters on, 2 from eight.</summary>
    public static int Forgiven(string word) => word.Length >= 8 ? 2 : word.Length >= 4 ? 1 : 0;

    /// <summary>
    /// The Damerau–Levenshtein distance with each place edited once (optimal string alignment): letters left out, added, changed, or swapped with their neighbour. Words of
    /// at most 40 letters. Anything above <paramref name="most"/> is told as one more than that.
    /// </summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(one.Length, other.Length), LongestWord, nameof(one));
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;

        // What both begin and end with costs nothing.
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        while (!one.IsEmpty && !other.IsEmpty && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }

        if (one.IsEmpty || other.IsEmpty)
            return Math.Min(one.Length + other.Length, most + 1);
        if (most == 1)
            return one.Length + other.Length == 2 || (one.Length == 2 && other.Length == 2 && one[0] == other[1] && one[1] == other[0]) ? 1 : 2;
        Span<int> rows = stackalloc int[3 * (LongestWord + 1)];
        var twoBefore = rows[..(LongestWord + 1)];
        var before = rows.Slice(LongestWord + 1, LongestWord + 1);
        var row = rows[(2 * (LongestWord + 1))..];
        for (var j = 0; j <= other.Length; j++)
            before[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var distance = Math.Min(Math.Min(before[j], row[j - 1]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    distance = Math.Min(distance, twoBefore[j - 2] + 1);
                row[j] = distance;
            }

            var oldest = twoBefore;
            twoBefore = before;
            before = row;
            row = oldest;
        }

        return Math.Min(before[other.Length], most + 1);
    }
}
