using System.Numerics;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// Ranks the rows of one segment. Only blocks, and only rows of them, are looked into that can still come among the best, by what their words and skills bring and what all the
/// rest can bring at most. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class SegmentRanking
{
    // Bounds of words and skills together are kept in quarters, so that they fit into 16 bits.
    private const int BoundShift = 2;

    private readonly BlockScores _words = new();
    private readonly SkillFits _skills = new();
    private readonly TopScores _top = new();
    private ushort[] _bounds = [];
    private bool[] _isMember = [];
    private PoolSegment _segment = PoolSegment.Empty;
    private MatchPool _pool = MatchPool.Empty;
    private RankQuery _query = null!;
    private RankParts _weights;
    private int _perfectWords;
    private int _organisation;
    private int _profession;
    private int _payBand;
    private int _payBandNotTold;
    private int _mostOfTheRest;
    private int _neededBound;
    private uint _perWordScore;
    private uint _perSimilarity;
    private bool _isMain;

    public ReadOnlySpan<long> Keys => _top.Keys;

    public int Needed => _top.Needed;

    public PoolSegment Segment => _segment;

    public SkillFits Skills => _skills;

    public BlockScores Words => _words;

    /// <summary>Finds the best rows. To be followed by <see cref="End"/>.</summary>
    public void Run(MatchPool pool, bool isMain, RankQuery query, in RankParts weights, QueryTerms terms, int wanted, int needed)
    {
        (_pool, _isMain, _query, _weights, _perfectWords) = (pool, isMain, query, weights, terms.Perfect);
        _segment = isMain ? pool.Main : pool.Recent;
        _top.Reset(wanted, needed);
        _words.Score(_segment.Words, terms);
        _skills.Begin(_segment, query);
        Know(query.Asker);
        LookInto();
    }

    public void End() => _skills.End();

    /// <summary>How well each part of a row fits.</summary>
    public RankParts FitsOf(int row, int wordScore)
    {
        var asker = _query.Asker;
        var (skills, words) = (Fit.Skills(_skills.SumOfBest(row), _query.Skills.Count), Fit.Words(wordScore, _perfectWords));
        var kind = Fit.Kind(_query.Kind, (ExchangeKind)_segment.Kinds[row]);
        var time = asker.SharedHours is { } hours ? Fit.Time(hours, _segment.Hours[row]) : 0;
        var place = Places.PlaceFit.Of(_query.Whereabouts, _segment.Whereabouts[row]).Score;
        var boundary = Fit.Boundary(IsFromOtherOrganisation(row), IsOfOtherProfession(row), IsOfOtherPayBand(row));
        return new RankParts(skills, words, kind, time, place, boundary, _segment.Standing[row], _segment.IsNew[row] ? Fit.Perfect : 0);
    }

    public bool IsFromOtherOrganisation(int row) => _segment.Organisations.Column[row] != _organisation;

    public bool IsOfOtherProfession(int row) => _segment.Professions.Column[row] != _profession;

    private bool IsOfOtherPayBand(int row) => _query.Asker.PayBand.Length > 0 && _segment.PayBands.Column[row] != _payBand
        && _segment.PayBands.Column[row] != _payBandNotTold;

    private void Know(MatchMember asker)
    {
        _organisation = _segment.Organisations.NumberOf(asker.Organisation);
        _profession = _segment.Professions.NumberOf(asker.Profession);
        (_payBand, _payBandNotTold) = (_segment.PayBands.NumberOf(asker.PayBand), _segment.PayBands.NumberOf(""));
        if (_isMember.Length < _segment.Networks.Count)
            _isMember = new bool[_segment.Networks.Count];
        _isMember.AsSpan().Clear();
        for (var i = 0; i < asker.Networks.Count; i++)
        {
            if (_segment.Networks.NumberOf(asker.Networks[i]) is >= 0 and var number)
                _isMember[number] = _query.Within is not { } within || within == asker.Networks[i];
        }

        var greatest = new RankParts(0, 0, _query.Kind is null ? 0 : 1, asker.SharedHours is null ? 0 : 1, 1, 1, 1, 1);
        _perWordScore = _perfectWords == 0 ? 0 : (uint)(((long)Fit.Perfect << 20) / _perfectWords) + 1;
        _perSimilarity = _query.Skills.Count == 0 ? 0 : (uint)((1 << 20) / _query.Skills.Count) + 1;
        _mostOfTheRest = greatest.Times(_weights).Sum * Fit.Perfect;
    }

    private void LookInto()
    {
        var bounds = CombinedBounds();
        if (bounds.IsEmpty)
            return;
        _neededBound = NeededBound();
        Span<int> best = stackalloc int[Math.Min(32, bounds.Length)];
        BlockOrder.PickBest(bounds, best);
        foreach (var block in best)
        {
            if (bounds[block] >= _neededBound)
                LookInto(block);
        }

        var next = 0;
        for (var block = BlockOrder.Next(bounds, 0, _neededBound); block < bounds.Length; block = BlockOrder.Next(bounds, block + 1, _neededBound))
        {
            while (next < best.Length && best[next] < block)
                next++;
            if (next == best.Length || best[next] != block)
                LookInto(block);
        }
    }

    /// <summary>What a block must be able to have, in the unit of the combined bounds: at least something, or nothing was found in it.</summary>
    private int NeededBound()
    {
        var needed = Math.Max(0, _top.Needed - _mostOfTheRest);
        if (!_skills.AreWanted)
            return needed == 0 ? 1 : _weights.Words == 0 ? int.MaxValue : Math.Max(1, Fit.WordsScoreFor((needed + _weights.Words - 1) / _weights.Words, _perfectWords));
        return Math.Max(1, (needed + (1 << BoundShift) - 1) >> BoundShift);
    }

    /// <summary>The bounds of words; or of words and skills, if there are skills to look for.</summary>
    private ReadOnlySpan<ushort> CombinedBounds()
    {
        var words = _words.Bounds;
        var skills = _skills.Bounds;
        if (skills.IsEmpty)
            return words;
        if (_bounds.Length < words.Length)
            _bounds = new ushort[words.Length];
        var bounds = _bounds.AsSpan(0, words.Length);
        for (var block = 0; block < bounds.Length; block++)
            bounds[block] = Bound(words[block], skills[block]);
        return bounds;
    }

    /// <summary>
    /// At most what words and skills bring, in the unit of the bounds; 0 only for what has neither. By multiplying with a little more than the reciprocal: it may be too great,
    /// never too small.
    /// </summary>
    private ushort Bound(int wordScore, int sumOfSkills)
    {
        unchecked
        {
            var word = Math.Min(Fit.Perfect, (int)(((ulong)wordScore * _perWordScore) >> 20));
            var skill = (int)(((ulong)sumOfSkills * _perSimilarity) >> 20);
            var bound = ((word * _weights.Words) + (skill * _weights.Skills) + (1 << BoundShift) - 1) >> BoundShift;
            return (ushort)Math.Max(wordScore + sumOfSkills > 0 ? 1 : 0, bound);
        }
    }

    private void LookInto(int block)
    {
        var scores = _words.ScoresOf(block);
        var first = block << WordIndex.BlockShift;
        var left = _skills.AreWanted ? ulong.MaxValue : _words.AtLeast(block, _neededBound);
        if (_segment.Count - first < WordIndex.BlockSize)
            left &= (1UL << (_segment.Count - first)) - 1;
        for (; left != 0; left &= left - 1)
        {
            var row = first + BitOperations.TrailingZeroCount(left);
            var (wordScore, sumOfSkills) = (scores[row - first], _skills.SumOfBest(row));
            if (wordScore + sumOfSkills == 0 || (_skills.AreWanted && Bound(wordScore, sumOfSkills) < _neededBound))
                continue;
            var found = (Fit.Words(wordScore, _perfectWords) * _weights.Words) + (Fit.Skills(sumOfSkills, _query.Skills.Count) * _weights.Skills);
            if (!CanReachNeeded(row, found) || !CanBeFound(row))
                continue;
            _top.Offer(FitsOf(row, wordScore).Times(_weights).Sum, row);
            _neededBound = NeededBound();
        }
    }

    /// <summary>Looks at one part after the other, those first that cost least, as long as the rest can still make up for what is missing.</summary>
    private bool CanReachNeeded(int row, int found)
    {
        var missing = _top.Needed - found - _mostOfTheRest;
        if (missing > 0)
            return false;
        missing += _weights.Standing * (Fit.Perfect - _segment.Standing[row]);
        missing += _segment.IsNew[row] ? 0 : _weights.Fairness * Fit.Perfect;
        if (missing > 0)
            return false;
        missing += _weights.Boundary * (Fit.Perfect - Fit.Boundary(IsFromOtherOrganisation(row), IsOfOtherProfession(row), IsOfOtherPayBand(row)));
        if (missing > 0)
            return false;
        if (_query.Kind is { } kind)
            missing += _weights.Kind * (Fit.Perfect - Fit.Kind(kind, (ExchangeKind)_segment.Kinds[row]));
        if (_query.Asker.SharedHours is { } hours)
            missing += _weights.Time * (Fit.Perfect - Fit.Time(hours, _segment.Hours[row]));
        return missing <= 0;
    }

    private bool CanBeFound(int row)
    {
        if (_isMain && _pool.IsGone(row))
            return false;
        if (_query.Wanted is { } wanted && _segment.Types[row] != (byte)wanted)
            return false;
        var owner = _segment.Owners[row];
        return owner != _query.Asker.Id && IsVisible(row) && !_pool.AreApart(owner, _query.Asker.Id);
    }

    private bool IsVisible(int row)
    {
        var networks = _segment.Networks[row];
        foreach (var network in networks)
        {
            if (_isMember[network])
                return true;
        }

        return networks.IsEmpty && _query.Within is null;
    }
}
