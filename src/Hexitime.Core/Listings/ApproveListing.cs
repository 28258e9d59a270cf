using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Listings;

/// <summary>A host of a network lets a listing be found there.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Listing">Which listing.</param>
[MaySend(Who.Member)]
public sealed record ApproveListing(NetworkId Network, ListingId Listing) : ICommand<Done>;

/// <summary>A host takes a listing out of a network, whether it waits for approval or can be found there. Elsewhere it stays.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Listing">Which listing.</param>
[MaySend(Who.Member)]
public sealed record TakeOutListing(NetworkId Network, ListingId Listing) : ICommand<Done>;

/// <summary>A host looks through the listings that wait for approval: the oldest 100.</summary>
/// <param name="Network">In which network.</param>
[MaySend(Who.Member)]
public sealed record ListWaitingListings(NetworkId Network) : IQuery<Page<ListingView>>;

internal sealed class ApproveListingHandler(IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, NetworkDesk desk, IOutbox outbox)
    : IRequestHandler<ApproveListing, Result<Done>>, IRequestHandler<TakeOutListing, Result<Done>>, IRequestHandler<ListWaitingListings, Result<Page<ListingView>>>
{
    private const int MostListed = 100;

    public Task<Result<Done>> Handle(ApproveListing request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Network, request.Listing, listing => listing.Approve(request.Network), cancellationToken);

    public Task<Result<Done>> Handle(TakeOutListing request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Network, request.Listing, listing => listing.TakeOut(request.Network), cancellationToken);

    public async Task<Result<Page<ListingView>>> Handle(ListWaitingListings request, CancellationToken cancellationToken)
    {
        if (!(await desk.AsAsync(request.Network, NetworkRoles.Host, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        var found = await listings.ListAsync(new ListingsWaiting(request.Network, MostListed), cancellationToken);
        var names = await members.NamesAsync(found.Select(l => l.Owner), cancellationToken);
        return new Page<ListingView>([.. found.Select(l => ListingView.Of(l, names[l.Owner], desk.Me))], null);
    }

    private async Task<Result<Done>> ChangeAsync(NetworkId network, ListingId id, Func<Listing, Result<Done>> change, CancellationToken cancellationToken)
    {
        if (!(await desk.AsAsync(network, NetworkRoles.Host, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        if (await listings.GetByIdAsync(id, cancellationToken) is not { } listing || !listing.Places.Any(p => p.Network == network))
            return ListingRefusals.NotFound;
        var wasThere = listing.IsThereForOthers;
        var changed = change(listing);
        if (changed.IsGranted && !wasThere && listing.IsThereForOthers)
            outbox.Add(new ListingPublished(id));
        return changed;
    }
}

/// <summary>The listings that wait for a network's hosts, the oldest first.</summary>
public sealed class ListingsWaiting : Specification<Listing>
{
    /// <summary>At most <paramref name="limit"/> of them.</summary>
    public ListingsWaiting(NetworkId network, int limit) => Query
        .Where(l => l.State == ListingState.Open && l.Places.Any(p => p.Network == network && !p.IsApproved))
        .OrderBy(l => l.PublishedAt).ThenBy(l => l.Id).Take(limit);
}

/// <summary>When somebody does not belong to a network any more, their listings are not found there any more.</summary>
internal sealed class TakeOutListingsOfLeaver(
    IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Membership> memberships, IUnitOfWork unitOfWork) : INotificationHandler<MembershipChanged>
{
    public Task Handle(MembershipChanged notification, CancellationToken cancellationToken) => unitOfWork.RunAsync(async ct =>
    {
        var (network, member) = (notification.Network, notification.Member);
        if (notification.State != MembershipState.Active && await memberships.FirstOrDefaultAsync(new MembershipIn(network, member), ct) is not { IsActive: true })
        {
            foreach (var listing in await listings.ListAsync(new ListingsIn(network, member), ct))
                listing.TakeOut(network);
        }

        return new Done();
    }, _ => false, cancellationToken);
}

/// <summary>What somebody has published in a network.</summary>
public sealed class ListingsIn : Specification<Listing>
{
    /// <summary>Looks by both.</summary>
    public ListingsIn(NetworkId network, MemberId owner) => Query.Where(l => l.Owner == owner && l.Places.Any(p => p.Network == network)).OrderBy(l => l.Id);
}
