using System.Linq.Expressions;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>Looks through the open listings that are for everyone or for a network to which the member belongs, the newest first.</summary>
/// <param name="Type">Only offers, or only requests.</param>
/// <param name="Kind">Only this kind of help.</param>
/// <param name="Skill">Only those that name this skill.</param>
/// <param name="Words">Only those in whose title, description or skills all of these words occur; at most 200 characters.</param>
/// <param name="Network">Only those published in this network.</param>
/// <param name="Mine">One's own listings instead, in whatever state.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Listings on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record BrowseListings(
    ListingType? Type = null, ExchangeKind? Kind = null, string? Skill = null, string? Words = null, NetworkId? Network = null, bool Mine = false,
    string? After = null, int Size = Page<ListingView>.DefaultSize) : IQuery<Page<ListingView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size)
        ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor)
        ?? Texts.CheckOptional(Words, 200, "listing.words", "A search")
        ?? Texts.CheckOptional(Skill, Skills.Longest, "skills.list", "A skill");
}

internal sealed class BrowseListingsHandler(IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks, ListingDesk desk)
    : IRequestHandler<BrowseListings, Result<Page<ListingView>>>
{
    public async Task<Result<Page<ListingView>>> Handle(BrowseListings request, CancellationToken cancellationToken)
    {
        var networks = await desk.NetworksOfMineAsync(cancellationToken);
        var reader = new ListingReader(desk.Me, networks, await blocks.ApartFromAsync(desk.Me, cancellationToken), desk.Now);
        ISpecification<Listing> wanted = request == new BrowseListings(Size: request.Size) ? new NewestListingsFor(reader, request.Size) : new ListingsFor(reader, request);
        var found = await listings.ListAsync(wanted, cancellationToken);
        var names = await members.NamesAsync(found.Select(l => l.Owner), cancellationToken);
        return Paging.ToPage(found, request.Size, l => ListingView.Of(l, names[l.Owner], desk.Me), l => Paging.Cursor(l.PublishedAt, l.Id.Value));
    }
}

/// <summary>Somebody who looks through the listings.</summary>
/// <param name="Member">Who.</param>
/// <param name="Networks">The networks to which they belong.</param>
/// <param name="ApartFrom">Whose listings they do not find.</param>
/// <param name="Now">The current instant.</param>
public sealed record ListingReader(MemberId Member, IReadOnlyList<NetworkId> Networks, IReadOnlyList<MemberId> ApartFrom, Instant Now);

/// <summary>The newest of all listings that a member finds: the first page, without anything being looked for, and one more to know whether there is another.</summary>
/// <param name="reader">Who looks.</param>
/// <param name="size">Listings on a page.</param>
public sealed class NewestListingsFor(ListingReader reader, int size) : PreparedSpecification<Listing, ListingReader>(IsFound, reader, Newest, size + 1)
{
    internal static readonly Expression<Func<Listing, ListingReader, bool>> IsFound = (listing, reader) =>
        listing.State == ListingState.Open && listing.ExpiresAt > reader.Now
        && (listing.Owner == reader.Member || listing.Audience == ListingAudience.Everyone || listing.Places.Any(p => p.IsApproved && reader.Networks.Contains(p.Network)))
        && !reader.ApartFrom.Contains(listing.Owner);

    internal static readonly Expression<Func<IQueryable<Listing>, IQueryable<Listing>>> Newest =
        listings => listings.OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.Id);
}

/// <summary>What a member looks for among the listings, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class ListingsFor : Specification<Listing>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="wanted">What they look for.</param>
    public ListingsFor(ListingReader reader, BrowseListings wanted)
    {
        // Each only where it is asked for: what is left out of a query need not be made for it either.
        if (wanted.Mine)
            Query.Where(l => l.Owner == reader.Member);
        else
            Query.Where(NewestListingsFor.IsFound, reader);
        if (wanted.Network is { } network)
            Query.Where(l => l.Places.Any(p => p.Network == network));
        if (wanted.Type is { } type)
            Query.Where(l => l.Type == type);
        if (wanted.Kind is { } kind)
            Query.Where(l => l.Kind == kind);
        if (!string.IsNullOrWhiteSpace(wanted.Skill))
        {
            var skill = Skills.Normalise(wanted.Skill);
            Query.Where(l => l.Skills.Contains(skill));
        }

        foreach (var word in (wanted.Words ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
            Query.Where(l => l.Words.Contains(word));

        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new ListingId(id);
            Query.Where(l => l.PublishedAt < at || (l.PublishedAt == at && l.Id < last));
        }

        Query.In(NewestListingsFor.Newest).Take(wanted.Size + 1);
    }
}

/// <summary>A member reads one listing: any that is open, and their own in any state.</summary>
/// <param name="Listing">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record GetListing(ListingId Listing) : IQuery<ListingView>;

internal sealed class GetListingHandler(IReadRepositoryBase<Member> members, ListingDesk desk) : IRequestHandler<GetListing, Result<ListingView>>
{
    public async Task<Result<ListingView>> Handle(GetListing request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindAsync(request.Listing, cancellationToken)).TryGet(out var listing, out var refusal))
            return refusal;
        var names = await members.NamesAsync([listing.Owner], cancellationToken);
        return ListingView.Of(listing, names[listing.Owner], desk.Me);
    }
}
