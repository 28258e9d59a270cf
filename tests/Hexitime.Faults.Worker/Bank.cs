using Hexitime.Ledger;
using Hexitime.Persistence;
using Hexitime.Persistence.PostgreSql;
using Hexitime.Persistence.Sqlite;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Faults;

/// <summary>A bank as a host has it: the real services on a real database, each command in a scope and a transaction of its own. Thread-safe.</summary>
public sealed class Bank : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Bank(ServiceProvider services) => _services = services;

    public static Bank Open(string database, string connectionString) => Open(bank => _ = database switch
    {
        "sqlite" => bank.UseSqlite(connectionString),
        "postgresql" => bank.UsePostgreSql(connectionString),
        _ => throw new ArgumentException($"There is no database {database}.", nameof(database)),
    });

    public static Bank Open(Action<HexitimeBuilder> useDatabase)
    {
        var services = new ServiceCollection();
        useDatabase(services.AddHexitime());
        return new Bank(services.BuildServiceProvider());
    }

    public Task MigrateAsync() => _services.MigrateHexitimeAsync();

    /// <summary>Runs a command in one transaction, tried again where other writers got in between.</summary>
    public async Task<T> CommandAsync<T>(Func<ILedgerStore, CancellationToken, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(ct => work(store, ct), _ => false, default);
    }

    /// <summary>Applies orders in a transaction of their own or, where the store does that, in one with what others send at the same time.</summary>
    public Task<IReadOnlyList<Outcome>> ApplyAsync(IReadOnlyList<Order> orders, BatchMode mode = BatchMode.Independent, bool isGathered = false) => isGathered
        ? ReadAsync(store => store.ApplyAsync(orders, mode, default))
        : CommandAsync((store, ct) => store.ApplyAsync(orders, mode, ct));

    public Task OpenAsync(IEnumerable<AccountId> wallets) => CommandAsync(async (store, ct) =>
    {
        foreach (var wallet in wallets)
            await store.OpenAsync(Account.Open(wallet, AccountKind.Member), ct);
        return true;
    });

    public async Task<T> ReadAsync<T>(Func<ILedgerStore, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ILedgerStore>());
    }

    /// <summary>What <see cref="VerifyLedger"/> answers to the bank itself.</summary>
    public async Task<LedgerVerification> VerifyAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
        var handler = scope.ServiceProvider.GetRequiredService<IRequestHandler<VerifyLedger, Result<LedgerVerification>>>();
        var answer = await handler.Handle(new VerifyLedger(), default);
        return answer.TryGet(out var verification, out var refusal) ? verification : throw new InvalidOperationException(refusal.Code);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
