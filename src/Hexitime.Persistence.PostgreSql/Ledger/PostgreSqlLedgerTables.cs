using System.Data;
using System.Data.Common;
using Hexitime.Ledger;
using Hexitime.Persistence.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Hexitime.Persistence.PostgreSql.Ledger;

/// <summary>
/// The ledger's commands on PostgreSQL, each set-based and a round trip at most, whatever the size of the batch. Under READ COMMITTED every statement sees what has been
/// committed before it: so accounts are locked first, and what is read behind the lock stays true.
/// </summary>
internal sealed class PostgreSqlLedgerTables : ILedgerTables
{
    private const string Lock = """
        SELECT id, kind, floor_minutes, posted_minutes, held_minutes, length, head, last_recorded_at, welcomed FROM hexitime.lock_accounts($1, $2, $3)
        """;

    private const string Recall = """
        SELECT (recalled).*, ended_by FROM hexitime.recall($1)
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
        await RunAsync(connection, cancellationToken,
            Command(Open, Of(account.Id.Value), Of((int)account.Kind), Of(account.Floor.Minutes), Of(account.LastRecordedAt.ToTimestamp())));
    }

    public async ValueTask ApplyAsync(DbConnection connection, LedgerWork work, CancellationToken cancellationToken)
    {
        if (work.JoinsTransaction)
        {
            await LoadAsync(connection, work, cancellationToken);
            await RunAsync(connection, cancellationToken, Posting.CommandFor(work.Judge()));
            return;
        }

        // Begin and commit travel with what is between them: two round trips in all.
        try
        {
            await LoadAsync(connection, work, cancellationToken, new NpgsqlBatchCommand("BEGIN"));
            await RunAsync(connection, cancellationToken, Posting.CommandFor(work.Judge()), new NpgsqlBatchCommand("COMMIT"));
        }
        catch (Exception) when (connection.State == ConnectionState.Open)
        {
            await RunAsync(connection, CancellationToken.None, new NpgsqlBatchCommand("ROLLBACK"));
            throw;
        }
    }

    public async ValueTask RecallAsync(DbConnection connection, IReadOnlyCollection<OrderId> orders, LedgerBook book, CancellationToken cancellationToken)
    {
        await using var batch = await PrepareAsync(connection, cancellationToken, RecallCommand(orders));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await ReadOrdersAsync(rows, book, cancellationToken);
    }

    public async ValueTask LockAsync(DbConnection connection, IReadOnlyCollection<AccountId> accounts, LedgerBook book, CancellationToken cancellationToken)
    {
        await using var batch = await PrepareAsync(connection, cancellationToken, LockCommand(accounts, [], waits: true));
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await ReadAccountsAsync(rows, book, cancellationToken);
    }

    private async Task LoadAsync(DbConnection connection, LedgerWork work, CancellationToken cancellationToken, params NpgsqlBatchCommand[] before)
    {
        var targets = work.Orders.Select(o => o.Target).Where(t => t != default).ToHashSet();
        var named = Touched.Accounts(work.Orders, work.Book);
        await using (var batch = await PrepareAsync(
            connection, cancellationToken, [.. before, LockCommand(named, targets, work.Waits), RecallCommand(Touched.Orders(work.Orders))]))
        {
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await ReadAccountsAsync(rows, work.Book, cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            await ReadOrdersAsync(rows, work.Book, cancellationToken);
        }

        // A target that was recorded between the two statements has brought accounts that are not locked yet.
        if (work.Waits && targets.Count > 0 && Touched.Accounts(work.Orders, work.Book).Where(a => !named.Contains(a) && !work.Book.TryGet(a, out Account _)).ToList() is { Count: > 0 } late)
            await LockAsync(connection, late, work.Book, cancellationToken);
    }

    public async ValueTask KeepAsync(DbConnection connection, IReadOnlyList<Memo> memos, CancellationToken cancellationToken)
    {
        await RunAsync(connection, cancellationToken, Command(Keep, Of(memos.Select(m => m.Order.Value).ToArray()), Of([.. memos.Select(m => (byte[]?)[.. m.Salt])]),
            new NpgsqlParameter<string[]> { TypedValue = [.. memos.Select(m => m.Text)] }, Of([.. memos.Select(m => (byte[]?)m.Digest.ToArray())])));
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

    private static NpgsqlBatchCommand LockCommand(IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<OrderId> targets, bool waits) =>
        Command(Lock, Of(accounts.Select(a => a.Value).ToArray()), Of(targets.Select(o => o.Value).ToArray()), Of(waits));

    private static NpgsqlBatchCommand RecallCommand(IReadOnlyCollection<OrderId> orders) => Command(Recall, Of(orders.Select(o => o.Value).ToArray()));

    private static async Task ReadAccountsAsync(NpgsqlDataReader rows, LedgerBook book, CancellationToken cancellationToken)
    {
        while (await rows.ReadAsync(cancellationToken))
            book.Open(rows.ReadAccount());
    }

    private static async Task ReadOrdersAsync(NpgsqlDataReader rows, LedgerBook book, CancellationToken cancellationToken)
    {
        while (await rows.ReadAsync(cancellationToken))
            book.Recall(rows.ReadOrder());
    }

    private static async Task RunAsync(DbConnection connection, CancellationToken cancellationToken, params NpgsqlBatchCommand?[] commands)
    {
        NpgsqlBatchCommand[] some = [.. commands.OfType<NpgsqlBatchCommand>()];
        if (some.Length == 0)
            return;
        await using var batch = await PrepareAsync(connection, cancellationToken, some);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<NpgsqlBatch> PrepareAsync(DbConnection connection, CancellationToken cancellationToken, params NpgsqlBatchCommand[] commands)
    {
        var batch = ((NpgsqlConnection)connection).CreateBatch();
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        await batch.PrepareAsync(cancellationToken);
        return batch;
    }
}
