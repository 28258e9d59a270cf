using System.Numerics;
using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Words;

/// <summary>A document found.</summary>
/// <param name="Document">Its number in the index.</param>
/// <param name="Score">How well it matches: 1 to 65024.</param>
public readonly record struct WordHit(int Document, int Score);

/// <summary>Searches word indexes. Allocates nothing from the second search of an index on. Not thread-safe; keep one for each thread.</summary>
public sealed class WordSearcher
{
    /// <summary>The most documents that a search answers.</summary>
    public const int Most = TopScores.Most;

    /// <summary>In so many blocks is looked at a time: long enough to fetch what is far away in memory for several at once, short enough to learn what is needed.</summary>
    internal const int Stretch = 128;

    private readonly QueryTerms _terms = new();
    private readonly WordScores _scores = new();
    private readonly TopScores _top = new();
    private readonly LiveIndex[] _indexes = new LiveIndex[1];
    private readonly int[] _blocks = new int[Stretch];
    private readonly ushort[] _ofBlock = new ushort[WordIndex.BlockSize];

    /// <summary>
    /// The best documents, the greatest score first, ties by the smaller number; exactly those, and in that order, that scoring every document would bring. Documents that
    /// have none of the words are not among them.
    /// </summary>
    /// <param name="index">Where to search.</param>
    /// <param name="query">What for.</param>
    /// <param name="hits">Where the answer goes; its length says how many are wanted, at most 100.</param>
    /// <returns>How many were found.</returns>
    public int Search(WordIndex index, WordQuery query, Span<WordHit> hits)
    {
        _indexes[0] = new LiveIndex(index, GoneWords.None);
        _terms.Resolve(query, _indexes, index.Count);
        _top.Reset(hits.Length, needed: 1);
        if (hits.IsEmpty)
            return 0;
        _scores.Begin(index, _terms);
        foreach (var key in _scores.Promising())
            _top.Offer(_scores.ScoreOf(TopScores.NumberOf(key)), TopScores.NumberOf(key));
        for (var from = 0; from < index.BlockCount; from += Stretch)
            LookInto(from, Math.Min(from + Stretch, index.BlockCount));
        _scores.End();
        for (var i = 0; i < _top.Count; i++)
            hits[i] = new WordHit(TopScores.NumberOf(_top.Keys[i]), TopScores.ScoreOf(_top.Keys[i]));
        return _top.Count;
    }

    private void LookInto(int from, int to)
    {
        var scores = _scores.ByBlock();
        var (needed, count) = (_top.Needed, 0);
        for (var block = from; block < to; block++)
        {
            _blocks[count] = block;
            count += Blocks.AnyAtLeast(scores.AtMost(block), needed) ? 1 : 0;
        }

        _scores.Fetch(_blocks.AsSpan(0, count));
        foreach (var block in _blocks.AsSpan(0, count))
            LookInto(block, scores.Of(block));
    }

    private void LookInto(int block, (Vector512<ushort> Low, Vector512<ushort> High) scores)
    {
        var left = Blocks.AtLeast(scores, _top.Needed);
        if (left == 0)
            return;
        Blocks.Store(scores, _ofBlock, 0);
        for (; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            _top.Offer(_ofBlock[i], (block << WordIndex.BlockShift) + i);
        }
    }
}
