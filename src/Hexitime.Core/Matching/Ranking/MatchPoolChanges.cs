using Hexitime.Listings;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

public sealed partial class MatchPool
{
    private const int FewestToLayOutAnew = 1_024;
    private const int PartToLayOutAnew = 16;

    /// <summary>
    /// The pool with changes, in their order. Costs time with the number of changes and of those since all was last laid out anew, and, now and then, with the whole pool: when
    /// more than 1,024 listings and more than a sixteenth of all have changed.
    /// </summary>
    public MatchPool With(IReadOnlyCollection<PoolChange> changes)
    {
        var touched = new HashSet<ListingId>();
        var state = Apply(changes, touched);
        var next = new MatchPool(state, Main, Recent, _gone, GoneCount, LiveMain.Gone);
        if (touched.Count == 0)
            return next;

        var recent = Recent.Ids.ToArray().Where(id => !touched.Contains(id)).Concat(touched).Select(next.RowOf).OfType<(MatchListing, MatchMember)>().ToList();
        var newlyGone = touched.Select(Main.RowOf).Where(row => row >= 0 && !IsGone(row)).ToList();
        var changed = recent.Count + GoneCount + newlyGone.Count;
        if (changed > FewestToLayOutAnew && changed > Main.Count / PartToLayOutAnew)
            return LaidOut(state, next);

        var gone = (ulong[])_gone.Clone();
        foreach (var row in newlyGone)
            gone[row >> 6] |= 1UL << (row & 63);
        return new MatchPool(state, Main, PoolSegment.Of(recent), gone, GoneCount + newlyGone.Count, newlyGone.Count == 0
            ? LiveMain.Gone
            : LiveMain.Gone.With(newlyGone.Select(row => Main.Words.Documents[row])));
    }

    private static MatchPool LaidOut(PoolState state, MatchPool rows)
    {
        var main = PoolSegment.Of(state.Listings.Keys.Select(rows.RowOf).OfType<(MatchListing, MatchMember)>());
        return new MatchPool(state, main, PoolSegment.Empty, new ulong[(main.Count + 63) >> 6], 0, GoneWords.None);
    }

    private PoolState Apply(IReadOnlyCollection<PoolChange> changes, HashSet<ListingId> touched)
    {
        var (members, listings, listingsOf, blocks) = (_members.ToBuilder(), _listings.ToBuilder(), _listingsOf.ToBuilder(), _blocks.ToBuilder());
        foreach (var change in changes)
        {
            switch (change)
            {
                case PoolChange.MemberPut(var member):
                    members[member.Id] = member;
                    touched.UnionWith(listingsOf.GetValueOrDefault(member.Id, []));
                    break;
                case PoolChange.MemberRemoved(var member):
                    members.Remove(member);
                    touched.UnionWith(listingsOf.GetValueOrDefault(member, []));
                    break;
                case PoolChange.ListingPut(var listing):
                    Forget(listing.Id);
                    listings[listing.Id] = listing;
                    listingsOf[listing.Owner] = listingsOf.GetValueOrDefault(listing.Owner, []).Add(listing.Id);
                    break;
                case PoolChange.ListingRemoved(var listing):
                    Forget(listing);
                    break;
                case PoolChange.Blocked(var blocker, var other, var isBlocked):
                    var all = blocks.GetValueOrDefault(blocker, Nobody);
                    blocks[blocker] = isBlocked ? all.Add(other) : all.Remove(other);
                    break;
                default:
                    throw new ArgumentException($"There is no change {change}.", nameof(changes));
            }
        }

        return new PoolState(members.ToImmutable(), listings.ToImmutable(), listingsOf.ToImmutable(), blocks.ToImmutable());

        void Forget(ListingId id)
        {
            touched.Add(id);
            if (!listings.TryGetValue(id, out var known))
                return;
            listings.Remove(id);
            listingsOf[known.Owner] = listingsOf[known.Owner].Remove(id);
        }
    }
}
