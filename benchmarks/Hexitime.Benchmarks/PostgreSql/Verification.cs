using System.Diagnostics;
using System.Globalization;
using Hexitime.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Benchmarks.PostgreSql;

/// <summary>
/// The verification of the whole ledger, beside a reader that only reads the same entries in the same order.
/// <c>dotnet run -c Release -- verify "Host=…;Username=…" [entries]</c>
/// </summary>
internal static class Verification
{
    private const int Wallets = 1_000;
    private const int BatchSize = 1_000;
    private const int Rounds = 3;

    public static async Task RunAsync(string server, int entries)
    {
        await using var bank = await ServerBank.OpenAsync(server);
        var wallets = await bank.FundAsync(Wallets);
        await using var scope = bank.NewScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        for (var there = 2 * Wallets; there < entries; there += 2 * BatchSize)
            await ledger.ApplyAsync([.. Enumerable.Range(0, BatchSize).Select(i => Transfer(bank, wallets, there + i))], BatchMode.Independent, default);
        await bank.ExecuteAsync("VACUUM ANALYZE");

        Console.WriteLine("| entries | read only, s | verified, s | read only = 1 | most managed memory, MB |\n|---|---|---|---|---|");
        for (var round = 0; round < Rounds; round++)
        {
            var read = await TimeAsync(() => ReadAsync(bank));
            var most = new Peak();
            var audit = new LedgerAudit(progress: most);
            var verified = await TimeAsync(() => ledger.AuditAsync(audit, default));
            if (audit.Faults.Count > 0)
                throw new InvalidOperationException("The ledger is not whole.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {audit.Entries:N0} | {read:0.0} | {verified:0.0} | {verified / read:0.0} | {most.Bytes / 1e6:N0} |"));
        }
    }

    private static Order Transfer(ServerBank bank, AccountId[] wallets, int n) => Order.Transfer(
        OrderId.New(bank.Now), wallets[n % wallets.Length], wallets[(n + 1 + (n / wallets.Length % (wallets.Length - 1))) % wallets.Length],
        Credits.FromMinutes(1), Purpose.Exchange);

    private static async Task ReadAsync(ServerBank bank)
    {
        await using var command = bank.Source.CreateCommand("SELECT * FROM hexitime.entries ORDER BY account_id, number");
        await using var rows = await command.ExecuteReaderAsync();
        var row = new object[rows.FieldCount];
        while (await rows.ReadAsync())
            rows.GetValues(row);
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What is in use after a collection, each time that progress is told.</summary>
    private sealed class Peak : IProgress<LedgerProgress>
    {
        public long Bytes { get; private set; }

        public void Report(LedgerProgress value) => Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: true));
    }
}
