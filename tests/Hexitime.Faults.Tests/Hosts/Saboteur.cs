using Hexitime.TestServers;

namespace Hexitime.Faults.Hosts;

/// <summary>Breaks one thing after the other, and mends it: next when the clients have got something done in between.</summary>
internal sealed class Saboteur(Fleet fleet, PostgresDatabase database, Func<int> progress, int seed)
{
    private const int AnswersBetweenFaults = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Random _random = new(seed);
    private readonly List<Task> _starting = [];
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    public int Faults => _faults.Values.Sum();

    public override string ToString() => string.Join(", ", _faults.Select(fault => $"{fault.Value} × {fault.Key}"));

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await BreakAsync();
            await GoOnAsync(_random.Next(1, AnswersBetweenFaults), stop);
        }

        await Task.WhenAll(_starting);
    }

    private async Task BreakAsync()
    {
        switch (_random.Next(8))
        {
            case <= 2:
                KillHost();
                break;
            case 3:
                Count("all connections cut");
                await CutAsync("true");
                break;
            case 4 or 5:
                Count("half of the connections cut");
                await CutAsync("pid % 2 = 0");
                break;
            case 6:
                Count("server stopped immediately");
                await database.Server.StopImmediatelyAsync();
                await database.Server.StartAsync();
                break;
            default:
                KillHost();
                Count("server killed");
                await database.Server.KillAsync();
                await database.Server.StartAsync();
                break;
        }
    }

    /// <summary>Kills one, unless it is the last, and has it started again while the rest goes on.</summary>
    private void KillHost()
    {
        var running = fleet.Hosts.Where(host => host.Address is not null).ToList();
        if (running.Count < 2)
            return;
        Count("host killed");
        var host = running[_random.Next(running.Count)];
        host.Kill();
        _starting.Add(Task.Run(() => Fleet.StartAsync(host)));
    }

    private void Count(string fault) => _faults[fault] = _faults.GetValueOrDefault(fault) + 1;

    private Task CutAsync(string which) =>
        database.Server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Name}' AND {which}");

    /// <summary>Waits until the clients have got some answers, or go home.</summary>
    private async Task GoOnAsync(int answers, CancellationToken stop)
    {
        var enough = progress() + answers;
        using var patience = new CancellationTokenSource(Patience);
        while (progress() < enough && !stop.IsCancellationRequested)
            await Task.Delay(10, patience.Token);
    }
}
