#pragma warning disable EF1001 // EF Core's own lock is a row that a killed process leaves behind for ever; the class that takes it is not in the public API.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Sqlite.Migrations.Internal;
using SQLitePCL;

namespace Hexitime.Persistence.Sqlite;

/// <summary>
/// Lets one process at a time migrate a file. The lock is a transaction on an empty file beside it, so that it ends with the process that holds it:
/// a host killed while it migrates keeps no other from starting.
/// </summary>
internal sealed class MigrationHistory(HistoryRepositoryDependencies dependencies) : SqliteHistoryRepository(dependencies)
{
    public override IMigrationsDatabaseLock AcquireDatabaseLock() => Take(default);

    public override Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default) =>
        Task.Run<IMigrationsDatabaseLock>(() => Take(cancellationToken), cancellationToken);

    private MigrationLock Take(CancellationToken cancellationToken) =>
        MigrationLock.Take(this, Dependencies.Connection.DbConnection.DataSource, cancellationToken);

    private sealed class MigrationLock(IHistoryRepository history, SqliteConnection? held) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public static MigrationLock Take(IHistoryRepository history, string file, CancellationToken cancellationToken)
        {
            // A database in memory is nobody else's.
            if (file is "" or ":memory:")
                return new MigrationLock(history, null);
            var settings = new SqliteConnectionStringBuilder { DataSource = $"{file}-migrating", Pooling = false, DefaultTimeout = 1 };
            var connection = new SqliteConnection(settings.ConnectionString);
            try
            {
                connection.Open();
                while (!TryBegin(connection))
                    cancellationToken.ThrowIfCancellationRequested();
                return new MigrationLock(history, connection);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }

        private static bool TryBegin(SqliteConnection connection)
        {
            try
            {
                connection.BeginTransaction();
                return true;
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_BUSY)
            {
                return false;
            }
        }

        public void Dispose() => held?.Dispose();

        public ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
