using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Places;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Networks;

namespace Hexitime.Matching.Ranking;

/// <summary>What is known of how somebody exchanges. That they declined something is not part of it.</summary>
/// <param name="Completed">How many exchanges they have completed.</param>
/// <param name="Cancelled">How many they have cancelled after accepting.</param>
/// <param name="AnswersWithinHours">In how many hours they usually answer; <c>null</c> if that is not known.</param>
public readonly record struct ExchangeRecord(int Completed = 0, int Cancelled = 0, int? AnswersWithinHours = null)
{
    /// <summary>Whether their first exchange is still to come.</summary>
    public bool IsNew => Completed == 0;
}

/// <summary>What matching knows of a member. Nobody's balance is part of it.</summary>
public sealed record MatchMember
{
    /// <summary>The member's id.</summary>
    public required MemberId Id { get; init; }

    /// <summary>Where they work.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>Their profession, in lower case: case and spacing make no difference.</summary>
    public required string Profession { get; init => field = Members.Skills.Normalise(value); }

    /// <summary>Their pay band in lower case; empty if it is not told.</summary>
    public string PayBand { get; init => field = Members.Skills.Normalise(value); } = "";

    /// <summary>The networks to which they belong.</summary>
    public IReadOnlyList<NetworkId> Networks { get; init; } = [];

    /// <summary>Their skills.</summary>
    public IReadOnlyList<Skill> Skills { get; init; } = [];

    /// <summary>When they usually have time; <c>null</c> if they have not said, or do not share it. Time in common counts, and is told, only between two who both share.</summary>
    public WeekHours? SharedHours { get; init; }

    /// <summary>Where they can meet.</summary>
    public Whereabouts Whereabouts { get; init; } = Whereabouts.Remote;

    /// <summary>How they exchange.</summary>
    public ExchangeRecord Record { get; init; }

    /// <summary>Whether their listings may be part of a ring.</summary>
    public bool JoinsRings { get; init; }

    /// <summary>Whether they take part: not suspended, not gone.</summary>
    public bool TakesPart { get; init; } = true;
}

/// <summary>What matching knows of a listing.</summary>
public sealed record MatchListing
{
    /// <summary>The listing's id.</summary>
    public required ListingId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required MemberId Owner { get; init; }

    /// <summary>Offer or request.</summary>
    public required ListingType Type { get; init; }

    /// <summary>What kind of help.</summary>
    public required ExchangeKind Kind { get; init; }

    /// <summary>The time that one exchange of it takes.</summary>
    public required Credits Hours { get; init; }

    /// <summary>The networks in which it can be found; none if every member finds it.</summary>
    public IReadOnlyList<NetworkId> Networks { get; init; } = [];

    /// <summary>Its skills.</summary>
    public IReadOnlyList<Skill> Skills { get; init; } = [];

    /// <summary>Its words, and those of its owner's biography.</summary>
    public DocumentWords Words { get; init; } = DocumentWords.None;

    /// <summary>Where the exchange can be.</summary>
    public Whereabouts Whereabouts { get; init; } = Whereabouts.Remote;

    /// <summary>Whether it can be answered: open, and not full.</summary>
    public bool IsOpen { get; init; } = true;
}
