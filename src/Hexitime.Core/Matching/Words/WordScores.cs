using System.Numerics;
using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Words;

/// <summary>Up to three words that are looked for, in the query's order; where one was mistyped, as it was probably meant.</summary>
public readonly record struct WordsTold(string? First, string? Second = null, string? Third = null);

/// <summary>
/// Scores the documents of one index for one query. Words that few documents have are added document by document; what the others, which have columns, add is worked out for a
/// block only when somebody asks: most columns are far away in memory. Told beforehand is what they add at most. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class WordScores
{
    /// <summary>As many documents are looked at for the promising ones.</summary>
    private const int MostLookedAt = 512;
    private const int MostPromising = 40;

    private readonly WeighedColumn[] _columns = new WeighedColumn[QueryTerms.Most];
    private readonly (int Term, QueryTerm Query)[] _found = new (int, QueryTerm)[QueryTerms.Most];
    private readonly TopScores _promising = new();
    private int _columnCount;
    private int _foundCount;
    private WordIndex _index = WordIndex.Empty;
    private ushort[] _scores = [];
    private int _fetched;

    /// <summary>Takes up a query. To be followed by <see cref="End"/>.</summary>
    public void Begin(WordIndex index, QueryTerms terms)
    {
        (_index, _columnCount, _foundCount) = (index, 0, 0);
        if (_scores.Length < index.BlockCount << WordIndex.BlockShift)
            _scores = new ushort[index.BlockCount << WordIndex.BlockShift];
        for (var i = 0; i < terms.Count; i++)
        {
            var term = index.TermOf(terms[i].Stem);
            if (term < 0)
                continue;
            _found[_foundCount++] = (term, terms[i]);
            if (index.Columns[term] is { } column)
                _columns[_columnCount++] = new WeighedColumn(column, (ushort)terms[i].Weight);
            else
                AddPostings(index.Starts[term], index.Starts[term + 1], terms[i].Weight);
        }
    }

    /// <summary>Leaves nothing behind of the query.</summary>
    public void End() => _scores.AsSpan(0, _index.BlockCount << WordIndex.BlockShift).Clear();

    /// <summary>The documents that bring most of those that have the rarest words, a few; none if all words are common ones.</summary>
    public ReadOnlySpan<long> Promising()
    {
        _promising.Reset(MostPromising, needed: 1);
        var left = MostLookedAt;
        for (var i = 0; i < _foundCount && left > 0; i++)
        {
            var term = _found[i].Term;
            if (_index.Columns[term] is not null)
                continue;
            var documents = _index.DocumentsOf.AsSpan(_index.Starts[term], Math.Min(left, _index.Starts[term + 1] - _index.Starts[term]));
            left -= documents.Length;
            foreach (var document in documents)
                _promising.Offer(_scores[document], document);
        }

        return _promising.Keys;
    }

    /// <summary>The score of a document.</summary>
    public int ScoreOf(int document)
    {
        int score = _scores[document];
        foreach (ref readonly var column in _columns.AsSpan(0, _columnCount))
            score += Bm25.Score(column.Weight, column.Impacts[document]);
        return score;
    }

    /// <summary>The scores block by block, as long as nobody takes up another query.</summary>
    public BlockScores ByBlock() => new(_scores, _columns.AsSpan(0, _columnCount));

    /// <summary>
    /// Has the columns of blocks fetched from memory, all at once, as nothing here waits for what is there. Whoever then looks at one after the other waits for none.
    /// </summary>
    public void Fetch(ReadOnlySpan<int> blocks)
    {
        var all = 0;
        foreach (ref readonly var term in _columns.AsSpan(0, _columnCount))
        {
            foreach (var block in blocks)
                all |= term.Impacts[block << WordIndex.BlockShift];
        }

        _fetched = all;
    }

    /// <summary>Which words of the query a document has, bit n for the n-th, and the first of them; of several guesses at one word, that which is worth most.</summary>
    public (ulong Matched, WordsTold First) Tell(int document)
    {
        Span<byte> terms = stackalloc byte[QueryTerms.Most];
        var (count, matched) = (0, 0UL);
        for (var i = 0; i < _foundCount; i++)
        {
            if (_index.ImpactOn(document, _found[i].Term) == 0)
                continue;
            terms[count++] = (byte)i;
            matched |= 1UL << _found[i].Query.QueryWord;
        }

        var left = matched;
        return (matched, new WordsTold(TakeFirst(terms[..count], ref left), TakeFirst(terms[..count], ref left), TakeFirst(terms[..count], ref left)));
    }

    private string? TakeFirst(ReadOnlySpan<byte> terms, ref ulong matched)
    {
        if (matched == 0)
            return null;
        var first = BitOperations.TrailingZeroCount(matched);
        matched &= matched - 1;
        foreach (var term in terms)
        {
            if (_found[term].Query.QueryWord == first)
                return _found[term].Query.Word;
        }

        return null;
    }

    private void AddPostings(int from, int to, int weight)
    {
        unchecked
        {
            var documents = _index.DocumentsOf.AsSpan(from, to - from);
            var impacts = _index.ImpactsOf.AsSpan(from, to - from);
            var scores = _scores;
            for (var at = 0; at < documents.Length; at++)
                scores[documents[at]] += (ushort)Bm25.Score(weight, impacts[at]);
        }
    }
}
