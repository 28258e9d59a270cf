using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Resources;

/// <summary>
/// What the libraries have for a listing, an exchange and its meetings, a group session or a project that is being prepared, the most relevant first and at most ten: what
/// belongs to the project, then two points for each skill in common, one for the kind of exchange; equal ones by title. Name one of the four.
/// </summary>
/// <param name="Listing">For a listing that the member finds.</param>
/// <param name="Exchange">For an exchange of the member's.</param>
/// <param name="Session">For a group session that the member finds.</param>
/// <param name="Project">For a project that the member finds.</param>
[MaySend(Who.AnyMember)]
public sealed record SuggestResources(ListingId? Listing = null, ExchangeId? Exchange = null, SessionId? Session = null, ProjectId? Project = null)
    : IQuery<Page<ResourceView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        new object?[] { Listing, Exchange, Session, Project }.Count(named => named is not null) == 1
            ? null
            : Refusal.Invalid("resource.for", "Name one of a listing, an exchange, a session or a project.");
}

internal sealed class SuggestResourcesHandler(
    IReadRepositoryBase<Resource> resources, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Listing> all, IReadRepositoryBase<GroupSession> sessions,
    IReadRepositoryBase<Membership> memberships, ListingDesk listings, SessionDesk sessionDesk, ProjectDesk projects, CurrentActor actor)
    : IRequestHandler<SuggestResources, Result<Page<ResourceView>>>
{
    private const int Most = 10;

    public async Task<Result<Page<ResourceView>>> Handle(SuggestResources request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request, cancellationToken)).TryGet(out var what, out var refusal))
            return refusal;
        var candidates = await resources.ListAsync(new ResourcesAbout(await memberships.NetworksOfAsync(actor.Me, cancellationToken), what), cancellationToken);
        var best = candidates.OrderByDescending(r => r.RelevanceTo(what)).ThenBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Id.Value).Take(Most);
        return new Page<ResourceView>([.. best.Select(ResourceView.Of)], null);
    }

    private Task<Result<Preparation>> FindAsync(SuggestResources request, CancellationToken cancellationToken) => request switch
    {
        { Listing: { } listing } => ForListingAsync(listing, cancellationToken),
        { Exchange: { } exchange } => ForExchangeAsync(exchange, cancellationToken),
        { Session: { } session } => ForSessionAsync(session, cancellationToken),
        { Project: { } project } => ForProjectAsync(project, cancellationToken),
        _ => throw new ArgumentException("The request was not checked.", nameof(request)),
    };

    private async Task<Result<Preparation>> ForListingAsync(ListingId id, CancellationToken cancellationToken) =>
        (await listings.FindAsync(id, cancellationToken)).TryGet(out var listing, out var refusal) ? new Preparation(listing.Skills, listing.Kind) : refusal;

    private async Task<Result<Preparation>> ForExchangeAsync(ExchangeId id, CancellationToken cancellationToken)
    {
        if (await exchanges.GetByIdAsync(id, cancellationToken) is not { } exchange || !exchange.IsSide(actor.Me))
            return ExchangeRefusals.NotFound;
        var skills = exchange.Listing is { } origin && await all.GetByIdAsync(origin, cancellationToken) is { } from ? from.Skills : [];
        return new Preparation(skills, exchange.Kind);
    }

    private async Task<Result<Preparation>> ForSessionAsync(SessionId id, CancellationToken cancellationToken) =>
        await sessions.GetByIdAsync(id, cancellationToken) is { } session && await sessionDesk.IsFoundAsync(session, cancellationToken)
            ? new Preparation([], session.Kind)
            : SessionRefusals.NotFound;

    private async Task<Result<Preparation>> ForProjectAsync(ProjectId id, CancellationToken cancellationToken) =>
        (await projects.FindAsync(id, cancellationToken)).TryGet(out var project, out var refusal)
            ? new Preparation(project.Tasks.SelectMany(t => t.Skills).ToHashSet(), Project: project.Id)
            : refusal;
}

/// <summary>What a member may read that has to do with what is being prepared.</summary>
public sealed class ResourcesAbout : Specification<Resource>
{
    /// <summary>Says what it is about.</summary>
    /// <param name="networks">The networks to which the member belongs.</param>
    /// <param name="what">What is being prepared.</param>
    public ResourcesAbout(IReadOnlyCollection<NetworkId> networks, Preparation what)
    {
        var (own, named) = (networks.Select(n => (NetworkId?)n).ToList(), what.Skills.ToList());
        var (kind, hasKind) = (what.Kind.GetValueOrDefault(), what.Kind is not null);
        var (project, hasProject) = (what.Project.GetValueOrDefault(), what.Project is not null);
        Query.Where(r => r.Network == null || own.Contains(r.Network))
            .Where(r => (hasKind && r.Kinds.Contains(kind)) || (hasProject && r.Projects.Contains(project)) || r.Skills.Any(s => named.Contains(s)));
    }
}
