using Hexitime.Ledger;

namespace Hexitime.Testing.Ledger;

/// <summary>What a caller asks of a ledger: to apply one order, or to tell an account as it stands. A plain value; compared by value.</summary>
public readonly record struct LedgerCall
{
    /// <summary>The order to apply; <c>null</c> when an account is read.</summary>
    public Order? Order { get; private init; }

    /// <summary>The account to read; none when an order is applied.</summary>
    public AccountId Account { get; private init; }

    /// <summary>Applies an order.</summary>
    public static LedgerCall Apply(Order order) => new() { Order = order };

    /// <summary>Reads an account.</summary>
    public static LedgerCall Read(AccountId account) => new() { Account = account };
}

/// <summary>
/// A call as its caller saw it: when it was made, when it was answered, and what. Times are ticks of one clock that never runs backwards, such as
/// <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>. Immutable.
/// </summary>
public sealed record ObservedCall
{
    private const long Never = long.MaxValue;

    /// <summary>What was asked.</summary>
    public required LedgerCall Call { get; init; }

    /// <summary>When it was asked.</summary>
    public required long InvokedAt { get; init; }

    /// <summary>When it was answered; later than any time if the answer was lost.</summary>
    public long ReturnedAt { get; private init; } = Never;

    /// <summary>What became of the order, if it was one and its answer was not lost.</summary>
    public Outcome? Outcome { get; private init; }

    /// <summary>The account that was read; <c>null</c> if there was none.</summary>
    public Account? Account { get; private init; }

    /// <summary>Whether there was no answer: the order may have been applied, may be later, or never.</summary>
    public bool IsLost => ReturnedAt == Never;

    /// <summary>An order and what became of it.</summary>
    public static ObservedCall Applied(Order order, long invokedAt, long returnedAt, Outcome outcome) =>
        new() { Call = LedgerCall.Apply(order), InvokedAt = invokedAt, ReturnedAt = returnedAt, Outcome = outcome };

    /// <summary>An account as it was read.</summary>
    public static ObservedCall Read(AccountId id, long invokedAt, long returnedAt, Account? account) =>
        new() { Call = LedgerCall.Read(id), InvokedAt = invokedAt, ReturnedAt = returnedAt, Account = account };

    /// <summary>A call whose answer was lost.</summary>
    public static ObservedCall Lost(LedgerCall call, long invokedAt) => new() { Call = call, InvokedAt = invokedAt };

    /// <summary>As it is told in a failing test.</summary>
    public override string ToString()
    {
        var asked = Call.Order is { } order
            ? $"{order.Kind} {order.Id.Value} {order.From.Value}→{order.To.Value} {order.Amount.Minutes} min, target {order.Target.Value}"
            : $"Read {Call.Account.Value}";
        var answered = IsLost ? "lost"
            : Outcome is { } outcome ? $"{outcome.Kind} {outcome.Refusal} {outcome.Missing.Minutes}"
            : $"posted {Account?.Posted.Minutes}, held {Account?.Held.Minutes}, length {Account?.Length}";
        return $"[{InvokedAt} … {(IsLost ? "" : ReturnedAt)}] {asked}: {answered}";
    }
}
