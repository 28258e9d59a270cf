namespace Hexitime.Matching.Ranking;

/// <summary>
/// The unit in which rows are bounded: one of the score of words, so that scores are compared as they are; or, where words bring nothing, 16 points. Whatever is counted in it is
/// rounded up, so that a bound may be too great, never too small.
/// </summary>
internal readonly struct RankScale
{
    private const int PointsWithoutWords = 16;

    private readonly long _units;
    private readonly long _points;

    public RankScale(in RankParts weights, int perfectWords, int skillsLookedFor)
    {
        CountsWords = weights.Words > 0 && perfectWords > 0;
        (_units, _points) = CountsWords ? (perfectWords, (long)Fit.Perfect * weights.Words) : (1, PointsWithoutWords);
        Perfect = CountsWords ? perfectWords : 0;
        UnitsPerPoint = (float)_units / _points;
        var ofSkill = skillsLookedFor == 0 ? 0 : Ceiling((long)SkillColumns.Step * weights.Skills * _units, _points * skillsLookedFor);
        IsUsable = Units((long)weights.Sum * Fit.Perfect) + (ofSkill * skillsLookedFor) < ushort.MaxValue && ofSkill <= ushort.MaxValue;
        OfSkill = IsUsable ? (ushort)ofSkill : (ushort)0;
    }

    /// <summary>Whether all fits into 16 bits; if words count hardly anything beside the rest it does not, and every row is looked at.</summary>
    public bool IsUsable { get; }

    public bool CountsWords { get; }

    /// <summary>What words can bring at most.</summary>
    public int Perfect { get; }

    /// <summary>What one step of similarity brings at most.</summary>
    public ushort OfSkill { get; }

    public float UnitsPerPoint { get; }

    /// <summary>What a bound must come to for as many points.</summary>
    public int Needed(int points) => IsUsable ? (int)Units(points) : 0;

    private long Units(long points) => Ceiling(points * _units, _points);

    private static long Ceiling(long number, long by) => (number + by - 1) / by;
}
