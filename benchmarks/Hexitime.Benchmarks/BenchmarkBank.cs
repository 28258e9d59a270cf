using Hexitime.Ledger;
using Hexitime.Persistence;
using Hexitime.Persistence.Sqlite;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Benchmarks;

/// <summary>A bank on a SQLite file of its own, in the temporary folder.</summary>
internal sealed class BenchmarkBank : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hexitime-benchmark-").FullName;
    private readonly ServiceProvider _services;

    private BenchmarkBank()
    {
        ConnectionString = $"Data Source={Path.Combine(_folder, "bank.db")}";
        var services = new ServiceCollection();
        services.AddHexitime().UseSqlite(ConnectionString);
        _services = services.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public static async Task<BenchmarkBank> OpenAsync()
    {
        var bank = new BenchmarkBank();
        await bank._services.MigrateHexitimeAsync();
        return bank;
    }

    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    /// <summary>Opens wallets and grants each of them a thousand hours.</summary>
    public async Task<AccountId[]> FundAsync(int wallets)
    {
        var now = _services.GetRequiredService<IClock>().GetCurrentInstant();
        await using var scope = NewScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        var accounts = Enumerable.Range(0, wallets).Select(_ => AccountId.New(now)).ToArray();
        foreach (var account in accounts)
            await ledger.OpenAsync(Account.Open(account, AccountKind.Member), CancellationToken.None);
        var grants = accounts.Select(a => Order.Transfer(OrderId.New(now), AccountId.Issuer, a, Credits.FromHours(1_000_000), Purpose.Grant));
        await ledger.ApplyAsync([.. grants], BatchMode.Independent, CancellationToken.None);
        return accounts;
    }

    /// <summary>Sends a request as a person would: in a scope of its own, through the decorated handler.</summary>
    public async Task<T> SendAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull
    {
        await using var scope = NewScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(subject);
        var handler = scope.ServiceProvider.GetRequiredService(typeof(IRequestHandler<,>).MakeGenericType(request.GetType(), typeof(Result<T>)));
        var handle = handler.GetType().GetMethod("Handle")!;
        return (await (Task<Result<T>>)handle.Invoke(handler, [request, CancellationToken.None])!).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
