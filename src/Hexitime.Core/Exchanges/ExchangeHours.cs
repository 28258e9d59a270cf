using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Exchanges;

public sealed partial class Exchange
{
    /// <summary>
    /// Either side records the hours given; the other is then asked. Whoever recorded may correct the figure until it is answered.
    /// </summary>
    public Result<ExchangeMove> Record(MemberId by, Credits hours, Instant? givenAt, BankRules rules, Instant now)
    {
        if (CheckHours(hours, rules) is { } refusal)
            return refusal;
        if (State == ExchangeState.Recorded && by != RecordedBy)
            return Refusal.Conflict("exchange.recorded-already", "The other side has recorded the hours: confirm them, or dispute them with your figure.");
        if (State is not (ExchangeState.Accepted or ExchangeState.Arranged or ExchangeState.Recorded))
            return this.WrongState("Hours are recorded once the exchange is accepted.");
        if (givenAt > now)
            return Refusal.Invalid("exchange.given-at", "Hours are recorded when they have been given.");
        if (CheckRing(hours) is { } tooMany)
            return tooMany;
        (State, RecordedBy, Recorded, Awaited) = (ExchangeState.Recorded, by, hours, OtherSide(by));
        GivenAt = givenAt ?? (MeetingAt < now ? MeetingAt : now);
        Deadline = now + Duration.FromDays(DaysUntilAutomaticCompletion ?? rules.DaysUntilAutomaticCompletion);
        ForgetTimes();
        return Step(ExchangeAction.Record, by, now);
    }

    /// <summary>
    /// The other side confirms the recorded hours, or the figure that they have read if that is still the one: the credits move. What is beyond the hold is
    /// taken if it is available.
    /// </summary>
    public Result<ExchangeMove> Confirm(MemberId by, Credits? read, Instant now)
    {
        if (State != ExchangeState.Recorded)
            return this.WrongState("Only recorded hours can be confirmed.");
        if (by != Awaited)
            return ExchangeRefusals.NotYourTurn;
        return read is null || read == Recorded
            ? Complete(ExchangeAction.Confirm, Recorded!.Value, by, null, now)
            : Refusal.Conflict("exchange.another-figure", $"The other side has corrected the figure to {Recorded}: look again.")
                .With("recordedMinutes", Recorded!.Value.Minutes);
    }

    /// <summary>The bank completes a record that nobody answered in time: as recorded, never more than was set aside.</summary>
    public Result<ExchangeMove> CompleteUnanswered(Instant now)
    {
        if (State != ExchangeState.Recorded || now < Deadline)
            return this.WrongState("Only an overdue record is completed.");
        var given = IsGift ? Recorded!.Value : Credits.Min(Recorded!.Value, Held);
        return Complete(ExchangeAction.CompleteUnanswered, given, null, null, now);
    }

    /// <summary>
    /// Whoever did not record the hours has another figure: the other side or, if a broker has recorded for two people who are not online, either side. Zero
    /// says that nothing was given. The credits stay set aside.
    /// </summary>
    public Result<ExchangeMove> Dispute(MemberId by, Credits figure, string reason, BankRules rules, Instant now)
    {
        if (State != ExchangeState.Recorded)
            return this.WrongState("Only recorded hours can be disputed.");
        if (by == RecordedBy)
            return ExchangeRefusals.NotYourTurn;
        if (CheckFigure(figure, rules) is { } refusal)
            return refusal;
        if (figure == Recorded)
            return Refusal.Conflict("exchange.same-figure", "That is what was recorded.");
        if (CheckRing(figure) is { } tooMany)
            return tooMany;
        (State, Disputed, Awaited, Deadline) = (ExchangeState.Disputed, figure, null, null);
        return Step(ExchangeAction.Dispute, by, now, reason);
    }

