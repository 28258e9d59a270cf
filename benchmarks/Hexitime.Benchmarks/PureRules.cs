using BenchmarkDotNet.Attributes;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Benchmarks;

/// <summary>
/// The rules alone: a batch of orders judged and applied to a book of 1,000 accounts. No storage, no hashing; <see cref="Chained"/> adds the hash chain.
/// </summary>
[MemoryDiagnoser]
public class PureRules
{
    private const int Accounts = 1_000;
    private const int Orders = 1_000;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 12, 0);

    private readonly LedgerBook _book = new(Accounts, Orders);
    private readonly Account[] _accounts = new Account[Accounts];
    private readonly Order[] _transfers = new Order[Orders];
    private readonly Order[] _holdsAndSettlements = new Order[Orders];
    private readonly Outcome[] _outcomes = new Outcome[Orders];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20261123);
        for (var i = 0; i < Accounts; i++)
            _accounts[i] = Account.Open(new AccountId(Guid.CreateVersion7(Now.ToDateTimeOffset())), AccountKind.Member) with { Posted = Credits.FromHours(1_000) };
        for (var i = 0; i < Orders; i++)
        {
            var (from, to) = (random.Next(Accounts), random.Next(Accounts - 1));
            var other = _accounts[to >= from ? to + 1 : to].Id;
            _transfers[i] = Order.Transfer(OrderId.New(Now), _accounts[from].Id, other, Credits.FromMinutes(1), Purpose.Exchange);
            _holdsAndSettlements[i] = i % 2 == 0
                ? Order.Hold(OrderId.New(Now), _accounts[from].Id, other, Credits.FromMinutes(2), Purpose.Exchange)
                : Order.Settle(OrderId.New(Now), _holdsAndSettlements[i - 1].Id, Credits.FromMinutes(1));
        }
    }

    [Benchmark(OperationsPerInvoke = Orders, Baseline = true)]
    public Outcome Transfers() => Apply(_transfers, BatchMode.Independent);

    [Benchmark(OperationsPerInvoke = Orders)]
    public Outcome LinkedTransfers() => Apply(_transfers, BatchMode.Linked);

    [Benchmark(OperationsPerInvoke = Orders)]
    public Outcome HoldsAndSettlements() => Apply(_holdsAndSettlements, BatchMode.Independent);

    [Benchmark(OperationsPerInvoke = Orders)]
    public LedgerChanges Chained()
    {
        Apply(_transfers, BatchMode.Independent);
        return _book.TakeChanges();
    }

    private Outcome Apply(Order[] orders, BatchMode mode)
    {
        _book.Clear();
        foreach (ref readonly var account in _accounts.AsSpan())
            _book.Open(in account);
        _book.Apply(orders, mode, Now, _outcomes);
        return _outcomes[^1].Stands ? _outcomes[^1] : throw new InvalidOperationException("Every order of this benchmark fits.");
    }
}
