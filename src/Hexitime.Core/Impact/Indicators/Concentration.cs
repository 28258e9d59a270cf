namespace Hexitime.Impact.Indicators;

/// <summary>How unevenly something is spread. Pure.</summary>
public static class Concentration
{
    /// <summary>
    /// The Gini coefficient (Gini 1912) of amounts that are not negative: 0 when all have the same, near 1 when one has all; <c>null</c> where there is nothing to spread.
    /// By the formula on ordered amounts, G = 2 Σ i·x(i) / (n Σ x) − (n + 1) / n.
    /// </summary>
    public static double? Gini(IEnumerable<long> amounts)
    {
        long[] ordered = [.. amounts.Order()];
        Int128 sum = 0, weighted = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(ordered[i], nameof(amounts));
            sum += ordered[i];
            weighted += (Int128)(i + 1) * ordered[i];
        }

        return sum == 0 ? null : ((double)((2 * weighted) - ((ordered.Length + 1) * sum))) / ((double)sum * ordered.Length);
    }
}
