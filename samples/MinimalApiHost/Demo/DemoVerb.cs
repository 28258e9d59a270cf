using Hexitime.Persistence;
using NodaTime;

namespace MinimalApiHost.Demo;

/// <summary><c>--demo</c>: a bank to look at, made before the host starts. In Development only, as the sign-in that goes with it.</summary>
internal static class DemoVerb
{
    private const string Name = "--demo";

    public static bool IsAskedFor(string[] args) => args.Contains(Name, StringComparer.Ordinal);

    /// <summary>What else was said: settings come in pairs, and this would take the next one's name for its value.</summary>
    public static string[] SettingsIn(string[] args) => [.. args.Where(a => a != Name)];

    public static async Task<bool> RunAsync(WebApplication app, HostDatabase database)
    {
        if (!app.Environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync($"{Name} fills the bank with made-up people, so it works in the Development environment only.");
            return false;
        }

        await app.Services.MigrateHexitimeAsync();
        var isNew = await DemoBank.MakeAsync(database, app.Services.GetRequiredService<IClock>().GetCurrentInstant());
        await Console.Out.WriteLineAsync($"""
            {(isNew ? "The demo bank is made:" : "The demo bank is there already:")} {DemoPeople.Count} people and a year of exchanges.
            Sign in as {DemoPeople.Ada} (an analyst), {DemoPeople.Ben} (a ward manager) or {DemoPeople.Bea} (a broker; with the role broker).
            """);
        return true;
    }
}
