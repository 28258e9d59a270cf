using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>When a member leaves, their listings close; not those that they publish or renew after coming back.</summary>
internal sealed class CloseListingsOfLeaver(IReadRepositoryBase<Listing> listings, IUnitOfWork unitOfWork) : INotificationHandler<MemberLeft>
{
    public Task Handle(MemberLeft notification, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct =>
        {
            foreach (var listing in await listings.ListAsync(new ListingsToClose(notification.Member, notification.At), ct))
                listing.Close();
            return new Done();
        }, _ => false, cancellationToken);
}

/// <summary>A member's listings, published until an instant, that are not closed.</summary>
public sealed class ListingsToClose : Specification<Listing>
{
    /// <summary>Looks by the owner.</summary>
    public ListingsToClose(MemberId owner, Instant publishedUntil) =>
        Query.Where(l => l.Owner == owner && l.PublishedAt <= publishedUntil && (l.State == ListingState.Open || l.State == ListingState.Paused)).OrderBy(l => l.Id);
}

/// <summary>Listings whose time is over.</summary>
public sealed class ListingsToExpire : Specification<Listing>
{
    /// <summary>At most <paramref name="limit"/>, the longest expired first.</summary>
    public ListingsToExpire(Instant now, int limit) =>
        Query.Where(l => (l.State == ListingState.Open || l.State == ListingState.Paused) && l.ExpiresAt <= now).OrderBy(l => l.ExpiresAt).ThenBy(l => l.Id).Take(limit);
}
