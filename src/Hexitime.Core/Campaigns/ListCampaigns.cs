using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Campaigns;

/// <summary>Somebody looks through the campaigns of the platform and of their networks, the newest first.</summary>
/// <param name="Network">Only those of this network; one to which they do not belong has none for them.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Campaigns on a page: 1 to 100.</param>
[MaySend(Who.SignedIn)]
public sealed record ListCampaigns(NetworkId? Network = null, string? After = null, int Size = Page<CampaignView>.DefaultSize) : IQuery<Page<CampaignView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>
/// All that a campaign's public page needs, and only what everybody may see who sees the campaign: no names of people, and nothing that is only in some other network.
/// </summary>
/// <param name="Campaign">Which.</param>
[MaySend(Who.SignedIn)]
public sealed record GetCampaign(CampaignId Campaign) : IQuery<CampaignView>;

/// <summary>A campaign and how far it has come.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Network">The network whose members alone see it; <c>null</c> for everybody.</param>
/// <param name="Title">The title.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="StartsAt">When its period begins.</param>
/// <param name="EndsAt">When its period ends; that instant is outside.</param>
/// <param name="TargetHours">How many hours it is to bring about.</param>
/// <param name="TargetPeople">How many people are to take part.</param>
/// <param name="Hours">Hours given within its period: confirmed work for its projects, gifts among it, and completed exchanges from its listings.</param>
/// <param name="People">How many people gave or received them.</param>
/// <param name="Milestones">The steps on the way, the first one first.</param>
/// <param name="Projects">Its projects.</param>
/// <param name="Listings">Those of its listings that are open.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Version">One more with each change.</param>
public sealed record CampaignView(
    CampaignId Id, NetworkId? Network, string Title, string Theme, Instant StartsAt, Instant EndsAt, Credits TargetHours, int TargetPeople, Credits Hours, int People,
    IReadOnlyList<MilestoneView> Milestones, IReadOnlyList<CampaignProjectView> Projects, IReadOnlyList<CampaignListingView> Listings, Instant StartedAt, int Version)
    : IVersioned
{
    internal static CampaignView Of(Campaign c, Credits hours, int people, IEnumerable<Project> projects, IEnumerable<Listing> listings) => new(
        c.Id, c.Network, c.Title, c.Theme, c.StartsAt, c.EndsAt, c.TargetHours, c.TargetPeople, hours, people,
        [.. c.Milestones.OrderBy(m => m.Number).Select(m => new MilestoneView(m.Title, m.Hours, hours >= m.Hours))],
        [.. projects.Select(p => new CampaignProjectView(p.Id, p.Title, p.Aim, p.State))],
        [.. listings.Select(l => new CampaignListingView(l.Id, l.Type, l.Kind, l.Title))], c.StartedAt, c.Version);
}

/// <summary>A step on the way to a campaign's target.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Hours">With how many hours it is reached.</param>
/// <param name="IsReached">Whether it is.</param>
public sealed record MilestoneView(string Title, Credits Hours, bool IsReached);

/// <summary>A project in a campaign.</summary>
/// <param name="Id">The project.</param>
/// <param name="Title">The title.</param>
/// <param name="Aim">What shall be better.</param>
/// <param name="State">Where it is in its life.</param>
public sealed record CampaignProjectView(ProjectId Id, string Title, string Aim, ProjectState State);

/// <summary>A listing in a campaign.</summary>
/// <param name="Id">The listing.</param>
/// <param name="Type">Whether help is offered or asked for.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Title">The title.</param>
public sealed record CampaignListingView(ListingId Id, ListingType Type, ExchangeKind Kind, string Title);

internal sealed class ListCampaignsHandler(IReadRepositoryBase<Campaign> campaigns, CampaignDesk desk)
    : IRequestHandler<ListCampaigns, Result<Page<CampaignView>>>, IRequestHandler<GetCampaign, Result<CampaignView>>
{
    public async Task<Result<Page<CampaignView>>> Handle(ListCampaigns request, CancellationToken cancellationToken)
    {
        var found = await campaigns.ListAsync(new CampaignsFor(await desk.NetworksOfMineAsync(cancellationToken), request), cancellationToken);
        var views = new List<CampaignView>();
        foreach (var campaign in found)
            views.Add(await desk.ViewAsync(campaign, cancellationToken));
        return Paging.ToPage(views, request.Size, c => c, c => Paging.Cursor(c.StartedAt, c.Id.Value));
    }

    public async Task<Result<CampaignView>> Handle(GetCampaign request, CancellationToken cancellationToken) =>
        await campaigns.GetByIdAsync(request.Campaign, cancellationToken) is { } campaign && await desk.IsFoundAsync(campaign, cancellationToken)
            ? await desk.ViewAsync(campaign, cancellationToken)
            : CampaignDesk.NotFound;
}

/// <summary>Campaigns that somebody sees, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class CampaignsFor : Specification<Campaign>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="networks">The networks to which they belong.</param>
    /// <param name="wanted">Which page.</param>
    public CampaignsFor(IReadOnlyCollection<NetworkId> networks, ListCampaigns wanted)
    {
        var own = networks.Select(n => (NetworkId?)n).ToList();
        Query.Where(c => c.Network == null || own.Contains(c.Network))
            .Where(c => c.Network == wanted.Network, condition: wanted.Network is not null);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new CampaignId(id);
            Query.Where(c => c.StartedAt < at || (c.StartedAt == at && c.Id < last));
        }

        Query.OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id).Take(wanted.Size + 1);
    }
}
