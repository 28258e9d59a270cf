#pragma warning disable EF1001 // The provider's own lock ends with each migration, and the next is then made by hosts that no longer know what was applied meanwhile.
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations.Internal;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Lets one host at a time migrate a database, all its migrations in a row. The lock ends with the connection that holds it.</summary>
internal sealed class MigrationHistory(HistoryRepositoryDependencies dependencies) : NpgsqlHistoryRepository(dependencies)
{
    /// <summary>The letters of "hexitime" as a number. An advisory lock concerns the one database that it is taken in.</summary>
    private const long Key = 0x6865786974696D65;

    public override LockReleaseBehavior LockReleaseBehavior => LockReleaseBehavior.Connection;

    public override IMigrationsDatabaseLock AcquireDatabaseLock()
    {
        Say("lock").ExecuteNonQuery(Parameters);
        return new MigrationLock(this);
    }

    public override async Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default)
    {
        await Say("lock").ExecuteNonQueryAsync(Parameters, cancellationToken);
        return new MigrationLock(this);
    }

    private RelationalCommandParameterObject Parameters =>
        new(Dependencies.Connection, null, null, Dependencies.CurrentContext.Context, Dependencies.CommandLogger, CommandSource.Migrations);

    private IRelationalCommand Say(string verb) => Dependencies.RawSqlCommandBuilder.Build($"SELECT pg_advisory_{verb}({Key})");

    private sealed class MigrationLock(MigrationHistory history) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public void Dispose() => history.Say("unlock").ExecuteNonQuery(history.Parameters);

        public async ValueTask DisposeAsync() => await history.Say("unlock").ExecuteNonQueryAsync(history.Parameters);
    }
}
