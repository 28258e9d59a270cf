using Hexitime.Ledger;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Hexitime.Benchmarks;

/// <summary>
/// The peer: hand-written <c>Microsoft.Data.Sqlite</c> commands, prepared once, that write the very rows that the ledger writes for a transfer, into the same
/// tables with the same defences and the same durability. It has the balances in memory, so that it reads nothing; it judges nothing, and hashes nothing.
/// </summary>
internal sealed class HandWritten : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _advance;
    private readonly SqliteCommand _addEntry;
    private readonly SqliteCommand _addOrder;
    private readonly Dictionary<Guid, (long Posted, long Length)> _accounts = [];
    private readonly byte[] _hash = new byte[32];

    public HandWritten(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        using (var settings = _connection.CreateCommand())
        {
            settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
            settings.ExecuteNonQuery();
        }

        _advance = Prepare($"UPDATE hexitime_accounts SET posted_minutes = $a, length = $b, head = $c, last_recorded_at = $d WHERE id = $e", 5);
        _addEntry = Prepare($"""
            INSERT INTO hexitime_entries (account_id, number, order_id, counterparty, amount_minutes, balance_after_minutes, purpose, effective_at, recorded_at, memo, hash)
            VALUES ($a, $b, $c, $d, $e, $f, 2, $g, $h, NULL, $i)
            """, 9);
        _addOrder = Prepare($"""
            INSERT INTO hexitime_orders (id, kind, purpose, from_account, to_account, amount_minutes, target, effective_at, expires_at, memo, refusal, missing_minutes,
                resolved_from, resolved_to, moved_minutes, recorded_at)
            VALUES ($a, 1, 2, $b, $c, $d, NULL, NULL, NULL, NULL, 0, 0, $e, $f, $g, $h)
            """, 8);
    }

    public void Read(IEnumerable<AccountId> accounts)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT posted_minutes, length FROM hexitime_accounts WHERE id = $id";
        var id = command.Parameters.Add("$id", SqliteType.Text);
        foreach (var account in accounts)
        {
            id.Value = account.Value;
            using var reader = command.ExecuteReader();
            reader.Read();
            _accounts[account.Value] = (reader.GetInt64(0), reader.GetInt64(1));
        }
    }

    public void Transfer(ReadOnlySpan<Order> orders, Instant now)
    {
        var at = now.ToUnixTimeTicks() / 10;
        using var transaction = _connection.BeginTransaction();
        foreach (var command in (SqliteCommand[])[_advance, _addEntry, _addOrder])
            command.Transaction = transaction;
        foreach (ref readonly var order in orders)
            Transfer(in order, at);
        transaction.Commit();
    }

    private void Transfer(in Order order, long at)
    {
        var (id, from, to, minutes) = (order.Id.Value, order.From.Value, order.To.Value, order.Amount.Minutes);
        var giver = _accounts[from] = (_accounts[from].Posted - minutes, _accounts[from].Length + 1);
        var taker = _accounts[to] = (_accounts[to].Posted + minutes, _accounts[to].Length + 1);
        Run(_advance, giver.Posted, giver.Length, _hash, at, from);
        Run(_advance, taker.Posted, taker.Length, _hash, at, to);
        Run(_addEntry, from, giver.Length, id, to, -minutes, giver.Posted, at, at, _hash);
        Run(_addEntry, to, taker.Length, id, from, minutes, taker.Posted, at, at, _hash);
        Run(_addOrder, id, from, to, minutes, from, to, minutes, at);
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${(char)('a' + i)}", null));
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_advance, _addEntry, _addOrder])
            command.Dispose();
        _connection.Dispose();
    }
}
