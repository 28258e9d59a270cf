using Hexitime.Persistence.Ledger;
using Hexitime.Persistence.Sqlite.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hexitime.Persistence.Sqlite;

/// <summary>Keeps a host's bank in SQLite.</summary>
public static class SqliteServices
{
    /// <summary>Keeps the bank in an SQLite file, in tables and a context of its own. Calling it again changes nothing.</summary>
    /// <param name="builder">The bank.</param>
    /// <param name="connectionString">As Microsoft.Data.Sqlite reads it, such as <c>Data Source=hexitime.db</c>.</param>
    /// <param name="migrateAtStartup">Whether the host makes and migrates the file when it starts; else call <see cref="HexitimeDatabase.MigrateHexitimeAsync"/>.</param>
    public static HexitimeBuilder UseSqlite(this HexitimeBuilder builder, string connectionString, bool migrateAtStartup = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        builder.Services.AddDbContext<HexitimeDbContext>(options => options.UseHexitimeSqlite(connectionString));
        builder.UseSqlite<HexitimeDbContext>();
        return migrateAtStartup ? builder.MigrateAtStartup() : builder;
    }

    /// <summary>
    /// Keeps the bank in the host's own context, which the host registers on SQLite with
    /// <see cref="HexitimeSqlite.UseHexitimeSqlite(DbContextOptionsBuilder, string)"/> and whose model calls <see cref="HexitimeModel.ApplyHexitime"/>. The
    /// host's rows and the bank's can then be committed in one transaction.
    /// </summary>
    /// <typeparam name="TContext">The host's context.</typeparam>
    public static HexitimeBuilder UseSqlite<TContext>(this HexitimeBuilder builder) where TContext : DbContext
    {
        builder.Services.TryAddSingleton<ILedgerTables, SqliteLedgerTables>();
        builder.Services.TryAddSingleton<IConflictDetector, SqliteConflicts>();
        return builder.AddEntityFrameworkStores<TContext>();
    }
}
