using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Words;

/// <summary>Up to three words that are looked for, in the query's order; where one was mistyped, as it was probably meant.</summary>
public readonly record struct WordsTold(string? First, string? Second = null, string? Third = null);

/// <summary>
/// Scores every document of one index for one query, and tells the greatest score of each block of 64, so that whoever looks for the best need not look at all. Words that
/// few documents have are added document by document; the others column by column, a block at a time. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class BlockScores
{
    private readonly (byte[] Column, ushort Weight)[] _columns = new (byte[], ushort)[QueryTerms.Most];
    private readonly (int Term, int QueryWord, string Word)[] _found = new (int, int, string)[QueryTerms.Most];
    private int _columnCount;
    private int _foundCount;
    private WordIndex _index = WordIndex.Empty;
    private ushort[] _bounds = [];
    private ushort[] _scores = [];

    /// <summary>The greatest score of each block.</summary>
    public ReadOnlySpan<ushort> Bounds => _bounds.AsSpan(0, _index.BlockCount);

    /// <summary>The score of a document.</summary>
    public int ScoreOf(int document) => _scores[document];

    /// <summary>The score of each document of a block; behind the last document, 0.</summary>
    public ReadOnlySpan<ushort> ScoresOf(int block) => _scores.AsSpan(block << WordIndex.BlockShift, WordIndex.BlockSize);

    /// <summary>Which of a block's scores are so great: bit n for the n-th.</summary>
    public ulong AtLeast(int block, int needed)
    {
        if (needed > ushort.MaxValue)
            return 0;
        var wanted = Vector512.Create((ushort)needed);
        var scores = ScoresOf(block);
        var low = Vector512.GreaterThanOrEqual(Vector512.Create(scores), wanted).ExtractMostSignificantBits();
        var high = Vector512.GreaterThanOrEqual(Vector512.Create(scores[Vector512<ushort>.Count..]), wanted).ExtractMostSignificantBits();
        return low | (high << Vector512<ushort>.Count);
    }

    /// <summary>Takes up a query.</summary>
    public void Score(WordIndex index, QueryTerms terms)
    {
        (_index, _columnCount, _foundCount) = (index, 0, 0);
        if (_bounds.Length < index.BlockCount)
            (_bounds, _scores) = (new ushort[index.BlockCount], new ushort[index.BlockCount << WordIndex.BlockShift]);
        _scores.AsSpan(0, index.BlockCount << WordIndex.BlockShift).Clear();
        for (var i = 0; i < terms.Count; i++)
        {
            var term = index.TermOf(terms[i].Stem);
            if (term < 0)
                continue;
            _found[_foundCount++] = (term, terms[i].QueryWord, terms[i].Word);
            if (index.Columns[term] is { } column)
                _columns[_columnCount++] = (column, (ushort)terms[i].Weight);
            else
                AddPostings(index.Starts[term], index.Starts[term + 1], terms[i].Weight);
        }

        AddColumns();
    }

    /// <summary>Which words of the query a document has: bit n for the n-th.</summary>
    public ulong MatchedWords(int document)
    {
        var matched = 0UL;
        foreach (var (term, word, _) in _found.AsSpan(0, _foundCount))
            matched |= _index.Has(document, term) ? 1UL << word : 0;
        return matched;
    }

    /// <summary>The first of the words of the query that a document has.</summary>
    /// <param name="document">The document.</param>
    /// <param name="matched">Its <see cref="MatchedWords"/>.</param>
    public WordsTold FirstWords(int document, ulong matched) => new(TakeFirst(document, ref matched), TakeFirst(document, ref matched), TakeFirst(document, ref matched));

    /// <summary>Of several guesses at one word, the one that is worth most.</summary>
    private string? TakeFirst(int document, ref ulong matched)
    {
        if (matched == 0)
            return null;
        var first = BitOperations.TrailingZeroCount(matched);
        matched &= matched - 1;
        foreach (var (term, queryWord, word) in _found.AsSpan(0, _foundCount))
        {
            if (queryWord == first && _index.Has(document, term))
                return word;
        }

        return null;
    }

    private void AddPostings(int from, int to, int weight)
    {
        unchecked
        {
            var documents = _index.DocumentsOf.AsSpan(from, to - from);
            var impacts = _index.ImpactsOf.AsSpan(from, to - from);
            for (var at = 0; at < documents.Length; at++)
                _scores[documents[at]] += (ushort)Bm25.Score(weight, impacts[at]);
        }
    }

    /// <summary>The products fit into 16 bits, and so does the sum of sixteen of their sixteenths (<see cref="Bm25.Score"/>). References, as a check at each load took a third of the time.</summary>
    private void AddColumns()
    {
        unchecked
        {
            ref var scores = ref MemoryMarshal.GetArrayDataReference(_scores);
            for (var block = 0; block < _index.BlockCount; block++)
            {
                var at = (nuint)(block << WordIndex.BlockShift);
                var low = Vector512.LoadUnsafe(ref scores, at);
                var high = Vector512.LoadUnsafe(ref scores, at + (nuint)Vector512<ushort>.Count);
                foreach (var (column, weight) in _columns.AsSpan(0, _columnCount))
                {
                    var (impactsLow, impactsHigh) = Vector512.Widen(Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), at));
                    low += Vector512.ShiftRightLogical(impactsLow * weight, 4);
                    high += Vector512.ShiftRightLogical(impactsHigh * weight, 4);
                }

                low.StoreUnsafe(ref scores, at);
                high.StoreUnsafe(ref scores, at + (nuint)Vector512<ushort>.Count);
                _bounds[block] = Greatest(Vector512.Max(low, high));
            }
        }
    }

    private static ushort Greatest(Vector512<ushort> numbers)
    {
        var half = Vector256.Max(numbers.GetLower(), numbers.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create((ushort)4, 5, 6, 7, 0, 1, 2, 3)));
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create((ushort)2, 3, 0, 1, 6, 7, 4, 5)));
        return Math.Max(quarter[0], quarter[1]);
    }
}
