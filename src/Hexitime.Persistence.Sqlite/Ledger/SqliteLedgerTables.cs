using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Hexitime.Ledger;
using Hexitime.Persistence.Ledger;
using Microsoft.Data.Sqlite;

namespace Hexitime.Persistence.Sqlite.Ledger;

/// <summary>
/// The ledger's commands on SQLite. Within the process a prepared statement for each row is as good as a set, and faster to bind. SQLite locks the whole
/// file for a writer, from the BEGIN IMMEDIATE with which Microsoft.Data.Sqlite begins, so that there is no account to lock.
/// </summary>
internal sealed class SqliteLedgerTables : ILedgerTables
{
    private readonly ConditionalWeakTable<SqliteConnection, SqliteLedgerStatements> _statements = [];

    public ValueTask OpenAsync(DbConnection connection, Account account, CancellationToken cancellationToken)
    {
        StatementsOf(connection).OpenAccount
            .Bind(account.Id.Value).Bind((long)account.Kind).Bind(account.Floor.Minutes).Bind(account.LastRecordedAt.ToUnixMicroseconds()).Run();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whoever writes has locked the whole file, so that nobody is waited for.</summary>
    public async ValueTask ApplyAsync(DbConnection connection, LedgerWork work, CancellationToken cancellationToken)
    {
        await using var own = work.JoinsTransaction ? null : await connection.BeginTransactionAsync(cancellationToken);
        await RecallAsync(connection, Touched.Orders(work.Orders), work.Book, cancellationToken);
        await LockAsync(connection, Touched.Accounts(work.Orders, work.Book), work.Book, cancellationToken);
        var changes = work.Judge();
        if (!changes.IsEmpty)
            Write(StatementsOf(connection), changes);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
    }

    public ValueTask RecallAsync(DbConnection connection, IReadOnlyCollection<OrderId> orders, LedgerBook book, CancellationToken cancellationToken)
    {
        var find = StatementsOf(connection).FindOrder;
        foreach (var order in orders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (find.Bind(order.Value).First(SqliteLedgerStatements.ReadOrder) is { } recorded)
                book.Recall(in recorded);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask LockAsync(DbConnection connection, IReadOnlyCollection<AccountId> accounts, LedgerBook book, CancellationToken cancellationToken)
    {
        var find = StatementsOf(connection).FindAccount;
        foreach (var account in new SortedSet<AccountId>(accounts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (find.Bind(account.Value).First(SqliteLedgerStatements.ReadAccount) is { } found)
                book.Open(in found);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>In the order that the tables' defences ask for: evidence first, and an order that moves something behind its two entries.</summary>
    private static void Write(SqliteLedgerStatements statements, LedgerChanges changes)
    {
        foreach (var order in changes.Orders)
        {
            if (!order.IsTransfer)
                statements.RecordOrder(in order);
        }

        foreach (var account in changes.Accounts)
            statements.UpdateAccount(in account);
        foreach (var entry in changes.Entries)
            statements.AddEntry(in entry);
        foreach (var order in changes.Orders)
        {
            if (order.IsTransfer)
                statements.RecordOrder(in order);
        }
    }

    /// <summary>Deferred: it never asks for the lock for which all writers queue.</summary>
    public ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public ValueTask KeepAsync(DbConnection connection, IReadOnlyList<Memo> memos, CancellationToken cancellationToken)
    {
        var keep = StatementsOf(connection).KeepMemo;
        foreach (var memo in memos)
            keep.Bind(memo.Order.Value).Bind([.. memo.Salt]).Bind(memo.Text).BindUnlessNone(memo.Digest).Run();
        return ValueTask.CompletedTask;
    }

    private SqliteLedgerStatements StatementsOf(DbConnection connection) => _statements.GetValue((SqliteConnection)connection, Prepare);

    private SqliteLedgerStatements Prepare(SqliteConnection connection)
    {
        var statements = new SqliteLedgerStatements(connection.Handle!);
        connection.StateChange += Forget;
        return statements;

        void Forget(object sender, StateChangeEventArgs change)
        {
            connection.StateChange -= Forget;
            _statements.Remove(connection);
            statements.Dispose();
        }
    }
}
