namespace Hexitime.Matching.Places;

/// <summary>Where somebody can meet: remotely, at a site, or both.</summary>
/// <param name="Remotely">Whether meeting remotely will do.</param>
/// <param name="Site">Where they are; <c>null</c> if that is not known, or does not matter.</param>
/// <param name="TravelKilometres">How far from there they are ready to go, 0 to 1,000 km.</param>
public readonly record struct Whereabouts(bool Remotely, Coordinates? Site = null, int TravelKilometres = 0)
{
    /// <summary>The farthest that anybody travels, in kilometres.</summary>
    public const int Farthest = 1_000;

    /// <summary>Remotely, and nowhere else.</summary>
    public static Whereabouts Remote { get; } = new(Remotely: true);

    /// <summary>What is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() => TravelKilometres is >= 0 and <= Farthest && (Remotely || Site is not null)
        ? null
        : Refusal.Invalid("place.whereabouts", $"Say that you meet remotely, or where you are, and how far you travel: 0 to {Farthest} km.");
}

/// <summary>Whether two can meet, and how easily.</summary>
/// <param name="Fits">Whether they can.</param>
/// <param name="Score">How easily, 0 to 1000.</param>
/// <param name="Metres">How far apart they are, if they meet in person.</param>
public readonly record struct PlaceFit(bool Fits, int Score, int? Metres)
{
    private const int Greatest = 1_000;
    private const int AtTheLimit = 500;

    /// <summary>Within so many metres is on one site.</summary>
    internal const int SameSite = 100;

    /// <summary>
    /// Two who both meet remotely can, as easily as can be. Others can when one of them is ready to travel the whole way: the easier the less of it that is, from 1000 for none
    /// to 500 for as far as they go; on one site, within 100 m, always.
    /// </summary>
    public static PlaceFit Of(in Whereabouts one, in Whereabouts other)
    {
        if (one.Remotely && other.Remotely)
            return new PlaceFit(true, Greatest, null);
        if (one.Site is not { } here || other.Site is not { } there)
            return default;
        var reach = Math.Max(one.TravelKilometres, other.TravelKilometres) * 1_000;
        if (AreTooFar(here, there, reach))
            return default;
        var metres = here.MetresTo(there);
        if (metres <= SameSite)
            return new PlaceFit(true, Greatest, metres);
        return metres <= reach ? new PlaceFit(true, Greatest - (int)((long)AtTheLimit * metres / reach), metres) : default;
    }

    /// <summary>The score, or a little more: quickly, for whoever would otherwise work it out for many in vain.</summary>
    internal static int AtMost(in Whereabouts one, in Whereabouts other)
    {
        if (one.Remotely && other.Remotely)
            return Greatest;
        if (one.Site is not { } here || other.Site is not { } there)
            return 0;
        var reach = Math.Max(one.TravelKilometres, other.TravelKilometres) * 1_000;
        // Distances are whole metres: one may be told half a metre shorter than it is.
        var metres = MathF.Sqrt(NearDistance.SquareAtLeast(here, there)) - 1;
        if (metres <= SameSite)
            return Greatest;
        return metres <= reach ? Greatest - (int)(AtTheLimit * metres / reach) : 0;
    }

    /// <summary>Whether two can be seen to be too far apart without working out how far; a metre more than the reach, as distances are whole metres.</summary>
    private static bool AreTooFar(Coordinates here, Coordinates there, int reach)
    {
        var farthest = Math.Max(SameSite, reach) + 1f;
        return NearDistance.SquareAtLeast(here, there) > farthest * farthest;
    }
}
