using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hexitime.Matching.Words;

/// <summary>The column of a word that is looked for, and what the word is worth.</summary>
internal readonly struct WeighedColumn(WordColumn column, ushort weight)
{
    public readonly byte[] Impacts = column.Impacts;
    public readonly byte[] Greatest = column.Greatest;
    public readonly ulong[] Having = column.Having;
    public readonly ushort Weight = weight;
}

/// <summary>
/// The scores of the documents of one index for one query, a block at a time: what rare words add is there already, what common ones add is worked out here. Nothing is checked for
/// overflow: the products fit into 16 bits, and so does the sum of sixteen of their sixteenths (<see cref="Bm25.Score"/>).
/// </summary>
internal readonly ref struct BlockScores(ushort[] scores, ReadOnlySpan<WeighedColumn> columns)
{
    private readonly ReadOnlySpan<WeighedColumn> _columns = columns;

    /// <summary>What the scores of the documents of a block can be at most, by which of them have the words: the columns are not looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<ushort> Low, Vector512<ushort> High) AtMost(int block)
    {
        unchecked
        {
            var most = Blocks.Load(scores, block << WordIndex.BlockShift);
            foreach (ref readonly var column in _columns)
                most = Blocks.AddWhere(most, column.Having[block], (ushort)((uint)column.Weight * column.Greatest[block] >> 4));
            return most;
        }
    }

    /// <summary>The scores of all documents of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<ushort> Low, Vector512<ushort> High) Of(int block)
    {
        var at = block << WordIndex.BlockShift;
        var (sumLow, sumHigh) = Blocks.Load(scores, at);
        foreach (ref readonly var column in _columns)
        {
            var (low, high) = Blocks.Load(column.Impacts, at);
            sumLow += Vector512.ShiftRightLogical(low * column.Weight, 4);
            sumHigh += Vector512.ShiftRightLogical(high * column.Weight, 4);
        }

        return (sumLow, sumHigh);
    }
}
