using System.Globalization;
using System.Runtime.CompilerServices;
using Hexitime.Listings;
using Hexitime.Matching.Words;
using NodaTime;

namespace Hexitime.Matching.Ranking;

/// <summary>A part of a score, explained.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Points">What it brings: weight times fit.</param>
/// <param name="Weight">What each thousandth of a perfect fit counts.</param>
/// <param name="Fit">How well it fits, 0 to 1000.</param>
/// <param name="Sentence">Why, for the asker to read; <c>null</c> if there is nothing that may be told, or nothing to tell.</param>
public sealed record ExplainedPart(RankPart Part, int Points, int Weight, int Fit, string? Sentence);

/// <summary>
/// Why a listing was found, in words for the asker: "helps with run charts; both free on Tuesday afternoons; from another organisation". Says nothing of the other's time beyond
/// what both have and share, of their balance, their pay band or what they have cancelled or declined. Pure and thread-safe.
/// </summary>
public static class RankSentence
{
    /// <summary>The longest sentence, in characters.</summary>
    public const int Longest = 1_000;

    /// <summary>Every part with its points, weight and sentence.</summary>
    public static IReadOnlyList<ExplainedPart> Parts(in RankedListing ranked, MatchWeights weights)
    {
        var parts = new List<ExplainedPart>(RankParts.Count);
        Span<char> sentence = stackalloc char[Longest];
        foreach (var part in Enum.GetValues<RankPart>())
        {
            var length = Write(part, ranked, sentence);
            parts.Add(new ExplainedPart(part, ranked.Points[part], weights.Weights[part], ranked.Fits[part], length == 0 ? null : new string(sentence[..length])));
        }

        return parts;
    }

    /// <summary>All that there is to tell.</summary>
    public static string Of(in RankedListing ranked)
    {
        Span<char> sentence = stackalloc char[Longest];
        return new string(sentence[..Write(ranked, sentence)]);
    }

    /// <summary>Writes all that there is to tell, as much as there is room for, and allocates nothing.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Write(in RankedListing ranked, Span<char> sentence)
    {
        var length = 0;
        for (var part = RankPart.Skills; part <= RankPart.Fairness; part++)
        {
            var before = length > 0 && sentence.Length - length > 2 ? 2 : 0;
            var written = Write(part, ranked, sentence[(length + before)..]);
            if (written == 0)
                continue;
            "; ".AsSpan(0, before).CopyTo(sentence[length..]);
            length += before + written;
        }

        return length;
    }

    private static int Write(RankPart part, in RankedListing ranked, Span<char> to) => part switch
    {
        RankPart.Skills when ranked.Skill is { } skill => Write(to, $"{Verb(ranked.Type, ranked.Kind)} {skill}"),
        RankPart.Words when ranked.FirstWords.First is not null => WriteWords(ranked.FirstWords, to),
        RankPart.Kind when ranked.Fits.Kind == Fit.Perfect => Write(to, $"the kind of help you look for"),
        RankPart.Time when ranked.CommonDay != IsoDayOfWeek.None => Write(to, $"both free on {DayName(ranked.CommonDay)} {PartName(ranked.CommonPart)}"),
        RankPart.Place when ranked.Fits.Place > 0 => ranked.Metres is { } metres ? WriteDistance(metres, to) : Write(to, $"can meet remotely"),
        RankPart.Boundary => WriteBoundary(ranked, to),
        RankPart.Standing => ranked.AskerCannotPay ? Write(to, $"more than the credit that you have available") : 0,
        RankPart.Fairness when ranked.Fits.Fairness > 0 => Write(to, $"new here"),
        _ => 0,
    };

    private static int WriteDistance(int metres, Span<char> to) => metres < 1_000 ? Write(to, $"less than 1 km away") : Write(to, $"{metres / 1_000} km away");

    private static int WriteBoundary(in RankedListing ranked, Span<char> to) => (ranked.IsFromOtherOrganisation, ranked.IsOfOtherProfession) switch
    {
        (true, true) => Write(to, $"from another organisation and profession"),
        (true, false) => Write(to, $"from another organisation"),
        (false, true) => Write(to, $"from another profession"),
        _ => 0,
    };

    private static int WriteWords(in WordsTold words, Span<char> to) => words switch
    {
        { Third: not null } => Write(to, $"speaks of {words.First}, {words.Second}, {words.Third}"),
        { Second: not null } => Write(to, $"speaks of {words.First}, {words.Second}"),
        _ => Write(to, $"speaks of {words.First}"),
    };

    private static int Write(Span<char> to, [InterpolatedStringHandlerArgument(nameof(to))] ref MemoryExtensions.TryWriteInterpolatedStringHandler text) => to.TryWrite(ref text, out var written) ? written : 0;

    private static string Verb(ListingType type, ExchangeKind kind) => type == ListingType.Offer ? ExchangeKinds.Of(kind).Offers : ExchangeKinds.Of(kind).Seeks;

    private static string DayName(IsoDayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    private static string PartName(DayPart part) => part switch
    {
        DayPart.Morning => "mornings",
        DayPart.Afternoon => "afternoons",
        DayPart.Evening => "evenings",
        _ => "nights",
    };
}
