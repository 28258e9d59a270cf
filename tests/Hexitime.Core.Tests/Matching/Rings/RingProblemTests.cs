namespace Hexitime.Matching.Rings;

/// <summary>What a problem refuses, and which help counts.</summary>
public sealed class RingProblemTests
{
    [Fact]
    public void Nobody_helps_themselves_and_scores_and_sizes_have_their_range()
    {
        Should.Throw<ArgumentException>(() => RingProblem.Of([Helps.Of(1, 1, 5)], 3));
        Should.Throw<ArgumentException>(() => RingProblem.Of([Helps.Of(1, 2, -1)], 3));
        Should.Throw<ArgumentException>(() => RingProblem.Of([Helps.Of(1, 2, RingProblem.GreatestScore + 1)], 3));
        Should.Throw<ArgumentException>(() => RingProblem.Of([Helps.Of(1, 2, 5), Helps.Of(1, 2, 6)], 3));
        Should.Throw<ArgumentOutOfRangeException>(() => RingProblem.Of([], 1));
        Should.Throw<ArgumentOutOfRangeException>(() => RingProblem.Of([], 6));
    }

    [Fact]
    public void Of_nobody_there_are_no_rings()
    {
        var plan = RingClearing.Clear(RingProblem.Of([], 5));

        plan.Rings.ShouldBeEmpty();
        plan.IsOptimal.ShouldBeTrue();
    }

    [Fact]
    public void Of_several_helps_between_two_the_best_is_the_leg_and_the_next_takes_its_place()
    {
        var (best, tied, worst, back) = (Helps.Of(1, 2, 9, listings: 3), Helps.Of(1, 2, 9, listings: 4), Helps.Of(1, 2, 8, listings: 1), Helps.Of(2, 1, 1));
        var problem = RingProblem.Of([worst, tied, back, best], 2);

        LegFrom(problem).ShouldBe(best);
        LegFrom(problem.Without(best)).ShouldBe(tied);
        LegFrom(problem.Without(best).Without(tied)).ShouldBe(worst);
        RingClearing.Clear(problem.Without(best.Helper, best.Helped)).Rings.ShouldBeEmpty();

        static Help LegFrom(RingProblem problem) => RingClearing.Clear(problem).Rings.ShouldHaveSingleItem().Legs[0];
    }

    [Fact]
    public void One_person_more_is_worth_more_than_any_scores()
    {
        const int most = RingProblem.GreatestScore;
        var problem = RingProblem.Of([Helps.Of(1, 2, most), Helps.Of(2, 1, most), Helps.Of(1, 3, 0), Helps.Of(3, 2, 0), Helps.Of(2, 3, 0), Helps.Of(3, 1, 0)], 3);

        RingClearing.Clear(problem).PeopleHelped.ShouldBe(3);
        RingClearing.Clear(RingProblem.Of(problem.Helps, 2)).Score.ShouldBe(2 * most);
    }

    [Fact]
    public void A_cancelled_clearing_stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Should.Throw<OperationCanceledException>(() => RingClearing.Clear(RingProblem.Of(Helps.Random(50, 5, 1), 3), cancellation: cancellation.Token));
    }

    [Fact]
    public void Progress_is_told_while_there_is_something_to_do()
    {
        var told = new Told();
        var plan = RingClearing.Clear(RingProblem.Of(Helps.Random(60, 12, 1), 3), RingEffort.Quick, told);

        told.Last.ShouldNotBeNull();
        told.Last.PeopleAtMost.ShouldBeGreaterThanOrEqualTo(plan.PeopleHelped);
        told.Last.PossibleRings.ShouldBeGreaterThan(0);
    }

    private sealed class Told : IProgress<RingProgress>
    {
        public RingProgress? Last { get; private set; }

        public void Report(RingProgress value) => Last = value;
    }
}
