using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using NodaTime;
using static Hexitime.Tests.Exchanges.Two;

namespace Hexitime.Tests.Exchanges;

/// <summary>How exchanges begin: proposed, as the leg of a ring, or recorded by a broker for two who are not online; and what their networks ask for.</summary>
public sealed class ExchangeBeginningTests
{
    private static readonly HoursForOthers Done = new(ExchangeKind.Coaching, " Run charts ", Hour, Now - Duration.FromDays(1), "told at the huddle");

    [Fact]
    public void A_proposal_says_what_was_proposed_and_it_is_the_others_turn()
    {
        var (listing, network) = (ListingId.New(Now), NetworkOf());
        var terms = new ExchangeTerms(Hour, Now + Duration.FromDays(2), "Shall we?");

        var exchange = Exchange.Propose(listing, ExchangeKind.Advice, " Run charts ", Giver, Receiver, Receiver.Id, terms, Rules, Now, network).Value;

        (exchange.Listing, exchange.Network, exchange.Kind, exchange.Title).ShouldBe((listing, network.Id, ExchangeKind.Advice, "Run charts"));
        (exchange.Giver, exchange.GiverWallet, exchange.Receiver, exchange.ReceiverWallet).ShouldBe((Giver.Id, Giver.Wallet, Receiver.Id, Receiver.Wallet));
        (exchange.State, exchange.Awaited, exchange.Hours, exchange.ProposedFor, exchange.Held).ShouldBe((ExchangeState.Proposed, Giver.Id, Hour, terms.For, Credits.Zero));
        (exchange.ProposedAt, exchange.Deadline).ShouldBe((Now, Now + Duration.FromDays(30)));
        exchange.History.ShouldBe([new ExchangeStep(1, ExchangeAction.Propose, Receiver.Id, Now, ExchangeState.Proposed, "Shall we?")]);
        (exchange.DaysUntilAutomaticCompletion, exchange.Version, exchange.Ring).ShouldBe((3, 1, null));
    }

