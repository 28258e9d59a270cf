using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Tests.Matching.Words;

namespace Hexitime.Tests.Matching.Ranking;

public sealed class RankTests
{
    private static readonly SkillVocabulary Vocabulary = StarterVocabulary.Instance;
    private static readonly TextAnalyser Analyser = new();

    private static readonly MatchMember Asker = new()
    {
        Id = Member(1),
        Organisation = Organisation(1),
        Profession = "Nurse",
        SharedHours = WeekHours.Of([37, 38, 39, 60]),
    };

    private static readonly MatchMember Coach = new()
    {
        Id = Member(2),
        Organisation = Organisation(2),
        Profession = "nurse",
        SharedHours = WeekHours.Of([37, 38, 100]),
        Record = new ExchangeRecord(Completed: 9),
    };

    private static readonly MatchListing CoachesRunCharts = new()
    {
        Id = Listing(1),
        Owner = Coach.Id,
        Type = ListingType.Offer,
        Kind = ExchangeKind.Coaching,
        Hours = Credits.FromHours(2),
        Skills = Vocabulary.Resolve(["run charts"]),
        Words = Analyser.Analyse("Coaching in run charts", "From the ward to the board."),
    };

    private static MemberId Member(int n) => new(new Guid(n, 0, 0, new byte[8]));

    private static OrganisationId Organisation(int n) => new(new Guid(n, 0, 0, new byte[8]));

    private static ListingId Listing(int n) => new(new Guid(n, 0, 0, new byte[8]));

    private static RankedListing[] Rank(MatchPool pool, RankQuery query)
    {
        var ranked = new RankedListing[10];
        return ranked[..new Ranker().Rank(pool, query, MatchWeights.Default, ranked)];
    }

    [Fact]
    public void A_match_can_be_told_in_a_sentence()
    {
        var query = RankQuery.ForText("coaching in run charts", Asker, Vocabulary, ListingType.Offer);
        var ranked = Rank(MatchPool.Of([Asker, Coach], [CoachesRunCharts]), query).Single();

        RankSentence.Of(ranked).ShouldBe(
            "coaches Run charts; speaks of coaching, run, charts; the kind of help you look for; both free on Tuesday afternoons; can meet remotely; from another organisation");
        RankSentence.Parts(ranked, MatchWeights.Default).Single(p => p.Part == RankPart.Time)
            .ShouldBe(new ExplainedPart(RankPart.Time, 500 * 5, 5, 500, "both free on Tuesday afternoons"));
    }

    [Fact]
    public void A_typo_is_not_repeated()
    {
        var query = RankQuery.ForText("a coahc for run chrats", Asker, Vocabulary);
        var sentence = RankSentence.Of(Rank(MatchPool.Of([Asker, Coach], [CoachesRunCharts with { Words = Analyser.Analyse("Coach", "charts for the run") }]), query).Single());

        sentence.ShouldStartWith("speaks of coach, run, charts;");
    }

    [Fact]
    public void A_request_is_told_as_one()
    {
        var request = CoachesRunCharts with { Type = ListingType.Request };
        var query = RankQuery.ForMember(Asker with { Skills = Vocabulary.Resolve(["SPC"]), SharedHours = null }, "", Vocabulary);

        RankSentence.Of(Rank(MatchPool.Of([Asker, Coach], [request]), query).Single())
            .ShouldBe("looks for coaching in Run charts; can meet remotely; from another organisation");
    }

