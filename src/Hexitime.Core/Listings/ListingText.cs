using Hexitime.Ledger;

namespace Hexitime.Listings;

/// <summary>What a listing says.</summary>
public sealed record ListingText
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest description, in characters.</summary>
    public const int LongestDescription = 4_000;

    /// <summary>The title: 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The description: at most 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>What kind of help it is.</summary>
    public required ExchangeKind Kind { get; init; }

    /// <summary>Skills: at most 20, each 1 to 60 characters.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The time that one exchange of it takes: 1 minute to 1,000 hours.</summary>
    public required Credits Hours { get; init; }

    /// <summary>Where, at most 200 characters; <c>null</c> or empty is remote.</summary>
    public string? Place { get; init; }

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check()
    {
        if (Texts.Check(Title, LongestTitle, "listing.title", "The title") is { } title)
            return title;
        if (Texts.CheckOptional(Description, LongestDescription, "listing.description", "The description") is { } description)
            return description;
        if (!ExchangeKinds.Exists(Kind))
            return Refusal.Invalid("listing.kind", "There is no such kind of exchange.");
        if (Members.Skills.Check(Skills) is { } skills)
            return skills;
        if (!Hours.IsPositive || Hours > Credits.FromHours(1_000))
            return Refusal.Invalid("listing.hours", "The time must be between a minute and 1,000 hours.");
        return Texts.CheckOptional(Place, 200, "listing.place", "The place");
    }
}
