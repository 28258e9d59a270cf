using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Tests.Projects;

/// <summary>Pledges against the table of their life and the sums it promises: random steps by random people, with little or much on the project's account.</summary>
public sealed class PledgeRules
{
    private static readonly PledgeState[] Over = [PledgeState.Confirmed, PledgeState.Declined, PledgeState.Withdrawn, PledgeState.Ended];
    private static readonly PledgeState[] Pending = [PledgeState.Offered, PledgeState.Accepted];

    [Property(MaxTest = 500)]
    public Property Every_step_is_taken_or_refused_as_the_table_says() => Prop.ForAll(Lives(), life => Live(life, (pledges, step) =>
    {
        var before = pledges.Pledges[step.Pledge];
        var expected = IsInTheTable(before, step, pledges.Now) && Needed(before, step) <= pledges.Account.Available.Minutes;

        pledges.Try(step).ShouldBe(expected, $"{step} in {before.State}");

        if (Over.Contains(before.State))
            pledges.Pledges[step.Pledge].ShouldBeSameAs(before);
    }));

    [Property(MaxTest = 500)]
    public Property The_account_holds_what_is_promised_and_has_paid_what_was_given_and_is_no_gift() => Prop.ForAll(Lives(), life => Live(life, (pledges, step) =>
    {
        pledges.Try(step);

        pledges.Account.Held.Minutes.ShouldBe(pledges.Pledges.Sum(p => p.Held.Minutes), step.ToString());
        pledges.Account.Posted.Minutes.ShouldBe(life.Funded - pledges.Pledges.Sum(Paid), step.ToString());
        foreach (var p in pledges.Pledges)
        {
            pledges.AccountOf(p.Wallet).Posted.Minutes.ShouldBe(Paid(p), step.ToString());
            var isPromised = !p.IsGift && p.State is (PledgeState.Accepted or PledgeState.Recorded or PledgeState.Disputed);
            p.Held.Minutes.ShouldBe(isPromised ? p.Hours.Minutes : 0, step.ToString());
        }
    }));

    [Property(MaxTest = 300)]
    public Property Who_wrote_the_reason_can_be_told_from_the_pledge() => Prop.ForAll(Lives(), life =>
    {
        var wrote = new PledgeSide?[PurePledges.Members];
        Live(life, (pledges, step) =>
        {
            if (pledges.Try(step) && step.Action is (PledgeAction.Decline or PledgeAction.Dispute or PledgeAction.Decide))
                wrote[step.Pledge] = step.Action == PledgeAction.Decide ? null : step.Side;
            pledges.Pledges[step.Pledge].ReasonSide.ShouldBe(wrote[step.Pledge], step.ToString());
        });
    });

    [Fact]
    public void Generated_lives_reach_every_state_and_take_and_are_refused_every_step()
    {
        var (states, taken, refused) = (new HashSet<PledgeState>(), new HashSet<PledgeAction>(), new HashSet<PledgeAction>());
        foreach (var life in Lives().Generator.Sample(400, 40))
        {
            Live(life, (pledges, step) =>
            {
                (pledges.Try(step) ? taken : refused).Add(step.Action);
                states.UnionWith(pledges.Pledges.Select(p => p.State));
            });
        }

        states.ShouldBe(Enum.GetValues<PledgeState>(), ignoreOrder: true);
        taken.ShouldBe(Tried, ignoreOrder: true);
        refused.ShouldBe(Tried, ignoreOrder: true);
    }

    private static IEnumerable<PledgeAction> Tried => Enum.GetValues<PledgeAction>().Except([PledgeAction.Offer]);

    /// <summary>The table of docs/architecture.md.</summary>
    private static bool IsInTheTable(Pledge p, PledgeStep step, Instant now) => step.Action switch
    {
        PledgeAction.Accept => p.State == PledgeState.Offered && step.Side == PledgeSide.Lead,
        PledgeAction.Decline => Pending.Contains(p.State) && step.Side == PledgeSide.Lead,
        PledgeAction.Withdraw => Pending.Contains(p.State) && step.Side == PledgeSide.Pledger,
        PledgeAction.ChangeGift => Pending.Contains(p.State) && step.Side == PledgeSide.Pledger && step.IsGift != p.IsGift,
        PledgeAction.Record => step.Minutes > 0 && (p.State == PledgeState.Accepted || (p.HasOpenHours && step.Side == p.RecordedSide)),
        PledgeAction.Confirm => p.State == PledgeState.Recorded && step.Side != p.RecordedSide,
        PledgeAction.Dispute => p.State == PledgeState.Recorded && step.Side != p.RecordedSide && step.Minutes != p.Recorded!.Value.Minutes,
        PledgeAction.Decide => p.State == PledgeState.Disputed,
        PledgeAction.CompleteUnanswered => p.State == PledgeState.Recorded && now >= p.Deadline,
        _ => Pending.Contains(p.State),
    };

    /// <summary>What a step takes from what is available on the account.</summary>
    private static long Needed(Pledge p, PledgeStep step) => step.Action switch
    {
        PledgeAction.Accept when !p.IsGift => p.Hours.Minutes,
        PledgeAction.ChangeGift when p.IsGift && p.State == PledgeState.Accepted => p.Hours.Minutes,
        PledgeAction.Confirm when !p.IsGift && p.Recorded is { } recorded => Math.Max(0, recorded.Minutes - p.Held.Minutes),
        PledgeAction.Decide when !p.IsGift => Math.Max(0, step.Minutes - p.Held.Minutes),
        _ => 0,
    };

    private static long Paid(Pledge p) => p is { State: PledgeState.Confirmed, IsGift: false } ? p.Given!.Value.Minutes : 0;

    private static void Live(PledgeLife life, Action<PurePledges, PledgeStep> check)
    {
        var pledges = new PurePledges(life.Funded, life.Hours);
        foreach (var step in life.Steps)
        {
            pledges.Wait(step.DaysLater);
            check(pledges, step);
        }
    }

    private static Arbitrary<PledgeLife> Lives() => (
        from funded in Gen.OneOf(Gen.Choose(0, 120), Gen.Choose(0, 600))
        from hours in Gen.Choose(1, 120).ListOf(PurePledges.Members)
        from steps in Step().NonEmptyListOf()
        select new PledgeLife(funded, [.. hours], [.. steps])).ToArbitrary();

    private static Gen<PledgeStep> Step() =>
        from pledge in Gen.Choose(0, PurePledges.Members - 1)
        from action in Gen.Frequency((2, Gen.Elements<PledgeAction>([.. Tried])), (3, Gen.Elements(PledgeAction.Accept, PledgeAction.Record, PledgeAction.Dispute)))
        from side in Gen.Elements(PledgeSide.Pledger, PledgeSide.Lead)
        from minutes in Gen.Choose(0, 150)
        from isGift in Gen.Elements(true, false)
        from days in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 14)))
        select new PledgeStep(pledge, action, side, minutes, isGift, days);

    private sealed record PledgeLife(int Funded, IReadOnlyList<int> Hours, IReadOnlyList<PledgeStep> Steps);
}
