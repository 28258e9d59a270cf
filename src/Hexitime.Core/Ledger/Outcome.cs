namespace Hexitime.Ledger;

/// <summary>Why the ledger refused an order. The names map to stable codes, see <see cref="LedgerRefusals"/>.</summary>
public enum LedgerRefusal
{
    /// <summary>It was not refused.</summary>
    None = 0,

    /// <summary>The amount is zero or less.</summary>
    AmountNotPositive = 1,

    /// <summary>A balance would leave the bounds of <see cref="Credits"/>.</summary>
    OutOfRange = 2,

    /// <summary>Both accounts are the same.</summary>
    SameAccount = 3,

    /// <summary>Not enough credits are available.</summary>
    InsufficientCredit = 4,

    /// <summary>The hold has been settled, released or has expired already.</summary>
    HoldEnded = 5,

    /// <summary>The hold's time is over; it can only be released.</summary>
    HoldExpired = 6,

    /// <summary>More was to be settled than is held.</summary>
    MoreThanHeld = 7,

    /// <summary>The transfer has been reversed already.</summary>
    AlreadyReversed = 8,

    /// <summary>What was to be ended or reversed is not of that kind: not a hold, or not a transfer that may be reversed.</summary>
    WrongTarget = 9,

    /// <summary>The member has had the welcome credits already.</summary>
    AlreadyWelcomed = 10,

    /// <summary>Welcome credits go from the issuer to a member's wallet, and nowhere else.</summary>
    NotAWelcome = 11,

    /// <summary>A floor is zero or less, and the issuer has none.</summary>
    NotAFloor = 12,

    /// <summary>The order's id was used before with other content.</summary>
    KeyReused = 100,

    /// <summary>An account that the order names does not exist.</summary>
    UnknownAccount = 101,

    /// <summary>The hold or transfer that the order names does not exist.</summary>
    UnknownTarget = 102,

    /// <summary>Another order of the linked batch was refused.</summary>
    LinkedOrderRefused = 103,

    /// <summary>The order has no id.</summary>
    NoKey = 104,
}

/// <summary>What became of an order.</summary>
public enum OutcomeKind
{
    /// <summary>It was applied now.</summary>
    Applied = 1,

    /// <summary>It had been applied before, with the same content; nothing changed.</summary>
    AlreadyApplied = 2,

    /// <summary>It was refused; nothing changed.</summary>
    Refused = 3,
}

/// <summary>What became of one order. A plain value; compared by value.</summary>
/// <param name="Kind">Applied, applied before, or refused.</param>
/// <param name="Refusal">Why it was refused; <see cref="LedgerRefusal.None"/> when it was not.</param>
/// <param name="Missing">How much is missing, when credits were; else zero.</param>
public readonly record struct Outcome(OutcomeKind Kind, LedgerRefusal Refusal = LedgerRefusal.None, Credits Missing = default)
{
    /// <summary>Applied now.</summary>
    public static Outcome Applied => new(OutcomeKind.Applied);

    /// <summary>Applied before.</summary>
    public static Outcome AlreadyApplied => new(OutcomeKind.AlreadyApplied);

    /// <summary>Whether the order stands, applied now or before.</summary>
    public bool Stands => Kind is OutcomeKind.Applied or OutcomeKind.AlreadyApplied;

    /// <summary>Refused.</summary>
    public static Outcome Refused(LedgerRefusal refusal, Credits missing = default) => new(OutcomeKind.Refused, refusal, missing);
}

/// <summary>The ledger's refusals as members and programs read them.</summary>
public static class LedgerRefusals
{
    /// <summary>
    /// Whether the refusal is a judgement and therefore kept: the same order is refused in the same way ever after. The others (an unknown
    /// account, a neighbour's fault) may pass, and do not burn the order's key.
    /// </summary>
    public static bool IsFinal(this LedgerRefusal refusal) => refusal is not LedgerRefusal.None && refusal < LedgerRefusal.KeyReused;

    /// <summary>The refusal with its stable code and its sentence.</summary>
    /// <exception cref="InvalidOperationException">The outcome is no refusal.</exception>
    public static Refusal ToRefusal(this Outcome outcome) => outcome.Refusal switch
    {
        LedgerRefusal.AmountNotPositive => Refusal.Invalid("ledger.amount-not-positive", "The amount must be more than nothing."),
        LedgerRefusal.OutOfRange => Refusal.Invalid("ledger.out-of-range", "That is more than an account can hold."),
        LedgerRefusal.SameAccount => Refusal.Invalid("ledger.same-account", "Credits cannot move from an account to itself."),
        LedgerRefusal.InsufficientCredit => Refusal.Conflict("ledger.insufficient-credit", $"There are not enough credits: {outcome.Missing} is missing.")
            .With("missingMinutes", outcome.Missing.Minutes),
        LedgerRefusal.HoldEnded => Refusal.Conflict("ledger.hold-ended", "These credits are no longer set aside."),
        LedgerRefusal.HoldExpired => Refusal.Conflict("ledger.hold-expired", "The time for which these credits were set aside is over."),
        LedgerRefusal.MoreThanHeld => Refusal.Conflict("ledger.more-than-held", $"That is {outcome.Missing} more than was set aside.")
            .With("missingMinutes", outcome.Missing.Minutes),
        LedgerRefusal.AlreadyReversed => Refusal.Conflict("ledger.already-reversed", "This transfer has been reversed already."),
        LedgerRefusal.WrongTarget => Refusal.Conflict("ledger.wrong-target", "This cannot be settled, released or reversed."),
        LedgerRefusal.AlreadyWelcomed => Refusal.Conflict("ledger.already-welcomed", "Welcome credits are given once, and these have been."),
        LedgerRefusal.NotAWelcome => Refusal.Invalid("ledger.not-a-welcome", "Welcome credits go from the bank to a member's wallet."),
        LedgerRefusal.NotAFloor => Refusal.Invalid("ledger.not-a-floor", "A floor is zero or an allowed overdraft, and the issuer has none."),
        LedgerRefusal.KeyReused => Refusal.Conflict("ledger.key-reused", "This order's id was used before for something else."),
        LedgerRefusal.UnknownAccount => Refusal.NotFound("ledger.unknown-account", "There is no such account."),
        LedgerRefusal.UnknownTarget => Refusal.NotFound("ledger.unknown-target", "There is no such hold or transfer."),
        LedgerRefusal.LinkedOrderRefused => Refusal.Conflict("ledger.linked-order-refused", "Nothing was moved, because a part of it could not be."),
        LedgerRefusal.NoKey => Refusal.Invalid("ledger.no-key", "The order has no id."),
        LedgerRefusal.None => throw new InvalidOperationException("The order was not refused."),
        _ => throw new InvalidOperationException($"No sentence for {outcome.Refusal}."),
    };
}
