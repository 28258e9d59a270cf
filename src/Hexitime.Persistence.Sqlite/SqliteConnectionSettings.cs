using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Hexitime.Persistence.Sqlite;

/// <summary>
/// Sets what SQLite keeps per connection; a pooled connection keeps its settings, so each native one is set once. And lets a context keep its connection
/// until it is disposed: EF Core would close and open it around each query, register some twenty functions each time, and so void all prepared statements.
/// </summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    public static readonly SqliteConnectionSettings Instance = new();

    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(InterceptionResult.Suppress());

    private void Set(SqliteConnection connection)
    {
        if (connection.Handle is not { } native || _set.TryGetValue(native, out _))
            return;
        using var command = connection.CreateCommand();
        // A large batch touches pages all over its indexes: with SQLite's 2 MB of cache an import takes more than twice as long. Memory is taken as it is used.
        command.CommandText = "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32768;";
        command.ExecuteNonQuery();
        _set.AddOrUpdate(native, this);
    }
}
