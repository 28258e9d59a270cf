using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MinimalApiHost.Demo;

namespace MinimalApiHost.Browser;

/// <summary>The host with its demo bank, and a browser in front of it: Debian's Chromium, headless.</summary>
public sealed class OpenBank : IAsyncLifetime
{
    private readonly RunningHost _host = new("Development", ("Hexitime:Http:RequestsPerMinute", "100000"));
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public IServiceProvider Services => _host.Services;

    public Uri Address => _host.ClientOptions.BaseAddress;

    public async Task InitializeAsync()
    {
        _host.StartServer();
        var database = HostDatabase.From(_host.Services.GetRequiredService<IConfiguration>().GetSection("Hexitime"));
        (await DemoBank.MakeAsync(database, _host.Services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant())).ShouldBeTrue();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = FindChromium(), Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Somebody in front of a browser of their own.</summary>
    public async Task<Guest> WelcomeAsync(Action<BrowserNewContextOptions>? configure = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = Address.ToString(), Locale = "en-GB", TimezoneId = "Europe/London" };
        configure?.Invoke(options);
        return await Guest.SitDownAsync(await _browser.NewContextAsync(options), Address);
    }

    /// <summary>Somebody who has signed in and joined, as a program would; by hand, <see cref="ExchangeJourneyTests"/> do.</summary>
    public async Task<Guest> JoinAsync(string subject, Action<BrowserNewContextOptions>? configure = null)
    {
        var guest = await WelcomeAsync(configure);
        await guest.SignInAsync(subject);
        await guest.SendAsync("/api/members", new { name = subject, email = $"{subject}@example.org", profession = "Nurse", organisation = "Leeds Teaching Hospitals" });
        return guest;
    }

    private static string FindChromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("These tests need Chromium on the PATH: apt-get install chromium.");
}

[CollectionDefinition(Name)]
public sealed class OpenBankCollection : ICollectionFixture<OpenBank>
{
    public const string Name = "a browser before the demo bank";
}
