using Hexitime.Campaigns;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>How far projects and campaigns have come, against what they want and the time they have. Hosts read it of their networks, administrators of everything.</summary>
/// <param name="Network">Only those of this network.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetProjectImpact(NetworkId? Network = null) : IQuery<ProjectImpactView>;

/// <summary>How far projects and campaigns have come.</summary>
/// <param name="Projects">All but drafts, the newest first.</param>
/// <param name="Campaigns">The newest first.</param>
public sealed record ProjectImpactView(IReadOnlyList<ProjectProgress> Projects, IReadOnlyList<CampaignProgress> Campaigns);

/// <summary>How far a project has come. Hours count until they are reversed, whoever has left.</summary>
/// <param name="Id">The project.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="WantedMinutes">What its tasks want.</param>
/// <param name="PledgedMinutes">What was agreed or given.</param>
/// <param name="GivenMinutes">What was given.</param>
/// <param name="OutstandingMinutes">What is agreed and not given yet.</param>
/// <param name="People">How many people gave or have agreed to.</param>
/// <param name="Organisations">For how many organisations those worked who gave, when they did.</param>
/// <param name="BeginsAt">When its first task wants help, if a task says so.</param>
/// <param name="EndsAt">Until when its last task does.</param>
public sealed record ProjectProgress(
    ProjectId Id, string Title, ProjectState State, long WantedMinutes, long PledgedMinutes, long GivenMinutes, long OutstandingMinutes, int People, int Organisations, Instant? BeginsAt,
    Instant? EndsAt);

/// <summary>How far a campaign has come.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Title">Its title.</param>
/// <param name="TargetMinutes">What it is to bring about.</param>
/// <param name="Minutes">What it has brought about: hours given within its period.</param>
/// <param name="TargetPeople">How many people are to take part.</param>
/// <param name="People">How many have: gave or received.</param>
/// <param name="Organisations">For how many organisations these worked then.</param>
/// <param name="StartsAt">When its period begins.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="TimeGone">Which share of its period is over: 0 to 1.</param>
public sealed record CampaignProgress(
    CampaignId Id, string Title, long TargetMinutes, long Minutes, int TargetPeople, int People, int Organisations, Instant StartsAt, Instant EndsAt, double TimeGone);

internal sealed class GetProjectImpactHandler(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Campaign> campaigns, IReadRepositoryBase<HoursGiven> hours, NetworkDesk desk, IClock clock)
    : IRequestHandler<GetProjectImpact, Result<ProjectImpactView>>
{
    public async Task<Result<ProjectImpactView>> Handle(GetProjectImpact request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var network = request.Network;
        var found = await projects.ListAsync(new Those<Project>(p => p.State != ProjectState.Draft && (network == null || p.Network == network)), cancellationToken);
        var ids = found.ConvertAll(p => p.Id);
        var wanted = ids.Select(p => (ProjectId?)p).ToList();
        var agreed = (await pledges.ListAsync(new AgreedPledges(ids), cancellationToken)).ToLookup(p => p.Project);
        var worked = (await hours.ListAsync(new Those<HoursGiven>(h => wanted.Contains(h.Project) && !h.IsReversed), cancellationToken)).ToLookup(h => h.Project!.Value);

        var around = await campaigns.ListAsync(new Those<Campaign>(c => network == null || c.Network == network), cancellationToken);
        var progress = new List<CampaignProgress>(around.Count);
        foreach (var campaign in around.OrderByDescending(c => c.StartedAt))
            progress.Add(Of(campaign, await hours.ListAsync(new HoursInFull(new ImpactScope(Campaign: campaign.Id), campaign.StartsAt, campaign.EndsAt, campaign), cancellationToken)));
        return new ProjectImpactView([.. found.OrderByDescending(p => p.DevisedAt).Select(p => Of(p, [.. agreed[p.Id]], [.. worked[p.Id]]))], progress);
    }

    private static ProjectProgress Of(Project project, List<AgreedPledge> agreed, List<HoursGiven> worked)
    {
        var (given, outstanding) = (worked.Sum(h => h.Hours.Minutes), agreed.Where(p => p.State != PledgeState.Confirmed).Sum(p => p.Hours.Minutes));
        return new ProjectProgress(
            project.Id, project.Title, project.State, project.Tasks.Sum(t => t.Hours.Minutes), given + outstanding, given, outstanding,
            agreed.Select(p => p.Wallet).Concat(worked.Select(h => h.Giver.Wallet)).Distinct().Count(),
            worked.Select(h => h.Giver.Organisation).OfType<OrganisationId>().Distinct().Count(), project.Tasks.Min(t => t.StartsAt), project.Tasks.Max(t => t.EndsAt));
    }

    private CampaignProgress Of(Campaign campaign, List<HoursGiven> given)
    {
        var sides = given.SelectMany(h => h.Project is null && h.Receiver is { } receiver ? new[] { h.Giver, receiver } : [h.Giver]).ToList();
        var gone = (clock.GetCurrentInstant() - campaign.StartsAt) / (campaign.EndsAt - campaign.StartsAt);
        return new CampaignProgress(
            campaign.Id, campaign.Title, campaign.TargetHours.Minutes, given.Sum(h => h.Hours.Minutes), campaign.TargetPeople, sides.Select(s => s.Wallet).Distinct().Count(),
            sides.Select(s => s.Organisation).OfType<OrganisationId>().Distinct().Count(), campaign.StartsAt, campaign.EndsAt, Math.Clamp(gone, 0, 1));
    }
}

/// <summary>A pledge that both have agreed on.</summary>
/// <param name="Project">To which project.</param>
/// <param name="Wallet">Whose.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Hours">How many hours were pledged.</param>
public sealed record AgreedPledge(ProjectId Project, AccountId Wallet, PledgeState State, Credits Hours);

/// <summary>What is agreed for some projects, or was given to them.</summary>
public sealed class AgreedPledges : Specification<Pledge, AgreedPledge>
{
    /// <summary>Looks by the projects.</summary>
    public AgreedPledges(IReadOnlyCollection<ProjectId> projects)
    {
        var wanted = projects.ToList();
        Query.Select(p => new AgreedPledge(p.Project, p.Wallet, p.State, p.Hours))
            .Where(p => wanted.Contains(p.Project) && p.State >= PledgeState.Accepted && p.State <= PledgeState.Confirmed);
    }
}
