namespace Hexitime.Matching.Rings;

/// <summary>
/// Prices of people such that no ring is worth more than its members' prices together: no choice of disjoint rings is then worth more than all prices together. The
/// linear programme of which they are the dual is solved nearly, by the primal-dual hybrid gradient method with averages and restarts (Chambolle and Pock 2011; Applegate et al.
/// 2021, "Practical large-scale linear programming using primal-dual hybrid gradient"), in additions and multiplications only, so that every machine finds the same; then prices are made
/// whole numbers that hold exactly.
/// </summary>
internal static class DualPrices
{
    private const int RoundLength = 60;
    private const int FewestTimes = 20;
    private const int LooksAtAll = 6;

    public static long[] Find(Packing packing, long steps, CancellationToken cancellation)
    {
        var prices = new long[packing.People];
        if (packing.Count == 0)
            return prices;

        double scale = packing.Worth.Max();
        var found = packing.Count <= TightRings.Most ? Relax(packing, scale, null, steps, cancellation) : OfMany(packing, scale, steps, cancellation);
        for (var p = 0; p < prices.Length; p++)
            prices[p] = (long)(found[p] * scale);
        MakeFeasible(packing, prices);
        Lower(packing, prices);
        return prices;
    }

    private static double[] Relax(Packing packing, double scale, double[]? known, long steps, CancellationToken cancellation)
    {
        var relaxation = new Relaxation(packing, scale, known);
        for (var left = Math.Max(FewestTimes, steps / relaxation.StepsOfOne); left > 0; left -= RoundLength)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!relaxation.Run((int)Math.Min(left, RoundLength)))
                break;
        }

        return relaxation.Best;
    }

    // Prices go by the rings that they hardly pay for; so only those are looked at, until prices for them show others (column generation).
    private static double[] OfMany(Packing packing, double scale, long steps, CancellationToken cancellation)
    {
        var prices = Relax(packing.Only(TightRings.Sample(packing)), scale, null, steps / LooksAtAll, cancellation);
        for (var look = 1; look < LooksAtAll; look++)
            prices = Relax(packing.Only(TightRings.Of(packing, scale, prices)), scale, prices, steps / LooksAtAll, cancellation);
        return prices;
    }

    /// <summary>Raises prices, ring by ring, until none is worth more than its members' prices.</summary>
    private static void MakeFeasible(Packing packing, long[] prices)
    {
        for (var r = 0; r < packing.Count; r++)
        {
            var missing = packing.Worth[r];
            var popular = -1;
            foreach (var person in packing.MembersOf(r))
            {
                missing -= prices[person];
                if (popular < 0 || packing.RingsThrough(person).Length > packing.RingsThrough(popular).Length)
                    popular = person;
            }

            if (missing > 0)
                prices[popular] += missing;
        }
    }

    /// <summary>Lowers each price as far as its rings allow, those through whom fewest rings go first.</summary>
    private static void Lower(Packing packing, long[] prices)
    {
        int[] order = [.. Enumerable.Range(0, packing.People).Where(p => prices[p] > 0).OrderBy(p => packing.RingsThrough(p).Length).ThenBy(p => p)];
        foreach (var person in order)
        {
            var slack = prices[person];
            foreach (var ring in packing.RingsThrough(person))
            {
                var spare = -packing.Worth[ring];
                foreach (var member in packing.MembersOf(ring))
                    spare += prices[member];
                slack = Math.Min(slack, spare);
                if (slack == 0)
                    break;
            }

            prices[person] -= slack;
        }
    }
}
