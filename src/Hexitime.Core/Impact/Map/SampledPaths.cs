namespace Hexitime.Impact.Map;

/// <summary>How closely betweenness is wanted when paths are drawn by chance. Half the error takes two to four times as many draws.</summary>
public sealed record SampledPaths
{
    /// <summary>What no share of betweenness may be wrong by more than; from 0.00005 to below 1, 0.001 unless told. What it came to is told with the shares.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not at least 0.00005 and below 1.</exception>
    public double Error
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0.00005);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1);
            field = value;
        }
    } = 0.001;

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
