using Hexitime;
using Hexitime.Persistence;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

/// <summary>
/// The main pages as pictures, light and dark: into <c>artifacts/pages</c> with each run; the README shows those of <c>docs/pages</c>, which are written anew with
/// <c>HEXITIME_WRITE_SCREENSHOTS=1</c>.
/// </summary>
[Collection(OpenBankCollection.Name)]
public sealed class ScreenshotTests(OpenBank bank)
{
    private static readonly (string Name, string Address)[] Main = [("start", "/"), ("board", "/listings"), ("exchange", "/exchanges"), ("wallet", "/wallet"), ("question", "/listings/new?type=offer"), ("answers", "/me")];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_main_pages_are_pictured(ColorScheme scheme)
    {
        await TellAllAsync();
        await using var ada = await bank.WelcomeAsync(o => (o.ColorScheme, o.ViewportSize) = (scheme, new() { Width = 1100, Height = 800 }));
        await ada.SignInAsync("ada", "Ada Okafor");
        foreach (var (name, address) in Main)
        {
            await ada.Page.GotoAsync(address);
            if (name == "exchange")
                await ada.FollowAsync(ada.Page.Locator(".cards a").First, "exchanges");
            await PictureAsync(ada, name, scheme);
        }

        await using var root = await bank.WelcomeAsync(o => (o.ColorScheme, o.ViewportSize) = (scheme, new() { Width = 1100, Height = 800 }));
        await root.SignInAsync("root", "An administrator");
        foreach (var (name, address) in new[] { ("impact", "/impact"), ("map", "/map") })
        {
            await root.Page.GotoAsync(address);
            await PictureAsync(root, name, scheme);
        }
    }

    /// <summary>Figures and map are of what has been told.</summary>
    private async Task TellAllAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var (database, dispatcher) = (scope.ServiceProvider.GetRequiredService<HexitimeDbContext>().Database, scope.ServiceProvider.GetRequiredService<IEventDispatcher>());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM hexitime_outbox WHERE delivered_at IS NULL").SingleAsync(patience.Token) > 0)
            await dispatcher.DispatchAsync(100, patience.Token);
    }

    private static async Task PictureAsync(Guest guest, string name, ColorScheme scheme)
    {
        var folder = Directory.CreateDirectory(Repository.PathOf(Environment.GetEnvironmentVariable("HEXITIME_WRITE_SCREENSHOTS") == "1" ? "docs" : "artifacts", "pages"));
        var picture = await guest.Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{name}-{scheme.ToString().ToLowerInvariant()}.png") });
        picture.Length.ShouldBeGreaterThan(10_000);
    }
}
