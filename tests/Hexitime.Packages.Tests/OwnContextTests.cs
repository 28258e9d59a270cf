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
    }
}
