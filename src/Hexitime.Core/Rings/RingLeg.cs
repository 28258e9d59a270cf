using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Rings;

/// <summary>Where a ring is in its life.</summary>
public enum RingState
{
    /// <summary>Those in it are asked.</summary>
    Proposed = 1,

    /// <summary>One of them said no.</summary>
    Declined = 2,

    /// <summary>Not all answered in time.</summary>
    Expired = 3,

    /// <summary>All have accepted: its legs are exchanges.</summary>
    Running = 4,

    /// <summary>Each leg is confirmed or called off, and the credits have moved.</summary>
    Ended = 5,
}

/// <summary>One helps another, as a ring is proposed.</summary>
/// <param name="Giver">Who gives time.</param>
/// <param name="Receiver">Who gets time.</param>
/// <param name="Listing">The offer of the one, or the request of the other.</param>
public sealed record RingLink(MemberId Giver, MemberId Receiver, ListingId Listing);

/// <summary>One helps the next. What is said here of a member is said of the giver.</summary>
public sealed class RingLeg
{
    private RingLeg() { }

    internal RingLeg(int number, RingLink link) => (Number, Giver, Receiver, Listing) = (number, link.Giver, link.Receiver, link.Listing);

    /// <summary>1 for the first, then one more for each.</summary>
    public int Number { get; private set; }

    /// <summary>Who gives time.</summary>
    public MemberId Giver { get; private set; }

    /// <summary>Who gets time: the giver of the next leg.</summary>
    public MemberId Receiver { get; private set; }

    /// <summary>The listing it comes from.</summary>
    public ListingId Listing { get; private set; }

    /// <summary>When the giver accepted the ring.</summary>
    public Instant? AcceptedAt { get; private set; }

    /// <summary>When the giver said no, to all of the ring. Nobody is told; it keeps the same from being found again.</summary>
    public Instant? DeclinedAt { get; private set; }

    /// <summary>The exchange that it became once all had accepted.</summary>
    public ExchangeId? Exchange { get; private set; }

    /// <summary>What the giver owes from this ring: they got more than they gave, and did not have it.</summary>
    public Credits Owed { get; private set; }

    /// <summary>How often the guarantee was taken back, in full or in part.</summary>
    public int TakenBack { get; private set; }

    internal void Accept(Instant now) => AcceptedAt = now;

    internal void Decline(Instant now) => DeclinedAt = now;

    internal void BecomesExchange(ExchangeId exchange) => Exchange = exchange;

    internal void Owe(Credits owed) => (Owed, TakenBack) = (owed, TakenBack + 1);
}

internal static class RingRefusals
{
    public static Refusal NotFound => Refusal.NotFound("ring.not-found", "There is no such ring.");

    public static Refusal NotPossible => Refusal.Conflict("ring.not-possible", "This ring cannot come about any more: a listing is closed, or somebody does not take part.");

    public static Refusal Limit(BankRules rules) =>
        Refusal.Conflict("ring.limit", $"Rings may have {Credits.FromMinutes(rules.RingGuaranteeMinutes)} guaranteed for one person at once, what they owe included.")
            .With("limitMinutes", rules.RingGuaranteeMinutes);

    public static Refusal WrongState(this Ring ring, string sentence, Instant now) =>
        Refusal.Conflict("ring.wrong-state", sentence).With("state", ring.StateAt(now).ToString());
}
