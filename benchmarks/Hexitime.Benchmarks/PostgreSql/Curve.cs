using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Hexitime.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hexitime.Benchmarks.PostgreSql;

/// <summary>
/// What a transfer costs as the bank grows, from a thousand accounts to a million and from no entries to ten million, beside the hand-written function as it grows too.
/// <c>dotnet run -c Release -- curve "Host=…;Username=…" [most accounts] [most entries]</c>
/// </summary>
internal static class Curve
{
    private const int Callers = 16;
    private const int Seconds = 3;
    private const int BatchSize = 1_000;
    private const int Batches = 30;

    public static async Task RunAsync(string server, int mostAccounts, long mostEntries)
    {
        await using var bank = await ServerBank.OpenAsync(server);
        await using (var scope = bank.NewScope())
            await scope.ServiceProvider.GetRequiredService<ILedgerStore>().OpenAsync(Account.OpenIssuer(), default);
        var wallets = new List<AccountId>();
        Console.WriteLine("| accounts | entries | a2, µs | ledger singles, µs | batches of 1,000, µs | singles, a2 = 1 | batches, a2 = 1 |\n|---|---|---|---|---|---|---|");
        for (var accounts = 1_000; accounts <= mostAccounts; accounts *= 10)
        {
            await OpenAsync(bank, wallets, accounts);
            await MeasureAsync(bank, wallets);
        }

        for (var entries = 1_000_000L; entries <= mostEntries; entries = entries == 1_000_000 ? 3_000_000 : entries == 3_000_000 ? 10_000_000 : entries * 10)
        {
            while (await EntriesAsync(bank) is var there && there < entries)
            {
                for (var i = 0; i < Math.Max(1, (entries - there) / 2 / BatchSize); i++)
                    await ApplyAsync(bank, wallets, BatchSize);
            }

            await MeasureAsync(bank, wallets);
        }
    }

    /// <summary>Opens wallets here and at the peer until there are that many; they may go far below nothing, so that none needs funds.</summary>
    private static async Task OpenAsync(ServerBank bank, List<AccountId> wallets, int count)
    {
        var now = bank.Now;
        AccountId[] added = [.. Enumerable.Range(0, count - wallets.Count).Select(_ => AccountId.New(now))];
        wallets.AddRange(added);
        foreach (var sql in (string[])[
            "INSERT INTO hexitime.accounts SELECT id, 2, -1000000000000, 0, 0, 0, NULL, 'epoch', false FROM unnest($1) AS a (id)",
            "INSERT INTO peer.accounts SELECT id, 1000000000000 FROM unnest($1) AS a (id)"])
        {
            await using var command = bank.Source.CreateCommand(sql);
            command.CommandTimeout = 0;
            command.Parameters.Add(new NpgsqlParameter { Value = added.Select(a => a.Value).ToArray() });
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task MeasureAsync(ServerBank bank, List<AccountId> wallets)
    {
        await bank.ExecuteAsync("VACUUM ANALYZE");
        await bank.ExecuteAsync("CHECKPOINT");
        var entries = await EntriesAsync(bank);
        var peers = new ConcurrentBag<Peers>();
        for (var i = 0; i < Callers; i++)
            peers.Add(await Peers.OpenAsync(bank.Source));
        var function = await EachAsync(async () =>
        {
            peers.TryTake(out var own);
            await own!.TransferByFunctionAsync(Next(bank, wallets));
            peers.Add(own!);
        });
        foreach (var peer in peers)
            await peer.DisposeAsync();

        var singles = await EachAsync(() => ApplyAsync(bank, wallets, 1));
        for (var i = 0; i < Batches / 3; i++)
            await ApplyAsync(bank, wallets, BatchSize);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Batches; i++)
            await ApplyAsync(bank, wallets, BatchSize);
        var batches = Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Batches * BatchSize);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {wallets.Count:N0} | {entries:N0} | {function:N0} | {singles:N0} | {batches:N0} | {function / singles:0.00} | {function / batches:0.00} |"));
    }

    private static async Task<double> EachAsync(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds; count++)
                await act();
            return count;
        })));
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / counts.Sum();
    }

    private static async Task ApplyAsync(ServerBank bank, List<AccountId> wallets, int count)
    {
        await using var scope = bank.NewScope();
        Order[] batch = [.. Enumerable.Range(0, count).Select(_ => Next(bank, wallets))];
        var outcomes = await scope.ServiceProvider.GetRequiredService<ILedgerStore>().ApplyAsync(batch, BatchMode.Independent, default);
        if (outcomes.Any(o => !o.Stands))
            throw new InvalidOperationException("A transfer was refused.");
    }

    private static Order Next(ServerBank bank, List<AccountId> wallets)
    {
        var first = Random.Shared.Next(wallets.Count);
        var second = (first + 1 + Random.Shared.Next(wallets.Count - 1)) % wallets.Count;
        return Order.Transfer(OrderId.New(bank.Now), wallets[first], wallets[second], Credits.FromMinutes(1), Purpose.Exchange);
    }

    private static async Task<long> EntriesAsync(ServerBank bank)
    {
        await using var command = bank.Source.CreateCommand("SELECT count(*) FROM hexitime.entries");
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
