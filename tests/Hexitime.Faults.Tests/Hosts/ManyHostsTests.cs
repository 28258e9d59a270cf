using System.Diagnostics;
using System.Globalization;
using Hexitime.TestServers;
using Xunit.Abstractions;

namespace Hexitime.Faults.Hosts;

public sealed class ManyHostsTests(ITestOutputHelper output)
{
    private const int Hosts = 3;
    private const int Clients = 12;

    [Fact]
    public async Task Three_hosts_under_load_lose_nothing_and_double_nothing_whatever_is_killed()
    {
        var seed = FaultRun.Seed;
        output.WriteLine($"seed {seed}");
        await using var server = await PostgresServer.StartOwnAsync();
        await using var database = await server.CreateDatabaseAsync();
        using var fleet = new Fleet(Hosts, $"{database.ConnectionString};Maximum Pool Size=20");
        await fleet.StartAsync();

        var board = new Board();
        using var stop = new CancellationTokenSource(FaultRun.Length(25));
        var running = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, Clients)
            .Select(n => new Client(fleet, board, string.Create(CultureInfo.InvariantCulture, $"member-{n}"), unchecked((seed * 31) + n)).RunAsync(stop.Token)).ToList();
        var saboteur = new Saboteur(fleet, database, () => board.Answered, seed);
        var sabotage = saboteur.RunAsync(stop.Token);
        await foreach (var ended in Task.WhenEach([sabotage, .. clients]))
        {
            if (!ended.IsCompletedSuccessfully)
                fleet.Hosts.ToList().ForEach(host => output.WriteLine(host.Log));
            await ended;
        }

        output.WriteLine($"{running.Elapsed.TotalSeconds:0} s: {saboteur.Faults} faults ({saboteur}); {board.Answered} commands answered, "
            + $"{board.Unacknowledged} times not acknowledged, {board.Repeated} repeats, {board.UnansweredCommands.Count()} given up");
        output.WriteLine(string.Join(", ", fleet.Failures.Select(failure => $"{failure.Value} × {failure.Key}")));

        var reckoning = new Reckoning(fleet, board, database.ConnectionString);
        await reckoning.RepeatEverythingAsync();
        board.UnansweredCommands.ShouldBeEmpty();
        output.WriteLine(await reckoning.CheckAsync());
        await reckoning.WaitForEventsAsync();
        output.WriteLine($"{running.Elapsed.TotalSeconds:0} s in all");
        saboteur.Faults.ShouldBeGreaterThan(2);
    }
}
