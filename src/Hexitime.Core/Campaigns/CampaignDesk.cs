using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Campaigns;

/// <summary>What use cases about campaigns have in common: who sees them, and how far they have come.</summary>
internal sealed class CampaignDesk(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Exchange> exchanges,
    IReadRepositoryBase<Membership> memberships, CurrentActor actor, IClock clock)
{
    public static Refusal NotFound => Refusal.NotFound("campaign.not-found", "There is no such campaign.");

    public bool IsMember => actor.Value.Member is not null;

    /// <summary>The networks to which the actor belongs; somebody who is no member belongs to none.</summary>
    public async Task<List<NetworkId>> NetworksOfMineAsync(CancellationToken cancellationToken) =>
        actor.Value.Member is { } me ? await memberships.NetworksOfAsync(me, cancellationToken) : [];

    public async Task<bool> IsFoundAsync(Campaign campaign, CancellationToken cancellationToken) =>
        campaign.Network is not { } network || (await NetworksOfMineAsync(cancellationToken)).Contains(network);

    public async Task<CampaignView> ViewAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<ProjectId> inIt = [.. campaign.Projects.Select(p => p.Project)];
        List<ListingId> listed = [.. campaign.Listings.Select(l => l.Listing)];
        var shown = await projects.ListAsync(new ProjectsForAll(inIt, campaign.Network), cancellationToken);
        var open = (await listings.ListAsync(new ListingsForAll(listed, campaign.Network), cancellationToken)).FindAll(l => l.IsOpenAt(clock.GetCurrentInstant()));
        var worked = await pledges.ListAsync(new WorkGivenTo(inIt, campaign.StartsAt, campaign.EndsAt), cancellationToken);
        var exchanged = await exchanges.ListAsync(new HoursExchangedFrom(listed, campaign.StartsAt, campaign.EndsAt), cancellationToken);

        var hours = Credits.FromMinutes(worked.Sum(w => w.Given?.Minutes ?? 0) + exchanged.Sum(e => e.Given?.Minutes ?? 0));
        var people = worked.Select(w => w.Member).Concat(exchanged.SelectMany(e => new[] { e.Giver, e.Receiver })).Distinct().Count();
        return CampaignView.Of(campaign, hours, people, shown, open);
    }
}

/// <summary>Hours that somebody has given to a project.</summary>
/// <param name="Member">Who.</param>
/// <param name="Given">How many.</param>
public sealed record WorkGiven(MemberId Member, Credits? Given);

/// <summary>The confirmed hours of work for some projects, given within a period.</summary>
public sealed class WorkGivenTo : Specification<Pledge, WorkGiven>
{
    /// <summary>Looks by both.</summary>
    public WorkGivenTo(IReadOnlyCollection<ProjectId> projects, Instant from, Instant until)
    {
        var wanted = projects.ToList();
        Query.Select(p => new WorkGiven(p.Member, p.Given))
            .Where(p => wanted.Contains(p.Project) && p.State == PledgeState.Confirmed && p.GivenAt >= from && p.GivenAt < until);
    }
}

/// <summary>Hours that two people have exchanged.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="Given">How many.</param>
public sealed record HoursExchanged(MemberId Giver, MemberId Receiver, Credits? Given);

/// <summary>The hours of completed exchanges that came from some listings, given within a period.</summary>
public sealed class HoursExchangedFrom : Specification<Exchange, HoursExchanged>
{
    /// <summary>Looks by both.</summary>
    public HoursExchangedFrom(IReadOnlyCollection<ListingId> listings, Instant from, Instant until)
    {
        var wanted = listings.Select(l => (ListingId?)l).ToList();
        Query.Select(e => new HoursExchanged(e.Giver, e.Receiver, e.Given))
            .Where(e => wanted.Contains(e.Listing) && e.State == ExchangeState.Completed && e.GivenAt >= from && e.GivenAt < until);
    }
}
