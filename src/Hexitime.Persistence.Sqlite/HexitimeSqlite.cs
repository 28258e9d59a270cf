using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hexitime.Persistence.Sqlite;

/// <summary>Keeps Hexitime in an SQLite file.</summary>
public static class HexitimeSqlite
{
    /// <summary>The table that remembers which migrations have been applied.</summary>
    public const string MigrationsTable = "hexitime_migrations";

    /// <summary>
    /// Uses an SQLite file, with durable commits (write-ahead log, <c>synchronous=FULL</c>), foreign keys on, and ten seconds of patience when another
    /// process is writing. A context keeps its connection from its first use until it is disposed. The migrations of <see cref="HexitimeDbContext"/> are here, those of a
    /// host's own context where the host keeps them.
    /// </summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">As Microsoft.Data.Sqlite reads it, such as <c>Data Source=hexitime.db</c>.</param>
    public static DbContextOptionsBuilder UseHexitimeSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return options
            .UseSqlite(connectionString, sqlite =>
            {
                if (options.Options.ContextType == typeof(HexitimeDbContext))
                    sqlite.MigrationsAssembly(typeof(HexitimeSqlite).Assembly.FullName).MigrationsHistoryTable(MigrationsTable);
            })
            .ReplaceService<IHistoryRepository, MigrationHistory>()
            .AddInterceptors(SqliteConnectionSettings.Instance);
    }

    /// <inheritdoc cref="UseHexitimeSqlite(DbContextOptionsBuilder, string)" />
    public static DbContextOptionsBuilder<TContext> UseHexitimeSqlite<TContext>(this DbContextOptionsBuilder<TContext> options, string connectionString)
        where TContext : DbContext
    {
        UseHexitimeSqlite((DbContextOptionsBuilder)options, connectionString);
        return options;
    }
}
