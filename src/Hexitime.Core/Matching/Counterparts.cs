using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Networks;

namespace Hexitime.Matching;

/// <summary>Who could meet a request, for those who bring several people together at once.</summary>
internal static class Counterparts
{
    /// <summary>
    /// The best offers for a request, as many as are ranked at all, so that what many look for is not sought of the same few: those that suit it
    /// well, whose owners find it in turn, and have an hour in common with whoever asks if both say when they have time.
    /// </summary>
    public static IEnumerable<RankedListing> OffersFor(this MatchBoard board, Listing request, MatchSnapshot known, NetworkId? network, MatchWeights weights)
    {
        if (known.Pool.Find(request.Id) is not { } inPool || known.QueryFor(request) is not { Asker: { TakesPart: true } owner } query)
            return [];
        return board.Rank(known.Pool, query with { Within = network }, weights, Ranker.Most)
            .Where(r => r.SuitsWell && known.Pool.Find(r.Owner) is { } giver && CanMeet(owner, giver) && IsFoundBy(inPool, giver));
    }

    // Those of whom it is not known when they have time can find out.
    private static bool CanMeet(MatchMember one, MatchMember other) =>
        one.SharedHours is not { } ofOne || other.SharedHours is not { } ofOther || (ofOne & ofOther).Count > 0;

    private static bool IsFoundBy(MatchListing request, MatchMember giver) => request.Networks.Count == 0 || request.Networks.Intersect(giver.Networks).Any();
}
