using System.Globalization;
using System.Runtime;
using Hexitime.Benchmarks.PostgreSql;

namespace Hexitime.Benchmarks.Load;

/// <summary>
/// The host on PostgreSQL, serving 200 clients who mostly read, beside a bare minimal API that does the same SQL by hand: one run, one server, one sign-in, the contestants in turn.
/// Clients and servers share the machine, and the database must let 300 connections in (<c>max_connections</c>). <c>DOTNET_gcServer=1 dotnet run -c Release -- load "Host=…;Username=…" [seconds a turn] [rounds]</c>
/// </summary>
internal static class LoadSideBySide
{
    private const int Clients = 200;
    private const int Members = 500;
    private const int Exchanges = 1_000;
    private const int Listings = 1_000;
    private const int WarmUpRequests = 30_000;

    public static async Task RunAsync(string server, int seconds, int rounds, string? only)
    {
        if (!GCSettings.IsServerGC)
            throw new InvalidOperationException("ASP.NET Core's hosts have the server's garbage collector: set DOTNET_gcServer=1.");
        await using var bank = await ServerBank.OpenAsync(server);
        var scene = await LoadScene.SetAsync(bank, Members, Exchanges, Listings);
        await bank.ExecuteAsync("VACUUM ANALYZE");
        var signIn = new LoadSignIn();
        await using var ours = await LoadHosts.StartOursAsync(bank.ConnectionString, signIn);
        await using var bare = await LoadHosts.StartBareAsync(bank.ConnectionString, signIn);
        var contestants = new[] { (Name: "hexitime", Url: LoadHosts.UrlOf(ours)), (Name: "bare", Url: LoadHosts.UrlOf(bare)) };
        await LoadScene.CompareAsync(contestants[0].Url, contestants[1].Url, scene, signIn);
        var mixes = only is null ? new[] { LoadMix.All } : [.. LoadMix.Each.Where(m => only == "each" || m.Name == only)];
        foreach (var mix in mixes)
        {
            var turns = contestants.ToDictionary(c => c.Name, _ => new List<Turn>(), StringComparer.Ordinal);
            // By requests, not by seconds: the just-in-time compiler has more to learn of the one than of the other, and each connection prepares its statements for itself.
            foreach (var contestant in contestants)
            {
                for (var asked = 0; asked < WarmUpRequests;)
                    asked += (await LoadClients.RunAsync(contestant.Url, scene, signIn, mix, Clients, 1)).Requests;
            }

            for (var round = 0; round < rounds; round++)
            {
                foreach (var contestant in round % 2 == 0 ? contestants : [.. contestants.Reverse()])
                    turns[contestant.Name].Add(await LoadClients.RunAsync(contestant.Url, scene, signIn, mix, Clients, seconds));
            }

            Print(mix.Name, turns);
        }
    }

    private static void Print(string mix, Dictionary<string, List<Turn>> turns)
    {
        Console.WriteLine($"\n{mix}, {Clients} clients, median of rounds\n| | requests a second | bare = 1 | ms, median | ms, 99 % | ms of processor |\n|---|---|---|---|---|---|");
        double Median(string name, Func<Turn, double> figure) => turns[name].Select(figure).Order().ElementAt(turns[name].Count / 2);
        foreach (var name in turns.Keys.Reverse())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {Median(name, t => t.PerSecond):N0} | {Median(name, t => t.PerSecond) / Median("bare", t => t.PerSecond):0.00} | {Median(name, t => t.MedianMs):0.0} | {Median(name, t => t.P99Ms):0.0} | {Median(name, t => t.CpuMs):0.00} |"));
        }

        var faults = turns.Sum(t => t.Value.Sum(turn => turn.Faults));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refused or failed: {faults}"));
    }
}

/// <summary>What one contestant did in its turn. Of processor time, that of clients and server together, without the database.</summary>
internal readonly record struct Turn(int Requests, double PerSecond, double MedianMs, double P99Ms, double CpuMs, int Faults);
