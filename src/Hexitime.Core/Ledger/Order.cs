using NodaTime;

namespace Hexitime.Ledger;

/// <summary>What an order asks of the ledger.</summary>
public enum OrderKind
{
    /// <summary>Move credits from one account to another.</summary>
    Transfer = 1,

    /// <summary>Set credits of one account aside for another.</summary>
    Hold = 2,

    /// <summary>End a hold by moving up to the held amount; the rest is free again.</summary>
    Settle = 3,

    /// <summary>End a hold and move nothing.</summary>
    Release = 4,

    /// <summary>Move a transfer's credits back, as a new transfer.</summary>
    Reverse = 5,

    /// <summary>Set how far below nothing an account may go.</summary>
    SetFloor = 6,
}

/// <summary>Why credits move. Entries carry it, so that what was exchanged can be told from what was given or granted.</summary>
public enum Purpose
{
    /// <summary>Nothing moves (a release, a floor).</summary>
    None = 0,

    /// <summary>The credits every member starts with.</summary>
    Welcome = 1,

    /// <summary>An hour of an exchange.</summary>
    Exchange = 2,

    /// <summary>An hour of work for a project.</summary>
    ProjectWork = 3,

    /// <summary>Credits given away.</summary>
    Donation = 4,

    /// <summary>Credits granted by the bank or a community pot.</summary>
    Grant = 5,

    /// <summary>A balance brought along from another time bank.</summary>
    OpeningBalance = 6,

    /// <summary>The undoing of an earlier transfer.</summary>
    Reversal = 7,

    /// <summary>What a project has not spent goes back to where it came from.</summary>
    Refund = 8,
}

/// <summary>
/// One instruction to the ledger: a plain value, made by the factory of its kind, compared by value. Its <see cref="Id"/> is its
/// idempotency key: sent again with the same content it changes nothing; with other content it is refused. An order is only a wish: the
/// rules judge it when it is applied, and refuse what is malformed.
/// </summary>
public readonly record struct Order
{
    private Order(OrderKind kind, OrderId id) => (Kind, Id) = (kind, id);

    /// <summary>What is asked.</summary>
    public OrderKind Kind { get; private init; }

    /// <summary>The order's name and idempotency key.</summary>
    public OrderId Id { get; private init; }

    /// <summary>Why the credits move.</summary>
    public Purpose Purpose { get; private init; }

    /// <summary>The account that gives or holds (transfer, hold) or whose floor is set; else none.</summary>
    public AccountId From { get; private init; }

    /// <summary>The account that receives (transfer, hold); else none.</summary>
    public AccountId To { get; private init; }

    /// <summary>The credits to move or hold (transfer, hold, settle), or the new floor; else zero.</summary>
    public Credits Amount { get; private init; }

    /// <summary>The hold to end, or the transfer to reverse; else none.</summary>
    public OrderId Target { get; private init; }

    /// <summary>When what the order records took effect, if that is not when it is recorded. Cut to the microsecond.</summary>
    public Instant? EffectiveAt { get; private init => field = value?.ToWholeMicroseconds(); }

    /// <summary>From when on a hold can no longer be settled; <c>null</c> is never. Cut to the microsecond.</summary>
    public Instant? ExpiresAt { get; private init => field = value?.ToWholeMicroseconds(); }

    /// <summary>The salted digest of the memo kept beside the order; none without one.</summary>
    public Digest Memo { get; private init; }

    /// <summary>Moves <paramref name="amount"/>.</summary>
    public static Order Transfer(OrderId id, AccountId from, AccountId to, Credits amount, Purpose purpose, Instant? effectiveAt = null, Digest memo = default) =>
        new(OrderKind.Transfer, id) { From = from, To = to, Amount = amount, Purpose = purpose, EffectiveAt = effectiveAt, Memo = memo };

    /// <summary>Gives a new member's wallet its welcome credits, from the issuer; a wallet gets them once.</summary>
    public static Order Welcome(OrderId id, AccountId wallet, Credits amount) => Transfer(id, AccountId.Issuer, wallet, amount, Purpose.Welcome);

    /// <summary>Sets <paramref name="amount"/> of <paramref name="from"/> aside for <paramref name="to"/>.</summary>
    public static Order Hold(OrderId id, AccountId from, AccountId to, Credits amount, Purpose purpose, Instant? expiresAt = null, Digest memo = default) =>
        new(OrderKind.Hold, id) { From = from, To = to, Amount = amount, Purpose = purpose, ExpiresAt = expiresAt, Memo = memo };

    /// <summary>Ends a hold by moving <paramref name="amount"/>, at most what is held, to the account it was held for; the rest is free again.</summary>
    public static Order Settle(OrderId id, OrderId hold, Credits amount, Instant? effectiveAt = null, Digest memo = default) =>
        new(OrderKind.Settle, id) { Target = hold, Amount = amount, EffectiveAt = effectiveAt, Memo = memo };

    /// <summary>Ends a hold and moves nothing. A hold past its expiry counts as expired.</summary>
    public static Order Release(OrderId id, OrderId hold) => new(OrderKind.Release, id) { Target = hold };

    /// <summary>Moves a transfer's credits back. A transfer is reversed at most once; a reversal cannot be reversed.</summary>
    public static Order Reverse(OrderId id, OrderId transfer, Digest memo = default) =>
        new(OrderKind.Reverse, id) { Target = transfer, Memo = memo, Purpose = Purpose.Reversal };

    /// <summary>Sets an account's floor: zero, or the negative of the overdraft allowed.</summary>
    public static Order SetFloor(OrderId id, AccountId account, Credits floor) => new(OrderKind.SetFloor, id) { From = account, Amount = floor };

    /// <summary>The same order without its memo's digest.</summary>
    public Order WithoutMemo() => this with { Memo = default };

    /// <summary>
    /// Makes an order from stored columns, for stores. The result is as good as its parts: the rules judge it like any other.
    /// </summary>
    public static Order Recall(OrderKind kind, OrderId id, Purpose purpose, AccountId from, AccountId to, Credits amount, OrderId target,
        Instant? effectiveAt, Instant? expiresAt, Digest memo) =>
        new(kind, id)
        {
            Purpose = purpose,
            From = from,
            To = to,
            Amount = amount,
            Target = target,
            EffectiveAt = effectiveAt,
            ExpiresAt = expiresAt,
            Memo = memo,
        };
}

/// <summary>How the orders of a batch stand to each other.</summary>
public enum BatchMode
{
    /// <summary>Each order stands alone, in order: one that is refused harms no other.</summary>
    Independent = 1,

    /// <summary>All or nothing, judged by the end state: three people may pay each other in a circle with nothing in hand.</summary>
    Linked = 2,
}
