using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>Names an exchange.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ExchangeId>))]
public readonly record struct ExchangeId(Guid Value) : IEntityId<ExchangeId>
{
    /// <inheritdoc />
    public static ExchangeId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ExchangeId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(ExchangeId left, ExchangeId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(ExchangeId left, ExchangeId right) => left.Value > right.Value;
}

/// <summary>Names a ring of exchanges in which each helps the next.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<RingId>))]
public readonly record struct RingId(Guid Value) : IEntityId<RingId>
{
    /// <inheritdoc />
    public static RingId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static RingId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(RingId left, RingId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(RingId left, RingId right) => left.Value > right.Value;
}

/// <summary>Where an exchange is in its life.</summary>
public enum ExchangeState
{
    /// <summary>One side has proposed; the other is asked.</summary>
    Proposed = 1,

    /// <summary>The side that was asked said no.</summary>
    Declined = 2,

    /// <summary>The side that proposed took it back.</summary>
    Withdrawn = 3,

    /// <summary>Nobody answered in time.</summary>
    Expired = 4,

    /// <summary>Both agree; the credits are set aside.</summary>
    Accepted = 5,

    /// <summary>A meeting is arranged.</summary>
    Arranged = 6,

    /// <summary>Called off; the credits are free again.</summary>
    Cancelled = 7,

    /// <summary>One side has recorded the hours given; the other is asked.</summary>
    Recorded = 8,

    /// <summary>The other side has another figure.</summary>
    Disputed = 9,

    /// <summary>The hours are confirmed and the credits have moved.</summary>
    Completed = 10,

    /// <summary>A broker has moved the credits back.</summary>
    Reversed = 11,

    /// <summary>The hours are confirmed; the credits move together with those of the other legs of its ring.</summary>
    Confirmed = 12,
}

/// <summary>What was done to an exchange.</summary>
public enum ExchangeAction
{
    /// <summary>Proposed.</summary>
    Propose = 1,

    /// <summary>Proposed anew, with other hours or another time.</summary>
    CounterPropose = 2,

    /// <summary>Declined.</summary>
    Decline = 3,

    /// <summary>Withdrawn.</summary>
    Withdraw = 4,

    /// <summary>Expired unanswered.</summary>
    Expire = 5,

    /// <summary>Accepted.</summary>
    Accept = 6,

    /// <summary>A meeting was arranged.</summary>
    Arrange = 7,

    /// <summary>The meeting was arranged anew.</summary>
    Rearrange = 8,

    /// <summary>Cancelled.</summary>
    Cancel = 9,

    /// <summary>Cancelled because somebody did not come.</summary>
    ReportNoShow = 10,

    /// <summary>Cancelled because nobody recorded hours in time.</summary>
    Lapse = 11,

    /// <summary>The giver waived the credit.</summary>
    Waive = 12,

    /// <summary>Hours were recorded, or the record was corrected.</summary>
    Record = 13,

    /// <summary>The recorded hours were confirmed.</summary>
    Confirm = 14,

    /// <summary>Nobody answered the record in time.</summary>
    CompleteUnanswered = 15,

    /// <summary>The recorded hours were disputed.</summary>
    Dispute = 16,

    /// <summary>One side of a dispute named another figure; if the other side's is the same, the dispute is over.</summary>
    Agree = 17,

    /// <summary>A broker decided a dispute.</summary>
    Decide = 18,

    /// <summary>A broker reversed the exchange.</summary>
    Reverse = 19,

    /// <summary>One side gave feedback.</summary>
    GiveFeedback = 20,

    /// <summary>A host of the network approved it, for the organisation where it happens.</summary>
    Approve = 21,

    /// <summary>The receiver gave the confidentiality undertaking.</summary>
    Undertake = 22,

    /// <summary>A broker recorded it for two people who are not online.</summary>
    RecordForOthers = 23,

    /// <summary>Times for the meeting were proposed.</summary>
    ProposeTimes = 24,

    /// <summary>The times proposed for the meeting were taken back.</summary>
    WithdrawTimes = 25,

    /// <summary>It was agreed on as a leg of a ring, by all in the ring.</summary>
    JoinRing = 26,

    /// <summary>Its ring ended: what was confirmed is settled, what was set aside for nothing is free again.</summary>
    EndRing = 27,
}
