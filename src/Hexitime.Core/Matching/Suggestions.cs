using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>That people were told of a listing's counterparts: once for each listing, whatever becomes of it later.</summary>
public sealed class ListingSuggestion
{
    private ListingSuggestion() { }

    /// <summary>Which listing.</summary>
    public ListingId Listing { get; private set; }

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    /// <summary>People are told now.</summary>
    public static ListingSuggestion Of(ListingId listing, Instant now) => new() { Listing = listing, At = now };
}

/// <summary>Whether people were told of a listing's counterparts.</summary>
public sealed class SuggestionOf : Specification<ListingSuggestion>
{
    /// <summary>Looks by the listing.</summary>
    public SuggestionOf(ListingId listing) => Query.Where(s => s.Listing == listing);
}

/// <summary>Who suits a listing that can be found from now on.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="People">How many people have a listing that suits it well; at most 50.</param>
/// <param name="Best">The best listings of those among them who find it in turn: at most three, each of another owner.</param>
internal sealed record Suggested(Listing Listing, int People, IReadOnlyList<Listing> Best);

/// <summary>Finds whom to tell of a new listing, with what the database says now.</summary>
internal sealed class Suggestions(
    IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Block> blocks,
    IReadRepositoryBase<DeclaredWeights> declared, MatchBoard board, MatchReader reader)
{
    private const int MostTold = 3;

    /// <summary>Whom to tell; <c>null</c> if nobody, or if the listing cannot be found any more.</summary>
    public async Task<Suggested?> OfAsync(ListingId id, CancellationToken cancellationToken)
    {
        if (await listings.GetByIdAsync(id, cancellationToken) is not { } listing || !listing.IsOpenAt(reader.Now)
            || await members.GetByIdAsync(listing.Owner, cancellationToken) is not { State: MemberState.Active })
            return null;
        var known = await board.ReadAsync(reader, p => p.Find(id)?.IsOpen == true, cancellationToken);
        if (known.QueryFor(listing) is not { } query)
            return null;
        var places = listing.Places.Where(p => p.IsApproved).Select(p => p.Network).Order(Comparer<NetworkId>.Create((a, b) => a.Value.CompareTo(b.Value))).ToList();
        var weights = await declared.InAsync(places is [var first, ..] ? first : null, cancellationToken);
        var good = board.Rank(known.Pool, query, weights, FindMatches.Most).Where(r => r.SuitsWell).ToList();
        var found = await ThoseFoundAsync(listing.Owner, good, cancellationToken);
        var byOwner = good.Where(r => found.ContainsKey(r.Listing)).DistinctBy(r => r.Owner).ToList();
        var inTurn = await ThoseWhoFindAsync(listing, byOwner.ConvertAll(r => r.Owner), cancellationToken);
        return byOwner.Count == 0 ? null : new Suggested(listing, byOwner.Count, [.. byOwner.Where(r => inTurn.Contains(r.Owner)).Take(MostTold).Select(r => found[r.Listing])]);
    }

    /// <summary>The ranked listings that the owner still finds, as they are now.</summary>
    private async Task<Dictionary<ListingId, Listing>> ThoseFoundAsync(MemberId owner, List<RankedListing> ranked, CancellationToken cancellationToken)
    {
        var wanted = ranked.ConvertAll(r => r.Listing);
        var apart = await blocks.ListAsync(new BlocksBetween(owner, ranked.ConvertAll(r => r.Owner)), cancellationToken);
        var networks = await memberships.NetworksOfAsync(owner, cancellationToken);
        return (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken))
            .Where(l => l.IsFoundBy(owner, networks, reader.Now) && !apart.Exists(b => b.Other(owner) == l.Owner)).ToDictionary(l => l.Id);
    }

    private async Task<HashSet<MemberId>> ThoseWhoFindAsync(Listing listing, List<MemberId> people, CancellationToken cancellationToken)
    {
        var belong = (await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active && people.Contains(m.Member)), cancellationToken))
            .ToLookup(m => m.Member, m => m.Network);
        return [.. people.Where(p => listing.IsFoundBy(p, [.. belong[p]], reader.Now))];
    }
}
