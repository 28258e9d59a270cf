using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Ranking;

/// <summary>One thing that is different in a pool. Immutable.</summary>
public abstract record PoolChange
{
    private PoolChange()
    {
    }

    /// <summary>A member as they are now; new or in place of what was known.</summary>
    public static PoolChange Put(MatchMember member) => new MemberPut(member);

    /// <summary>A listing as it is now. It is found once its owner is known too.</summary>
    public static PoolChange Put(MatchListing listing) => new ListingPut(listing);

    /// <summary>A member is there no more, nor are their listings found.</summary>
    public static PoolChange Remove(MemberId member) => new MemberRemoved(member);

    /// <summary>A listing is there no more.</summary>
    public static PoolChange Remove(ListingId listing) => new ListingRemoved(listing);

    /// <summary>Somebody has blocked somebody.</summary>
    public static PoolChange Block(MemberId blocker, MemberId blocked) => new Blocked(blocker, blocked, IsBlocked: true);

    /// <summary>Somebody has unblocked somebody; if that one has blocked them too, they stay apart.</summary>
    public static PoolChange Unblock(MemberId blocker, MemberId blocked) => new Blocked(blocker, blocked, IsBlocked: false);

    internal sealed record MemberPut(MatchMember Member) : PoolChange;

    internal sealed record ListingPut(MatchListing Listing) : PoolChange;

    internal sealed record MemberRemoved(MemberId Member) : PoolChange;

    internal sealed record ListingRemoved(ListingId Listing) : PoolChange;

    internal sealed record Blocked(MemberId Blocker, MemberId Other, bool IsBlocked) : PoolChange;
}