    [Fact]
    public void Nobody_exchanges_with_themselves_for_no_time_or_for_too_much()
    {
        Result<Exchange> Propose(Member receiver, Credits hours) =>
            Exchange.Propose(null, ExchangeKind.Advice, "Run charts", Giver, receiver, Giver.Id, new ExchangeTerms(hours), Rules, Now);
        Propose(Giver, Hour).Code().ShouldBe("exchange.own-listing");
        Propose(Receiver, Credits.Zero).Code().ShouldBe("exchange.hours");
        Propose(Receiver, Credits.FromMinutes(2_401)).Refusal!.Figures["largestMinutes"].ShouldBe(2_400);
        Propose(Receiver, Credits.FromMinutes(2_400)).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public void What_has_to_be_approved_or_undertaken_is_accepted_after_that()
    {
        var exchange = Proposed(network: NetworkOf([ExchangeKind.Shadowing], [ExchangeKind.Shadowing]), kind: ExchangeKind.Shadowing);
        (exchange.NeedsApproval, exchange.NeedsUndertaking).ShouldBe((true, true));
        exchange.Accept(Receiver.Id, Rules, Now).Code().ShouldBe("exchange.needs-approval");
        exchange.Approve(Giver.Id, "fine", Now).Code().ShouldBe("exchange.own-case");
        exchange.Approve(Receiver.Id, "fine", Now).Code().ShouldBe("exchange.own-case");
        exchange.Approve(Broker, "the ward manager", Now).Value.Action.ShouldBe(ExchangeAction.Approve);
        exchange.Approve(Broker, "again", Now).Code().ShouldBe("exchange.wrong-state");
        exchange.Accept(Receiver.Id, Rules, Now).Code().ShouldBe("exchange.needs-undertaking");
        exchange.Undertake(Giver.Id, Now).Code().ShouldBe("exchange.only-receiver");
        exchange.Undertake(Receiver.Id, Now).Value.Action.ShouldBe(ExchangeAction.Undertake);
        exchange.Undertake(Receiver.Id, Now).Code().ShouldBe("exchange.wrong-state");

        exchange.Accept(Receiver.Id, Rules, Now).IsGranted.ShouldBeTrue();

        exchange.History[1].Note.ShouldBe("the ward manager");
        exchange.Approve(Broker, "late", Now).Code().ShouldBe("exchange.wrong-state");
        exchange.Undertake(Receiver.Id, Now).Code().ShouldBe("exchange.wrong-state");
    }

    [Fact]
    public void What_need_not_be_approved_or_undertaken_is_not()
    {
        var network = NetworkOf([ExchangeKind.Shadowing], [ExchangeKind.Teaching]);
        var exchange = Proposed(network: network);
        (exchange.NeedsApproval, exchange.NeedsUndertaking).ShouldBe((false, false));
        exchange.Approve(Broker, "fine", Now).Code().ShouldBe("exchange.wrong-state");
        exchange.Undertake(Receiver.Id, Now).Code().ShouldBe("exchange.wrong-state");
        exchange.Accept(Receiver.Id, Rules, Now).IsGranted.ShouldBeTrue();

        var (shadowing, teaching) = (Proposed(network: network, kind: ExchangeKind.Shadowing), Proposed(network: network, kind: ExchangeKind.Teaching));
        (shadowing.NeedsApproval, shadowing.NeedsUndertaking, teaching.NeedsApproval, teaching.NeedsUndertaking).ShouldBe((true, false, false, true));
        shadowing.Decline(Receiver.Id, null, Now).IsGranted.ShouldBeTrue();
        shadowing.Approve(Broker, "late", Now).Code().ShouldBe("exchange.wrong-state");
        teaching.Decline(Receiver.Id, null, Now).IsGranted.ShouldBeTrue();
        teaching.Undertake(Receiver.Id, Now).Code().ShouldBe("exchange.wrong-state");
    }

    [Fact]
    public void A_broker_records_for_two_others_and_what_was_given_is_set_aside()
    {
        var (exchange, move) = Exchange.RecordForOthers(Done, Giver, Receiver, Broker, Rules, Now).Value;

        (exchange.Kind, exchange.Title, exchange.State, exchange.Awaited).ShouldBe((ExchangeKind.Coaching, "Run charts", ExchangeState.Recorded, null));
        (exchange.Giver, exchange.GiverWallet, exchange.Receiver, exchange.ReceiverWallet).ShouldBe((Giver.Id, Giver.Wallet, Receiver.Id, Receiver.Wallet));
        (exchange.Hours, exchange.Held, exchange.Recorded, exchange.RecordedBy, exchange.GivenAt).ShouldBe((Hour, Hour, Hour, Broker, Done.GivenAt));
        (exchange.ProposedAt, exchange.Deadline, exchange.Network, exchange.Version).ShouldBe((Now, Now + Duration.FromDays(14), null, 1));
        exchange.History.ShouldBe([new ExchangeStep(1, ExchangeAction.RecordForOthers, Broker, Now, ExchangeState.Recorded, "told at the huddle")]);
        move.Orders.ShouldBe([Order.Hold(exchange.HoldOrder, Receiver.Wallet, Giver.Wallet, Hour, Purpose.Exchange)]);
        exchange.Decide(Broker, Hour, "I know", Rules, Now).Code().ShouldBe("exchange.own-case");
    }

    [Fact]
    public void A_broker_records_what_has_happened_between_two_others_within_the_rules()
    {
        string? Code(HoursForOthers done, Member receiver, MemberId by, ExchangeKind[]? approved = null, ExchangeKind[]? undertaken = null) =>
            Exchange.RecordForOthers(done, Giver, receiver, by, Rules, Now, approved is null ? null : NetworkOf(approved, undertaken)).Code();
        Code(Done, Giver, Broker).ShouldBe("exchange.two-sides");
        Code(Done, Receiver, Giver.Id).ShouldBe("exchange.own-case");
        Code(Done, Receiver, Receiver.Id).ShouldBe("exchange.own-case");
        Code(Done with { Hours = Credits.Zero }, Receiver, Broker).ShouldBe("exchange.hours");
        Code(Done with { GivenAt = Now + Duration.Epsilon }, Receiver, Broker).ShouldBe("exchange.given-at");
        Code(Done with { GivenAt = Now }, Receiver, Broker).ShouldBeNull();
        Code(Done, Receiver, Broker, [ExchangeKind.Coaching]).ShouldBe("exchange.needs-approval");
        Code(Done, Receiver, Broker, [], [ExchangeKind.Coaching]).ShouldBe("exchange.needs-approval");

        var network = NetworkOf([ExchangeKind.Shadowing], [ExchangeKind.Shadowing]);
        var inNetwork = Exchange.RecordForOthers(Done, Giver, Receiver, Broker, Rules, Now, network).Value.Exchange;
        (inNetwork.Network, inNetwork.Deadline, inNetwork.DaysUntilAutomaticCompletion).ShouldBe((network.Id, Now + Duration.FromDays(3), 3));
    }

    [Fact]
    public void A_leg_of_a_ring_is_agreed_on_and_set_aside()
    {
        var network = NetworkOf([ExchangeKind.Shadowing], [ExchangeKind.Shadowing]);
        var (leg, move) = Leg(Hour, network).Value;

        (leg.State, leg.Hours, leg.Held, leg.Kind, leg.Title).ShouldBe((ExchangeState.Accepted, Hour, Hour, ExchangeKind.Coaching, "Run charts"));
        (leg.Giver, leg.GiverWallet, leg.Receiver, leg.ReceiverWallet).ShouldBe((Giver.Id, Giver.Wallet, Receiver.Id, Receiver.Wallet));
        (leg.ProposedAt, leg.Deadline, leg.Version, leg.Network, leg.DaysUntilAutomaticCompletion).ShouldBe((Now, Now + Duration.FromDays(180), 1, network.Id, 3));
        (leg.Ring is null, leg.Listing is null).ShouldBe((false, false));
        leg.History.ShouldBe([new ExchangeStep(1, ExchangeAction.JoinRing, null, Now, ExchangeState.Accepted, null)]);
        move.Orders.ShouldBe([Order.Hold(leg.HoldOrder, Receiver.Wallet, Giver.Wallet, Hour, Purpose.Exchange)]);
    }

    [Fact]
    public void A_leg_of_a_ring_is_between_two_for_some_time_and_needs_nobodys_approval()
    {
        Leg(Hour, receiver: Giver).Code().ShouldBe("exchange.own-listing");
        Leg(Credits.Zero).Code().ShouldBe("exchange.hours");
        Leg(Hour, NetworkOf([ExchangeKind.Coaching])).Code().ShouldBe("exchange.needs-approval");
        Leg(Hour, NetworkOf([], [ExchangeKind.Coaching])).Code().ShouldBe("exchange.needs-approval");
    }

    [Fact]
    public void Ids_sort_by_when_they_were_made()
    {
        var (one, two) = (ExchangeId.New(Now), ExchangeId.New(Now + Duration.FromSeconds(1)));
        new[] { one < two, two > one, one < one with { }, one > one with { }, two < one, one > two }.ShouldBe([true, true, false, false, false, false]);
        var (ring, next) = (RingId.New(Now), RingId.New(Now + Duration.FromSeconds(1)));
        new[] { ring < next, next > ring, ring < ring with { }, ring > ring with { }, next < ring, ring > next }.ShouldBe([true, true, false, false, false, false]);
    }
}
