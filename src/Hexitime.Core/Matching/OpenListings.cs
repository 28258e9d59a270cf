using Hexitime.Listings;
using Hexitime.Networks;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Matching;

internal static class OpenListings
{
    /// <summary>Those that are open and, if a network is named, published there.</summary>
    public static SpecificationBuilder<Listing> OpenIn(this SpecificationBuilder<Listing> query, NetworkId? network, Instant now) => query
        .Where(l => l.State == ListingState.Open && l.ExpiresAt > now)
        .Where(l => l.Places.Any(p => p.IsApproved && p.Network == network), condition: network is not null);
}

/// <summary>The open requests, in a network or anywhere, the oldest first.</summary>
public sealed class OpenRequests : Specification<Listing>
{
    /// <summary>Those that are open now.</summary>
    public OpenRequests(NetworkId? network, Instant now) => Query.OpenIn(network, now).Where(l => l.Type == ListingType.Request).OrderBy(l => l.Id);
}
