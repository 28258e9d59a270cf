using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Projects;

public sealed partial class Pledge
{
    /// <summary>
    /// Either side records the hours given; the other is then asked. Whoever recorded may correct the figure until it is answered, and after it was disputed: then
    /// the other side is asked again.
    /// </summary>
    public Result<PledgeMove> Record(PledgeSide by, MemberId who, Credits hours, Instant? givenAt, BankRules rules, Instant now)
    {
        if (CheckHours(hours, rules) is { } refusal)
            return refusal;
        if (HasOpenHours && by != RecordedSide)
            return Refusal.Conflict("pledge.recorded-already", "The other side has recorded the hours: confirm them, or dispute them with your figure.");
        if (State != PledgeState.Accepted && !HasOpenHours)
            return this.WrongState("Hours are recorded once the pledge is accepted.");
        if (givenAt > now)
            return Refusal.Invalid("pledge.given-at", "Hours are recorded when they have been given.");
        (State, RecordedSide, RecordedBy, Recorded, GivenAt, Disputed) = (PledgeState.Recorded, by, who, hours, givenAt ?? now, null);
        Deadline = now + Duration.FromDays(rules.DaysUntilAutomaticCompletion);
        return Step(PledgeAction.Record, []);
    }

    /// <summary>
    /// The other side confirms the recorded hours, or the figure that they have read if that is still the one. The project's account pays what was set aside, and what
    /// is beyond if it is available there.
    /// </summary>
    public Result<PledgeMove> Confirm(PledgeSide by, Credits? read, Instant now)
    {
        if (State != PledgeState.Recorded)
            return this.WrongState("Only recorded hours can be confirmed.");
        if (by == RecordedSide)
            return ProjectRefusals.NotYourTurn;
        return read is null || read == Recorded
            ? Complete(PledgeAction.Confirm, Recorded!.Value, now)
            : Refusal.Conflict("pledge.another-figure", $"The other side has corrected the figure to {Recorded}: look again.")
                .With("recordedMinutes", Recorded!.Value.Minutes);
    }

    /// <summary>The other side has another figure; zero says that nothing was given. What was set aside stays so.</summary>
    public Result<PledgeMove> Dispute(PledgeSide by, Credits figure, string reason, BankRules rules)
    {
        if (State != PledgeState.Recorded)
            return this.WrongState("Only recorded hours can be disputed.");
        if (by == RecordedSide)
            return ProjectRefusals.NotYourTurn;
        if (CheckFigure(figure, rules) is { } refusal)
            return refusal;
        if (figure == Recorded)
            return Refusal.Conflict("pledge.same-figure", "That is what was recorded.");
        (State, Disputed, Reason, Deadline) = (PledgeState.Disputed, figure, reason.Trim(), null);
        return Step(PledgeAction.Dispute, []);
    }

    /// <summary>A broker who is no side decides a dispute; zero ends the pledge.</summary>
    public Result<PledgeMove> Decide(MemberId broker, MemberId lead, Credits figure, string reason, BankRules rules, Instant now)
    {
        if (broker == Member || broker == lead || broker == RecordedBy)
            return ProjectRefusals.OwnCase;
        if (State != PledgeState.Disputed)
            return this.WrongState("There is no dispute to decide.");
        if (CheckFigure(figure, rules) is { } refusal)
            return refusal;
        Reason = reason.Trim();
        return figure.IsPositive ? Complete(PledgeAction.Decide, figure, now) : End(PledgeState.Ended, PledgeAction.Decide, reason);
    }

    /// <summary>The bank completes a record that nobody answered in time: as recorded, never more than was set aside.</summary>
    public Result<PledgeMove> CompleteUnanswered(Instant now) =>
        State != PledgeState.Recorded || now < Deadline
            ? this.WrongState("Only an overdue record is completed.")
            : Complete(PledgeAction.CompleteUnanswered, IsGift ? Recorded!.Value : Credits.Min(Recorded!.Value, Held), now);

    private PledgeMove Complete(PledgeAction action, Credits given, Instant now)
    {
        IReadOnlyList<Order> orders = IsGift ? []
            : given <= Held ? [Order.Settle(SettleOrder, HoldOrder, given, GivenAt)]
            :
            [
                Order.Settle(SettleOrder, HoldOrder, Held, GivenAt),
                Order.Transfer(DifferenceOrder, Account, Wallet, given - Held, Purpose.ProjectWork, GivenAt),
            ];
        (State, Given, ConfirmedAt, Deadline, Held) = (PledgeState.Confirmed, given, now, null, Credits.Zero);
        return Step(action, orders);
    }

    private static Refusal? CheckFigure(Credits figure, BankRules rules) => figure == Credits.Zero ? null : CheckHours(figure, rules);
}
