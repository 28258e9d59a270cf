using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;
using static Hexitime.Tests.Exchanges.Two;

namespace Hexitime.Tests.Exchanges;

/// <summary>How exchanges end: what is settled, freed or moved back, and when they end by themselves.</summary>
public sealed class ExchangeEndTests
{
    [Fact]
    public void What_is_confirmed_is_settled_as_of_when_it_was_given()
    {
        var exchange = Accepted();
        exchange.Arrange(Giver.Id, Now + Duration.FromHours(1), "Ward 7", Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Deadline.ShouldBe(Now + Duration.FromHours(1) + Duration.FromDays(180));
        var later = Now + Duration.FromHours(3);
        exchange.Record(Giver.Id, Credits.FromMinutes(90), null, Rules, later).IsGranted.ShouldBeTrue();
        (exchange.GivenAt, exchange.Awaited, exchange.Deadline).ShouldBe((Now + Duration.FromHours(1), Receiver.Id, later + Duration.FromDays(14)));

        var move = exchange.Confirm(Receiver.Id, Credits.FromMinutes(90), later).Value;

        move.Orders.ShouldBe([
            Order.Settle(exchange.SettleOrder, exchange.HoldOrder, Hour, Now + Duration.FromHours(1)),
            Order.Transfer(exchange.DifferenceOrder, Receiver.Wallet, Giver.Wallet, Credits.FromMinutes(30), Purpose.Exchange, Now + Duration.FromHours(1))]);
        (exchange.State, exchange.Given, exchange.CompletedAt, exchange.Held).ShouldBe((ExchangeState.Completed, Credits.FromMinutes(90), later, Credits.Zero));
        (exchange.Awaited, exchange.Deadline).ShouldBe((null, null));
        exchange.Reverse(Broker, "a mistake", later).Value.Orders.Select(o => o.Target).ShouldBe([exchange.SettleOrder, exchange.DifferenceOrder]);
    }

    [Theory]
    [InlineData(-1, -2, -2)]
    [InlineData(-1, null, -1)]
    [InlineData(1, null, 0)]
    [InlineData(null, null, 0)]
    public void Hours_were_given_when_the_record_says_or_at_the_meeting_or_now(int? meeting, int? said, int given)
    {
        var exchange = Accepted();
        if (meeting is { } hours)
            exchange.Arrange(Giver.Id, Now + Duration.FromHours(hours), null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Record(Giver.Id, Hour, said is { } ago ? Now + Duration.FromHours(ago) : null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.GivenAt.ShouldBe(Now + Duration.FromHours(given));
    }

    [Fact]
    public void Hours_are_not_recorded_before_they_are_given()
    {
        var exchange = Accepted();
        exchange.Record(Giver.Id, Hour, Now + Duration.Epsilon, Rules, Now).Code().ShouldBe("exchange.given-at");
        exchange.Record(Giver.Id, Hour, Now, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Record(Receiver.Id, Hour, Now, Rules, Now).Code().ShouldBe("exchange.recorded-already");
    }

    [Fact]
    public void Only_the_figure_that_was_read_is_confirmed()
    {
        var exchange = Accepted();
        exchange.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Record(Giver.Id, Credits.FromMinutes(50), null, Rules, Now).IsGranted.ShouldBeTrue();
        var refusal = exchange.Confirm(Receiver.Id, Hour, Now).Refusal!;
        (refusal.Code, refusal.Figures["recordedMinutes"]).ShouldBe(("exchange.another-figure", 50L));
        exchange.Confirm(Receiver.Id, Credits.FromMinutes(50), Now).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public void In_a_network_a_record_counts_by_the_networks_rule()
    {
        var exchange = Proposed(network: NetworkOf());
        exchange.Accept(Receiver.Id, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Deadline.ShouldBe(Now + Duration.FromDays(3));
    }

    [Fact]
    public void Whoever_leaves_declines_withdraws_or_cancels()
    {
        foreach (var (exchange, leaver, action) in (IEnumerable<(Exchange, MemberId, ExchangeAction)>)[
            (Proposed(), Receiver.Id, ExchangeAction.Decline), (Proposed(), Giver.Id, ExchangeAction.Withdraw), (Accepted(), Giver.Id, ExchangeAction.Cancel),
            (Accepted(), Receiver.Id, ExchangeAction.Cancel)])
        {
            exchange.EndForLeaver(leaver, Now).Value.Action.ShouldBe(action);
            (exchange.IsOver, exchange.Awaited, exchange.Deadline).ShouldBe((true, null, null));
        }

        var recorded = Accepted();
        recorded.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        recorded.EndForLeaver(Giver.Id, Now).Code().ShouldBe("exchange.wrong-state");
    }

    [Fact]
    public void Only_the_other_two_are_heard_in_a_dispute()
    {
        var exchange = Accepted();
        exchange.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Dispute(Giver.Id, Credits.Zero, "my own", Rules, Now).Code().ShouldBe("exchange.not-your-turn");
        exchange.Dispute(Receiver.Id, Hour, "the same", Rules, Now).Code().ShouldBe("exchange.same-figure");
        exchange.Dispute(Receiver.Id, Credits.FromMinutes(2_401), "too much", Rules, Now).Code().ShouldBe("exchange.hours");
        exchange.Dispute(Receiver.Id, Credits.Zero, "nobody came", Rules, Now).IsGranted.ShouldBeTrue();
        (exchange.Disputed, exchange.Awaited, exchange.Deadline, exchange.History[^1].Note).ShouldBe((Credits.Zero, null, null, "nobody came"));
        exchange.Decide(Giver.Id, Hour, "mine", Rules, Now).Code().ShouldBe("exchange.own-case");
        exchange.Decide(Broker, Credits.FromMinutes(2_401), "too much", Rules, Now).Code().ShouldBe("exchange.hours");
        exchange.Agree(Giver.Id, Credits.FromMinutes(2_401), Rules, Now).Code().ShouldBe("exchange.hours");
        exchange.Agree(Giver.Id, Credits.FromMinutes(20), Rules, Now).Value.Orders.ShouldBeEmpty();
        (exchange.Recorded, exchange.Disputed).ShouldBe((Credits.FromMinutes(20), Credits.Zero));
        exchange.Agree(Receiver.Id, Credits.FromMinutes(30), Rules, Now).Value.Orders.ShouldBeEmpty();
        exchange.Disputed.ShouldBe(Credits.FromMinutes(30));

        var move = exchange.Decide(Broker, Credits.FromMinutes(25), "heard both", Rules, Now).Value;

        move.Orders.ShouldBe([Order.Settle(exchange.SettleOrder, exchange.HoldOrder, Credits.FromMinutes(25), Now)]);
        exchange.History[^1].ShouldBe(new ExchangeStep(7, ExchangeAction.Decide, Broker, Now, ExchangeState.Completed, "heard both"));
    }

    [Fact]
    public void A_dispute_decided_to_nothing_frees_what_was_set_aside()
    {
        var exchange = Accepted();
        exchange.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Dispute(Receiver.Id, Credits.Zero, "nobody came", Rules, Now).IsGranted.ShouldBeTrue();

        var move = exchange.Decide(Broker, Credits.Zero, "heard both", Rules, Now).Value;

        move.Orders.ShouldBe([Order.Release(OrderId.For("exchange.release", exchange.Id.Value), exchange.HoldOrder)]);
        (exchange.State, exchange.Held, exchange.Given, exchange.Awaited, exchange.Deadline).ShouldBe((ExchangeState.Cancelled, Credits.Zero, null, null, null));
    }

    [Fact]
    public void The_bank_ends_nothing_before_its_time_and_nothing_that_is_not_waiting()
    {
        var (proposed, accepted, recorded, over) = (Proposed(), Accepted(), Accepted(), Accepted());
        recorded.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        over.Cancel(Giver.Id, isNoShow: false, "ill", Now).IsGranted.ShouldBeTrue();
        foreach (var (exchange, end) in (IEnumerable<(Exchange, Func<Exchange, Instant, Result<ExchangeMove>>)>)[
            (proposed, (e, at) => e.Expire(at)), (accepted, (e, at) => e.Lapse(at)), (recorded, (e, at) => e.CompleteUnanswered(at))])
        {
            var deadline = exchange.Deadline!.Value;
            end(exchange, deadline - Duration.Epsilon).Code().ShouldBe("exchange.wrong-state");
            foreach (var other in new[] { proposed, accepted, recorded, over }.Except([exchange]))
                end(other, Now + Duration.FromDays(1_000)).Code().ShouldBe("exchange.wrong-state");
            end(exchange, deadline).IsGranted.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(false, 30, 30)]
    [InlineData(false, 90, 60)]
    [InlineData(true, 90, 90)]
    public void What_nobody_answers_counts_as_recorded_and_no_more_than_was_set_aside_unless_it_is_a_gift(bool isGift, int recorded, int given)
    {
        var exchange = Accepted();
        if (isGift)
            exchange.Waive(Giver.Id, Now).IsGranted.ShouldBeTrue();
        exchange.Record(Giver.Id, Credits.FromMinutes(recorded), null, Rules, Now).IsGranted.ShouldBeTrue();

        exchange.CompleteUnanswered(exchange.Deadline!.Value).Value.Orders.Count.ShouldBe(isGift ? 0 : 1);

        exchange.Given.ShouldBe(Credits.FromMinutes(given));
    }

    [Fact]
    public void Whoever_waives_the_credit_again_or_too_late_is_told_which()
    {
        var exchange = Accepted();
        exchange.Waive(Giver.Id, Now).IsGranted.ShouldBeTrue();
        exchange.Waive(Giver.Id, Now).Refusal!.Sentence.ShouldBe("The credit is waived already.");
        var over = Proposed();
        over.Withdraw(Giver.Id, null, Now).IsGranted.ShouldBeTrue();
        over.Waive(Giver.Id, Now).Refusal!.Sentence.ShouldBe("It is too late to waive the credit.");
    }

    [Fact]
    public void Whose_turn_it_is_not_hears_that_before_anything_about_their_terms()
    {
        var exchange = Proposed(network: NetworkOf([ExchangeKind.Coaching]));
        exchange.CounterPropose(Giver.Id, new ExchangeTerms(Credits.Zero), Rules, Now).Code().ShouldBe("exchange.not-your-turn");
        exchange.Accept(Giver.Id, Rules, Now).Code().ShouldBe("exchange.not-your-turn");
    }

    [Fact]
    public void Feedback_is_one_to_five_once_from_each_side()
    {
        var exchange = Accepted();
        exchange.GiveFeedback(Giver.Id, 5, null, Now).Code().ShouldBe("exchange.wrong-state");
        exchange.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        exchange.Confirm(Receiver.Id, null, Now).IsGranted.ShouldBeTrue();
        exchange.GiveFeedback(Giver.Id, 0, null, Now).Code().ShouldBe("exchange.rating");
        exchange.GiveFeedback(Giver.Id, 6, null, Now).Code().ShouldBe("exchange.rating");
        exchange.GiveFeedback(Giver.Id, 1, "poor", Now).IsGranted.ShouldBeTrue();
        exchange.GiveFeedback(Giver.Id, 5, null, Now).Code().ShouldBe("exchange.feedback-given");
        exchange.GiveFeedback(Receiver.Id, 5, null, Now).IsGranted.ShouldBeTrue();
        exchange.Feedback.ShouldBe([new Feedback(Giver.Id, 1, "poor", Now), new Feedback(Receiver.Id, 5, null, Now)]);
    }

    [Fact]
    public void The_credits_of_a_ring_move_at_its_end_and_no_more_than_was_agreed()
    {
        var (leg, _) = Leg(Hour).Value;
        leg.EndRing(Now).Code().ShouldBe("exchange.wrong-state");
        leg.Waive(Giver.Id, Now).Code().ShouldBe("exchange.in-ring");
        leg.Record(Giver.Id, Credits.FromMinutes(61), null, Rules, Now).Code().ShouldBe("exchange.ring-hours");
        leg.Record(Giver.Id, Hour, null, Rules, Now).IsGranted.ShouldBeTrue();
        leg.Dispute(Receiver.Id, Credits.FromMinutes(61), "more", Rules, Now).Code().ShouldBe("exchange.ring-hours");
        leg.Dispute(Receiver.Id, Credits.FromMinutes(30), "less", Rules, Now).IsGranted.ShouldBeTrue();
        leg.Agree(Giver.Id, Credits.FromMinutes(61), Rules, Now).Code().ShouldBe("exchange.ring-hours");
        leg.Decide(Broker, Credits.FromMinutes(61), "more", Rules, Now).Code().ShouldBe("exchange.ring-hours");
        leg.Decide(Broker, Credits.FromMinutes(2_401), "more than there can be", Rules, Now).Code().ShouldBe("exchange.hours");
        leg.Agree(Giver.Id, Credits.FromMinutes(30), Rules, Now).Value.Orders.ShouldBeEmpty();
        (leg.State, leg.IsReadyForRing, leg.Held, leg.Given, leg.Deadline, leg.CompletedAt).ShouldBe((ExchangeState.Confirmed, true, Hour, Credits.FromMinutes(30), null, null));

        leg.EndRing(Now).Value.Orders.ShouldBe([Order.Settle(leg.SettleOrder, leg.HoldOrder, Credits.FromMinutes(30), Now)]);

        (leg.State, leg.Held, leg.CompletedAt).ShouldBe((ExchangeState.Completed, Credits.Zero, Now));
        leg.EndRing(Now).Code().ShouldBe("exchange.wrong-state");
    }

    [Fact]
    public void What_a_leg_that_was_called_off_set_aside_is_free_when_its_ring_ends()
    {
        var (leg, _) = Leg(Hour).Value;
        leg.Cancel(Receiver.Id, isNoShow: true, "nobody came", Now).Value.ShouldSatisfyAllConditions(
            m => m.Action.ShouldBe(ExchangeAction.ReportNoShow), m => m.Orders.ShouldBeEmpty());
        leg.IsReadyForRing.ShouldBeTrue();

        leg.EndRing(Now).Value.Orders.ShouldBe([Order.Release(OrderId.For("exchange.release", leg.Id.Value), leg.HoldOrder)]);

        (leg.State, leg.Held, leg.CompletedAt).ShouldBe((ExchangeState.Cancelled, Credits.Zero, null));
        leg.EndRing(Now).Code().ShouldBe("exchange.wrong-state");
        var alone = Accepted();
        alone.Cancel(Giver.Id, isNoShow: false, "ill", Now).Value.Orders.Count.ShouldBe(1);
        alone.EndRing(Now).Code().ShouldBe("exchange.wrong-state");
    }

    [Fact]
    public void What_is_shown_is_what_the_exchange_is()
    {
        var names = new Dictionary<MemberId, string> { [Giver.Id] = "Ada", [Receiver.Id] = "Ben" };
        var exchange = Accepted();
        ExchangeView.Of(exchange, names).Meeting.ShouldBeNull();
        exchange.Arrange(Giver.Id, Now + Duration.FromHours(1), "Ward 7", Rules, Now).IsGranted.ShouldBeTrue();
        exchange.ProposeTimes(Giver.Id, [Now + Duration.FromDays(2), Now + Duration.FromDays(1)], "Library", Now).IsGranted.ShouldBeTrue();

        var view = ExchangeView.Of(exchange, names);

        (view.Giver, view.Receiver).ShouldBe((new Person(Giver.Id, "Ada"), new Person(Receiver.Id, "Ben")));
        view.Meeting.ShouldBe(new MeetingView(Now + Duration.FromHours(1), "Ward 7"));
        view.MeetingTimes.ShouldBe([new MeetingView(Now + Duration.FromDays(1), "Library"), new MeetingView(Now + Duration.FromDays(2), "Library")]);
        view.History.Select(s => s.Number).ShouldBe([1, 2, 3, 4]);
    }
}
