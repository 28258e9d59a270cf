using Hexitime;
using Hexitime.Persistence.PostgreSql;
using Hexitime.Persistence.Sqlite;

namespace MinimalApiHost;

/// <summary>Where the host keeps its bank: <c>Hexitime:Database</c> (<c>sqlite</c>, the default, or <c>postgresql</c>) and <c>Hexitime:ConnectionString</c>.</summary>
/// <param name="IsPostgreSql">Which of the two.</param>
/// <param name="ConnectionString">As the database's driver reads it.</param>
/// <param name="MigratesAtStartup"><c>Hexitime:MigrateAtStartup</c>: by default SQLite only, where there is no DBA.</param>
internal sealed record HostDatabase(bool IsPostgreSql, string ConnectionString, bool MigratesAtStartup)
{
    /// <exception cref="InvalidOperationException">The settings name no database; the message says what to set.</exception>
    public static HostDatabase From(IConfiguration settings)
    {
        var isPostgreSql = (settings["Database"] ?? "sqlite").ToUpperInvariant() switch
        {
            "SQLITE" => false,
            "POSTGRESQL" => true,
            var other => throw new InvalidOperationException($"Hexitime:Database is \"{other}\". Set it to \"sqlite\" or \"postgresql\"."),
        };
        var connectionString = settings["ConnectionString"] ?? (isPostgreSql
            ? throw new InvalidOperationException("Set Hexitime:ConnectionString to a PostgreSQL database, such as \"Host=localhost;Database=hexitime;Username=hexitime_app\".")
            : "Data Source=hexitime.db");
        return new HostDatabase(isPostgreSql, connectionString, settings.GetValue("MigrateAtStartup", !isPostgreSql));
    }

    public HexitimeBuilder Keep(HexitimeBuilder bank) =>
        IsPostgreSql ? bank.UsePostgreSql(ConnectionString, MigratesAtStartup) : bank.UseSqlite(ConnectionString, MigratesAtStartup);
}
