using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Ledger;

namespace Hexitime.Projects;

/// <summary>How what a project has not spent is divided over where it came from.</summary>
public sealed class RefundRules
{
    [Property]
    public Property The_parts_add_up_to_the_whole_and_none_is_more_than_came_from_there() => Prop.ForAll(Cases(), c =>
    {
        var parts = Refunds.Divide(c.Unspent, c.CameIn);

        parts.Count.ShouldBe(c.CameIn.Count);
        parts.Sum(p => p.Minutes).ShouldBe(c.Unspent.Minutes);
        for (var i = 0; i < parts.Count; i++)
            parts[i].Minutes.ShouldBeInRange(0, c.CameIn[i].Minutes);
    });

    [Property]
    public Property No_part_is_a_minute_or_more_from_its_exact_share() => Prop.ForAll(Cases(), c =>
    {
        var total = c.CameIn.Sum(a => a.Minutes);
        foreach (var (part, amount) in Refunds.Divide(c.Unspent, c.CameIn).Zip(c.CameIn))
            Int128.Abs(((Int128)part.Minutes * total) - ((Int128)c.Unspent.Minutes * amount.Minutes)).ShouldBeLessThan(total);
    });

    [Property]
    public Property It_is_the_same_every_time_and_more_in_gives_no_less_back() => Prop.ForAll(Cases(), c =>
    {
        var parts = Refunds.Divide(c.Unspent, c.CameIn);

        Refunds.Divide(c.Unspent, [.. c.CameIn]).ShouldBe(parts);
        var ordered = c.CameIn.Zip(parts).OrderBy(p => p.First.Minutes).ThenBy(p => p.Second.Minutes).ToList();
        ordered.Zip(ordered.Skip(1)).ShouldAllBe(p => p.First.Second <= p.Second.Second);
    });

    [Fact]
    public void All_or_nothing_comes_back_as_it_came()
    {
        Credits[] cameIn = [Credits.FromMinutes(50), Credits.FromMinutes(1), Credits.FromMinutes(7)];

        Refunds.Divide(Credits.FromMinutes(58), cameIn).ShouldBe(cameIn);
        Refunds.Divide(Credits.Zero, cameIn).ShouldAllBe(p => p == Credits.Zero);
        Refunds.Divide(Credits.Zero, []).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => Refunds.Divide(Credits.FromMinutes(59), cameIn));
    }

    private static Arbitrary<Case> Cases() => (
        from amounts in Gen.NonEmptyListOf(Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, 60_000_000)))
        from percent in Gen.Choose(0, 1_000)
        let total = amounts.Sum(a => (long)a)
        select new Case(Credits.FromMinutes(total * percent / 1_000), [.. amounts.Select(a => Credits.FromMinutes(a))])).ToArbitrary();

    private sealed record Case(Credits Unspent, IReadOnlyList<Credits> CameIn);
}
