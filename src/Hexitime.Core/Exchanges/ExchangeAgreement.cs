using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>The terms that one side proposes to the other.</summary>
/// <param name="Hours">How long it takes.</param>
/// <param name="For">When, if a time is proposed.</param>
/// <param name="Note">A message.</param>
public sealed record ExchangeTerms(Credits Hours, Instant? For = null, string? Note = null);

public sealed partial class Exchange
{
    /// <summary>One side proposes; it is then the other's turn.</summary>
    public static Result<Exchange> Propose(
        ListingId? listing, ExchangeKind kind, string title, Member giver, Member receiver, MemberId by, ExchangeTerms terms, BankRules rules, Instant now,
        Network? network = null)
    {
        if (giver.Id == receiver.Id)
            return ExchangeRefusals.OwnListing;
        if (CheckHours(terms.Hours, rules) is { } refusal)
            return refusal;
        var exchange = new Exchange
        {
            Id = ExchangeId.New(now),
            Listing = listing,
            Network = network?.Id,
            DaysUntilAutomaticCompletion = network?.DaysUntilAutomaticCompletion,
            NeedsApproval = network?.KindsNeedingApproval.Contains(kind) == true,
            NeedsUndertaking = network?.KindsNeedingUndertaking.Contains(kind) == true,
            Kind = kind,
            Title = title.Trim(),
            Giver = giver.Id,
            GiverWallet = giver.Wallet,
            Receiver = receiver.Id,
            ReceiverWallet = receiver.Wallet,
            ProposedAt = now,
        };
        exchange.Offer(terms, by, rules, now);
        exchange._history.Add(new ExchangeStep(1, ExchangeAction.Propose, by, now, exchange.State, terms.Note));
        return exchange;
    }

    /// <summary>The side whose turn it is proposes other terms; it is then the other's turn.</summary>
    public Result<ExchangeMove> CounterPropose(MemberId by, ExchangeTerms terms, BankRules rules, Instant now)
    {
        if ((CheckProposal(by, now) ?? CheckHours(terms.Hours, rules)) is { } refusal)
            return refusal;
        Offer(terms, by, rules, now);
        return Step(ExchangeAction.CounterPropose, by, now, terms.Note);
    }

    /// <summary>The side whose turn it is agrees; the hours are set aside in the receiver's wallet.</summary>
    public Result<ExchangeMove> Accept(MemberId by, BankRules rules, Instant now)
    {
        if ((CheckProposal(by, now) ?? CheckPreconditions()) is { } refusal)
            return refusal;
        (State, Awaited, Deadline) = (ExchangeState.Accepted, null, LapseAfter(now, rules));
        if (IsGift)
            return Step(ExchangeAction.Accept, by, now);
        Held = Hours;
        return Step(ExchangeAction.Accept, by, now, null, Order.Hold(HoldOrder, ReceiverWallet, GiverWallet, Hours, Purpose.Exchange));
    }

    /// <summary>A host of the network approves it, for the organisation where it happens.</summary>
    public Result<ExchangeMove> Approve(MemberId by, string note, Instant now)
    {
        if (IsSide(by))
            return ExchangeRefusals.OwnCase;
        if (State != ExchangeState.Proposed || !NeedsApproval || Has(ExchangeAction.Approve))
            return this.WrongState("Only a proposal that waits for approval can be approved.");
        return Step(ExchangeAction.Approve, by, now, note);
    }

    /// <summary>The receiver undertakes to keep to themselves what they see and hear.</summary>
    public Result<ExchangeMove> Undertake(MemberId by, Instant now)
    {
        if (by != Receiver)
            return Refusal.NotAllowed("exchange.only-receiver", "Only the receiver gives the undertaking.");
        if (State != ExchangeState.Proposed || !NeedsUndertaking || Has(ExchangeAction.Undertake))
            return this.WrongState("Only a proposal that waits for an undertaking can be given one.");
        return Step(ExchangeAction.Undertake, by, now);
    }

    /// <summary>The side whose turn it is says no.</summary>
    public Result<ExchangeMove> Decline(MemberId by, string? note, Instant now)
    {
        if (State != ExchangeState.Proposed)
            return this.WrongState("Only a proposal can be declined.");
        if (by != Awaited)
            return ExchangeRefusals.NotYourTurn;
        return End(ExchangeState.Declined, ExchangeAction.Decline, by, note, now);
    }

    /// <summary>The side that proposed takes it back.</summary>
    public Result<ExchangeMove> Withdraw(MemberId by, string? note, Instant now)
    {
        if (State != ExchangeState.Proposed)
            return this.WrongState("Only a proposal can be withdrawn.");
        return by == Awaited
            ? Refusal.Conflict("exchange.not-your-proposal", "The proposal is the other side's: decline it, or propose something else.")
            : End(ExchangeState.Withdrawn, ExchangeAction.Withdraw, by, note, now);
    }

    /// <summary>The bank ends a proposal that nobody answered in time.</summary>
    public Result<ExchangeMove> Expire(Instant now) =>
        State == ExchangeState.Proposed && now >= Deadline
            ? End(ExchangeState.Expired, ExchangeAction.Expire, null, null, now)
            : this.WrongState("Only an overdue proposal expires.");

