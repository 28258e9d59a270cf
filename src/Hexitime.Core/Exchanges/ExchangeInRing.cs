using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Exchanges;

public sealed partial class Exchange
{
    /// <summary>
    /// A leg of a ring on which all have agreed. The hours are set aside in the receiver's wallet until the ring ends, whatever becomes of the leg; no more than these count.
    /// Once they are confirmed the credits wait for the other legs. Kinds that ask for something before they are accepted cannot be in a ring.
    /// </summary>
    public static Result<(Exchange Exchange, ExchangeMove Move)> JoinRing(
        RingId ring, Listing listing, Member giver, Member receiver, Credits hours, BankRules rules, Instant now, Network? network = null)
    {
        if (giver.Id == receiver.Id)
            return ExchangeRefusals.OwnListing;
        if (CheckHours(hours, rules) is { } refusal)
            return refusal;
        if (network is not null && (network.KindsNeedingApproval.Contains(listing.Kind) || network.KindsNeedingUndertaking.Contains(listing.Kind)))
            return Refusal.Conflict("exchange.needs-approval", "That kind has to be approved, or an undertaking given, before it takes place: the two have to agree on it by themselves.");
        var exchange = new Exchange
        {
            Id = ExchangeId.New(now),
            Ring = ring,
            Listing = listing.Id,
            Network = network?.Id,
            DaysUntilAutomaticCompletion = network?.DaysUntilAutomaticCompletion,
            Kind = listing.Kind,
            Title = listing.Title,
            Giver = giver.Id,
            GiverWallet = giver.Wallet,
            Receiver = receiver.Id,
            ReceiverWallet = receiver.Wallet,
            ProposedAt = now,
            State = ExchangeState.Accepted,
            Hours = hours,
            Held = hours,
            Deadline = LapseAfter(now, rules),
            Version = 0,
        };
        var hold = Order.Hold(exchange.HoldOrder, exchange.ReceiverWallet, exchange.GiverWallet, hours, Purpose.Exchange);
        return (exchange, exchange.Step(ExchangeAction.JoinRing, null, now, null, hold));
    }

    /// <summary>Whether its ring need not wait for it any more.</summary>
    public bool IsReadyForRing => State is ExchangeState.Confirmed or ExchangeState.Cancelled;

    /// <summary>Its ring ends: the confirmed hours are settled; a leg that was called off is free again.</summary>
    public Result<ExchangeMove> EndRing(Instant now)
    {
        if (Ring is null || !IsReadyForRing || !Held.IsPositive)
            return this.WrongState("Only a leg of a ring that is confirmed or cancelled ends with it.");
        Held = Credits.Zero;
        if (State == ExchangeState.Cancelled)
            return Step(ExchangeAction.EndRing, null, now, null, Order.Release(OrderId.For("exchange.release", Id.Value), HoldOrder));
        (State, CompletedAt) = (ExchangeState.Completed, now);
        return Step(ExchangeAction.EndRing, null, now, null, Order.Settle(SettleOrder, HoldOrder, Given!.Value, GivenAt));
    }

    private Refusal? CheckRing(Credits figure) =>
        Ring is not null && figure > Hours ? Refusal.Conflict("exchange.ring-hours", $"In a ring no more than the {Hours} count on which all have agreed.") : null;
}
