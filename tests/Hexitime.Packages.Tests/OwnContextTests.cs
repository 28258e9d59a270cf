using Npgsql;

namespace Hexitime.Packages;

[Collection(PackedCollection.Name)]
public sealed class OwnContextTests(PackedPackages packages)
{
    [Fact]
    public async Task An_apps_own_context_and_migrations_carry_the_bank_on_PostgreSQL()
    {
        await using var intranet = await RunningIntranet.StartAsync(packages);
        var anybody = intranet.App.SignIn(null);
        (await anybody.GetAsync("/intranet/migrations")).AsArray().Select(Walk.Text).ShouldHaveSingleItem().ShouldEndWith("_Bank");

        await Walk.AnExchangeAsync(intranet.App.SignIn("cleo"), intranet.App.SignIn("dan"));

        Walk.Text((await anybody.GetAsync("/health/ready"))["status"]).ShouldBe("Healthy");
        await ShouldRefuseAsync(intranet, "DELETE FROM hexitime.entries", "An entry is never deleted.");
        await ShouldRefuseAsync(intranet, "DELETE FROM hexitime.acts", "An act is never deleted.");
    }

    /// <summary>The database's own defences are in the app's migration too.</summary>
    private static async Task ShouldRefuseAsync(RunningIntranet intranet, string sql, string sentence)
    {
        await using var connection = new NpgsqlConnection(intranet.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText.ShouldBe(sentence);
    }
}
