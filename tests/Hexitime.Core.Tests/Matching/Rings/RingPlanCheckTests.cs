using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Hexitime.Matching.Rings;

/// <summary>The checker sees what is wrong with a plan and with its proof.</summary>
public sealed class RingPlanCheckTests
{
    private static readonly RingProblem Problem = RingProblem.Of(Helps.Random(40, 4, 7), 3);
    private static readonly RingPlan Plan = RingClearing.Clear(Problem);

    [Fact]
    public void A_right_plan_has_no_faults()
    {
        Plan.Rings.Count.ShouldBeGreaterThan(2);
        Plan.IsOptimal.ShouldBeTrue();
        Codes(Plan).ShouldBeEmpty();
    }

    [Fact]
    public void A_ring_twice_asks_for_its_members_twice() => Codes(Plan with { Rings = [.. Plan.Rings, Plan.Rings[0]] }).ShouldContain("ring.shared");

    [Fact]
    public void A_ring_too_long_or_too_short_is_seen()
    {
        Codes(Plan with { Rings = [new Ring([.. Plan.Rings[0].Legs, .. Plan.Rings[1].Legs])] }).ShouldContain("ring.size");
        Codes(Plan with { Rings = [new Ring([Plan.Rings[0].Legs[0]])] }).ShouldContain("ring.size");
    }

    [Fact]
    public void A_ring_that_does_not_close_is_seen() =>
        Codes(Plan with { Rings = [new Ring([Plan.Rings[0].Legs[0], Plan.Rings[1].Legs[0]])] }).ShouldContain("ring.open");

    [Fact]
    public void A_help_that_does_not_exist_is_seen()
    {
        var ring = Plan.Rings[0];

        Codes(Plan with { Rings = [new Ring([.. ring.Legs.Take(1).Select(l => l with { Score = l.Score + 1 }), .. ring.Legs.Skip(1)])] }).ShouldContain("ring.no-such-help");
    }

    [Fact]
    public void A_plan_without_a_ring_is_not_what_a_search_has_proven() =>
        Codes(Plan with { Rings = [.. Plan.Rings.Skip(1)], Bound = Plan.Bound with { Proof = RingProof.Search } }).ShouldContain("bound.not-found");

    [Fact]
    public void A_bound_below_the_plan_or_below_what_prices_prove_is_seen()
    {
        Codes(Plan with { Bound = new RingBound(Plan.PeopleHelped - 1, Plan.Score, RingProof.Prices) }).ShouldContain("bound.below-plan");
        Codes(Plan with { Bound = new RingBound(Problem.People.Count, 0, RingProof.Prices) }).ShouldContain("bound.not-proven");
    }

    [Fact]
    public void Every_price_that_a_ring_needs_is_needed_and_none_is_below_zero()
    {
        var prices = Plan.Certificate[0];
        var member = Problem.People.ToList().IndexOf(Plan.Rings[0].Legs[0].Helper);

        Codes(With([.. prices.Prices.Select(p => 0L)])).ShouldContain("prices.too-low");
        Codes(With([.. prices.Prices.Skip(1)])).ShouldContain("prices.not-prices");
        Codes(With([.. prices.Prices.Select((p, i) => i == member ? -1 : p)])).ShouldContain("prices.not-prices");

        RingPlan With(long[] changed) => Plan with { Certificate = [prices with { Prices = changed }] };
    }

    [Fact]
    public void Prices_that_are_as_low_as_can_be_cannot_be_lowered()
    {
        var problem = RingProblem.Of([Helps.Of(1, 2, 3), Helps.Of(2, 3, 4), Helps.Of(3, 1, 5)], 3);
        var plan = RingClearing.Clear(problem);
        var prices = plan.Certificate.First(c => c.PerScore == 1);

        prices.Total.ShouldBe((3 * prices.PerPerson) + 12);
        for (var i = 0; i < 3; i++)
        {
            if (prices.Prices[i] == 0)
                continue;
            var changed = prices.Prices.ToArray();
            changed[i]--;
            RingPlanCheck.Faults(problem, plan with { Certificate = [new RingPrices(prices.PerPerson, 1, changed)] }).ShouldContain(f => f.Code == "prices.too-low");
        }
    }

    [Property(MaxTest = 300)]
    public Property Whatever_the_prices_a_ring_that_is_worth_more_is_seen_just_when_there_is_one() => Prop.ForAll(Helps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        var (problem, random) = (c.Problem, new Random(seed));
        var prices = new RingPrices(random.Next(2_000), random.Next(2), [.. problem.People.Select(_ => random.NextInt64((2 * problem.HighestScore) + 2_000))]);
        var isWorthMore = problem.People.Any(person => Exhaustive.WorthBeyond(problem, prices, person).Any(more => more > 0));

        RingPlanCheck.Faults(problem, new RingPlan([], RingBound.Of(problem, [prices]), [prices])).Any(f => f.Code == "prices.too-low").ShouldBe(isWorthMore);
    });

    private static IEnumerable<string> Codes(RingPlan plan) => RingPlanCheck.Faults(Problem, plan).Select(f => f.Code);
}
