using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Campaigns;

/// <summary>What a campaign is about, and what is in it.</summary>
public sealed record CampaignText
{
    /// <summary>The most projects, and the most listings.</summary>
    public const int Most = 200;

    /// <summary>The title: 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about: 1 to 4,000 characters.</summary>
    public required string Theme { get; init; }

    /// <summary>When its period begins.</summary>
    public required Instant StartsAt { get; init; }

    /// <summary>When its period ends; later than it begins. That instant is outside.</summary>
    public required Instant EndsAt { get; init; }

    /// <summary>How many hours it is to bring about: a minute to a million hours.</summary>
    public required Credits TargetHours { get; init; }

    /// <summary>How many people are to take part: 1 to 1,000,000.</summary>
    public required int TargetPeople { get; init; }

    /// <summary>The projects in it, at most 200: none that is a draft, or in a network whose members alone find it, unless the campaign is that network's.</summary>
    public IReadOnlyList<ProjectId> Projects { get; init; } = [];

    /// <summary>The listings in it, at most 200: for everyone, or in the network whose campaign it is.</summary>
    public IReadOnlyList<ListingId> Listings { get; init; } = [];

    /// <summary>Steps on the way: at most 20.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() =>
        Texts.Check(Title, 120, "campaign.title", "The title")
        ?? Texts.Check(Theme, 4_000, "campaign.theme", "The theme")
        ?? (StartsAt < EndsAt ? null : Refusal.Invalid("campaign.period", "It ends later than it begins."))
        ?? (IsTarget(TargetHours) && TargetPeople is >= 1 and <= 1_000_000 ? null : Refusal.Invalid("campaign.target", "A target is at least a minute and one person, at most a million of each."))
        ?? (Projects is { Count: <= Most } && Listings is { Count: <= Most } ? null : Refusal.Invalid("campaign.content", $"At most {Most} projects and {Most} listings are in a campaign."))
        ?? (Milestones is { Count: <= 20 } && Milestones.All(m => m is not null && IsTarget(m.Hours) && Texts.Check(m.Title, 120, "campaign.milestones", "The title") is null)
            ? null
            : Refusal.Invalid("campaign.milestones", "Name at most 20 milestones, each with a title of 1 to 120 characters and the hours with which it is reached."));

    private static bool IsTarget(Credits hours) => hours.IsPositive && hours <= Credits.FromHours(1_000_000);
}
