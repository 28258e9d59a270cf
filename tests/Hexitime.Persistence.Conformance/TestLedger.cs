using Hexitime.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Persistence.Conformance;

/// <summary>A ledger in a database of its own, with its issuer and a few members' wallets; gone when disposed.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private TestLedger(TestDatabase database)
    {
        Database = database;
        Services = NewHost();
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 1, 5, 9, 0), Duration.FromSeconds(1));

    public ServiceProvider Services { get; }

    public static async Task<TestLedger> CreateAsync(ITestDatabases databases) => new(await databases.CreateAsync());

    /// <summary>A container of its own on the same database, as another process has it.</summary>
    public ServiceProvider NewHost()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(Clock);
        Database.Keep(services.AddHexitime());
        return services.BuildServiceProvider(validateScopes: true);
    }

    public Task<T> UseAsync<T>(Func<ILedgerStore, Task<T>> use) => UseAsync((store, _) => use(store));

    public async Task<T> UseAsync<T>(Func<ILedgerStore, DbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<ILedgerStore>(), scope.ServiceProvider.GetRequiredService<HexitimeDbContext>());
    }

    public Task UseAsync(Func<ILedgerStore, Task> use) => UseAsync(async store =>
    {
        await use(store);
        return true;
    });

    public async Task<Outcome> ApplyAsync(Order order) => (await ApplyAsync([order])).Single();

    public Task<IReadOnlyList<Outcome>> ApplyAsync(IReadOnlyList<Order> orders, BatchMode mode = BatchMode.Independent) =>
        UseAsync(store => store.ApplyAsync(orders, mode, default));

    public Task<Account> AccountAsync(AccountId id) => UseAsync(async store => (await store.FindAccountAsync(id, default)).ShouldNotBeNull());

    /// <summary>Opens the issuer and that many wallets, with that many hours in each.</summary>
    public async Task<AccountId[]> OpenAsync(int wallets, int hours = 2)
    {
        AccountId[] ids = [.. Enumerable.Range(1, wallets).Select(Wallet)];
        await UseAsync(async store =>
        {
            await store.OpenAsync(Account.OpenIssuer(), default);
            foreach (var id in ids)
                await store.OpenAsync(Account.Open(id, AccountKind.Member), default);
        });
        if (hours > 0)
            (await ApplyAsync([.. ids.Select(id => Order.Welcome(NewId(), id, Credits.FromHours(hours)))])).ShouldAllBe(o => o.Stands);
        return ids;
    }

    public static AccountId Wallet(int number) => new(new Guid($"00000000-0000-8000-8000-0000000a{number:x4}"));

    public OrderId NewId() => OrderId.New(Clock.GetCurrentInstant());

    public async Task<LedgerAudit> AuditAsync()
    {
        var audit = new LedgerAudit();
        await UseAsync(store => store.AuditAsync(audit, default));
        return audit;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
