using Npgsql;

namespace Hexitime.TestServers;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_database_is_fresh_durable_and_a_copy_of_its_template()
    {
        var server = await PostgresServer.SharedAsync();
        var migrations = 0;
        await using var first = await server.CreateDatabaseAsync("numbers", Migrate);
        await using var second = await server.CreateDatabaseAsync("numbers", Migrate);

        await RunAsync(first.ConnectionString, "INSERT INTO numbers VALUES (1)");

        (await ScalarAsync(first.ConnectionString, "SELECT count(*) FROM numbers")).ShouldBe(1L);
        (await ScalarAsync(second.ConnectionString, "SELECT count(*) FROM numbers")).ShouldBe(0L);
        (await ScalarAsync(second.ConnectionString, "SHOW synchronous_commit")).ShouldBe("on");
        (await ScalarAsync(second.ConnectionString, "SHOW fsync")).ShouldBe("on");
        migrations.ShouldBe(1);

        Task Migrate(string connectionString)
        {
            migrations++;
            return RunAsync(connectionString, "CREATE TABLE numbers (n bigint)");
        }
    }

    [Fact]
    public async Task What_was_committed_outlives_an_immediate_stop_and_a_kill()
    {
        await using var server = await PostgresServer.StartOwnAsync();
        await RunAsync(server.ConnectionString, "CREATE TABLE numbers (n bigint); INSERT INTO numbers VALUES (1)");
        await server.StopImmediatelyAsync();
        await Should.ThrowAsync<NpgsqlException>(() => server.ExecuteAsync("SELECT 1"));
        await server.StartAsync();
        NpgsqlConnection.ClearAllPools();
        await RunAsync(server.ConnectionString, "INSERT INTO numbers VALUES (2)");
        await server.KillAsync();
        await Should.ThrowAsync<NpgsqlException>(() => server.ExecuteAsync("SELECT 1"));
        await server.StartAsync();
        NpgsqlConnection.ClearAllPools();
        (await ScalarAsync(server.ConnectionString, "SELECT sum(n) FROM numbers")).ShouldBe(3m);
    }

    [Fact]
    public async Task A_standby_has_what_the_primary_acknowledged_and_takes_over()
    {
        await using var primary = await PostgresServer.StartOwnAsync(("synchronous_standby_names", "second"));
        await using var standby = await primary.StartStandbyAsync("second");
        await RunAsync(primary.ConnectionString, "CREATE TABLE numbers (n bigint); INSERT INTO numbers VALUES (1)");

        await primary.KillAsync();
        await Should.ThrowAsync<PostgresException>(() => standby.ExecuteAsync("INSERT INTO numbers VALUES (2)"));
        await standby.PromoteAsync();

        await RunAsync(standby.ConnectionString, "INSERT INTO numbers VALUES (2)");
        (await ScalarAsync(standby.ConnectionString, "SELECT sum(n) FROM numbers")).ShouldBe(3m);
    }

    private static async Task RunAsync(string connectionString, string sql) => await ScalarAsync(connectionString, sql);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
