using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Keeps Hexitime in a PostgreSQL database.</summary>
public static class HexitimePostgreSql
{
    /// <summary>The schema of all of Hexitime's tables.</summary>
    public const string Schema = "hexitime";

    /// <summary>The table, in <see cref="Schema"/>, that remembers which migrations have been applied.</summary>
    public const string MigrationsTable = "migrations";

    /// <summary>
    /// Uses a PostgreSQL database, with Hexitime's tables in a schema of their own. Instants are kept as <c>timestamptz</c>, amounts as <c>bigint</c> minutes. The migrations of
    /// <see cref="HexitimeDbContext"/> are here, those of a host's own context where the host keeps them.
    /// </summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">As Npgsql reads it, such as <c>Host=localhost;Database=hexitime;Username=hexitime_app</c>.</param>
    public static DbContextOptionsBuilder UseHexitimePostgreSql(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return options
            .UseNpgsql(Tuned(connectionString), postgres =>
            {
                if (options.Options.ContextType == typeof(HexitimeDbContext))
                    postgres.MigrationsAssembly(typeof(HexitimePostgreSql).Assembly.FullName).MigrationsHistoryTable(MigrationsTable, Schema);
            })
            .ReplaceService<IHistoryRepository, MigrationHistory>()
            .UseHexitimePostgreSql();
    }

    /// <summary>
    /// The server plans a query that comes again and again once only, and connections are not reset between uses, for nothing here changes their settings; unless the
    /// host has said otherwise.
    /// </summary>
    private static string Tuned(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            builder.MaxAutoPrepare = 64;
        if (!builder.ShouldSerialize("No Reset On Close"))
            builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }

    /// <inheritdoc cref="UseHexitimePostgreSql(DbContextOptionsBuilder, string)" />
    public static DbContextOptionsBuilder<TContext> UseHexitimePostgreSql<TContext>(this DbContextOptionsBuilder<TContext> options, string connectionString)
        where TContext : DbContext
    {
        UseHexitimePostgreSql((DbContextOptionsBuilder)options, connectionString);
        return options;
    }

    /// <summary>
    /// Puts Hexitime's tables into their schema, in a context that the host has put on PostgreSQL with <c>UseNpgsql</c> and options of its own. Its migrations are
    /// then the host's.
    /// </summary>
    /// <param name="options">The context's options.</param>
    public static DbContextOptionsBuilder UseHexitimePostgreSql(this DbContextOptionsBuilder options)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new PostgreSqlModelExtension());
        return options;
    }
}
