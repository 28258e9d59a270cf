using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>A listing as members see it.</summary>
/// <param name="Id">The listing.</param>
/// <param name="Owner">Who published it.</param>
/// <param name="OwnerName">Their name.</param>
/// <param name="Type">Offer or request.</param>
/// <param name="State">Whether it can be found and answered.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">The description.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Skills">Skills.</param>
/// <param name="Hours">The time that one exchange of it takes.</param>
/// <param name="Place">Where; <c>null</c> is remote.</param>
/// <param name="Audience">Who can find it.</param>
/// <param name="Places">The networks in which it is published, and whether it can be found there already; for its owner only.</param>
/// <param name="PublishedAt">When it was published or last renewed.</param>
/// <param name="ExpiresAt">From when on it can no longer be found.</param>
/// <param name="Version">The version to name when editing.</param>
public sealed record ListingView(
    ListingId Id, MemberId Owner, string OwnerName, ListingType Type, ListingState State, string Title, string Description, ExchangeKind Kind,
    IReadOnlyList<string> Skills, Credits Hours, string? Place, ListingAudience Audience, IReadOnlyList<ListingPlace>? Places, Instant PublishedAt, Instant ExpiresAt, int Version) : IVersioned
{
    /// <summary>Shows a listing.</summary>
    public static ListingView Of(Listing listing, string ownerName, MemberId viewer) => new(
        listing.Id, listing.Owner, ownerName, listing.Type, listing.State, listing.Title, listing.Description, listing.Kind, listing.Skills, listing.Hours,
        listing.Place, listing.Audience, viewer == listing.Owner ? [.. listing.Places] : null, listing.PublishedAt, listing.ExpiresAt, listing.Version);
}
