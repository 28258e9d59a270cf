using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Hexitime.Ledger;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Benchmarks;

/// <summary>
/// Durable transfers among 1,000 wallets on SQLite: the ledger (idempotency, rules, hash chain, reading what it judges) beside hand-written commands that only do
/// the same writes (<see cref="HandWritten"/>), each on a file of its own, in the same run. Per transfer.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[MemoryDiagnoser]
public class SqliteLedger
{
    private const int Wallets = 1_000;
    private const int Batch = 1_000;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    private readonly Random _random = new(20261123);
    private BenchmarkBank _bank = null!;
    private BenchmarkBank _peerBank = null!;
    private AsyncServiceScope _scope;
    private ILedgerStore _ledger = null!;
    private HandWritten _peer = null!;
    private AccountId[] _wallets = [];
    private AccountId[] _peerWallets = [];

    [GlobalSetup]
    public async Task Prepare()
    {
        (_bank, _peerBank) = (await BenchmarkBank.OpenAsync(), await BenchmarkBank.OpenAsync());
        (_wallets, _peerWallets) = (await _bank.FundAsync(Wallets), await _peerBank.FundAsync(Wallets));
        _scope = _bank.NewScope();
        _ledger = _scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        _peer = new HandWritten(_peerBank.ConnectionString);
        _peer.Read(_peerWallets);
    }

    [BenchmarkCategory("one a transaction"), Benchmark(Baseline = true)]
    public void HandWrittenSingle() => _peer.Transfer(Transfers(_peerWallets, 1), Now);

    [BenchmarkCategory("one a transaction"), Benchmark]
    public async Task LedgerSingle() => Check(await _ledger.ApplyAsync(Transfers(_wallets, 1), BatchMode.Independent, CancellationToken.None));

    [BenchmarkCategory("1,000 a transaction"), Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public void HandWrittenBatch() => _peer.Transfer(Transfers(_peerWallets, Batch), Now);

    [BenchmarkCategory("1,000 a transaction"), Benchmark(OperationsPerInvoke = Batch)]
    public async Task LedgerBatch() => Check(await _ledger.ApplyAsync(Transfers(_wallets, Batch), BatchMode.Independent, CancellationToken.None));

    [GlobalCleanup]
    public async Task CleanUp()
    {
        _peer.Dispose();
        await _scope.DisposeAsync();
        await _bank.DisposeAsync();
        await _peerBank.DisposeAsync();
    }

    private Order[] Transfers(AccountId[] wallets, int count)
    {
        var orders = new Order[count];
        for (var i = 0; i < count; i++)
        {
            var (from, to) = (_random.Next(Wallets), _random.Next(Wallets - 1));
            orders[i] = Order.Transfer(OrderId.New(Now), wallets[from], wallets[to >= from ? to + 1 : to], Credits.FromMinutes(60), Purpose.Exchange);
        }

        return orders;
    }

    private static void Check(IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.Any(o => o.Kind != OutcomeKind.Applied))
            throw new InvalidOperationException("Every order of this benchmark fits.");
    }
}
