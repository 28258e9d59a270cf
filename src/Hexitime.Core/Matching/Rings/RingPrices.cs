namespace Hexitime.Matching.Rings;

/// <summary>
/// A price for each person such that no possible ring is worth more than its members' prices together, where a ring is worth <see cref="PerPerson"/> for each
/// member and <see cref="PerScore"/> for each unit of score. As disjoint rings never charge anybody twice, no plan is worth more than all prices together: <c>PerPerson ×
/// people helped + PerScore × score ≤ Total</c>. It proves itself: <see cref="RingPlanCheck"/> needs nothing else to see that it is true. Immutable.
/// </summary>
/// <param name="PerPerson">What a member of a ring is worth; at least 0.</param>
/// <param name="PerScore">What a unit of score is worth; at least 0.</param>
/// <param name="Prices">What each of the problem's people is charged, in their order; at least 0.</param>
public sealed record RingPrices(long PerPerson, int PerScore, IReadOnlyList<long> Prices)
{
    /// <summary>All prices together.</summary>
    public long Total => Prices.Sum();
}
