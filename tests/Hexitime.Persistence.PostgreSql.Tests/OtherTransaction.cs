using Hexitime.Persistence.Conformance;
using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Somebody else's transaction on the same database, which holds locks for as long as a test wants it to.</summary>
internal sealed class OtherTransaction : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly NpgsqlConnection _connection;

    private OtherTransaction(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Begins one that looks for no deadlock, so that whoever makes one with it is the one to end.</summary>
    public static async Task<OtherTransaction> BeginAsync(TestDatabase database)
    {
        var connection = (NpgsqlConnection)database.NewConnection();
        await connection.OpenAsync();
        var other = new OtherTransaction(connection);
        await other.RunAsync("BEGIN; SET LOCAL deadlock_timeout = '1h'");
        return other;
    }

    public Task LockAccountAsync(Guid id) => RunAsync($"SELECT FROM hexitime.accounts WHERE id = '{id}' FOR UPDATE");

    public async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    /// <summary>Comes back when that many connections wait for somebody's lock.</summary>
    public static async Task AreWaitingAsync(TestDatabase database, int connections)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (database.Number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") < connections)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
