using Hexitime.Persistence.Conformance;
using Hexitime.TestServers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

public sealed class MigrationRaceTests
{
    [Fact]
    public async Task Each_of_several_migrations_is_made_once_however_many_hosts_begin_together()
    {
        await using var database = await PostgreSqlDatabases.Server.CreateAsync(isMigrated: false);
        var options = new DbContextOptionsBuilder<StepsContext>().UseHexitimePostgreSql(database.ConnectionString).Options;

        await AtOnce.RunAsync([.. Enumerable.Range(0, 4).Select<int, Func<Task<bool>>>(_ => async () =>
        {
            await using var context = new StepsContext(options);
            await context.Database.MigrateAsync();
            return true;
        })]);

        database.Number($"SELECT count(*) FROM \"{HistoryRepository.DefaultTableName}\"").ShouldBe(3);
        database.Number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").ShouldBe(0);
    }

    [Fact]
    public async Task Hosts_that_start_together_without_a_database_make_it_once()
    {
        var server = await PostgresServer.SharedAsync();
        var unmade = new NpgsqlConnectionStringBuilder((await server.CreateDatabaseAsync()).ConnectionString);
        unmade.Database += "_unmade";
        ServiceProvider[] hosts = [.. Enumerable.Range(0, 6).Select(_ =>
        {
            var services = new ServiceCollection();
            services.AddHexitime().UsePostgreSql(unmade.ConnectionString);
            return services.BuildServiceProvider(validateScopes: true);
        })];

        await AtOnce.RunAsync([.. hosts.Select<ServiceProvider, Func<Task<bool>>>(host => async () =>
        {
            await host.MigrateHexitimeAsync();
            return true;
        })]);

        await using (var connection = new NpgsqlConnection(unmade.ConnectionString))
        {
            await connection.OpenAsync();
            await using var count = new NpgsqlCommand("SELECT count(*) FROM hexitime.accounts", connection);
            (await count.ExecuteScalarAsync()).ShouldBe(1L);
        }

        foreach (var host in hosts)
            await host.DisposeAsync();
    }
}

/// <summary>A context with several migrations, none of which can be made twice.</summary>
internal sealed class StepsContext(DbContextOptions<StepsContext> options) : DbContext(options);

[DbContext(typeof(StepsContext)), Migration("1_First")]
public sealed class FirstStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE steps (first int)");
}

[DbContext(typeof(StepsContext)), Migration("2_Second")]
public sealed class SecondStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE steps ADD second int");
}

[DbContext(typeof(StepsContext)), Migration("3_Third")]
public sealed class ThirdStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE steps ADD third int");
}