    /// <summary>One side of a dispute names another figure. Once both name the same, the dispute is over.</summary>
    public Result<ExchangeMove> Agree(MemberId by, Credits figure, BankRules rules, Instant now)
    {
        if (State != ExchangeState.Disputed)
            return this.WrongState("There is no dispute to agree on.");
        if (CheckFigure(figure, rules) is { } refusal)
            return refusal;
        if (CheckRing(figure) is { } tooMany)
            return tooMany;
        if (by == _history.FindLast(s => s.Action == ExchangeAction.Dispute)!.By)
            Disputed = figure;
        else
            Recorded = figure;
        return Recorded == Disputed ? Close(ExchangeAction.Agree, figure, by, null, now) : Step(ExchangeAction.Agree, by, now);
    }

    /// <summary>A broker who is not part of it decides a dispute; zero cancels the exchange.</summary>
    public Result<ExchangeMove> Decide(MemberId broker, Credits figure, string reason, BankRules rules, Instant now)
    {
        if (IsSide(broker) || broker == RecordedBy)
            return ExchangeRefusals.OwnCase;
        if (State != ExchangeState.Disputed)
            return this.WrongState("There is no dispute to decide.");
        return (CheckFigure(figure, rules) ?? CheckRing(figure)) is { } refusal ? refusal : Close(ExchangeAction.Decide, figure, broker, reason, now);
    }

    /// <summary>A broker who is not part of it moves the credits back.</summary>
    public Result<ExchangeMove> Reverse(MemberId broker, string reason, Instant now)
    {
        if (IsSide(broker))
            return ExchangeRefusals.OwnCase;
        if (State != ExchangeState.Completed)
            return this.WrongState("Only a completed exchange can be reversed.");
        State = ExchangeState.Reversed;
        return Step(ExchangeAction.Reverse, broker, now, reason, ReversalOrders());
    }

    /// <summary>One side says how it was, once.</summary>
    public Result<ExchangeMove> GiveFeedback(MemberId by, int rating, string? words, Instant now)
    {
        if (rating is < 1 or > 5)
            return Refusal.Invalid("exchange.rating", "A rating is 1 to 5.");
        if (State != ExchangeState.Completed)
            return this.WrongState("Feedback is given on a completed exchange.");
        if (_feedback.Exists(f => f.By == by))
            return ExchangeRefusals.FeedbackGiven;
        _feedback.Add(new Feedback(by, rating, words, now));
        return Step(ExchangeAction.GiveFeedback, by, now);
    }

    private Result<ExchangeMove> Close(ExchangeAction action, Credits figure, MemberId by, string? reason, Instant now)
    {
        if (figure.IsPositive)
            return Complete(action, figure, by, reason, now);
        (State, Awaited, Deadline) = (ExchangeState.Cancelled, null, null);
        return Step(action, by, now, reason, FreeHold());
    }

    private Result<ExchangeMove> Complete(ExchangeAction action, Credits given, MemberId? by, string? note, Instant now)
    {
        if (Ring is not null)
        {
            (State, Awaited, Deadline, Given) = (ExchangeState.Confirmed, null, null, given);
            return Step(action, by, now, note);
        }

        var orders = SettlementOrders(given);
        (State, Awaited, Deadline, Given, CompletedAt) = (ExchangeState.Completed, null, null, given, now);
        Held = Credits.Zero;
        return Step(action, by, now, note, orders);
    }

    private IReadOnlyList<Order> SettlementOrders(Credits given) =>
        IsGift ? []
        : given <= Held ? [Order.Settle(SettleOrder, HoldOrder, given, GivenAt)]
        : [
            Order.Settle(SettleOrder, HoldOrder, Held, GivenAt),
            Order.Transfer(DifferenceOrder, ReceiverWallet, GiverWallet, given - Held, Purpose.Exchange, GivenAt),
        ];

    private IReadOnlyList<Order> ReversalOrders()
    {
        if (IsGift)
            return [];
        Order settlement = Order.Reverse(OrderId.For("exchange.reverse", Id.Value), SettleOrder);
        return Given <= Hours ? [settlement] : [settlement, Order.Reverse(OrderId.For("exchange.reverse-difference", Id.Value), DifferenceOrder)];
    }

    private static Refusal? CheckFigure(Credits figure, BankRules rules) => figure == Credits.Zero ? null : CheckHours(figure, rules);
}