    [Fact]
    public void Days_and_hours_are_told_by_the_askers_clock()
    {
        var query = RankQuery.ForText("run charts", Asker, Vocabulary) with { HoursAheadOfUtc = 11 };

        var ranked = Rank(MatchPool.Of([Asker, Coach], [CoachesRunCharts]), query).Single();
        (ranked.CommonDay, ranked.CommonPart).ShouldBe((NodaTime.IsoDayOfWeek.Wednesday, DayPart.Night));
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, false)]
    public void Who_cannot_pay_is_told_so_and_finds_it_all_the_same(int minutes, bool cannotPay)
    {
        var query = RankQuery.ForText("run charts", Asker, Vocabulary) with { AvailableToAsker = Credits.FromMinutes(minutes) };
        var ranked = Rank(MatchPool.Of([Asker, Coach], [CoachesRunCharts]), query).Single();

        ranked.AskerCannotPay.ShouldBe(cannotPay);
        RankSentence.Of(ranked).Contains("more than the credit that you have available", StringComparison.Ordinal).ShouldBe(cannotPay);
        Rank(MatchPool.Of([Asker, Coach], [CoachesRunCharts with { Type = ListingType.Request }]), query).Single().AskerCannotPay.ShouldBeFalse("the other would pay");
    }

    [Fact]
    public void A_newcomer_comes_before_an_equal()
    {
        var newcomer = Coach with { Id = Member(3), Record = default };
        var theirs = CoachesRunCharts with { Id = Listing(2), Owner = newcomer.Id };
        var known = Coach with { Record = new ExchangeRecord(Completed: 3, Cancelled: 1) };

        Rank(MatchPool.Of([Asker, known, newcomer], [CoachesRunCharts, theirs]), RankQuery.ForText("run charts", Asker, Vocabulary)).Select(r => r.Owner)
            .ShouldBe([newcomer.Id, known.Id]);
    }

    [Fact]
    public void Equals_are_ranked_by_listing_id() =>
        Rank(MatchPool.Of([Asker, Coach], new[] { 7, 3, 5 }.Select(n => CoachesRunCharts with { Id = Listing(n) })), RankQuery.ForText("run charts", Asker, Vocabulary))
            .Select(r => r.Listing).ShouldBe([Listing(3), Listing(5), Listing(7)]);

    [Fact]
    public void What_shares_neither_a_skill_nor_a_word_is_not_found() =>
        Rank(MatchPool.Of([Asker, Coach], [CoachesRunCharts]), RankQuery.ForText("sepsis", Asker, Vocabulary)).ShouldBeEmpty();

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_weight_out_of_bounds_is_refused(int weight) =>
        MatchWeights.Create(MatchWeights.Default.Weights with { Time = weight }).Refusal.ShouldNotBeNull().Code.ShouldBe("matching.weight");

    [Fact]
    public void The_old_pool_is_as_it_was()
    {
        var before = MatchPool.Of([Asker, Coach], [CoachesRunCharts]);
        var query = RankQuery.ForText("run charts", Asker, Vocabulary);
        var after = before.With([PoolChange.Block(Coach.Id, Asker.Id)]);

        Rank(after, query).ShouldBeEmpty();
        Rank(before, query).Length.ShouldBe(1);
        Rank(after.With([PoolChange.Unblock(Coach.Id, Asker.Id)]), query).Length.ShouldBe(1);
    }

    [Fact]
    public void A_pool_is_laid_out_anew_once_much_has_changed_and_finds_the_same()
    {
        var any = AnyPool.Of(5, 40, 1_500);
        var pool = MatchPool.Of(any.Members, any.Listings.Take(20), any.Blocks);
        foreach (var some in any.Listings.Skip(20).Chunk(200))
            pool = pool.With([.. some.Select(PoolChange.Put)]);

        pool.Count.ShouldBe(any.Build().Count);
        for (var i = 0; i < 10; i++)
        {
            var query = any.AnyQuery();
            Rank(pool, query).ShouldBe(Rank(any.Build(), query));
        }
    }

    [Fact]
    public void Ranking_and_telling_why_allocate_nothing()
    {
        var any = AnyPool.Of(3, 40, 600);
        var pool = any.Build().With([.. Enumerable.Range(0, 20).Select(_ => any.AnyChange())]);
        var queries = Enumerable.Range(0, 10).Select(_ => any.AnyQuery()).ToArray();
        var (ranker, ranked, sentence) = (new Ranker(), new RankedListing[10], new char[RankSentence.Longest]);
        void All()
        {
            foreach (var query in queries)
            {
                foreach (var one in ranked.AsSpan(0, ranker.Rank(pool, query, MatchWeights.Default, ranked)))
                    RankSentence.Write(one, sentence);
            }
        }

        Allocations.LeastOf(All).ShouldBe(0);
    }
}
