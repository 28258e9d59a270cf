using Hexitime.Ledger;

namespace Hexitime.Projects;

/// <summary>How what a project has not spent goes back: in proportion to where it came from. Pure and thread-safe.</summary>
public static class Refunds
{
    /// <summary>
    /// Divides what is unspent over what came in, exact to the minute by largest remainder; of equal remainders the earlier one gets the minute. The parts add up to the whole,
    /// and none is more than what came from there.
    /// </summary>
    /// <param name="unspent">What is left: nothing, up to all that came in.</param>
    /// <param name="cameIn">What came in, in order; none is negative.</param>
    /// <returns>A part for each that came in, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More is left than came in, less than nothing is left, or less than nothing came in.</exception>
    public static IReadOnlyList<Credits> Divide(Credits unspent, IReadOnlyList<Credits> cameIn)
    {
        var total = cameIn.Aggregate(Int128.Zero, (sum, c) => sum + c.Minutes);
        if (unspent.IsNegative || unspent.Minutes > total || cameIn.Any(c => c.IsNegative))
            throw new ArgumentOutOfRangeException(nameof(unspent), "What is left is between nothing and all that came in.");
        if (total == 0)
            return [.. cameIn.Select(_ => Credits.Zero)];

        var quotas = cameIn.Select(c => Int128.DivRem((Int128)unspent.Minutes * c.Minutes, total)).ToList();
        var left = (int)(unspent.Minutes - quotas.Aggregate(Int128.Zero, (sum, q) => sum + q.Quotient));
        var getsOneMore = Enumerable.Range(0, quotas.Count).OrderByDescending(i => quotas[i].Remainder).ThenBy(i => i).Take(left).ToHashSet();
        return [.. quotas.Select((q, i) => Credits.FromMinutes((long)q.Quotient + (getsOneMore.Contains(i) ? 1 : 0)))];
    }
}
