using Hexitime.Ledger;

namespace Hexitime.Persistence.Conformance;

public abstract class LedgerConcurrencyTests(ITestDatabases databases) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.CreateAsync(databases);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Writers_in_parallel_neither_lose_nor_double_a_credit()
    {
        const int Writers = 8, OrdersEach = 60;
        var wallets = await _ledger.OpenAsync(6);
        var ids = Enumerable.Range(0, Writers * OrdersEach).Select(_ => _ledger.NewId()).ToArray();

        // Two writers send each order, so that half of them are repeats, whoever comes first.
        var applied = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            for (var i = 0; i < OrdersEach; i++)
            {
                var n = (writer / 2 * OrdersEach) + i;
                var order = Order.Transfer(ids[n], wallets[n % 6], wallets[(n + 1 + (n % 5)) % 6], Credits.FromMinutes(1 + (n % 90)), Purpose.Exchange);
                count += await _ledger.ApplyAsync(order) == Outcome.Applied ? 1 : 0;
            }

            return count;
        })));

        var audit = await _ledger.AuditAsync();
        audit.Faults.ShouldBeEmpty();
        audit.Entries.ShouldBe(2 * (6 + applied.Sum()));
        applied.Sum().ShouldBeGreaterThan(0);
        _ledger.Database.Number("SELECT count(*) FROM {orders}").ShouldBe(6L + (Writers / 2 * OrdersEach));
        _ledger.Database.Number("SELECT sum(posted_minutes) FROM {accounts} WHERE kind = 2").ShouldBe(6L * 120);
    }

    [Fact]
    public async Task Only_one_of_many_settlements_and_releases_in_parallel_ends_a_hold()
    {
        var wallets = await _ledger.OpenAsync(2);
        for (var round = 0; round < 10; round++)
        {
            var hold = Order.Hold(_ledger.NewId(), wallets[0], wallets[1], Credits.FromMinutes(10), Purpose.Exchange);
            (await _ledger.ApplyAsync(hold)).ShouldBe(Outcome.Applied);
            var ends = Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? Order.Settle(_ledger.NewId(), hold.Id, Credits.FromMinutes(10)) : Order.Release(_ledger.NewId(), hold.Id));

            var outcomes = await Task.WhenAll(ends.ToArray().Select(end => Task.Run(() => _ledger.ApplyAsync(end))));

            outcomes.Count(o => o == Outcome.Applied).ShouldBe(1);
            outcomes.Count(o => o.Refusal == LedgerRefusal.HoldEnded).ShouldBe(5);
        }

        (await _ledger.AccountAsync(wallets[0])).Held.ShouldBe(Credits.Zero);
        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_are_not_kept_waiting_by_a_writer_and_see_what_was_committed()
    {
        var wallets = await _ledger.OpenAsync(2);
        await _ledger.UseAsync(async (store, context) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await store.ApplyAsync([Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange)], BatchMode.Independent, default);

            (await _ledger.AuditAsync()).Entries.ShouldBe(4);
            (await _ledger.AccountAsync(wallets[1])).Posted.ShouldBe(Credits.FromHours(2));
            await transaction.CommitAsync();
            return true;
        });

        (await _ledger.AuditAsync()).Entries.ShouldBe(6);
    }
}
