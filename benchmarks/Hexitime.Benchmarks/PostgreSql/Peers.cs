using Hexitime.Ledger;
using Npgsql;

namespace Hexitime.Benchmarks.PostgreSql;

/// <summary>One caller's connection to the hand-written peers; every statement is prepared once.</summary>
internal sealed class Peers : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _lock;
    private readonly NpgsqlCommand _transfer;
    private readonly NpgsqlCommand _update;
    private readonly NpgsqlCommand _entry;
    private readonly NpgsqlCommand _function;

    private Peers(NpgsqlConnection connection)
    {
        _connection = connection;
        _lock = Command("SELECT id, balance FROM peer.accounts WHERE id IN ($1, $2) ORDER BY id FOR UPDATE");
        _transfer = Command("INSERT INTO peer.transfers VALUES ($1, $2, $3, $4, now())");
        _update = Command("UPDATE peer.accounts SET balance = balance + $2, length = length + 1 WHERE id = $1 RETURNING length, balance");
        _entry = Command("INSERT INTO peer.entries VALUES ($1, $2, $3, $4, $5, now())");
        _function = Command("SELECT peer.transfer($1, $2, $3, $4)");
    }

    public static async Task<Peers> OpenAsync(NpgsqlDataSource source) => new(await source.OpenConnectionAsync());

    /// <summary>(a1) The transaction in separate statements.</summary>
    public async Task TransferByStatementsAsync(Order order)
    {
        var (id, giver, taker, minutes) = (order.Id.Value, order.From.Value, order.To.Value, order.Amount.Minutes);
        await using var transaction = await _connection.BeginTransactionAsync();
        await using (var rows = await (await BindAsync(_lock, giver, taker)).ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                if (rows.GetGuid(0) == giver && rows.GetInt64(1) < minutes)
                    throw new InvalidOperationException("Not enough.");
            }
        }

        await (await BindAsync(_transfer, id, giver, taker, minutes)).ExecuteNonQueryAsync();
        await PostAsync(id, giver, -minutes);
        await PostAsync(id, taker, minutes);
        await transaction.CommitAsync();
    }

    /// <summary>(a2) The same as one function in the server: the honest bar.</summary>
    public async Task TransferByFunctionAsync(Order order) =>
        await (await BindAsync(_function, order.Id.Value, order.From.Value, order.To.Value, order.Amount.Minutes)).ExecuteNonQueryAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (NpgsqlCommand[])[_lock, _transfer, _update, _entry, _function])
            await command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task PostAsync(Guid transfer, Guid account, long minutes)
    {
        long length, balance;
        await using (var rows = await (await BindAsync(_update, account, minutes)).ExecuteReaderAsync())
        {
            await rows.ReadAsync();
            (length, balance) = (rows.GetInt64(0), rows.GetInt64(1));
        }

        await (await BindAsync(_entry, account, length, transfer, minutes, balance)).ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static async Task<NpgsqlCommand> BindAsync(NpgsqlCommand command, params object[] values)
    {
        if (command.Parameters.Count == 0)
        {
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.PrepareAsync();
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }
}
