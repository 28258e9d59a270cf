namespace Hexitime.Packages;

[Collection(PackedCollection.Name)]
public sealed class FifteenLinesTests(PackedPackages packages)
{
    [Fact]
    public async Task The_fifteen_lines_of_the_readme_are_a_bank()
    {
        await using var app = await RunningApp.StartAsync(await packages.FifteenAsync());

        await Walk.AnExchangeAsync(app.SignIn("cleo"), app.SignIn("dan"));

        Walk.Text((await app.SignIn(null).GetAsync("/health/ready"))["status"]).ShouldBe("Healthy");
    }

    [Fact]
    public void They_are_no_more_than_fifteen() =>
        Fifteen.Lines().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeInRange(10, 15);
}
