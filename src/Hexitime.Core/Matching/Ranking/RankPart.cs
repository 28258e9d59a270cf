using System.Text.Json.Serialization;

namespace Hexitime.Matching.Ranking;

/// <summary>What a score is made of.</summary>
public enum RankPart
{
    /// <summary>How like the skills are.</summary>
    Skills = 0,

    /// <summary>How well the words match.</summary>
    Words = 1,

    /// <summary>Whether it is the kind of help that is looked for.</summary>
    Kind = 2,

    /// <summary>How much time both have.</summary>
    Time = 3,

    /// <summary>How easily both can meet.</summary>
    Place = 4,

    /// <summary>Which boundaries are crossed: a bonus, so that help goes between organisations, professions and pay bands.</summary>
    Boundary = 5,

    /// <summary>How reliable the other is.</summary>
    Standing = 6,

    /// <summary>A bonus for whoever has not had a first exchange, so that popularity does not feed on itself.</summary>
    Fairness = 7,
}

/// <summary>A number for each part.</summary>
[method: JsonConstructor]
public readonly record struct RankParts(int Skills, int Words, int Kind, int Time, int Place, int Boundary, int Standing, int Fairness)
{
    /// <summary>How many parts there are.</summary>
    public const int Count = 8;

    /// <summary>All of them together.</summary>
    [JsonIgnore]
    public int Sum => Skills + Words + Kind + Time + Place + Boundary + Standing + Fairness;

    /// <summary>The number of one part.</summary>
    public int this[RankPart part] => part switch
    {
        RankPart.Skills => Skills,
        RankPart.Words => Words,
        RankPart.Kind => Kind,
        RankPart.Time => Time,
        RankPart.Place => Place,
        RankPart.Boundary => Boundary,
        RankPart.Standing => Standing,
        RankPart.Fairness => Fairness,
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>Part by part, the product.</summary>
    internal RankParts Times(in RankParts other) => new(
        Skills * other.Skills, Words * other.Words, Kind * other.Kind, Time * other.Time,
        Place * other.Place, Boundary * other.Boundary, Standing * other.Standing, Fairness * other.Fairness);
}

/// <summary>
/// What each part counts: points for every thousandth of a perfect fit, 0 to 100. A score is the sum of weight times fit, so that no part brings more than a thousand times its
/// weight. Data, declared by each network. Immutable.
/// </summary>
public sealed record MatchWeights
{
    /// <summary>The greatest weight.</summary>
    public const int Greatest = 100;

    private MatchWeights(RankParts weights) => Weights = weights;

    /// <summary>What counts if nobody says otherwise: what is looked for, above all; the rest decides between what answers that about equally well.</summary>
    public static MatchWeights Default { get; } = new(new RankParts(Skills: 40, Words: 40, Kind: 5, Time: 5, Place: 4, Boundary: 3, Standing: 2, Fairness: 3));

    /// <summary>The weights.</summary>
    public RankParts Weights { get; }

    /// <summary>Weights; refused when one is not 0 to 100.</summary>
    public static Result<MatchWeights> Create(RankParts weights)
    {
        foreach (var part in Enum.GetValues<RankPart>())
        {
            if (weights[part] is < 0 or > Greatest)
                return Refusal.Invalid("matching.weight", $"The weight of {part.ToString().ToLowerInvariant()} is 0 to {Greatest}.").With("part", part.ToString());
        }

        return new MatchWeights(weights);
    }
}
