namespace Hexitime.Impact.Map;

/// <summary>How closely betweenness is wanted when paths are drawn by chance. The number of draws grows with the square of what 1 over the error is.</summary>
public sealed record SampledPaths
{
    /// <summary>What no share of betweenness may be wrong by more than; between 0 and 1, 0.005 unless told. What it came to is often less, and is told with the shares.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0.0005 and below 1.</exception>
    public double Error
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0.0005);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1);
            field = value;
        }
    } = 0.005;

    /// <summary>The probability with which that holds, for all points at once; from 0.5 to below 1, 0.99 unless told.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0.5 and at most 0.999999.</exception>
    public double Confidence
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0.5);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0.999999);
            field = value;
        }
    } = 0.99;

    /// <summary>Where chance starts: the same seed draws the same paths on every machine.</summary>
    public ulong Seed { get; init; } = 1;
}
