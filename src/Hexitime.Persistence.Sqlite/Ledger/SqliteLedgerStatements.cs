using Hexitime.Ledger;
using SQLitePCL;

namespace Hexitime.Persistence.Sqlite.Ledger;

/// <summary>The ledger's prepared statements on one native connection.</summary>
internal sealed class SqliteLedgerStatements(sqlite3 connection) : IDisposable
{
    private readonly SqliteStatement _insertOrder = new(connection, """
        INSERT INTO hexitime_orders (id, kind, purpose, from_account, to_account, amount_minutes, target, effective_at, expires_at, memo,
            refusal, missing_minutes, resolved_from, resolved_to, moved_minutes, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _updateAccount = new(connection, """
        UPDATE hexitime_accounts SET floor_minutes = ?, posted_minutes = ?, held_minutes = ?, length = ?, head = ?, last_recorded_at = ?, welcomed = ? WHERE id = ?
        """);

    private readonly SqliteStatement _insertEntry = new(connection, """
        INSERT INTO hexitime_entries (account_id, number, order_id, counterparty, amount_minutes, balance_after_minutes, purpose, effective_at, recorded_at, memo, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    public SqliteStatement OpenAccount { get; } = new(connection, """
        INSERT INTO hexitime_accounts (id, kind, floor_minutes, posted_minutes, held_minutes, length, head, last_recorded_at, welcomed)
        SELECT ?1, ?2, ?3, 0, 0, 0, NULL, ?4, 0 WHERE NOT EXISTS (SELECT 1 FROM hexitime_accounts WHERE id = ?1)
        """);

    public SqliteStatement FindAccount { get; } = new(connection, """
        SELECT id, kind, floor_minutes, posted_minutes, held_minutes, length, head, last_recorded_at, welcomed FROM hexitime_accounts WHERE id = ?
        """);

    public SqliteStatement FindOrder { get; } = new(connection, """
        SELECT id, kind, purpose, from_account, to_account, amount_minutes, target, effective_at, expires_at, memo, refusal, missing_minutes,
            resolved_from, resolved_to, moved_minutes, recorded_at, (SELECT e.id FROM hexitime_orders e WHERE e.target = o.id AND e.refusal = 0)
        FROM hexitime_orders o WHERE id = ?
        """);

    public SqliteStatement KeepMemo { get; } = new(connection, """
        INSERT INTO hexitime_memos (order_id, salt, text)
        SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM hexitime_orders WHERE id = ?1 AND memo = ?4) AND NOT EXISTS (SELECT 1 FROM hexitime_memos WHERE order_id = ?1)
        """);

    public void RecordOrder(in RecordedOrder recorded)
    {
        var order = recorded.Order;
        _insertOrder.Bind(order.Id.Value).Bind((long)order.Kind).Bind((long)order.Purpose).BindUnlessNone(order.From.Value).BindUnlessNone(order.To.Value)
            .Bind(order.Amount.Minutes).BindUnlessNone(order.Target.Value)
            .Bind(order.EffectiveAt is { } effective ? effective.ToUnixMicroseconds() : null).Bind(order.ExpiresAt is { } expires ? expires.ToUnixMicroseconds() : null)
            .BindUnlessNone(order.Memo).Bind((long)recorded.Refusal).Bind(recorded.Missing.Minutes)
            .BindUnlessNone(recorded.From.Value).BindUnlessNone(recorded.To.Value).Bind(recorded.Moved.Minutes).Bind(recorded.RecordedAt.ToUnixMicroseconds()).Run();
    }

    public void UpdateAccount(in Account account) =>
        _updateAccount.Bind(account.Floor.Minutes).Bind(account.Posted.Minutes).Bind(account.Held.Minutes).Bind(account.Length).BindUnlessNone(account.Head)
            .Bind(account.LastRecordedAt.ToUnixMicroseconds()).Bind(account.Welcomed ? 1 : 0).Bind(account.Id.Value).Run();

    public void AddEntry(in Entry entry) =>
        _insertEntry.Bind(entry.Account.Value).Bind(entry.Number).Bind(entry.Order.Value).Bind(entry.Counterparty.Value)
            .Bind(entry.Amount.Minutes).Bind(entry.BalanceAfter.Minutes).Bind((long)entry.Purpose)
            .Bind(entry.EffectiveAt.ToUnixMicroseconds()).Bind(entry.RecordedAt.ToUnixMicroseconds()).BindUnlessNone(entry.Memo).BindUnlessNone(entry.Hash).Run();

    public static Account? ReadAccount(SqliteStatement row) => new Account()
    {
        Id = new AccountId(row.GuidOrNone(0)),
        Kind = (AccountKind)row.Int64(1),
        Floor = Credits.FromMinutes(row.Int64(2)),
        Posted = Credits.FromMinutes(row.Int64(3)),
        Held = Credits.FromMinutes(row.Int64(4)),
        Length = row.Int64(5),
        Head = row.DigestOrNone(6),
        LastRecordedAt = Microseconds.ToInstant(row.Int64(7)),
        Welcomed = row.Int64(8) != 0,
    };

    public static RecordedOrder? ReadOrder(SqliteStatement row) => new RecordedOrder()
    {
        Order = Order.Recall((OrderKind)row.Int64(1), new OrderId(row.GuidOrNone(0)), (Purpose)row.Int64(2),
            new AccountId(row.GuidOrNone(3)), new AccountId(row.GuidOrNone(4)), Credits.FromMinutes(row.Int64(5)), new OrderId(row.GuidOrNone(6)),
            row.IsNull(7) ? null : Microseconds.ToInstant(row.Int64(7)), row.IsNull(8) ? null : Microseconds.ToInstant(row.Int64(8)), row.DigestOrNone(9)),
        Refusal = (LedgerRefusal)row.Int64(10),
        Missing = Credits.FromMinutes(row.Int64(11)),
        From = new AccountId(row.GuidOrNone(12)),
        To = new AccountId(row.GuidOrNone(13)),
        Moved = Credits.FromMinutes(row.Int64(14)),
        RecordedAt = Microseconds.ToInstant(row.Int64(15)),
        EndedBy = new OrderId(row.GuidOrNone(16)),
    };

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_insertOrder, _updateAccount, _insertEntry, OpenAccount, FindAccount, FindOrder, KeepMemo])
            statement.Dispose();
    }
}
