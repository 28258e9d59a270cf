using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// How well the skills of the rows of one segment fit a query. Each skill that is looked for goes through the rows that have one like it, the most similar first, so that the
/// first time it comes to a row counts. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class SkillFits
{
    private readonly List<(int Skill, int Similarity)> _alike = [];
    private PoolSegment _segment = PoolSegment.Empty;
    private ushort[] _sums = [];
    private byte[] _lastCounted = [];
    private ushort[] _bounds = [];

    /// <summary>For each block, the greatest sum that a row of it has; empty if no skill is looked for.</summary>
    public ReadOnlySpan<ushort> Bounds => AreWanted ? _bounds.AsSpan(0, _segment.Words.BlockCount) : [];

    /// <summary>Whether a skill is looked for at all.</summary>
    public bool AreWanted { get; private set; }

    /// <summary>Takes up a query. To be followed by <see cref="End"/>.</summary>
    public void Begin(PoolSegment segment, RankQuery query)
    {
        (_segment, AreWanted) = (segment, query.Skills.Count > 0);
        if (!AreWanted)
            return;
        if (_bounds.Length < segment.Words.BlockCount)
        {
            _bounds = new ushort[segment.Words.BlockCount];
            _sums = new ushort[segment.Words.BlockCount << WordIndex.BlockShift];
            _lastCounted = new byte[_sums.Length];
        }

        for (var i = 0; i < query.Related.Length; i++)
        {
            var related = query.Related[i];
            for (var r = 0; r < related.Length; r++)
            {
                if (segment.SkillKeys.NumberOf(related[r].Key) is >= 0 and var skill)
                    Count((byte)(i + 1), skill, (ushort)related[r].Similarity);
            }
        }

        for (var block = 0; block < segment.Words.BlockCount; block++)
            _bounds[block] = BlockOrder.Greatest(_sums.AsSpan(block << WordIndex.BlockShift, WordIndex.BlockSize));
    }

    /// <summary>The sum, over the skills that are looked for, of how like the row's most similar is.</summary>
    public int SumOfBest(int row) => AreWanted ? _sums[row] : 0;

    /// <summary>The row's skill that is most like one that is looked for.</summary>
    public string? MostAlike(int row)
    {
        var (most, label) = (0, (string?)null);
        foreach (var skill in _segment.SkillKeys[row])
        {
            foreach (var (alike, similarity) in _alike)
            {
                if (alike == skill && similarity > most)
                    (most, label) = (similarity, _segment.SkillLabels[skill]);
            }
        }

        return label;
    }

    /// <summary>Leaves nothing behind of the query.</summary>
    public void End()
    {
        _alike.Clear();
        if (!AreWanted)
            return;
        _sums.AsSpan(0, _segment.Words.BlockCount << WordIndex.BlockShift).Clear();
        _lastCounted.AsSpan(0, _segment.Words.BlockCount << WordIndex.BlockShift).Clear();
    }

    private void Count(byte lookedFor, int skill, ushort similarity)
    {
        _alike.Add((skill, similarity));
        unchecked
        {
            foreach (var row in _segment.RowsWithSkill[skill])
            {
                if (_lastCounted[row] == lookedFor)
                    continue;
                _lastCounted[row] = lookedFor;
                _sums[row] += similarity;
            }
        }
    }
}
