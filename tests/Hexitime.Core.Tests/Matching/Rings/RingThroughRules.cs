using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Hexitime.Matching.Rings;

/// <summary>The best ring through each member, against all rings there are.</summary>
public sealed class RingThroughRules
{
    [Property(MaxTest = 300)]
    public Property It_is_a_ring_through_them_and_none_has_a_better_mean_or_fewer_people_for_the_same() => Prop.ForAll(Helps.Small().ToArbitrary(), c =>
    {
        foreach (var person in c.Problem.People)
        {
            var all = Exhaustive.RingsThrough(c.Problem, person).ToList();
            var best = RingThrough.Best(c.Problem, person);

            (best is null).ShouldBe(all.Count == 0);
            if (best is null)
                continue;
            best.Legs.ShouldBeSubsetOf(c.Problem.Helps);
            best.Legs.Select(l => l.Helped).ShouldBe([.. best.Members.Skip(1), best.Members.First()]);
            best.Members.ShouldBeUnique();
            best.Members.ShouldContain(person);
            var (people, score) = (best.Legs.Count, best.Score);
            all.ShouldAllBe(r => r.Score * people < score * r.People || (r.Score * people == score * r.People && r.People >= people));
        }
    });

    [Property(MaxTest = 100)]
    public Property The_order_of_helps_plays_no_part() => Prop.ForAll(Helps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        var shuffled = c.Helps.ToArray();
        new Random(seed).Shuffle(shuffled);
        foreach (var person in c.Problem.People)
            (RingThrough.Best(RingProblem.Of(shuffled, c.Longest), person)?.Legs).ShouldBe(RingThrough.Best(c.Problem, person)?.Legs);
    });

    [Fact]
    public void Somebody_whom_nobody_can_help_in_return_is_in_none() =>
        RingThrough.Best(RingProblem.Of([Helps.Of(0, 1, 5), Helps.Of(1, 2, 5), Helps.Of(2, 1, 5)], 5), Helps.Person(0)).ShouldBeNull();
}
