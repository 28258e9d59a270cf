namespace Hexitime.Matching.Rings;

/// <summary>
/// How much work may be spent on rings, counted in steps and never in time: the same effort gives the same answer on every machine. A step is about a nanosecond
/// or two.
/// </summary>
/// <param name="Rings">How many possible rings may be held at once. If there are more, only the best helps of each person are used, and the bound covers all.</param>
/// <param name="PriceSteps">Steps for finding good prices, which are the bound.</param>
/// <param name="ImprovementSteps">Steps for improving the plan.</param>
/// <param name="SearchSteps">Steps for searching what is left undecided through to the end.</param>
public sealed record RingEffort(int Rings, long PriceSteps, long ImprovementSteps, long SearchSteps)
{
    /// <summary>For an answer while somebody waits: some tens of milliseconds for a few thousand people and rings of three.</summary>
    public static RingEffort Quick { get; } = new(1_000_000, 20_000_000, 50_000_000, 5_000_000);

    /// <summary>For a round of matching: a second or so for a few thousand people.</summary>
    public static RingEffort Usual { get; } = new(2_000_000, 300_000_000, 500_000_000, 50_000_000);

    /// <summary>For a proof where one can be had: minutes.</summary>
    public static RingEffort Thorough { get; } = new(8_000_000, 10_000_000_000, 40_000_000_000, 10_000_000_000);
}
