using System.Data.Common;
using Hexitime.Ledger;

namespace Hexitime.Persistence.Ledger;

/// <summary>
/// The commands with which one provider locks, reads and writes the ledger's tables. Called within a transaction of the connection, but for
/// <see cref="RecallAsync"/> and <see cref="LockAsync"/>, which may be called without (and then lock nothing). One instance serves all connections and is thread-safe.
/// </summary>
internal interface ILedgerTables
{
    /// <summary>Inserts an account unless its id is taken.</summary>
    ValueTask OpenAsync(DbConnection connection, Account account, CancellationToken cancellationToken);

    /// <summary>
    /// Locks the accounts that these orders touch, in the order of their ids, and brings them into the book, together with those of the orders and their targets that are
    /// recorded already. What another transaction has locked is waited for, or left out.
    /// </summary>
    ValueTask LoadAsync(DbConnection connection, IReadOnlyCollection<Order> orders, bool waits, LedgerBook book, CancellationToken cancellationToken);

    /// <summary>Brings the recorded ones of these orders into the book, each once, with what has ended them.</summary>
    ValueTask RecallAsync(DbConnection connection, IReadOnlyCollection<OrderId> orders, LedgerBook book, CancellationToken cancellationToken);

    /// <summary>Locks the existing ones of these accounts, in the order of their ids, and brings them into the book.</summary>
    ValueTask LockAsync(DbConnection connection, IReadOnlyCollection<AccountId> accounts, LedgerBook book, CancellationToken cancellationToken);

    /// <summary>Writes what a batch changed.</summary>
    ValueTask WriteAsync(DbConnection connection, LedgerChanges changes, CancellationToken cancellationToken);

    /// <summary>Keeps words beside orders that carry their digest and have none yet.</summary>
    ValueTask KeepAsync(DbConnection connection, IReadOnlyList<Memo> memos, CancellationToken cancellationToken);
}
