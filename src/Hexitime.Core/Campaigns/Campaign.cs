using System.Text.Json.Serialization;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Campaigns;

/// <summary>Names a campaign.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<CampaignId>))]
public readonly record struct CampaignId(Guid Value) : IEntityId<CampaignId>
{
    /// <inheritdoc />
    public static CampaignId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static CampaignId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(CampaignId left, CampaignId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(CampaignId left, CampaignId right) => left.Value > right.Value;
}

/// <summary>A step on the way to a campaign's target.</summary>
/// <param name="Title">What it is called: 1 to 120 characters.</param>
/// <param name="Hours">With how many hours it is reached.</param>
public sealed record Milestone(string Title, Credits Hours);

/// <summary>Projects and listings around a theme and a target, within a period.</summary>
public sealed class Campaign : IVersioned
{
    private readonly List<CampaignProject> _projects = [];
    private readonly List<CampaignListing> _listings = [];
    private readonly List<CampaignMilestone> _milestones = [];

    private Campaign() { }

    /// <summary>The campaign's id.</summary>
    public CampaignId Id { get; private set; }

    /// <summary>The network whose members alone see it; <c>null</c> for everybody.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>When its period begins.</summary>
    public Instant StartsAt { get; private set; }

    /// <summary>When its period ends; that instant is outside.</summary>
    public Instant EndsAt { get; private set; }

    /// <summary>How many hours it is to bring about.</summary>
    public Credits TargetHours { get; private set; }

    /// <summary>How many people are to take part.</summary>
    public int TargetPeople { get; private set; }

    /// <summary>When it was started.</summary>
    public Instant StartedAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>The projects in it.</summary>
    public IReadOnlyList<CampaignProject> Projects => _projects;

    /// <summary>The listings in it.</summary>
    public IReadOnlyList<CampaignListing> Listings => _listings;

    /// <summary>The steps on the way, in no order; see <see cref="CampaignMilestone.Number"/>.</summary>
    public IReadOnlyList<CampaignMilestone> Milestones => _milestones;

    /// <summary>A new campaign.</summary>
    public static Campaign Start(NetworkId? network, CampaignText text, Instant now)
    {
        var campaign = new Campaign { Id = CampaignId.New(now), Network = network, StartedAt = now };
        campaign.Describe(text);
        return campaign;
    }

    /// <summary>Changes all that it says.</summary>
    public void Edit(CampaignText text)
    {
        Describe(text);
        Version++;
    }

    private void Describe(CampaignText text)
    {
        (Title, Theme, StartsAt, EndsAt) = (text.Title.Trim(), text.Theme.Trim(), text.StartsAt, text.EndsAt);
        (TargetHours, TargetPeople) = (text.TargetHours, text.TargetPeople);
        // What stays is left where it is: a row is neither deleted nor written again for nothing.
        _projects.RemoveAll(p => !text.Projects.Contains(p.Project));
        _projects.AddRange(text.Projects.Distinct().Except(_projects.Select(p => p.Project)).Select(p => new CampaignProject(p)).ToList());
        _listings.RemoveAll(l => !text.Listings.Contains(l.Listing));
        _listings.AddRange(text.Listings.Distinct().Except(_listings.Select(l => l.Listing)).Select(l => new CampaignListing(l)).ToList());
        _milestones.RemoveAll(m => m.Number > text.Milestones.Count);
        foreach (var (milestone, number) in text.Milestones.OrderBy(m => m.Hours).Select((m, i) => (m, i + 1)))
        {
            if (_milestones.Find(m => m.Number == number) is not { } there)
                _milestones.Add(there = new CampaignMilestone(number));
            there.Describe(milestone);
        }
    }
}

/// <summary>A project in a campaign.</summary>
/// <param name="Project">Which.</param>
public sealed record CampaignProject(ProjectId Project);

/// <summary>A listing in a campaign.</summary>
/// <param name="Listing">Which.</param>
public sealed record CampaignListing(ListingId Listing);

/// <summary>A step on the way to a campaign's target, as it is kept.</summary>
public sealed class CampaignMilestone
{
    private CampaignMilestone() { }

    internal CampaignMilestone(int number) => Number = number;

    /// <summary>1 for the one that is reached first.</summary>
    public int Number { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>With how many hours it is reached.</summary>
    public Credits Hours { get; private set; }

    internal void Describe(Milestone milestone) => (Title, Hours) = (milestone.Title.Trim(), milestone.Hours);
}
