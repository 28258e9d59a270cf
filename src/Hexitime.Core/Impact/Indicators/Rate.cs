namespace Hexitime.Impact.Indicators;

/// <summary>How many of how many, with the uncertainty of small numbers.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Share">The share; <c>null</c> of none.</param>
/// <param name="Low">The lower end of the share's 95 % interval; <c>null</c> of none.</param>
/// <param name="High">Its upper end.</param>
public sealed record Rate(int Count, int Of, double? Share, double? Low, double? High)
{
    private const double StandardErrors = 1.959963984540054;

    /// <summary>A rate with its score interval (Wilson, "Probable inference, the law of succession, and statistical inference", 1927), which holds for small numbers too.</summary>
    /// <param name="count">How many: 0 to <paramref name="of"/>.</param>
    /// <param name="of">Of how many.</param>
    public static Rate Among(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        if (of == 0)
            return new Rate(0, 0, null, null, null);
        const double z2 = StandardErrors * StandardErrors;
        var share = (double)count / of;
        var middle = (share + (z2 / (2 * of))) / (1 + (z2 / of));
        var reach = StandardErrors * Math.Sqrt((share * (1 - share) / of) + (z2 / (4.0 * of * of))) / (1 + (z2 / of));
        return new Rate(count, of, share, count == 0 ? 0 : middle - reach, count == of ? 1 : middle + reach);
    }
}
