using Hexitime.Listings;
using Hexitime.Matching.Words;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Matching.Ranking;

/// <summary>A part of a day.</summary>
public enum DayPart
{
    /// <summary>From 22:00 to 05:00.</summary>
    Night = 0,

    /// <summary>From 05:00 to 12:00.</summary>
    Morning = 1,

    /// <summary>From 12:00 to 17:00.</summary>
    Afternoon = 2,

    /// <summary>From 17:00 to 22:00.</summary>
    Evening = 3,
}

/// <summary>A listing that was found, and why: a plain value, from which sentences can be made (<see cref="RankSentence"/>).</summary>
public readonly record struct RankedListing
{
    /// <summary>The listing.</summary>
    public ListingId Listing { get; init; }

    /// <summary>Whose it is.</summary>
    public MemberId Owner { get; init; }

    /// <summary>Offer or request.</summary>
    public ListingType Type { get; init; }

    /// <summary>What kind of help it is.</summary>
    public ExchangeKind Kind { get; init; }

    /// <summary>Whether it suits so well that somebody who did not ask is told of it: at least half of what is looked for, in skills or in words.</summary>
    public bool SuitsWell => Math.Max(Fits.Skills, Fits.Words) >= Fit.Good;

    /// <summary>The score: the sum of the points.</summary>
    public int Total => Points.Sum + (OwnParts?.Sum(p => p.Points) ?? 0);

    /// <summary>How well each part fits, 0 to 1000.</summary>
    public RankParts Fits { get; init; }

    /// <summary>What each part brings: its fit, times its weight.</summary>
    public RankParts Points { get; init; }

    /// <summary>What the criteria of the host's own bring; <c>null</c> if it has none, or they have not been asked.</summary>
    public IReadOnlyList<OwnPart>? OwnParts { get; init; }

    /// <summary>The skill of the listing that is most like one that is looked for; the first by key, if several are. <c>null</c> if none is.</summary>
    public string? Skill { get; init; }

    /// <summary>Which words of the query it has: bit n for the n-th.</summary>
    public ulong MatchedWords { get; init; }

    /// <summary>The first of these words, as they were probably meant.</summary>
    public WordsTold FirstWords { get; init; }

    /// <summary>The day on which both most often have time, by the asker's clock; <see cref="IsoDayOfWeek.None"/> unless both share when they do and there is any.</summary>
    public IsoDayOfWeek CommonDay { get; init; }

    /// <summary>The part of that day.</summary>
    public DayPart CommonPart { get; init; }

    /// <summary>How far apart they are, if they meet in person.</summary>
    public int? Metres { get; init; }

    /// <summary>Whether the owner works elsewhere than the asker.</summary>
    public bool IsFromOtherOrganisation { get; init; }

    /// <summary>Whether the owner is of another profession than the asker.</summary>
    public bool IsOfOtherProfession { get; init; }

    /// <summary>Whether the asker, who would have to pay, has not enough credit available.</summary>
    public bool AskerCannotPay { get; init; }
}
