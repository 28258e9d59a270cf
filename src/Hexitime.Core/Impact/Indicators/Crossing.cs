namespace Hexitime.Impact.Indicators;

/// <summary>How much of what is given crosses the boundaries between groups, beside what chance would give. Pure.</summary>
public static class Crossing
{
    /// <summary>The share of the whole that crossed, and the share that would have, had each unit gone to the groups in proportion to what they receive: 1 − Σ given(g) · received(g) / whole².</summary>
    /// <param name="given">What each group gave.</param>
    /// <param name="received">What each group received.</param>
    /// <param name="within">What each group gave to itself.</param>
    /// <returns><c>null</c> of nothing.</returns>
    public static (double? Crossed, double? ByChance) Of(IReadOnlyList<long> given, IReadOnlyList<long> received, IReadOnlyList<long> within)
    {
        var (gave, got) = ((double)given.Sum(), (double)received.Sum());
        return gave == 0 || got == 0
            ? (null, null)
            : (Math.Clamp(1 - (within.Sum() / gave), 0, 1), 1 - given.Zip(received, (g, r) => g / gave * (r / got)).Sum());
    }
}
