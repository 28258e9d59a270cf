using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Hexitime.Matching.Rings;

/// <summary>What holds of every clearing, on cases small enough to try everything.</summary>
public sealed class RingClearingRules
{
    private static readonly RingEffort NoEffort = new(1_000_000, 0, 0, 0);

    [Property(MaxTest = 300)]
    public Property It_is_the_best_plan_there_is_and_it_knows_that() => Prop.ForAll(Helps.Small().ToArbitrary(), c =>
    {
        var plan = RingClearing.Clear(c.Problem);

        (plan.PeopleHelped, plan.Score).ShouldBe(Exhaustive.Best(c.Problem));
        plan.IsOptimal.ShouldBeTrue();
        RingPlanCheck.Faults(c.Problem, plan).ShouldBeEmpty();
    });

    [Property(MaxTest = 200)]
    public Property With_hardly_any_effort_it_is_a_plan_and_its_bound_is_not_below_the_best() => Prop.ForAll(Helps.Small().ToArbitrary(), c =>
    {
        var plan = RingClearing.Clear(c.Problem, NoEffort);

        RingPlanCheck.Faults(c.Problem, plan).ShouldBeEmpty();
        (plan.Bound.People, plan.Bound.Score).CompareTo(Exhaustive.Best(c.Problem)).ShouldBeGreaterThanOrEqualTo(0);
    });

    [Property(MaxTest = 100)]
    public Property With_more_rings_than_can_be_held_it_is_a_plan_and_its_bound_is_not_below_the_best() => Prop.ForAll(Helps.Small().ToArbitrary(), c =>
    {
        var plan = RingClearing.Clear(c.Problem, RingEffort.Quick with { Rings = 1 });

        RingPlanCheck.Faults(c.Problem, plan).ShouldBeEmpty();
        (plan.Bound.People, plan.Bound.Score).CompareTo(Exhaustive.Best(c.Problem)).ShouldBeGreaterThanOrEqualTo(0);
    });

    [Property(MaxTest = 100)]
    public Property The_order_of_helps_plays_no_part() => Prop.ForAll(Helps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        Help[] shuffled = [.. c.Helps, .. c.Helps.Take(2)];
        new Random(seed).Shuffle(shuffled);

        Legs(RingClearing.Clear(RingProblem.Of(shuffled, c.Longest))).ShouldBe(Legs(RingClearing.Clear(c.Problem)));
    });

    [Property(MaxTest = 100)]
    public Property Who_has_which_id_changes_nothing_about_the_worth() => Prop.ForAll(Helps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        int[] names = [.. Enumerable.Range(0, 100)];
        new Random(seed).Shuffle(names);
        var named = c.Problem.People.Select((p, i) => (p, i)).ToDictionary(p => p.p, p => Helps.Person(names[p.i]));
        var renamed = RingClearing.Clear(RingProblem.Of(c.Helps.Select(h => h with { Helper = named[h.Helper], Helped = named[h.Helped] }), c.Longest));
        var plan = RingClearing.Clear(c.Problem);

        (renamed.PeopleHelped, renamed.Score).ShouldBe((plan.PeopleHelped, plan.Score));
    });

    [Property(MaxTest = 100)]
    public Property A_refusal_clears_the_rest_anew_and_never_comes_back() => Prop.ForAll(Helps.Small().ToArbitrary(), c =>
    {
        var plan = RingClearing.Clear(c.Problem);
        if (plan.Rings.Count == 0)
            return;
        var leg = plan.Rings[0].Legs[^1];

        foreach (var rest in (RingProblem[])[c.Problem.Without(leg), c.Problem.Without(leg.Helper, leg.Helped), c.Problem.Without(leg.Helper)])
        {
            var anew = RingClearing.Clear(rest);
            anew.Rings.SelectMany(r => r.Legs).ShouldNotContain(leg);
            (anew.PeopleHelped, anew.Score).ShouldBe(Exhaustive.Best(rest));
        }

        RingClearing.Clear(c.Problem.Without(leg.Helper)).Rings.SelectMany(r => r.Members).ShouldNotContain(leg.Helper);
    });

    [Property(MaxTest = 200)]
    public Property Without_a_search_it_is_a_plan_and_its_bound_is_not_below_the_best() => Prop.ForAll(Helps.Small().ToArbitrary(), c =>
    {
        var plan = RingClearing.Clear(c.Problem, new RingEffort(1_000_000, 100_000, 100_000, SearchSteps: 0));

        RingPlanCheck.Faults(c.Problem, plan).ShouldBeEmpty();
        (plan.Bound.People, plan.Bound.Score).CompareTo(Exhaustive.Best(c.Problem)).ShouldBeGreaterThanOrEqualTo(0);
    });

    [Fact]
    public void Of_more_rings_than_can_be_looked_at_again_and_again_it_is_a_plan_near_its_bound()
    {
        var problem = RingProblem.Of(Helps.Random(140, 14, seed: 3), 5);
        RingProgress? told = null;
        var plan = RingClearing.Clear(problem, RingEffort.Quick, new Listener(p => told = p));

        told!.PossibleRings.ShouldBeGreaterThan(60_000);
        RingPlanCheck.Faults(problem, plan).ShouldBeEmpty();
        plan.PeopleHelped.ShouldBeGreaterThan(plan.Bound.People * 9 / 10);
        Legs(RingClearing.Clear(problem, RingEffort.Quick)).ShouldBe(Legs(plan));
    }

    private sealed class Listener(Action<RingProgress> tell) : IProgress<RingProgress>
    {
        public void Report(RingProgress value) => tell(value);
    }

    private static IEnumerable<Help> Legs(RingPlan plan) => plan.Rings.SelectMany(r => r.Legs);
}
