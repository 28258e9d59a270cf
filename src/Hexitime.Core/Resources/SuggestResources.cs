using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Resources;

/// <summary>
/// What the libraries have for a listing or an exchange that is being prepared, the most relevant first and at most ten: two points for each skill in common, one for
/// the kind of exchange; equal ones by title.
/// </summary>
/// <param name="Listing">For a listing that the member finds; or else <paramref name="Exchange"/>.</param>
/// <param name="Exchange">For an exchange of the member's.</param>
[MaySend(Who.AnyMember)]
public sealed record SuggestResources(ListingId? Listing = null, ExchangeId? Exchange = null) : IQuery<Page<ResourceView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Listing is null == Exchange is null ? Refusal.Invalid("resource.for", "Name either a listing or an exchange.") : null;
}

internal sealed class SuggestResourcesHandler(
    IReadRepositoryBase<Resource> resources, IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Listing> all, IReadRepositoryBase<Membership> memberships,
    ListingDesk listings, CurrentActor actor) : IRequestHandler<SuggestResources, Result<Page<ResourceView>>>
{
    private const int Most = 10;

    public async Task<Result<Page<ResourceView>>> Handle(SuggestResources request, CancellationToken cancellationToken)
    {
        if (!(await AboutAsync(request, cancellationToken)).TryGet(out var about, out var refusal))
            return refusal;
        var candidates = await resources.ListAsync(new ResourcesAbout(await memberships.NetworksOfAsync(actor.Me, cancellationToken), about.Kind, about.Skills), cancellationToken);
        var best = candidates.OrderByDescending(r => r.RelevanceTo(about.Kind, about.Skills)).ThenBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Id.Value).Take(Most);
        return new Page<ResourceView>([.. best.Select(ResourceView.Of)], null);
    }

    private async Task<Result<About>> AboutAsync(SuggestResources request, CancellationToken cancellationToken)
    {
        if (request.Listing is { } id)
            return (await listings.FindAsync(id, cancellationToken)).TryGet(out var listing, out var refusal) ? new About(listing.Kind, listing.Skills) : refusal;
        if (await exchanges.GetByIdAsync(request.Exchange!.Value, cancellationToken) is not { } exchange || !exchange.IsSide(actor.Me))
            return ExchangeRefusals.NotFound;
        var skills = exchange.Listing is { } origin && await all.GetByIdAsync(origin, cancellationToken) is { } from ? from.Skills : [];
        return new About(exchange.Kind, skills);
    }

    private sealed record About(ExchangeKind Kind, IReadOnlyList<string> Skills);
}

/// <summary>What a member may read that has to do with a kind of exchange or with some skills.</summary>
public sealed class ResourcesAbout : Specification<Resource>
{
    /// <summary>Says what it is about.</summary>
    /// <param name="networks">The networks to which the member belongs.</param>
    /// <param name="kind">A kind of exchange.</param>
    /// <param name="skills">Skills.</param>
    public ResourcesAbout(IReadOnlyCollection<NetworkId> networks, ExchangeKind kind, IReadOnlyCollection<string> skills)
    {
        var (own, named) = (networks.Select(n => (NetworkId?)n).ToList(), skills.ToList());
        Query.Where(r => r.Network == null || own.Contains(r.Network))
            .Where(r => r.Kinds.Contains(kind) || r.Skills.Any(s => named.Contains(s)));
    }
}
