using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Campaigns;

/// <summary>A host starts a campaign of a network; an administrator, of the platform.</summary>
/// <param name="Text">What it is about, and what is in it.</param>
/// <param name="Network">The network whose members alone see it; <c>null</c> for everybody.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record StartCampaign(CampaignText Text, NetworkId? Network = null) : ICommand<CampaignView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>Those who run a campaign change what it is about and what is in it.</summary>
/// <param name="Campaign">Which.</param>
/// <param name="Text">All that it shall say.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record EditCampaign(CampaignId Campaign, CampaignText Text, int? Version = null) : ICommand<CampaignView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>A campaign has been started or changed.</summary>
/// <param name="Campaign">Which.</param>
/// <param name="Network">Whose; <c>null</c> for the platform's.</param>
public sealed record CampaignChanged(CampaignId Campaign, NetworkId? Network) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Campaign.Value;
}

internal sealed class StartCampaignHandler(
    IRepositoryBase<Campaign> campaigns, IReadRepositoryBase<Project> projects, IReadRepositoryBase<Listing> listings, NetworkDesk networks, CampaignDesk desk, IOutbox outbox)
    : IRequestHandler<StartCampaign, Result<CampaignView>>, IRequestHandler<EditCampaign, Result<CampaignView>>
{
    public async Task<Result<CampaignView>> Handle(StartCampaign request, CancellationToken cancellationToken)
    {
        if ((await networks.RefuseUnlessRunsAsync(request.Network, cancellationToken) ?? await CheckAsync(request.Text, request.Network, cancellationToken)) is { } refusal)
            return refusal;
        var campaign = await campaigns.AddAsync(Campaign.Start(request.Network, request.Text, networks.Now), cancellationToken);
        outbox.Add(new CampaignChanged(campaign.Id, campaign.Network));
        return await desk.ViewAsync(campaign, cancellationToken);
    }

    public async Task<Result<CampaignView>> Handle(EditCampaign request, CancellationToken cancellationToken)
    {
        if (await campaigns.GetByIdAsync(request.Campaign, cancellationToken) is not { } campaign)
            return CampaignDesk.NotFound;
        if (await networks.RefuseUnlessRunsAsync(campaign.Network, cancellationToken) is { } notAllowed)
            return await desk.IsFoundAsync(campaign, cancellationToken) || !desk.IsMember ? notAllowed : CampaignDesk.NotFound;
        if ((campaign.CheckVersion(request.Version) ?? await CheckAsync(request.Text, campaign.Network, cancellationToken)) is { } refusal)
            return refusal;
        campaign.Edit(request.Text);
        outbox.Add(new CampaignChanged(campaign.Id, campaign.Network));
        return await desk.ViewAsync(campaign, cancellationToken);
    }

    /// <summary>Whatever those would not find who see the campaign is refused like what is not there.</summary>
    private async Task<Refusal?> CheckAsync(CampaignText text, NetworkId? network, CancellationToken cancellationToken)
    {
        var found = await projects.ListAsync(new ProjectsForAll([.. text.Projects], network), cancellationToken);
        if (found.Count < text.Projects.Distinct().Count())
            return Refusal.NotFound("campaign.project", "One of these projects is not there for everybody who sees the campaign.");
        var open = await listings.ListAsync(new ListingsForAll([.. text.Listings], network), cancellationToken);
        return open.Count < text.Listings.Distinct().Count()
            ? Refusal.NotFound("campaign.listing", "One of these listings is not there for everybody who sees the campaign.")
            : null;
    }
}

/// <summary>Those of some projects that everybody finds who sees a campaign.</summary>
public sealed class ProjectsForAll : Specification<Project>
{
    /// <summary>Looks among these.</summary>
    public ProjectsForAll(IReadOnlyCollection<ProjectId> among, NetworkId? network)
    {
        var wanted = among.ToList();
        Query.Where(p => wanted.Contains(p.Id) && p.State != ProjectState.Draft && (p.Network == null || p.Network == network)).OrderBy(p => p.Id);
    }
}

/// <summary>Those of some listings that everybody finds who sees a campaign, when they are open.</summary>
public sealed class ListingsForAll : Specification<Listing>
{
    /// <summary>Looks among these.</summary>
    public ListingsForAll(IReadOnlyCollection<ListingId> among, NetworkId? network)
    {
        var (wanted, only) = (among.ToList(), network ?? default);
        Query.Where(l => wanted.Contains(l.Id) && (l.Audience == ListingAudience.Everyone || l.Places.Any(p => p.IsApproved && p.Network == only))).OrderBy(l => l.Id);
    }
}
