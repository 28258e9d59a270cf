using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Rings;

namespace Hexitime.Tests.Rings;

/// <summary>Rings of two to five people with little or nothing in hand, whose legs end in all the ways in which legs end.</summary>
public sealed class RingRules
{
    [Property(MaxTest = Cases.Many / 2)]
    public Property Nobody_needs_credit_to_begin_and_what_they_can_spend_stays_the_same() => Prop.ForAll(Lives(), life =>
    {
        var ring = new PureRing(life);
        var before = All(life, ring.WalletOf);
        ring.Begin();

        for (var i = 0; i < life.People.Count; i++)
        {
            ring.WalletOf(i).Available.ShouldBe(before[i].Available);
            ring.WalletOf(i).Held.Minutes.ShouldBe(life.Minutes);
            ring.Spend(i).ShouldBe(life.People[i].Spends <= life.People[i].Balance);
        }
    });

    [Property(MaxTest = Cases.Many / 2)]
    public Property Credits_move_together_when_each_leg_is_confirmed_or_called_off_and_not_before() => Prop.ForAll(Lives(), life =>
    {
        var ring = new PureRing(life);
        ring.Begin();
        var before = All(life, ring.WalletOf);
        for (var i = 0; i < life.People.Count; i++)
        {
            ring.TryEnd().ShouldBeFalse();
            ring.EndLeg(i);
            All(life, ring.WalletOf).ShouldBe(before);
        }

        ring.TryEnd().ShouldBeTrue();

        ring.TryEnd().ShouldBeFalse("a ring ends once");
        ring.Legs.ShouldAllBe(l => l.IsOver && l.Held == Credits.Zero);
        ring.Sum.ShouldBe(0);
    });

    [Property(MaxTest = Cases.Many / 2)]
    public Property Whoever_gave_is_credited_and_whoever_got_more_than_they_had_owes_it_until_they_earn_it() => Prop.ForAll(Lives(), life =>
    {
        var ring = new PureRing(life);
        ring.Begin();
        var had = Enumerable.Range(0, life.People.Count).Select(i => life.People[i].Balance - (ring.Spend(i) ? life.People[i].Spends : 0)).ToList();
        for (var i = 0; i < life.People.Count; i++)
            ring.EndLeg(i);
        ring.TryEnd();

        for (var i = 0; i < life.People.Count; i++)
        {
            var expected = had[i] + Given(life, i) - Given(life, (i + life.People.Count - 1) % life.People.Count);
            ShouldOwe(ring, i, expected);
            Owed(ring, i).ShouldBeLessThanOrEqualTo(life.Minutes);
            ring.Earn(i);
            ShouldOwe(ring, i, expected + life.People[i].Earns);
        }

        ring.Sum.ShouldBe(0);
    });

    [Fact]
    public void Of_those_who_all_keep_their_word_nobody_pays_anything()
    {
        var ring = new PureRing(new RingLife(60, [.. Enumerable.Repeat(new RingPerson(0, 0, LegEnd.Confirmed, 60, 0), 3)]));
        ring.Begin();
        for (var i = 0; i < 3; i++)
            ring.EndLeg(i);
        ring.TryEnd();

        for (var i = 0; i < 3; i++)
            (ring.WalletOf(i).Posted, ring.WalletOf(i).Floor, ring.WalletOf(i).Length).ShouldBe((Credits.Zero, Credits.Zero, 2), "an hour earned and an hour spent, on record");
    }

    [Fact]
    public void In_a_ring_no_more_than_what_all_agreed_on_counts_and_nobody_waives_it()
    {
        var ring = new PureRing(new RingLife(60, [.. Enumerable.Repeat(new RingPerson(500, 0, LegEnd.Confirmed, 60, 0), 2)]));
        ring.Begin();
        var leg = ring.Legs[0];

        leg.Record(leg.Giver, Credits.FromMinutes(61), null, PureRing.Rules, leg.ProposedAt).Refusal!.Code.ShouldBe("exchange.ring-hours");
        leg.Waive(leg.Giver, leg.ProposedAt).Refusal!.Code.ShouldBe("exchange.in-ring");
    }

    private static void ShouldOwe(PureRing ring, int person, int expected)
    {
        var wallet = ring.WalletOf(person);
        (wallet.Posted.Minutes, wallet.Held).ShouldBe((expected, Credits.Zero));
        Owed(ring, person).ShouldBe(Math.Max(0, -expected));
        wallet.Floor.Minutes.ShouldBe(-Owed(ring, person), "nothing more can be spent than is there");
    }

    private static long Owed(PureRing ring, int person) => ring.Ring.Legs[person].Owed.Minutes;

    private static int Given(RingLife life, int person) => life.People[person].End == LegEnd.Cancelled ? 0 : life.People[person].Given;

    private static List<Account> All(RingLife life, Func<int, Account> wallet) => [.. Enumerable.Range(0, life.People.Count).Select(wallet)];

    private static Arbitrary<RingLife> Lives() => (
        from minutes in Gen.Choose(1, PureRing.Rules.RingGuaranteeMinutes)
        from people in Gen.Choose(Ring.Smallest, Ring.Largest)
        from balances in Gen.ListOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 300)), people)
        from spends in Gen.ListOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 300)), people)
        from ends in Gen.ListOf(Gen.Elements(Enum.GetValues<LegEnd>()), people)
        from given in Gen.ListOf(Gen.OneOf(Gen.Constant(minutes), Gen.Choose(1, minutes)), people)
        from earns in Gen.ListOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 300)), people)
        select new RingLife(minutes, [.. Enumerable.Range(0, people).Select(i => new RingPerson(balances[i], spends[i], ends[i], given[i], earns[i]))])).ToArbitrary();
}
