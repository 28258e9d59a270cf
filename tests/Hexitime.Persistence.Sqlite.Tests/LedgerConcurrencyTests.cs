using Hexitime.Ledger;

namespace Hexitime.Persistence.Sqlite;

public sealed class LedgerConcurrencyTests : IDisposable
{
    private readonly LedgerFile _file = new();

    [Fact]
    public async Task Writers_in_parallel_neither_lose_nor_double_a_credit()
    {
        const int Writers = 8, OrdersEach = 60;
        var wallets = await _file.OpenAsync(6);
        var ids = Enumerable.Range(0, Writers * OrdersEach).Select(_ => _file.NewId()).ToArray();

        // Two writers send each order, so that half of them are repeats, whoever comes first.
        var applied = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            for (var i = 0; i < OrdersEach; i++)
            {
                var n = (writer / 2 * OrdersEach) + i;
                var order = Order.Transfer(ids[n], wallets[n % 6], wallets[(n + 1 + (n % 5)) % 6], Credits.FromMinutes(1 + (n % 90)), Purpose.Exchange);
                count += await _file.ApplyAsync(order) == Outcome.Applied ? 1 : 0;
            }

            return count;
        })));

        var audit = await _file.AuditAsync();
        audit.Faults.ShouldBeEmpty();
        audit.Entries.ShouldBe(2 * (6 + applied.Sum()));
        applied.Sum().ShouldBeGreaterThan(0);
        _file.Scalar("SELECT count(*) FROM hexitime_orders").ShouldBe(6L + (Writers / 2 * OrdersEach));
        _file.Scalar("SELECT sum(posted_minutes) FROM hexitime_accounts WHERE kind = 2").ShouldBe(6L * 120);
    }

    [Fact]
    public async Task Only_one_of_many_settlements_and_releases_in_parallel_ends_a_hold()
    {
        var wallets = await _file.OpenAsync(2);
        for (var round = 0; round < 10; round++)
        {
            var hold = Order.Hold(_file.NewId(), wallets[0], wallets[1], Credits.FromMinutes(10), Purpose.Exchange);
            (await _file.ApplyAsync(hold)).ShouldBe(Outcome.Applied);
            var ends = Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? Order.Settle(_file.NewId(), hold.Id, Credits.FromMinutes(10)) : Order.Release(_file.NewId(), hold.Id));

            var outcomes = await Task.WhenAll(ends.ToArray().Select(end => Task.Run(() => _file.ApplyAsync(end))));

            outcomes.Count(o => o == Outcome.Applied).ShouldBe(1);
            outcomes.Count(o => o.Refusal == LedgerRefusal.HoldEnded).ShouldBe(5);
        }

        (await _file.AccountAsync(wallets[0])).Held.ShouldBe(Credits.Zero);
        (await _file.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_are_not_kept_waiting_by_a_writer_and_see_what_was_committed()
    {
        var wallets = await _file.OpenAsync(2);
        await using var context = _file.NewContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await _file.StoreOf(context).ApplyAsync([Order.Transfer(_file.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange)], BatchMode.Independent, default);

        (await _file.AuditAsync()).Entries.ShouldBe(4);
        (await _file.AccountAsync(wallets[1])).Posted.ShouldBe(Credits.FromHours(2));
        await transaction.CommitAsync();
        (await _file.AuditAsync()).Entries.ShouldBe(6);
    }

    public void Dispose() => _file.Dispose();
}
