using Hexitime.Persistence.Conformance;
using Hexitime.TestServers;
using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Databases as <c>roles.sql</c> sets them up: made and owned by one role, used by another, which may do less.</summary>
internal sealed class RoleDatabases(string role) : ITestDatabases
{
    public const string Owner = "hexitime_owner";
    public const string Application = "hexitime_app";
    public const string Auditor = "hexitime_auditor";

    public static readonly RoleDatabases AsApplication = new(Application);

    public string Scripts => "postgresql";

    public async Task<TestDatabase> CreateAsync(bool isMigrated = true)
    {
        var server = await PostgresServer.SharedAsync();
        return new PostgreSqlTestDatabase(isMigrated ? await server.CreateDatabaseAsync("roles", SetUpAsync) : await server.CreateDatabaseAsync(), role);
    }

    /// <summary>As documented: the roles, the migration as their owner, and the roles' rights on what it has made.</summary>
    private static async Task SetUpAsync(string connectionString)
    {
        await RunRolesAsync(connectionString);
        await PostgreSqlDatabases.MigrateAsync(new NpgsqlConnectionStringBuilder(connectionString) { Username = Owner }.ConnectionString);
        await RunRolesAsync(connectionString);
    }

    private static async Task RunRolesAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=False");
        await SqlScripts.RunAsync(connection, SqlScripts.Read("postgresql", "roles.sql"));
    }
}
