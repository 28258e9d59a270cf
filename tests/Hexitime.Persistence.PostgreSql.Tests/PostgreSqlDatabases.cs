using System.Data.Common;
using Hexitime.Persistence.Conformance;
using Hexitime.Persistence.PostgreSql.Ledger;
using Hexitime.TestServers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Databases of a real server, which the bank uses as its owner.</summary>
internal sealed class PostgreSqlDatabases : ITestDatabases
{
    public static readonly PostgreSqlDatabases Server = new();

    public string Scripts => "postgresql";

    public async Task<TestDatabase> CreateAsync(bool isMigrated = true)
    {
        var server = await PostgresServer.SharedAsync();
        return new PostgreSqlTestDatabase(isMigrated ? await server.CreateDatabaseAsync("migrated", MigrateAsync) : await server.CreateDatabaseAsync());
    }

    public static async Task MigrateAsync(string connectionString)
    {
        var options = new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimePostgreSql(connectionString + ";Pooling=False").Options;
        await using var context = new HexitimeDbContext(options);
        await context.Database.MigrateAsync();
    }
}

/// <summary>A database that is dropped when disposed.</summary>
/// <param name="database">The database.</param>
/// <param name="role">Who the bank is there; by default the superuser, who is always the one behind raw SQL.</param>
internal sealed class PostgreSqlTestDatabase(PostgresDatabase database, string? role = null) : TestDatabase
{
    public override string ConnectionString => role is null ? database.ConnectionString : ConnectionStringOf(role);

    public string ConnectionStringOf(string user) => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = user }.ConnectionString;

    public override HexitimeBuilder Keep(HexitimeBuilder builder) => builder.UsePostgreSql(ConnectionString);

    public override HexitimeBuilder Keep<TContext>(HexitimeBuilder builder)
    {
        builder.Services.AddDbContext<TContext>(options => options.UseHexitimePostgreSql(ConnectionString));
        return builder.UsePostgreSql<TContext>();
    }

    public override void CreateLedger(MigrationBuilder migration) => migration.CreateHexitimeLedger();

    public override string Table(string name) => $"{HexitimePostgreSql.Schema}.{name}";

    public override string Literal(Guid value) => $"'{value}'::uuid";

    public override string Literal(Instant value) => $"'{InstantPattern.ExtendedIso.Format(value)}'::timestamptz";

    public override string Literal(byte[] value) => $@"'\x{Convert.ToHexString(value)}'::bytea";

    public override DbConnection NewConnection() => new NpgsqlConnection(database.ConnectionString);

    public override void Tamper(string sql) => Execute("SET session_replication_role = replica; " + sql);

    public override async Task<TestDatabase> BackUpAndRestoreAsync()
    {
        var restored = await database.Server.CreateDatabaseAsync();
        await database.Server.CopyByDumpAsync(database.Name, restored.Name);
        return new PostgreSqlTestDatabase(restored, role);
    }

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