    /// <summary>Either side arranges the meeting, or arranges it anew.</summary>
    public Result<ExchangeMove> Arrange(MemberId by, Instant meetingAt, string? place, BankRules rules, Instant now)
    {
        if (State is not (ExchangeState.Accepted or ExchangeState.Arranged))
            return this.WrongState("A meeting is arranged once the exchange is accepted and before hours are recorded.");
        var action = State == ExchangeState.Accepted ? ExchangeAction.Arrange : ExchangeAction.Rearrange;
        (State, MeetingAt, MeetingPlace) = (ExchangeState.Arranged, meetingAt, string.IsNullOrWhiteSpace(place) ? null : place.Trim());
        Deadline = LapseAfter(Instant.Max(now, meetingAt), rules);
        ForgetTimes();
        return Step(action, by, now);
    }

    /// <summary>Either side calls it off, or reports that the other did not come; the credits are free again.</summary>
    public Result<ExchangeMove> Cancel(MemberId by, bool isNoShow, string reason, Instant now) =>
        State is ExchangeState.Accepted or ExchangeState.Arranged
            ? End(ExchangeState.Cancelled, isNoShow ? ExchangeAction.ReportNoShow : ExchangeAction.Cancel, by, reason, now)
            : this.WrongState("Only an accepted exchange can be cancelled, and only before hours are recorded.");

    /// <summary>The bank calls off an agreement for which nobody recorded hours in time; the credits are free again.</summary>
    public Result<ExchangeMove> Lapse(Instant now) =>
        State is (ExchangeState.Accepted or ExchangeState.Arranged) && now >= Deadline
            ? End(ExchangeState.Cancelled, ExchangeAction.Lapse, null, null, now)
            : this.WrongState("Only an overdue agreement lapses.");

    /// <summary>One side leaves the bank: what was only proposed or agreed ends, hours already recorded run their course.</summary>
    public Result<ExchangeMove> EndForLeaver(MemberId leaver, Instant now) => State switch
    {
        ExchangeState.Proposed when leaver == Awaited => Decline(leaver, null, now),
        ExchangeState.Proposed => Withdraw(leaver, null, now),
        _ => Cancel(leaver, isNoShow: false, "left the bank", now),
    };

    /// <summary>The giver makes a gift of it: what was set aside is free again, and nothing will be charged.</summary>
    public Result<ExchangeMove> Waive(MemberId by, Instant now)
    {
        if (by != Giver)
            return ExchangeRefusals.OnlyGiver;
        if (Ring is not null)
            return Refusal.Conflict("exchange.in-ring", "In a ring each helps the next: nobody waives the credit.");
        if (IsOver || IsGift)
            return this.WrongState(IsGift ? "The credit is waived already." : "It is too late to waive the credit.");
        IsGift = true;
        return Step(ExchangeAction.Waive, by, now, null, FreeHold());
    }

    private void Offer(ExchangeTerms terms, MemberId by, BankRules rules, Instant now)
    {
        (State, Awaited, Hours, ProposedFor) = (ExchangeState.Proposed, OtherSide(by), terms.Hours, terms.For);
        Deadline = now + Duration.FromDays(rules.DaysUntilProposalExpires);
    }

    private Result<ExchangeMove> End(ExchangeState state, ExchangeAction action, MemberId? by, string? note, Instant now)
    {
        (State, Awaited, Deadline) = (state, null, null);
        ForgetTimes();
        return Step(action, by, now, note, FreeHold());
    }

    private IReadOnlyList<Order> FreeHold()
    {
        // In a ring it stays set aside until the ring ends: what stands behind it was lent for nothing else.
        if (!Held.IsPositive || Ring is not null)
            return [];
        Held = Credits.Zero;
        return [Order.Release(OrderId.For("exchange.release", Id.Value), HoldOrder)];
    }

    private bool Has(ExchangeAction action) => _history.Exists(s => s.Action == action);

    private Refusal? CheckPreconditions() =>
        NeedsApproval && !Has(ExchangeAction.Approve)
            ? Refusal.Conflict("exchange.needs-approval", "A host of the network has to approve this first, for the organisation where it happens.")
        : NeedsUndertaking && !Has(ExchangeAction.Undertake)
            ? Refusal.Conflict("exchange.needs-undertaking", "The receiver has to give the confidentiality undertaking first.")
        : null;

    private Refusal? CheckProposal(MemberId by, Instant now) =>
        State != ExchangeState.Proposed ? this.WrongState("This proposal has been answered already.")
        : now >= Deadline ? ExchangeRefusals.Expired
        : by != Awaited ? ExchangeRefusals.NotYourTurn
        : null;

    private static Refusal? CheckHours(Credits hours, BankRules rules) =>
        hours.IsPositive && hours.Minutes <= rules.LargestExchangeMinutes
            ? null
            : Refusal.Invalid("exchange.hours", $"An exchange takes between a minute and {Credits.FromMinutes(rules.LargestExchangeMinutes)}.")
                .With("largestMinutes", rules.LargestExchangeMinutes);

    private static Instant LapseAfter(Instant from, BankRules rules) => from + Duration.FromDays(rules.DaysUntilAgreementLapses);
}
