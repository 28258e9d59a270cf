namespace Hexitime.Matching.Rings;

/// <summary>Of more rings than can be looked at again and again, those that matter: whose members' prices hardly pay for them, or do not.</summary>
internal static class TightRings
{
    /// <summary>How many are looked at again and again.</summary>
    public const int Most = 60_000;

    private const int Bins = 4_096;

    /// <summary>So many at even distances, when no prices are known.</summary>
    public static int[] Sample(Packing packing)
    {
        var sample = new int[Most];
        for (var i = 0; i < Most; i++)
            sample[i] = (int)((long)i * packing.Count / Most);
        return sample;
    }

    /// <summary>About so many with the least left over when their members' prices have paid for them, ascending.</summary>
    public static int[] Of(Packing packing, double scale, double[] prices)
    {
        var (bins, count) = (new ushort[packing.Count], new int[Bins]);
        for (var r = 0; r < packing.Count; r++)
        {
            var left = -packing.Worth[r] / scale;
            foreach (var person in packing.MembersOf(r))
                left += prices[person];
            // From one ring's worth too little to three too much; the worth of the dearest ring is one.
            bins[r] = (ushort)Math.Clamp((left + 1) * Bins / 4, 0, Bins - 1);
            count[bins[r]]++;
        }

        var (bin, whole) = (0, 0);
        while (bin < Bins && whole + count[bin] <= Most)
            whole += count[bin++];

        // Of those in the bin that is too many, some at even distances.
        var (tight, met) = (new List<int>(Most), 0L);
        for (var r = 0; r < packing.Count; r++)
        {
            if (bins[r] < bin || (bins[r] == bin && met++ * (Most - whole) / count[bin] != met * (Most - whole) / count[bin]))
                tight.Add(r);
        }

        return [.. tight];
    }
}
