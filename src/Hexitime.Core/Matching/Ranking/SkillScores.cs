using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>How well the skills of the rows of one segment fit a query. Reused from query to query; not thread-safe.</summary>
internal sealed class SkillScores
{
    private readonly SkillColumn[] _columns = new SkillColumn[Vocabulary.SkillVocabulary.Most];
    private PoolSegment _segment = PoolSegment.Empty;
    private int _count;

    /// <summary>Whether a skill is looked for at all.</summary>
    public bool AreWanted => _count > 0;

    /// <summary>Takes up a query.</summary>
    public void Begin(PoolSegment segment, RankQuery query)
    {
        (_segment, _count) = (segment, query.Skills.Count);
        for (var i = 0; i < _count; i++)
            _columns[i] = segment.Skills.Of(query.Skills[i].Key, query.Related[i]);
    }

    /// <summary>The sum, over the skills that are looked for, of how like the row's most similar is, in steps.</summary>
    public int StepsOf(int row)
    {
        var sum = 0;
        foreach (var column in _columns.AsSpan(0, _count))
            sum += column.Steps[row];
        return sum;
    }

    /// <summary>These sums block by block, as long as nobody takes up another query.</summary>
    public BlockSteps ByBlock() => new(_columns.AsSpan(0, _count));

    /// <summary>The row's skill that is most like one that is looked for.</summary>
    public string? MostAlike(int row)
    {
        if (StepsOf(row) == 0)
            return null;
        var (most, label) = (0, (string?)null);
        foreach (var skill in _segment.SkillKeys[row])
        {
            foreach (var column in _columns.AsSpan(0, _count))
            {
                foreach (var (alike, similarity) in column.Alike)
                {
                    if (alike == skill && similarity > most)
                        (most, label) = (similarity, _segment.SkillLabels[skill]);
                }
            }
        }

        return label;
    }
}

/// <summary>How well the skills of the rows of one segment fit, a block at a time.</summary>
internal readonly ref struct BlockSteps(ReadOnlySpan<SkillColumn> columns)
{
    private readonly ReadOnlySpan<SkillColumn> _columns = columns;

    /// <summary>For all rows of a block the sum, over the skills that are looked for, of how like the row's most similar is, in steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<ushort> Low, Vector512<ushort> High) Of(int block)
    {
        var (sumLow, sumHigh) = (Vector512<ushort>.Zero, Vector512<ushort>.Zero);
        foreach (var column in _columns)
        {
            var (low, high) = Blocks.Load(column.Steps, block << WordIndex.BlockShift);
            sumLow += low;
            sumHigh += high;
        }

        return (sumLow, sumHigh);
    }
}
