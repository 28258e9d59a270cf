using Hexitime.Matching.Vocabulary;

namespace Hexitime.Matching.Ranking;

/// <summary>How well the skills of the rows of one segment fit a query: at most, for each block; and exactly, for a row. Reused from query to query; not thread-safe.</summary>
internal sealed class SkillFits
{
    private PoolSegment _segment = PoolSegment.Empty;
    private int _lookedFor;

    // A skill of the segment has a line in _similarities if it is like one that is looked for: line 0 is for those that are not.
    private int[] _lineOf = [];
    private short[] _similarities = new short[SkillVocabulary.Most * 64];
    private readonly List<int> _alike = [];
    private short[] _sums = [];
    private short[] _best = [];

    /// <summary>For each block, the greatest sum of best similarities that a row of it can have; it is empty if no skill is looked for.</summary>
    public ReadOnlySpan<short> Bounds => _lookedFor == 0 ? [] : _sums.AsSpan(0, _segment.Words.BlockCount);

    /// <summary>Takes up a query. To be followed by <see cref="End"/>.</summary>
    public void Begin(PoolSegment segment, RankQuery query)
    {
        (_segment, _lookedFor) = (segment, query.Skills.Count);
        if (_lookedFor == 0)
            return;
        if (_lineOf.Length < segment.SkillKeys.Count)
            _lineOf = new int[segment.SkillKeys.Count];
        if (_sums.Length < segment.Words.BlockCount)
            (_sums, _best) = (new short[segment.Words.BlockCount], new short[segment.Words.BlockCount]);
        _sums.AsSpan(0, segment.Words.BlockCount).Clear();
        for (var i = 0; i < _lookedFor; i++)
        {
            _best.AsSpan(0, segment.Words.BlockCount).Clear();
            var related = query.Related[i];
            for (var r = 0; r < related.Count; r++)
                Take(i, related[r]);
            for (var block = 0; block < segment.Words.BlockCount; block++)
                _sums[block] += _best[block];
        }
    }

    /// <summary>The sum, over the skills that are looked for, of how like the row's most similar is.</summary>
    public int SumOfBest(int row)
    {
        if (_lookedFor == 0)
            return 0;
        Span<short> best = stackalloc short[SkillVocabulary.Most];
        best.Clear();
        foreach (var skill in _segment.SkillKeys[row])
        {
            if (_lineOf[skill] == 0)
                continue;
            var line = Line(_lineOf[skill]);
            for (var i = 0; i < line.Length; i++)
                best[i] = Math.Max(best[i], line[i]);
        }

        var sum = 0;
        foreach (var similarity in best)
            sum += similarity;
        return sum;
    }

    /// <summary>The row's skill that is most like one that is looked for.</summary>
    public string? MostAlike(int row)
    {
        var (most, label) = (0, (string?)null);
        if (_lookedFor == 0)
            return null;
        foreach (var skill in _segment.SkillKeys[row])
        {
            foreach (var similarity in Line(_lineOf[skill]))
            {
                if (similarity > most)
                    (most, label) = (similarity, _segment.SkillLabels[skill]);
            }
        }

        return label;
    }

    /// <summary>Leaves nothing behind of the query.</summary>
    public void End()
    {
        foreach (var skill in _alike)
        {
            Line(_lineOf[skill]).Clear();
            _lineOf[skill] = 0;
        }

        _alike.Clear();
    }

    private Span<short> Line(int line) => _similarities.AsSpan(line * SkillVocabulary.Most, _lookedFor);

    private void Take(int lookedFor, RelatedSkill related)
    {
        var skill = _segment.SkillKeys.NumberOf(related.Key);
        if (skill < 0)
            return;
        if (_lineOf[skill] == 0)
        {
            _alike.Add(skill);
            _lineOf[skill] = _alike.Count;
            if ((_alike.Count + 1) * SkillVocabulary.Most > _similarities.Length)
                Array.Resize(ref _similarities, 2 * _similarities.Length);
        }

        Line(_lineOf[skill])[lookedFor] = (short)related.Similarity;
        foreach (var block in _segment.SkillBlocks[skill])
            _best[block] = Math.Max(_best[block], (short)related.Similarity);
    }
}
