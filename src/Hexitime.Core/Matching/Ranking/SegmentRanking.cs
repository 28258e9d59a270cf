using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Hexitime.Listings;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// Ranks the rows of one segment. Only blocks, and only rows of them, are looked into that can still come among the best, by what their words and skills bring and what all the
/// rest can bring at most. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class SegmentRanking
{
    /// <summary>In so many blocks, spread evenly, the most promising row is looked at first, where no rare word says which rows are.</summary>
    private const int Samples = 32;

    private readonly WordScores _words = new();
    private readonly SkillScores _skills = new();
    private readonly RowFits _fits = new();
    private readonly TopScores _top = new();
    private readonly ushort[] _wordsOfBlock = new ushort[WordIndex.BlockSize];
    private readonly ushort[] _stepsOfBlock = new ushort[WordIndex.BlockSize];
    private readonly int[] _blocks = new int[WordSearcher.Stretch];
    private readonly FoundRow[] _found = new FoundRow[WordSearcher.Stretch * WordIndex.BlockSize];
    private ushort[] _rest = [];
    private PoolSegment _segment = PoolSegment.Empty;
    private MatchPool _pool = MatchPool.Empty;
    private RankQuery _query = null!;
    private RankScale _scale;
    private int _perfectWords;
    private int _needed;
    private int _foundCount;
    private bool _isMain;

    /// <summary>The best, by rank.</summary>
    public ReadOnlySpan<long> Keys => _top.Keys;

    public int Needed => _top.Needed;

    public PoolSegment Segment => _segment;

    public SkillScores Skills => _skills;

    public WordScores Words => _words;

    public RowFits Fits => _fits;

    /// <summary>Finds the best rows. To be followed by <see cref="End"/>.</summary>
    public void Run(MatchPool pool, bool isMain, RankQuery query, in RankParts weights, QueryTerms terms, int wanted, int needed)
    {
        (_pool, _isMain, _query, _perfectWords) = (pool, isMain, query, terms.Perfect);
        _segment = isMain ? pool.Main : pool.Recent;
        _top.Reset(wanted, needed);
        if (_segment.Count == 0)
            return;
        _words.Begin(_segment.Words, terms);
        _skills.Begin(_segment, query);
        _fits.Begin(_segment, query, weights);
        _scale = new RankScale(weights, terms.Perfect, query.Skills.Count);
        if (_rest.Length < RestBounds.Padded(_segment.Words.BlockCount))
            _rest = new ushort[RestBounds.Padded(_segment.Words.BlockCount)];
        _segment.Bounds.Write(query, weights, _scale, _rest);
        _needed = _scale.Needed(_top.Needed);
        var (from, to) = Wanted();
        LookAtPromising(from, to);
        for (; from < to; from += WordSearcher.Stretch)
            LookInto(from, Math.Min(from + WordSearcher.Stretch, to));
    }

    public void End()
    {
        if (_segment.Count > 0)
            _words.End();
    }

    /// <summary>How well each part of a row fits.</summary>
    public RankParts FitsOf(int row, out int? metres) => _fits.Of(row, Fit.Skills(_skills.StepsOf(row) * SkillColumns.Step, _query.Skills.Count), Fit.Words(_words.ScoreOf(row), _perfectWords), out metres);

    /// <summary>The blocks in which there are rows of the type that is looked for.</summary>
    private (int From, int To) Wanted() => _query.Wanted switch
    {
        ListingType.Offer => (0, (_segment.FirstRequest + WordIndex.BlockSize - 1) >> WordIndex.BlockShift),
        ListingType.Request => (_segment.FirstRequest >> WordIndex.BlockShift, _segment.Words.BlockCount),
        _ => (0, _segment.Words.BlockCount),
    };

    /// <summary>So that what is needed is soon much. What is found does not depend on it.</summary>
    private void LookAtPromising(int from, int to)
    {
        _foundCount = 0;
        foreach (var key in _words.Promising())
            Promise(TopScores.NumberOf(key));
        if (_foundCount == 0 || _skills.AreWanted)
        {
            var words = _words.ByBlock();
            var skills = _skills.ByBlock();
            for (var block = from; block < to; block += Math.Max(1, (to - from) / Samples))
            {
                Blocks.Store(Together(words.AtMost(block), skills.Of(block)), _wordsOfBlock, 0);
                Promise((block << WordIndex.BlockShift) + _wordsOfBlock.AsSpan().IndexOf(Blocks.Greatest(_wordsOfBlock)));
            }
        }

        LookAtFound();
    }

    private void Promise(int row)
    {
        if (row < _segment.Count)
            _found[_foundCount++] = new FoundRow(row, (ushort)_words.ScoreOf(row), (ushort)_skills.StepsOf(row));
    }

    /// <summary>
    /// First says which blocks can have a row that is among the best, then which rows can, and only then looks at these: what is far away in memory is fetched for all at once.
    /// </summary>
    private void LookInto(int from, int to)
    {
        var words = _words.ByBlock();
        var skills = _skills.ByBlock();
        var (needed, count) = (_needed, 0);
        for (var block = from; block < to; block++)
        {
            _blocks[count] = block;
            var most = _scale.CountsWords ? words.AtMost(block) : default;
            count += Blocks.AnyAtLeast(_skills.AreWanted ? Add(most, skills.Of(block)) : most, unchecked(needed - _rest[block])) ? 1 : 0;
        }

        _words.Fetch(_blocks.AsSpan(0, count));
        _foundCount = 0;
        foreach (var block in _blocks.AsSpan(0, count))
            LookInto(block, words.Of(block), skills.Of(block));
        LookAtFound();
    }

    private void LookInto(int block, (Vector512<ushort> Low, Vector512<ushort> High) words, (Vector512<ushort> Low, Vector512<ushort> High) steps)
    {
        var missing = _needed - _rest[block];
        var left = missing > 0 ? Blocks.AtLeast(Together(words, steps), missing) : Blocks.AtLeast(words, 1) | Blocks.AtLeast(steps, 1);
        if (left == 0)
            return;
        Blocks.Store(words, _wordsOfBlock, 0);
        Blocks.Store(steps, _stepsOfBlock, 0);
        for (; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            if (_wordsOfBlock[i] + _stepsOfBlock[i] > 0)
                _found[_foundCount++] = new FoundRow((block << WordIndex.BlockShift) + i, _wordsOfBlock[i], _stepsOfBlock[i]);
        }
    }

    /// <summary>At most what words and skills bring to each row of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector512<ushort> Low, Vector512<ushort> High) Together((Vector512<ushort> Low, Vector512<ushort> High) words, (Vector512<ushort> Low, Vector512<ushort> High) steps)
    {
        var most = Vector512.Create((ushort)_scale.Perfect);
        return Add((Vector512.Min(words.Low, most), Vector512.Min(words.High, most)), steps);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector512<ushort> Low, Vector512<ushort> High) Add((Vector512<ushort> Low, Vector512<ushort> High) words, (Vector512<ushort> Low, Vector512<ushort> High) steps) =>
        _skills.AreWanted ? Blocks.Add(words, (steps.Low * _scale.OfSkill, steps.High * _scale.OfSkill)) : words;

    private void LookAtFound()
    {
        var found = _found.AsSpan(0, _foundCount);
        _fits.Fetch(found);
        foreach (ref readonly var row in found)
            LookAt(row);
    }

    private void LookAt(in FoundRow found)
    {
        var row = found.Row;
        if (found.WordScore + found.Steps == 0 || (_isMain && _pool.IsGone(row)))
            return;
        var (skills, words) = PartsOf(found);
        if (!_fits.CanReach(row, skills, words, _top.Needed) || !CanBeFound(row))
            return;
        _top.Offer(_fits.TotalOf(row, skills, words), _segment.Ranks[row]);
        _needed = _scale.Needed(_top.Needed);
    }

    private (int Skills, int Words) PartsOf(in FoundRow found) =>
        (Fit.Skills(found.Steps * SkillColumns.Step, _query.Skills.Count), Fit.Words(found.WordScore, _perfectWords));

    private bool CanBeFound(int row)
    {
        var owner = _segment.Owners[row];
        return owner != _query.Asker.Id && _fits.IsVisible(row) && !_pool.AreApart(owner, _query.Asker.Id);
    }
}
