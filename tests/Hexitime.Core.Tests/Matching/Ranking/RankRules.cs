using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Ranking;

/// <summary>What is true of every ranking of every pool. A failure prints the seed.</summary>
[Properties(MaxTest = 120)]
public sealed class RankRules
{
    private static readonly Ranker Ranker = new();

    private static RankedListing[] Rank(MatchPool pool, RankQuery query, MatchWeights weights, int most = 100)
    {
        var ranked = new RankedListing[most];
        return ranked[..new Ranker().Rank(pool, query, weights, ranked)];
    }

    [Property]
    public void A_ranking_is_what_looking_at_every_listing_brings(PositiveInt seed, bool isLarge)
    {
        var any = AnyPool.Of(seed.Get, isLarge ? 30 : 6, isLarge ? 300 : 25);
        var pool = any.Build();
        var ranker = new Ranker();
        for (var i = 0; i < 4; i++)
        {
            var (query, weights) = (any.AnyQuery(), any.AnyWeights());
            var ranked = new RankedListing[any.Random.Next(1, any.Random.Next(2) == 0 ? 4 : 40)];
            var count = ranker.Rank(pool, query, weights, ranked);

            ranked[..count].Select(r => (r.Listing, r.Points)).ShouldBe(PlainRanking.Rank(any, query, weights).Take(ranked.Length));
        }
    }

    [Property]
    public void The_parts_add_up_and_none_is_out_of_bounds(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        var (query, weights) = (any.AnyQuery(), any.AnyWeights());
        foreach (var ranked in Rank(any.Build(), query, weights))
        {
            var parts = RankSentence.Parts(ranked, weights);
            parts.Sum(p => p.Points).ShouldBe(ranked.Total);
            parts.Select(p => p.Part).ShouldBe(Enum.GetValues<RankPart>());
            parts.ShouldAllBe(p => p.Fit >= 0 && p.Fit <= 1_000 && p.Points == p.Fit * p.Weight && p.Weight == weights.Weights[p.Part]);
        }
    }

    [Property]
    public void The_order_in_which_a_pool_is_built_does_not_matter(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        var (query, weights) = (any.AnyQuery(), any.AnyWeights());
        var expected = Rank(any.Build(), query, weights);
        var (members, listings) = (any.Members.ToArray(), any.Listings.ToArray());
        any.Random.Shuffle(members);
        any.Random.Shuffle(listings);

        Rank(MatchPool.Of(members, listings, Enumerable.Reverse(any.Blocks)), query, weights).ShouldBe(expected);
        Rank(MatchPool.Empty.With([.. listings.Select(PoolChange.Put)]).With([.. members.Select(PoolChange.Put), .. any.Blocks.Select(b => PoolChange.Block(b.Blocker, b.Blocked))]),
            query, weights).ShouldBe(expected);
    }

    [Property]
    public void Nobody_finds_what_they_must_not(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        var pool = any.Build();
        var query = any.AnyQuery();
        foreach (var ranked in Rank(pool, query, any.AnyWeights()))
        {
            var listing = pool.Find(ranked.Listing).ShouldNotBeNull();
            listing.IsOpen.ShouldBeTrue();
            listing.Owner.ShouldNotBe(query.Asker.Id);
            pool.Find(listing.Owner)!.TakesPart.ShouldBeTrue();
            pool.AreApart(listing.Owner, query.Asker.Id).ShouldBeFalse();
            (listing.Networks.Count == 0 || listing.Networks.Any(n => query.Asker.Networks.Contains(n))).ShouldBeTrue();
            (query.Wanted ?? listing.Type).ShouldBe(listing.Type);
        }
    }

    [Property]
    public void A_pool_that_was_changed_equals_one_built_anew(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 8, 40);
        var pool = any.Build();
        for (var round = 0; round < 4; round++)
        {
            pool = pool.With([.. Enumerable.Range(0, any.Random.Next(12)).Select(_ => any.AnyChange())]);
            var (query, weights, built) = (any.AnyQuery(), any.AnyWeights(), any.Build());

            pool.Count.ShouldBe(built.Count);
            var ranked = new RankedListing[30];
            ranked[..Ranker.Rank(pool, query, weights, ranked)].ShouldBe(Rank(built, query, weights, 30));
        }
    }

    [Property]
    public void A_part_without_weight_brings_nothing_and_a_greater_weight_never_less(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        var (pool, query) = (any.Build(), any.AnyQuery());
        var weights = any.AnyWeights().Weights;
        var with = Rank(pool, query, MatchWeights.Create(weights with { Fairness = 50 }).Value).ToDictionary(r => r.Listing);
        var without = Rank(pool, query, MatchWeights.Create(weights with { Fairness = 0 }).Value);

        without.ShouldAllBe(r => r.Points.Fairness == 0);
        foreach (var ranked in without.Where(r => with.ContainsKey(r.Listing)))
            with[ranked.Listing].Total.ShouldBe(ranked.Total + (50 * ranked.Fits.Fairness));
    }

    [Property]
    public void Who_becomes_a_better_match_is_not_ranked_lower(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        var (query, weights) = (any.AnyQuery(), any.AnyWeights());
        var before = Rank(any.Build(), query, weights);
        if (before.Length == 0)
            return;
        var place = any.Random.Next(before.Length);
        var owner = any.Members.FindIndex(m => m.Id == before[place].Owner);
        any.Members[owner] = any.Members[owner] with { SharedHours = query.Asker.SharedHours, Record = any.Members[owner].Record with { Cancelled = 0, AnswersWithinHours = 1 } };

        Array.FindIndex(Rank(any.Build(), query, weights), r => r.Listing == before[place].Listing).ShouldBeInRange(0, place);
    }

    [Property(MaxTest = 60)]
    public void Sentences_tell_no_time_that_is_not_shared_and_only_the_askers_own_means(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        var query = any.AnyQuery() with { AvailableToAsker = null };
        foreach (var ranked in Rank(any.Build(), query, any.AnyWeights()))
        {
            var owner = any.Members.Single(m => m.Id == ranked.Owner);
            var sentence = RankSentence.Of(ranked);
            if (query.Asker.SharedHours is null || owner.SharedHours is null || (query.Asker.SharedHours.Value & owner.SharedHours.Value).Count == 0)
                sentence.ShouldNotContain("free");
            sentence.ShouldNotContain("credit");
            sentence.ShouldNotContain("band", Case.Insensitive);
        }
    }

    [Property(MaxTest = 60)]
    public void The_words_that_are_told_are_those_of_the_listing_whatever_the_asker_has_written(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 10, 60);
        foreach (var ranked in Rank(any.Build(), any.AnyQuery(), any.AnyWeights()))
        {
            var stems = any.Listings.Single(l => l.Id == ranked.Listing).Words.Terms;
            var (first, second, third) = ranked.FirstWords;
            foreach (var word in ((string?[])[first, second, third]).OfType<string>())
                stems.ShouldContain(Porter2.Stem(word));
            new[] { first, second, third }.Count(w => w is not null).ShouldBe(Math.Min(3, System.Numerics.BitOperations.PopCount(ranked.MatchedWords)));
        }
    }
}
