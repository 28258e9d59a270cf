using System.Data;
using Hexitime.Ledger;
using Hexitime.Persistence.Conformance;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>Orders that meet the locks of other transactions, and of other hosts.</summary>
public sealed class LedgerLockTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private TestLedger _ledger = null!;
    private AccountId[] _wallets = [];

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.CreateAsync(PostgreSqlDatabases.Server);
        _wallets = await _ledger.OpenAsync(8);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task An_order_on_a_locked_account_waits_and_holds_up_no_other()
    {
        await using var other = await OtherTransaction.BeginAsync(_ledger.Database);
        await other.LockAccountAsync(_wallets[0].Value);
        var waiting = _ledger.ApplyAsync(Pay(0, 1));
        await OtherTransaction.AreWaitingAsync(_ledger.Database, 1);

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _ledger.ApplyAsync(Pay(2 + (i % 3), 5 + (i % 3), minutes: 1)))).WaitAsync(Patience);

        others.ShouldAllBe(o => o == Outcome.Applied);
        waiting.IsCompleted.ShouldBeFalse();
        await other.DisposeAsync();
        (await waiting).ShouldBe(Outcome.Applied);
        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_orders_on_a_locked_account_all_wait_for_it()
    {
        await using var other = await OtherTransaction.BeginAsync(_ledger.Database);
        await other.LockAccountAsync(_wallets[0].Value);
        Task<Outcome>[] paying = [.. Enumerable.Range(0, 12).Select(_ => _ledger.ApplyAsync(Pay(0, 1, minutes: 10)))];
        (await _ledger.ApplyAsync(Pay(2, 3))).ShouldBe(Outcome.Applied, "it came behind them and passes them by");
        await OtherTransaction.AreWaitingAsync(_ledger.Database, 1);

        await other.DisposeAsync();

        (await Task.WhenAll(paying).WaitAsync(Patience)).ShouldAllBe(o => o == Outcome.Applied);
        (await _ledger.AccountAsync(_wallets[0])).Posted.ShouldBe(Credits.Zero);
    }

    [Fact]
    public async Task An_order_that_ends_a_hold_of_a_locked_account_waits_too()
    {
        var hold = Order.Hold(_ledger.NewId(), _wallets[0], _wallets[1], Credits.FromMinutes(30), Purpose.Exchange);
        await _ledger.ApplyAsync(hold);
        await using var other = await OtherTransaction.BeginAsync(_ledger.Database);
        await other.LockAccountAsync(_wallets[1].Value);

        var settling = _ledger.ApplyAsync(Order.Settle(_ledger.NewId(), hold.Id, Credits.FromMinutes(30)));
        await OtherTransaction.AreWaitingAsync(_ledger.Database, 1);
        await other.DisposeAsync();

        (await settling).ShouldBe(Outcome.Applied);
    }

    [Fact]
    public async Task Orders_that_are_ended_in_a_deadlock_are_applied_all_the_same()
    {
        await using var other = await OtherTransaction.BeginAsync(_ledger.Database);
        await using var third = await OtherTransaction.BeginAsync(_ledger.Database);
        await other.LockAccountAsync(_wallets[2].Value);
        await third.LockAccountAsync(_wallets[1].Value);
        var paying = _ledger.ApplyAsync([Pay(0, 1, minutes: 120), Pay(1, 2, minutes: 240)]);
        await OtherTransaction.AreWaitingAsync(_ledger.Database, 1);
        var locking = other.LockAccountAsync(_wallets[0].Value);
        await OtherTransaction.AreWaitingAsync(_ledger.Database, 2);

        // Now the payer takes the second wallet, and comes to wait for the third: the other one holds it, and waits for the payer.
        await third.DisposeAsync();
        await locking;
        await other.DisposeAsync();

        (await paying).ShouldBe([Outcome.Applied, Outcome.Applied]);
        (await _ledger.AccountAsync(_wallets[2])).Posted.ShouldBe(Credits.FromHours(6));
        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conflict_that_does_not_end_is_told_as_such_and_changes_nothing()
    {
        await using var other = await OtherTransaction.BeginAsync(_ledger.Database);
        await other.LockAccountAsync(_wallets[0].Value);
        await using var impatient = ImpatientHost();
        await using var scope = impatient.CreateAsyncScope();

        await Should.ThrowAsync<ConcurrencyException>(() =>
            scope.ServiceProvider.GetRequiredService<ILedgerStore>().ApplyAsync([Pay(0, 1, minutes: 120)], BatchMode.Independent, default));

        await other.DisposeAsync();
        (await _ledger.AccountAsync(_wallets[0])).Posted.ShouldBe(Credits.FromHours(2));
    }

    [Fact]
    public async Task In_a_stricter_transaction_of_the_host_what_changed_meanwhile_is_a_conflict_and_not_missing_credit()
    {
        await using var scope = _ledger.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<HexitimeDbContext>();
        var (store, unitOfWork) = (scope.ServiceProvider.GetRequiredService<ILedgerStore>(), scope.ServiceProvider.GetRequiredService<IUnitOfWork>());
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        (await store.FindAccountAsync(_wallets[0], default)).ShouldNotBeNull().Posted.ShouldBe(Credits.FromHours(2));
        await _ledger.ApplyAsync(Pay(1, 0, minutes: 120));

        await Should.ThrowAsync<ConcurrencyException>(() => unitOfWork.RunAsync(
            ct => store.ApplyAsync([Pay(0, 2, minutes: 240)], BatchMode.Independent, ct), outcomes => !outcomes[0].Stands, default));
    }

    [Fact]
    public async Task One_order_from_two_hosts_at_once_is_applied_once()
    {
        await using var here = _ledger.NewHost();
        await using var there = _ledger.NewHost();
        for (var round = 0; round < 30; round++)
        {
            var order = Pay(0, 1, minutes: 1);

            var outcomes = await AtOnce.RunAsync(() => ApplyAsync(here, order), () => ApplyAsync(there, order), () => ApplyAsync(there, order));

            outcomes.Count(o => o == Outcome.Applied).ShouldBe(1);
            outcomes.Count(o => o == Outcome.AlreadyApplied).ShouldBe(2);
        }

        (await _ledger.AccountAsync(_wallets[0])).Posted.ShouldBe(Credits.FromMinutes(90));
        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_key_for_two_orders_from_two_hosts_at_once_is_given_to_one_of_them()
    {
        await using var here = _ledger.NewHost();
        await using var there = _ledger.NewHost();
        for (var round = 0; round < 30; round++)
        {
            // On other accounts, so that no lock but the key itself keeps them apart.
            var id = _ledger.NewId();
            Order Pay(int from, int to) => Order.Transfer(id, _wallets[from], _wallets[to], Credits.FromMinutes(1), Purpose.Exchange);

            var outcomes = await AtOnce.RunAsync(() => ApplyAsync(here, Pay(0, 1)), () => ApplyAsync(there, Pay(2, 3)));

            outcomes.Count(o => o == Outcome.Applied).ShouldBe(1);
            outcomes.Count(o => o.Refusal == LedgerRefusal.KeyReused).ShouldBe(1);
        }

        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hosts_that_pay_in_circles_of_one_busy_account_neither_lose_nor_double_a_credit()
    {
        ServiceProvider[] hosts = [_ledger.NewHost(), _ledger.NewHost(), _ledger.NewHost()];

        var outcomes = await AtOnce.RunAsync([.. Enumerable.Range(0, 12).Select<int, Func<Task<int>>>(caller => async () =>
        {
            var applied = 0;
            for (var i = 0; i < 25; i++)
            {
                var wallet = 1 + ((caller + i) % 7);
                applied += (await ApplyAsync(hosts[caller % 3], i % 2 == 0 ? Pay(0, wallet, minutes: 7) : Pay(wallet, 0, minutes: 7))).Stands ? 1 : 0;
            }

            return applied;
        })]).WaitAsync(Patience);

        var audit = await _ledger.AuditAsync();
        audit.Faults.ShouldBeEmpty();
        audit.Entries.ShouldBe(2 * (8 + outcomes.Sum()));
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    private Order Pay(int from, int to, int minutes = 10) =>
        Order.Transfer(_ledger.NewId(), _wallets[from], _wallets[to], Credits.FromMinutes(minutes), Purpose.Exchange);

    private static async Task<Outcome> ApplyAsync(ServiceProvider host, Order order)
    {
        await using var scope = host.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ILedgerStore>().ApplyAsync([order], BatchMode.Independent, default)).Single();
    }

    private ServiceProvider ImpatientHost()
    {
        var services = new ServiceCollection();
        services.AddHexitime().UsePostgreSql(_ledger.Database.ConnectionString + ";Options=-c lock_timeout=5ms");
        return services.BuildServiceProvider(validateScopes: true);
    }
}
