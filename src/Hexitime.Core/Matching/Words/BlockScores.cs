using System.Numerics;
using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Words;

/// <summary>
/// Scores the documents of one index for one query, block by block: first how much a document of each block can have at most, then, of a block that matters, what each has.
/// Words that few documents have are scored right away. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class BlockScores
{
    private readonly (DenseTerm Term, int Weight)[] _dense = new (DenseTerm, int)[QueryTerms.Most];
    private readonly (int From, int To, int Weight)[] _sparse = new (int, int, int)[QueryTerms.Most];
    private readonly (DenseTerm Term, int Weight)[] _columns = new (DenseTerm, int)[QueryTerms.Most];
    private int _denseCount;
    private int _columnCount;
    private int _sparseCount;
    private WordIndex _index = WordIndex.Empty;
    private ushort[] _bounds = [];
    private ushort[] _scores = [];

    /// <summary>At most how much a document of each block has.</summary>
    public ReadOnlySpan<ushort> Bounds => _bounds.AsSpan(0, _index.BlockCount);

    /// <summary>As many places as whole vectors need.</summary>
    public static int Padded(int count) => (count + 63) & ~63;

    /// <summary>Takes up a query. To be followed by <see cref="End"/>.</summary>
    public void Begin(WordIndex index, QueryTerms terms)
    {
        (_index, _columnCount, _denseCount, _sparseCount) = (index, 0, 0, 0);
        if (_bounds.Length < Padded(index.BlockCount))
            (_bounds, _scores) = (new ushort[Padded(index.BlockCount)], new ushort[Padded(index.BlockCount) * WordIndex.BlockSize]);
        for (var i = 0; i < terms.Count; i++)
        {
            var term = index.TermOf(terms[i].Stem);
            if (term < 0)
                continue;
            if (index.Dense[term] is { Column.Length: > 0 } column)
                _columns[_columnCount++] = (column, terms[i].Weight);
            else if (index.Dense[term] is { } dense)
                _dense[_denseCount++] = (dense, terms[i].Weight);
            else
                _sparse[_sparseCount++] = (index.Starts[term], index.Starts[term + 1], terms[i].Weight);
        }

        _bounds.AsSpan(0, Padded(index.BlockCount)).Clear();
        ScoreSparse();
        foreach (var (term, weight) in _columns.AsSpan(0, _columnCount))
            AddBounds(term.Greatest, _bounds, (ushort)weight);
        foreach (var (term, weight) in _dense.AsSpan(0, _denseCount))
            AddBounds(term.Greatest, _bounds, (ushort)weight);
    }

    /// <summary>What each document of a block has.</summary>
    public void Score(int block, Span<ushort> scores)
    {
        unchecked
        {
            var first = block << WordIndex.BlockShift;
            var low = Vector256.Create<ushort>(_scores.AsSpan(first));
            var high = Vector256.Create<ushort>(_scores.AsSpan(first + Vector256<ushort>.Count));
            for (var i = 0; i < _columnCount; i++)
            {
                var (impactsLow, impactsHigh) = Vector256.Widen(Vector256.Create<byte>(_columns[i].Term.Column.AsSpan(first)));
                var weight = Vector256.Create((ushort)_columns[i].Weight);
                low += Vector256.ShiftRightLogical(impactsLow * weight, 4);
                high += Vector256.ShiftRightLogical(impactsHigh * weight, 4);
            }

            low.CopyTo(scores);
            high.CopyTo(scores[Vector256<ushort>.Count..]);
            var (documents, impacts) = (_index.DocumentsOf, _index.ImpactsOf);
            foreach (var (term, weight) in _dense.AsSpan(0, _denseCount))
            {
                var to = term.Starts[block + 1];
                for (var at = term.Starts[block]; at < to; at++)
                    scores[documents[at] & (WordIndex.BlockSize - 1)] += (ushort)Bm25.Score(weight, impacts[at]);
            }
        }
    }

    /// <summary>Which of a block's scores are so great: bit n for the n-th.</summary>
    public static uint AtLeast(ReadOnlySpan<ushort> scores, int needed)
    {
        if (needed > ushort.MaxValue)
            return 0;
        var wanted = Vector256.Create((ushort)needed);
        var low = Vector256.GreaterThanOrEqual(Vector256.Create(scores), wanted).ExtractMostSignificantBits();
        var high = Vector256.GreaterThanOrEqual(Vector256.Create(scores[Vector256<ushort>.Count..]), wanted).ExtractMostSignificantBits();
        return low | (high << Vector256<ushort>.Count);
    }

    /// <summary>Leaves nothing behind of the query.</summary>
    public void End()
    {
        foreach (var (from, to, _) in _sparse.AsSpan(0, _sparseCount))
        {
            foreach (var document in _index.DocumentsOf.AsSpan(from, to - from))
                _scores[document] = 0;
        }
    }

    private void ScoreSparse()
    {
        unchecked
        {
            var (documents, impacts) = (_index.DocumentsOf, _index.ImpactsOf);
            foreach (var (from, to, weight) in _sparse.AsSpan(0, _sparseCount))
            {
                for (var at = from; at < to; at++)
                    _scores[documents[at]] += (ushort)Bm25.Score(weight, impacts[at]);
            }

            foreach (var (from, to, _) in _sparse.AsSpan(0, _sparseCount))
            {
                for (var at = from; at < to; at++)
                {
                    ref var bound = ref _bounds[documents[at] >> WordIndex.BlockShift];
                    bound = Math.Max(bound, _scores[documents[at]]);
                }
            }
        }
    }

    /// <summary>The products fit into 16 bits, and so does the sum of sixteen of their sixteenths (<see cref="Bm25.Score"/>).</summary>
    private static void AddBounds(byte[] greatest, ushort[] bounds, ushort weight)
    {
        for (var at = 0; at < greatest.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(greatest, at), out var low, out var high);
            (new Vector<ushort>(bounds, at) + Vector.ShiftRightLogical(low * weight, 4)).CopyTo(bounds, at);
            (new Vector<ushort>(bounds, at + Vector<ushort>.Count) + Vector.ShiftRightLogical(high * weight, 4)).CopyTo(bounds, at + Vector<ushort>.Count);
        }
    }
}
