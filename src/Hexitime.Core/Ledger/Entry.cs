using NodaTime;

namespace Hexitime.Ledger;

/// <summary>
/// One line of an account: what an order changed, what the balance was after it, and when. Never edited, never deleted. Holds no personal
/// words: a memo lives beside it and only its salted digest is here. A plain value; compared by value.
/// </summary>
public readonly record struct Entry
{
    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The entry's number within the account: 1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The order that made the entry. It made one other entry, of the opposite amount, in <see cref="Counterparty"/>.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The account on the other side.</summary>
    public required AccountId Counterparty { get; init; }

    /// <summary>What was added to the account; negative when it gave. Never zero.</summary>
    public required Credits Amount { get; init; }

    /// <summary>The account's balance (its <see cref="Account.Posted"/>) after this entry.</summary>
    public required Credits BalanceAfter { get; init; }

    /// <summary>Why the credits moved.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>When it took effect.</summary>
    public required Instant EffectiveAt { get; init; }

    /// <summary>When it was recorded; never before the entry that precedes it.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The salted digest of the memo; none without one.</summary>
    public required Digest Memo { get; init; }

    /// <summary>The hash of this entry and, through its predecessor's, of all before it. See <see cref="HashChain"/>.</summary>
    public Digest Hash { get; init; }
}

/// <summary>An order as the ledger keeps it: what was asked, what became of it and, for a hold or a transfer, what has ended it since.</summary>
public readonly record struct RecordedOrder
{
    /// <summary>What was asked.</summary>
    public required Order Order { get; init; }

    /// <summary>Why it was refused; <see cref="LedgerRefusal.None"/> if it was applied.</summary>
    public LedgerRefusal Refusal { get; init; }

    /// <summary>How much was missing when it was refused for that.</summary>
    public Credits Missing { get; init; }

    /// <summary>The account that gave or holds; for a settlement or reversal, found through its target.</summary>
    public AccountId From { get; init; }

    /// <summary>The account that received or will.</summary>
    public AccountId To { get; init; }

    /// <summary>What moved, or is held.</summary>
    public Credits Moved { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The order that settled, released or reversed this one; none while there is none.</summary>
    public OrderId EndedBy { get; init; }

    /// <summary>Whether it was applied.</summary>
    public bool WasApplied => Refusal == LedgerRefusal.None;

    /// <summary>Whether it moved credits, so that it has two entries.</summary>
    public bool IsTransfer => WasApplied && Order.Kind is (OrderKind.Transfer or OrderKind.Settle or OrderKind.Reverse);

    /// <summary>Whether it is a hold that nothing has ended.</summary>
    public bool IsOpenHold => WasApplied && Order.Kind == OrderKind.Hold && EndedBy == default;
}
