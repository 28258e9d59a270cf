using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// Finds the best counterparts in a pool. Found is what shares a skill, or one like it, or a word with what is looked for; never the asker's own listings, those of somebody
/// whom they have blocked or who has blocked them, of somebody who takes no part, those that are not open, or those in networks to which the asker does not belong. Allocates
/// nothing once it has seen a pool of its size and somebody has looked in it for the skills. Not thread-safe; keep one for each thread.
/// </summary>
public sealed class Ranker
{
    /// <summary>The most listings that one ranking answers.</summary>
    public const int Most = TopScores.Most;

    private readonly QueryTerms _terms = new();
    private readonly SegmentRanking _main = new();
    private readonly SegmentRanking _recent = new();
    private readonly LiveIndex[] _indexes = new LiveIndex[2];

    /// <summary>
    /// The best listings, the greatest total first, ties by the smaller listing id (the older listing): exactly those, and in that order, that looking at every listing brings.
    /// </summary>
    /// <param name="pool">Where to look.</param>
    /// <param name="query">Who looks for what.</param>
    /// <param name="weights">What each part counts.</param>
    /// <param name="ranked">Where the answer goes; its length says how many are wanted, at most 100.</param>
    /// <returns>How many were found.</returns>
    public int Rank(MatchPool pool, RankQuery query, MatchWeights weights, Span<RankedListing> ranked)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ranked.Length, Most, nameof(ranked));
        if (ranked.IsEmpty)
            return 0;
        (_indexes[0], _indexes[1]) = (pool.LiveMain, pool.LiveRecent);
        _terms.Resolve(query.Words, _indexes, pool.Count);
        _main.Run(pool, isMain: true, query, weights.Weights, _terms, ranked.Length, needed: 0);
        _recent.Run(pool, isMain: false, query, weights.Weights, _terms, ranked.Length, _main.Needed);
        var count = Merge(query, weights, ranked);
        _main.End();
        _recent.End();
        return count;
    }

    private int Merge(RankQuery query, MatchWeights weights, Span<RankedListing> ranked)
    {
        var main = _main.Keys;
        var recent = _recent.Keys;
        var count = Math.Min(ranked.Length, main.Length + recent.Length);
        for (int i = 0, m = 0, r = 0; i < count; i++)
        {
            var isMainNext = r == recent.Length || (m < main.Length && IsBefore(main[m], recent[r]));
            ranked[i] = isMainNext ? Describe(_main, main[m++], query, weights) : Describe(_recent, recent[r++], query, weights);
        }

        return count;
    }

    private bool IsBefore(long main, long recent) => TopScores.ScoreOf(main) != TopScores.ScoreOf(recent)
        ? TopScores.ScoreOf(main) > TopScores.ScoreOf(recent)
        : _main.Segment.Ids[TopScores.NumberOf(main)] < _recent.Segment.Ids[TopScores.NumberOf(recent)];

    private static RankedListing Describe(SegmentRanking ranking, long key, RankQuery query, MatchWeights weights)
    {
        var (segment, rank) = (ranking.Segment, TopScores.NumberOf(key));
        var row = segment.RowsByRank[rank];
        ref readonly var it = ref segment.Rows[row];
        var fits = ranking.FitsOf(row, out var metres);
        var (matched, first) = ranking.Words.Tell(row);
        var (day, part) = query.Asker.SharedHours is { } hours && fits.Time > 0 ? CommonHours.Most(hours & it.Hours, query.HoursAheadOfUtc) : default;
        return new RankedListing
        {
            Listing = segment.Ids[rank],
            Owner = segment.Owners[row],
            Type = (ListingType)it.Type,
            Kind = (ExchangeKind)it.Kind,
            Fits = fits,
            Points = fits.Times(weights.Weights),
            Skill = ranking.Skills.MostAlike(row),
            MatchedWords = matched,
            FirstWords = first,
            CommonDay = day,
            CommonPart = part,
            Metres = metres,
            IsFromOtherOrganisation = ranking.Fits.IsFromOtherOrganisation(row),
            IsOfOtherProfession = ranking.Fits.IsOfOtherProfession(row),
            AskerCannotPay = it.Type == (byte)ListingType.Offer && query.AvailableToAsker is { } available && available < Credits.FromMinutes(segment.Minutes[row]),
        };
    }
}
