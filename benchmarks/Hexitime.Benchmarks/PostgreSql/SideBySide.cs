using System.Diagnostics;
using System.Globalization;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Benchmarks.PostgreSql;

/// <summary>
/// The ledger on PostgreSQL beside hand-written peers: one run, one server, the same durability, the contestants in turn, several rounds. Throughput under concurrency is
/// what counts here, which is not what BenchmarkDotNet measures. <c>dotnet run -c Release -- postgresql "Host=…;Username=…" [seconds a turn] [rounds] [which of abcd]</c>
/// </summary>
internal static class SideBySide
{
    private const int Callers = 16;
    private const int Wallets = 1_000;
    private const int ExchangesEach = 1_500;

    public static async Task RunAsync(string server, int seconds, int rounds, string contestants)
    {
        await using var bank = await ServerBank.OpenAsync(server);
        foreach (var isBusy in (bool[])[false, true])
        {
            var wallets = await bank.FundAsync(Wallets);
            var settlements = new Queue<(string Receiver, ExchangeId Exchange)>(await bank.RecordExchangesAsync(ExchangesEach * rounds, 100, isBusy));
            var orders = new Orders(wallets, isBusy);
            await bank.ExecuteAsync("VACUUM ANALYZE");
            var results = new Dictionary<string, List<Turn>>();
            async Task TakeTurn(string name, Func<Task<Turn>> turn)
            {
                if (!contestants.Contains(name[0], StringComparison.Ordinal))
                    return;
                await bank.ExecuteAsync("CHECKPOINT");
                (results.TryGetValue(name, out var turns) ? turns : results[name] = []).Add(await turn());
            }

            for (var round = 0; round < rounds; round++)
            {
                await TakeTurn("a1 hand-written, separate statements", () => PeersAsync(bank, orders, seconds, (peers, order) => peers.TransferByStatementsAsync(order)));
                await TakeTurn("a2 hand-written, one function", () => PeersAsync(bank, orders, seconds, (peers, order) => peers.TransferByFunctionAsync(order)));
                await TakeTurn("b  ledger, singles", () => ForAsync(Callers, seconds, 1, () => LedgerAsync(bank, orders, 1)));
                await TakeTurn("c  ledger, batches of 100", () => ForAsync(1, seconds, 100, () => LedgerAsync(bank, orders, 100)));
                await TakeTurn("c  ledger, batches of 100, 16 callers", () => ForAsync(Callers, seconds, 100, () => LedgerAsync(bank, orders, 100)));
                await TakeTurn("c  ledger, batches of 1,000", () => ForAsync(1, seconds, 1_000, () => LedgerAsync(bank, orders, 1_000)));
                await TakeTurn("d  settlement through its use case", () => SettleAsync(bank, settlements));
            }

            Print(isBusy ? "one busy account in every transfer" : $"{Wallets} random accounts", results);
        }
    }

    private static async Task<Turn> PeersAsync(ServerBank bank, Orders orders, int seconds, Func<Peers, Order, Task> transfer)
    {
        var peers = new List<Peers>();
        for (var i = 0; i < Callers; i++)
            peers.Add(await Peers.OpenAsync(bank.Source));
        var free = new System.Collections.Concurrent.ConcurrentBag<Peers>(peers);
        var turn = await ForAsync(Callers, seconds, 1, async () =>
        {
            free.TryTake(out var own);
            await transfer(own!, orders.Next(bank.Now));
            free.Add(own!);
        });
        foreach (var peer in peers)
            await peer.DisposeAsync();
        return turn;
    }

    private static async Task LedgerAsync(ServerBank bank, Orders orders, int count)
    {
        await using var scope = bank.NewScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        var batch = new Order[count];
        var now = bank.Now;
        for (var i = 0; i < count; i++)
            batch[i] = orders.Next(now);
        var outcomes = await ledger.ApplyAsync(batch, BatchMode.Independent, default);
        if (outcomes.Any(o => !o.Stands))
            throw new InvalidOperationException("A transfer was refused.");
    }

    private static async Task<Turn> SettleAsync(ServerBank bank, Queue<(string Receiver, ExchangeId Exchange)> settlements)
    {
        var mine = new System.Collections.Concurrent.ConcurrentQueue<(string Receiver, ExchangeId Exchange)>();
        for (var i = 0; i < ExchangesEach; i++)
            mine.Enqueue(settlements.Dequeue());
        return await ForAsync(Callers, seconds: 600, 1, async () =>
        {
            if (!mine.TryDequeue(out var next))
                return false;
            await bank.SendAsync<ConfirmHours, ExchangeView>(next.Receiver, new ConfirmHours(next.Exchange));
            return true;
        });
    }

    private static Task<Turn> ForAsync(int callers, int seconds, int each, Func<Task> act) => ForAsync(callers, seconds, each, async () =>
    {
        await act();
        return true;
    });

    private static async Task<Turn> ForAsync(int callers, int seconds, int each, Func<Task<bool>> act)
    {
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                if (!await act())
                    break;
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return own;
        })));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var sorted = latencies.SelectMany(l => l).Order().ToArray();
        return new Turn(sorted.Length * each / elapsed, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100], sorted[^1]);
    }

    private static void Print(string title, Dictionary<string, List<Turn>> results)
    {
        Console.WriteLine($"\n{title}, {Callers} callers (batches: 1, unless told); median of rounds");
        Console.WriteLine("| | a second | a1 = 1 | a2 = 1 | ms, median | ms, 99 % | ms, longest |\n|---|---|---|---|---|---|---|");
        double Median(string name, Func<Turn, double> figure) => results[name].Select(figure).Order().ElementAt(results[name].Count / 2);
        double PerSecondOf(string peer) => results.Keys.FirstOrDefault(k => k.StartsWith(peer, StringComparison.Ordinal)) is { } name ? Median(name, t => t.PerSecond) : double.NaN;
        var (a1, a2) = (PerSecondOf("a1"), PerSecondOf("a2"));
        foreach (var name in results.Keys)
        {
            var perSecond = Median(name, t => t.PerSecond);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {perSecond:N0} | {perSecond / a1:0.00} | {perSecond / a2:0.00} | {Median(name, t => t.MedianMs):0.0} | {Median(name, t => t.P99Ms):0.0} | {Median(name, t => t.LongestMs):0.0} |"));
        }
    }

    private readonly record struct Turn(double PerSecond, double MedianMs, double P99Ms, double LongestMs);

    /// <summary>Transfers of a minute between two wallets, or always from or to the one busy wallet.</summary>
    private sealed class Orders(AccountId[] wallets, bool isBusy)
    {
        private int _count;

        public Order Next(NodaTime.Instant now)
        {
            var n = Interlocked.Increment(ref _count);
            var first = isBusy ? 0 : Random.Shared.Next(wallets.Length);
            var second = (first + 1 + Random.Shared.Next(wallets.Length - 1)) % wallets.Length;
            var (from, to) = n % 2 == 0 ? (first, second) : (second, first);
            return Order.Transfer(OrderId.New(now), wallets[from], wallets[to], Credits.FromMinutes(1), Purpose.Exchange);
        }
    }
}
