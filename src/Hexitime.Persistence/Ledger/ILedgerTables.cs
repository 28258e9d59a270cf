using System.Data;
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
    /// Locks the accounts that orders touch, in the order of their ids, and brings them into the book, with those of the orders and their targets that are recorded
    /// already; has them judged; and writes what that changed. In a transaction of its own, unless one is running on the connection.
    /// </summary>
    ValueTask ApplyAsync(DbConnection connection, LedgerWork work, CancellationToken cancellationToken);

    /// <summary>Brings the recorded ones of these orders into the book, each once, with what has ended them.</summary>
    ValueTask RecallAsync(DbConnection connection, IReadOnlyCollection<OrderId> orders, LedgerBook book, CancellationToken cancellationToken);

    /// <summary>Locks the existing ones of these accounts, in the order of their ids, and brings them into the book.</summary>
    ValueTask LockAsync(DbConnection connection, IReadOnlyCollection<AccountId> accounts, LedgerBook book, CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which everything that is read is of one instant, and which keeps nobody from writing.</summary>
    ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <summary>Keeps words beside orders that carry their digest and have none yet.</summary>
    ValueTask KeepAsync(DbConnection connection, IReadOnlyList<Memo> memos, CancellationToken cancellationToken);
}

/// <summary>Orders to be applied to the ledger's tables.</summary>
/// <param name="Orders">The orders, of one caller or several.</param>
/// <param name="Book">An empty book to bring things into.</param>
/// <param name="Judge">Judges the orders, once everything is in the book, and answers what has changed.</param>
/// <param name="Waits">Whether to wait for what another transaction has locked, or to leave it out.</param>
/// <param name="JoinsTransaction">Whether a transaction is running on the connection already.</param>
internal sealed record LedgerWork(IReadOnlyCollection<Order> Orders, LedgerBook Book, Func<LedgerChanges> Judge, bool Waits, bool JoinsTransaction);
