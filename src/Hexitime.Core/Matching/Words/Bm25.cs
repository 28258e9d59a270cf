using System.Numerics;

namespace Hexitime.Matching.Words;

/// <summary>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) with k1 = 1.2 and b = 0.75, its fields weighted as in BM25F (Robertson,
/// Zaragoza, Taylor, 2004), in integers only, so that every machine gives the same score. A document's length is measured by a declared one instead of the average of
/// all: what a document's words are worth does then not change when others come and go. Pure and thread-safe.
/// </summary>
public static class Bm25
{
    /// <summary>What an occurrence in a title counts; one in a description is the unit, which counts 2.</summary>
    public const int TitleWeight = 4;

    /// <summary>What an occurrence in a description counts.</summary>
    public const int DescriptionWeight = 2;

    /// <summary>What an occurrence in a biography counts.</summary>
    public const int BiographyWeight = 1;

    /// <summary>The length that counts as neither short nor long, in words of a description.</summary>
    public const int TypicalLength = 60;

    /// <summary>The greatest impact of a word on a document, and the greatest weight of a word.</summary>
    public const int Greatest = 255;

    private const int Typical = TypicalLength * DescriptionWeight;
    private const int FractionBits = 16;

    /// <summary>16 times the natural logarithm of 2, in 65536ths: weights are sixteenths of an inverse document frequency.</summary>
    private const long SixteenLn2 = 726_817;

    /// <summary>
    /// How much of its weight a word brings to a document, 1 to 255: <c>tf / (tf + k1 (1 - b + b length / typical))</c>, without the constant factor k1 + 1.
    /// </summary>
    /// <param name="frequency">How often it occurs, each occurrence counted with the weight of its field.</param>
    /// <param name="length">The document's length, counted likewise.</param>
    public static byte Impact(long frequency, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequency);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);

        // tf and k1 (1 - b + b length / typical), both times 100 typical; an occurrence in a description counts 2, and so does 1 of k1.
        var saturation = DescriptionWeight * 120 * ((Typical * 25) + (75 * length)) / 100;
        return (byte)Math.Max(1, Greatest * frequency * 100 * Typical / ((frequency * 100 * Typical) + saturation));
    }

    /// <summary>What a word is worth, 1 to 255: sixteenths of <c>ln(1 + (N - n + 0.5) / (n + 0.5))</c>, Robertson's inverse document frequency, which is never negative.</summary>
    /// <param name="documents">N, how many documents there are.</param>
    /// <param name="containing">n, how many of them contain the word.</param>
    public static int Weight(int documents, int containing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(containing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(containing, documents);
        var log2 = Log2((2L * documents) + 2) - Log2((2L * containing) + 1);
        return (int)Math.Clamp((log2 * SixteenLn2) >> (2 * FractionBits), 1, Greatest);
    }

    /// <summary>What a word adds to a document's score: at most 4064, so that sixteen words fit into 16 bits.</summary>
    internal static int Score(int weight, int impact) => (weight * impact) >> 4;

    /// <summary>The binary logarithm in 65536ths, by repeated squaring (Knuth, TAOCP 1, 1.2.2, exercise 25 and following).</summary>
    private static long Log2(long value)
    {
        var whole = BitOperations.Log2((ulong)value);
        var (log, x) = ((long)whole << FractionBits, (ulong)value << (31 - Math.Min(whole, 31)));
        for (var bit = 1L << (FractionBits - 1); bit > 0; bit >>= 1)
        {
            x = (x * x) >> 31;
            if (x < 1UL << 32)
                continue;
            x >>= 1;
            log += bit;
        }

        return log;
    }
}
