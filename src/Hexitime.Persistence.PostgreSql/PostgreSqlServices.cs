using Hexitime.Persistence.Ledger;
using Hexitime.Persistence.PostgreSql.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Keeps a host's bank in PostgreSQL.</summary>
public static class PostgreSqlServices
{
    /// <summary>Keeps the bank in a PostgreSQL database, in a schema and a context of its own. Calling it again changes nothing.</summary>
    /// <param name="builder">The bank.</param>
    /// <param name="connectionString">As Npgsql reads it, such as <c>Host=localhost;Database=hexitime;Username=hexitime_app</c>.</param>
    /// <param name="migrateAtStartup">
    /// Whether the host makes and migrates the schema when it starts, for which its role must own the schema; several may start at once. Else a DBA applies the scripts.
    /// </param>
    public static HexitimeBuilder UsePostgreSql(this HexitimeBuilder builder, string connectionString, bool migrateAtStartup = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        // EF Core would note on each row that the context is in use. Here use cases alone use it, one after the other in their scope, and two commands at once on one connection Npgsql refuses.
        builder.Services.AddDbContextPool<HexitimeDbContext>(options => options.UseHexitimePostgreSql(connectionString).EnableThreadSafetyChecks(false));
        builder.UsePostgreSql<HexitimeDbContext>();
        return migrateAtStartup ? builder.MigrateAtStartup() : builder;
    }

    /// <summary>
    /// Keeps the bank in the host's own context, which the host registers on PostgreSQL with
    /// <see cref="HexitimePostgreSql.UseHexitimePostgreSql(DbContextOptionsBuilder, string)"/> and whose model calls <see cref="HexitimeModel.ApplyHexitime"/>. The
    /// host's rows and the bank's can then be committed in one transaction.
    /// </summary>
    /// <typeparam name="TContext">The host's context.</typeparam>
    public static HexitimeBuilder UsePostgreSql<TContext>(this HexitimeBuilder builder) where TContext : DbContext
    {
        builder.Services.TryAddSingleton<ILedgerTables, PostgreSqlLedgerTables>();
        builder.Services.TryAddSingleton<IConflictDetector, PostgreSqlConflicts>();
        return builder.AddEntityFrameworkStores<TContext>();
    }
}
