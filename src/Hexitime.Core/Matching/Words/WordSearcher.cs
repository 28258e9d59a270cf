using System.Numerics;

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

    private readonly QueryTerms _terms = new();
    private readonly BlockScores _scores = new();
    private readonly TopScores _top = new();
    private readonly LiveIndex[] _indexes = new LiveIndex[1];

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
        _scores.Score(index, _terms);
        var bounds = _scores.Bounds;
        if (bounds.IsEmpty || hits.IsEmpty)
            return 0;
        Span<int> best = stackalloc int[Math.Min(2 * hits.Length, bounds.Length)];
        BlockOrder.PickBest(bounds, best);
        foreach (var block in best)
            LookInto(block, bounds[block]);
        var next = 0;
        for (var block = BlockOrder.Next(bounds, 0, _top.Needed); block < bounds.Length; block = BlockOrder.Next(bounds, block + 1, _top.Needed))
        {
            while (next < best.Length && best[next] < block)
                next++;
            if (next == best.Length || best[next] != block)
                LookInto(block, bounds[block]);
        }

        for (var i = 0; i < _top.Count; i++)
            hits[i] = new WordHit(TopScores.NumberOf(_top.Keys[i]), TopScores.ScoreOf(_top.Keys[i]));
        return _top.Count;
    }

    private void LookInto(int block, int bound)
    {
        if (bound < _top.Needed)
            return;
        var scores = _scores.ScoresOf(block);
        for (var left = _scores.AtLeast(block, _top.Needed); left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            _top.Offer(scores[i], (block << WordIndex.BlockShift) + i);
        }
    }
}
