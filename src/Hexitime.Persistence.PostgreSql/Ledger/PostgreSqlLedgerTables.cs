using System.Data.Common;
using Hexitime.Ledger;
using Hexitime.Persistence.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Hexitime.Persistence.PostgreSql.Ledger;

/// <summary>
/// The ledger's commands on PostgreSQL, each one round trip and set-based, whatever the size of the batch. Under READ COMMITTED every statement sees what has been
/// committed before it: so accounts are locked first, and what is read behind the lock stays true.
/// </summary>
internal sealed class PostgreSqlLedgerTables : ILedgerTables
{
    private const string AccountColumns = "id, kind, floor_minutes, posted_minutes, held_minutes, length, head, last_recorded_at, welcomed";

    // The lock that an UPDATE of anything but the key takes; a foreign key's check on the account need not wait for it.
    private const string LockInOrder = "ORDER BY id FOR NO KEY UPDATE";

    private const string LockNamed = $"SELECT {AccountColumns} FROM hexitime.accounts WHERE id = ANY ($1) {LockInOrder}";

    private const string LockNamedAndTargeted = $"""
        SELECT {AccountColumns} FROM hexitime.accounts WHERE id IN (
            SELECT unnest($1) UNION SELECT unnest(ARRAY[resolved_from, resolved_to]) FROM hexitime.orders WHERE id = ANY ($2)) {LockInOrder}
        """;

    private const string Skip = " SKIP LOCKED";

    private const string Recall = """
        SELECT id, kind, purpose, from_account, to_account, amount_minutes, target, effective_at, expires_at, memo, refusal, missing_minutes,
            resolved_from, resolved_to, moved_minutes, recorded_at, (SELECT e.id FROM hexitime.orders e WHERE e.target = o.id AND e.refusal = 0)
        FROM hexitime.orders o WHERE id = ANY ($1)
        """;

    private const string Open = """
        INSERT INTO hexitime.accounts (id, kind, floor_minutes, posted_minutes, held_minutes, length, head, last_recorded_at, welcomed)
        VALUES ($1, $2, $3, 0, 0, 0, NULL, $4, false) ON CONFLICT (id) DO NOTHING
        """;

    private const string Keep = """
        INSERT INTO hexitime.memos (order_id, salt, text)
        SELECT m.order_id, m.salt, m.text FROM unnest($1, $2, $3, $4) AS m (order_id, salt, text, digest) JOIN hexitime.orders o ON o.id = m.order_id AND o.memo = m.digest
        ON CONFLICT (order_id) DO NOTHING
        """;

    public async ValueTask OpenAsync(DbConnection connection, Account account, CancellationToken cancellationToken)
    {
        await using var batch = Batch(connection,
            Command(Open, Of(account.Id.Value), Of((int)account.Kind), Of(account.Floor.Minutes), Of(account.LastRecordedAt.ToTimestamp())));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask LoadAsync(DbConnection connection, IReadOnlyCollection<Order> orders, bool waits, LedgerBook book, CancellationToken cancellationToken)
    {
        var targets = orders.Where(o => o.Target != default).Select(o => o.Target.Value).ToArray();
        var named = Touched.Accounts(orders, book).Select(a => a.Value).ToArray();
        var suffix = waits ? "" : Skip;
        var lockAccounts = targets.Length == 0 ? Command(LockNamed + suffix, Of(named)) : Command(LockNamedAndTargeted + suffix, Of(named), Of(targets));
        await ReadAsync(connection, lockAccounts, Command(Recall, Of(Ids(Touched.Orders(orders)))), book, cancellationToken);

        // A target that was recorded between the two statements has brought accounts that are not locked yet.
        if (waits && targets.Length > 0 && Touched.Accounts(orders, book).Except(book.Accounts.Select(a => a.Id)).Except(named.Select(AccountId.From)).ToList() is { Count: > 0 } late)
            await LockAsync(connection, late, book, cancellationToken);
    }

    public async ValueTask RecallAsync(DbConnection connection, IReadOnlyCollection<OrderId> orders, LedgerBook book, CancellationToken cancellationToken) =>
        await ReadAsync(connection, lockAccounts: null, Command(Recall, Of(Ids(orders))), book, cancellationToken);

    public async ValueTask LockAsync(DbConnection connection, IReadOnlyCollection<AccountId> accounts, LedgerBook book, CancellationToken cancellationToken) =>
        await ReadAsync(connection, Command(LockNamed, Of(accounts.Select(a => a.Value).ToArray())), recall: null, book, cancellationToken);

    public async ValueTask WriteAsync(DbConnection connection, LedgerChanges changes, CancellationToken cancellationToken)
    {
        await using var batch = Batch(connection, Posting.Command(changes));
        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask KeepAsync(DbConnection connection, IReadOnlyList<Memo> memos, CancellationToken cancellationToken)
    {
        if (memos.Count == 0)
            return;
        await using var batch = Batch(connection, Command(Keep, Of(memos.Select(m => m.Order.Value).ToArray()), Of([.. memos.Select(m => (byte[]?)[.. m.Salt])]),
            new NpgsqlParameter<string[]> { TypedValue = [.. memos.Select(m => m.Text)] }, Of([.. memos.Select(m => (byte[]?)m.Digest.ToArray())])));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    internal static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    internal static NpgsqlParameter Of(byte[]?[] value) => new NpgsqlParameter<byte[]?[]> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    private static async ValueTask ReadAsync(
        DbConnection connection, NpgsqlBatchCommand? lockAccounts, NpgsqlBatchCommand? recall, LedgerBook book, CancellationToken cancellationToken)
    {
        await using var batch = Batch(connection, [.. new[] { lockAccounts, recall }.OfType<NpgsqlBatchCommand>()]);
        await batch.PrepareAsync(cancellationToken);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        if (lockAccounts is not null)
        {
            while (await rows.ReadAsync(cancellationToken))
                book.Open(rows.ReadAccount());
            await rows.NextResultAsync(cancellationToken);
        }

        if (recall is not null)
        {
            while (await rows.ReadAsync(cancellationToken))
                book.Recall(rows.ReadOrder());
        }
    }

    private static NpgsqlBatch Batch(DbConnection connection, params NpgsqlBatchCommand[] commands)
    {
        var batch = ((NpgsqlConnection)connection).CreateBatch();
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }

    private static Guid[] Ids(IReadOnlyCollection<OrderId> orders) => [.. orders.Select(o => o.Value)];
}
