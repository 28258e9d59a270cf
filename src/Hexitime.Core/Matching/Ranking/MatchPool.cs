using System.Collections.Immutable;
using Hexitime.Listings;
using Hexitime.Matching.Words;
using Hexitime.Members;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// All that matching looks at: members, their listings, and who has blocked whom. Immutable and thread-safe: a host keeps a reference to the newest, puts another in its place,
/// and whoever is reading the last one goes on undisturbed. Listings that can be found lie in columns; those that have changed since lie in a second, small set of columns, and
/// are crossed out in the first, until there are so many that all is laid out anew. What is found depends on none of that, only on what is in the pool.
/// </summary>
public sealed partial class MatchPool
{
    private static readonly ImmutableHashSet<MemberId> Nobody = [];

    private readonly ImmutableDictionary<MemberId, MatchMember> _members;
    private readonly ImmutableDictionary<ListingId, MatchListing> _listings;
    private readonly ImmutableDictionary<MemberId, ImmutableHashSet<ListingId>> _listingsOf;
    private readonly ImmutableDictionary<MemberId, ImmutableHashSet<MemberId>> _blocks;
    private readonly ulong[] _gone;

    private MatchPool(PoolState state, PoolSegment main, PoolSegment recent, ulong[] gone, int goneCount, GoneWords goneWords)
    {
        (_members, _listings, _listingsOf, _blocks) = (state.Members, state.Listings, state.ListingsOf, state.Blocks);
        (Main, Recent, _gone, GoneCount) = (main, recent, gone, goneCount);
        (LiveMain, LiveRecent) = (new LiveIndex(main.Words, goneWords), new LiveIndex(recent.Words, GoneWords.None));
    }

    /// <summary>A pool with nothing in it.</summary>
    public static MatchPool Empty { get; } =
        new(new PoolState(ImmutableDictionary<MemberId, MatchMember>.Empty, ImmutableDictionary<ListingId, MatchListing>.Empty,
            ImmutableDictionary<MemberId, ImmutableHashSet<ListingId>>.Empty, ImmutableDictionary<MemberId, ImmutableHashSet<MemberId>>.Empty),
            PoolSegment.Empty, PoolSegment.Empty, [], 0, GoneWords.None);

    /// <summary>How many listings can be found: open ones of members who take part.</summary>
    public int Count => Main.Count - GoneCount + Recent.Count;

    /// <summary>The members, in no order.</summary>
    public IEnumerable<MatchMember> Members => _members.Values;

    /// <summary>The listings, whether they can be found or not, in no order.</summary>
    public IEnumerable<MatchListing> Listings => _listings.Values;

    internal PoolSegment Main { get; }

    internal PoolSegment Recent { get; }

    internal LiveIndex LiveMain { get; }

    internal LiveIndex LiveRecent { get; }

    internal int GoneCount { get; }

    /// <summary>A pool of these.</summary>
    public static MatchPool Of(IEnumerable<MatchMember> members, IEnumerable<MatchListing> listings, IEnumerable<(MemberId Blocker, MemberId Blocked)>? blocks = null) =>
        Empty.With([.. members.Select(PoolChange.Put), .. listings.Select(PoolChange.Put), .. (blocks ?? []).Select(b => PoolChange.Block(b.Blocker, b.Blocked))]);

    /// <summary>A member, if the pool knows them.</summary>
    public MatchMember? Find(MemberId member) => _members.GetValueOrDefault(member);

    /// <summary>A listing, if the pool knows it, whether it can be found or not.</summary>
    public MatchListing? Find(ListingId listing) => _listings.GetValueOrDefault(listing);

    /// <summary>The members who have a listing that can be found.</summary>
    public IEnumerable<MatchMember> Owners => _listingsOf.Where(o => o.Value.Any(l => RowOf(l) is not null)).Select(o => _members[o.Key]);

    /// <summary>Whom a member has blocked.</summary>
    public IReadOnlyCollection<MemberId> BlockedBy(MemberId member) => _blocks.GetValueOrDefault(member, Nobody);

    /// <summary>Whether one of two has blocked the other.</summary>
    public bool AreApart(MemberId one, MemberId other) =>
        !_blocks.IsEmpty && (_blocks.GetValueOrDefault(one, Nobody).Contains(other) || _blocks.GetValueOrDefault(other, Nobody).Contains(one));

    internal bool IsGone(int mainRow) => (_gone[mainRow >> 6] >> (mainRow & 63) & 1) != 0;

    /// <summary>A listing and its owner, if it can be found: open, and its owner takes part.</summary>
    private (MatchListing Listing, MatchMember Owner)? RowOf(ListingId id) =>
        _listings.TryGetValue(id, out var listing) && listing.IsOpen && _members.TryGetValue(listing.Owner, out var owner) && owner.TakesPart ? (listing, owner) : null;

    private sealed record PoolState(
        ImmutableDictionary<MemberId, MatchMember> Members, ImmutableDictionary<ListingId, MatchListing> Listings,
        ImmutableDictionary<MemberId, ImmutableHashSet<ListingId>> ListingsOf, ImmutableDictionary<MemberId, ImmutableHashSet<MemberId>> Blocks);
}
