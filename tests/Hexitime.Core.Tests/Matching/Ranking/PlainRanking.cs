using Hexitime.Listings;
using Hexitime.Matching.Places;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Tests.Matching.Words;

namespace Hexitime.Tests.Matching.Ranking;

/// <summary>The rules of ranking, read off their definitions: every listing is looked at, with no column, index or bound.</summary>
internal static class PlainRanking
{
    public static List<(ListingId Listing, RankParts Points)> Rank(AnyPool pool, RankQuery query, MatchWeights weights)
    {
        var members = pool.Members.ToDictionary(m => m.Id);
        var rows = pool.Listings.Where(l => l.IsOpen && members.TryGetValue(l.Owner, out var owner) && owner.TakesPart).ToList();
        var terms = PlainSearch.Terms([.. rows.Select(r => r.Words)], string.Join(' ', query.Words.Written));
        var found = new List<(ListingId Listing, RankParts Points)>();
        foreach (var row in rows.Where(r => CanBeFound(pool, query, r)))
        {
            var fits = Fits(query, row, members[row.Owner], PlainSearch.Score(row.Words, terms), PlainSearch.Perfect(terms), out var matches);
            if (matches)
                found.Add((row.Id, Times(fits, weights.Weights)));
        }

        return [.. found.OrderByDescending(f => f.Points.Sum).ThenBy(f => f.Listing)];
    }

    private static bool CanBeFound(AnyPool pool, RankQuery query, MatchListing row) =>
        row.Owner != query.Asker.Id
        && (query.Wanted is null || query.Wanted == row.Type)
        && (query.Within is not { } within || (row.Networks.Contains(within) && query.Asker.Networks.Contains(within)))
        && (row.Networks.Count == 0 || row.Networks.Intersect(query.Asker.Networks).Any())
        && !pool.Blocks.Contains((row.Owner, query.Asker.Id)) && !pool.Blocks.Contains((query.Asker.Id, row.Owner));

    private static RankParts Fits(RankQuery query, MatchListing row, MatchMember owner, int wordScore, int perfect, out bool matches)
    {
        var asker = query.Asker;
        var skills = query.Skills.Sum(q => row.Skills.Select(s => StarterVocabulary.Instance.Similarity(q, s)).DefaultIfEmpty().Max());
        matches = wordScore > 0 || skills > 0;
        var talk = new[] { ExchangeKind.Coaching, ExchangeKind.Mentoring, ExchangeKind.Advice };
        var reliable = 700 * (owner.Record.Completed + 2) / (owner.Record.Completed + owner.Record.Cancelled + 3);
        return new RankParts(
            Skills: query.Skills.Count == 0 ? 0 : skills / query.Skills.Count,
            Words: perfect == 0 ? 0 : Math.Min(1_000, wordScore * 1_000 / perfect),
            Kind: query.Kind == row.Kind ? 1_000 : query.Kind is { } kind && talk.Contains(kind) && talk.Contains(row.Kind) ? 500 : 0,
            Time: asker.SharedHours is { } mine && owner.SharedHours is { } theirs ? Math.Min(1_000, 250 * Enumerable.Range(0, 168).Count(h => mine[h] && theirs[h])) : 0,
            Place: PlaceFit.Of(query.Whereabouts, row.Whereabouts).Score,
            Boundary: (asker.Organisation != owner.Organisation ? 500 : 0) + (asker.Profession != owner.Profession ? 300 : 0)
                + (asker.PayBand != "" && owner.PayBand != "" && asker.PayBand != owner.PayBand ? 200 : 0),
            Standing: reliable + owner.Record.AnswersWithinHours switch { null => 150, <= 24 => 300, <= 72 => 200, _ => 0 },
            Fairness: owner.Record.Completed == 0 ? 1_000 : 0);
    }

    private static RankParts Times(RankParts one, RankParts other) => new(one.Skills * other.Skills, one.Words * other.Words, one.Kind * other.Kind, one.Time * other.Time,
        one.Place * other.Place, one.Boundary * other.Boundary, one.Standing * other.Standing, one.Fairness * other.Fairness);
}
