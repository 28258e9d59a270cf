using System.Security.Cryptography;
using NodaTime;

namespace Hexitime.Ledger;

/// <summary>Which of an entry's two times a question is about.</summary>
public enum LedgerTime
{
    /// <summary>When it was recorded: what the bank knew at that instant.</summary>
    Recorded = 1,

    /// <summary>When it took effect: what was true at that instant, as known today.</summary>
    Effective = 2,
}

/// <summary>Words kept beside an order. They can be erased; the order's salted digest of them stays.</summary>
/// <param name="Order">The order.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="Text">The words.</param>
public sealed record Memo(OrderId Order, IReadOnlyList<byte> Salt, string Text)
{
    /// <summary>The digest that the order carries.</summary>
    public Digest Digest => Digest.OfMemo([.. Salt], Text);

    /// <summary>Salts the words.</summary>
    public static Memo Write(OrderId order, string text) => new(order, RandomNumberGenerator.GetBytes(16), text);
}

/// <summary>
/// Where the ledger is kept. Narrow on purpose: it can append and read, never edit or delete; only words beside it can be erased. Commands join the transaction of the use case that is
/// running, or make their own. An instance belongs to one scope and is not thread-safe; many may share one database.
/// </summary>
public interface ILedgerStore
{
    /// <summary>Opens an account without entries. Opening it again with the same kind changes nothing.</summary>
    Task OpenAsync(Account account, CancellationToken cancellationToken);

    /// <summary>
    /// Locks the accounts that the orders touch (in the order of their ids), has <see cref="LedgerBook"/> judge the orders, and writes what it hands back.
    /// Answers one outcome for each order; never throws for a refusal.
    /// </summary>
    Task<IReadOnlyList<Outcome>> ApplyAsync(IReadOnlyList<Order> orders, BatchMode mode, CancellationToken cancellationToken);

    /// <summary>Keeps words beside an order.</summary>
    Task KeepAsync(IReadOnlyList<Memo> memos, CancellationToken cancellationToken);

    /// <summary>The words kept beside the orders that concern an account.</summary>
    Task<IReadOnlyList<Memo>> ReadMemosAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>Erases the words kept beside the orders that concern an account. What was recorded, digests of the words included, stays; the history still verifies.</summary>
    Task EraseMemosAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>
    /// Locks accounts (in the order of their ids) until the running transaction ends, and answers those that exist as they stand. For a use case that
    /// must see several accounts before it knows what to order. Outside a transaction nothing is locked.
    /// </summary>
    Task<IReadOnlyList<Account>> LockAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken);

    /// <summary>An account as it stands; <c>null</c> if there is none.</summary>
    Task<Account?> FindAccountAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>Accounts as they stand; those that do not exist are left out.</summary>
    Task<IReadOnlyList<Account>> FindAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken);

    /// <summary>An order as recorded; <c>null</c> if there is none.</summary>
    Task<RecordedOrder?> FindOrderAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Which of these orders are recorded already.</summary>
    Task<IReadOnlySet<OrderId>> FindRecordedAsync(IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken);

    /// <summary>An account's entries from the newest to the oldest: at most <paramref name="limit"/> of those before number <paramref name="before"/> (all if <c>null</c>).</summary>
    Task<IReadOnlyList<Entry>> ReadEntriesAsync(AccountId account, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The same as of an instant, itself included: the entries recorded by then, or those that had taken effect by then as known today.
    /// </summary>
    Task<IReadOnlyList<Entry>> ReadEntriesAsOfAsync(AccountId account, Instant at, LedgerTime time, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>An account's balance as of an instant, itself included. An account that does not exist has none, and zero is answered.</summary>
    Task<Credits> BalanceAsync(AccountId account, Instant at, LedgerTime time, CancellationToken cancellationToken);

    /// <summary>Open holds whose time is over: at most <paramref name="limit"/>, the longest expired first.</summary>
    Task<IReadOnlyList<OrderId>> FindExpiredHoldsAsync(Instant now, int limit, CancellationToken cancellationToken);

    /// <summary>The sum of all balances, in minutes: zero unless somebody has tampered.</summary>
    Task<long> SumMinutesAsync(CancellationToken cancellationToken);

    /// <summary>Streams the whole ledger, of one instant, through an audit.</summary>
    Task AuditAsync(LedgerAudit audit, CancellationToken cancellationToken);
}
