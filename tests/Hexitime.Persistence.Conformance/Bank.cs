using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Persistence.Conformance;

/// <summary>A bank in a database of its own, behind a real container; gone when disposed.</summary>
public sealed class Bank : IAsyncDisposable
{
    private Bank(TestDatabase database, Action<IServiceCollection>? configure)
    {
        Database = database;
        Services = NewHost(configure);
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 1, 5, 9, 0));

    public ServiceProvider Services { get; }

    public static async Task<Bank> OpenAsync(ITestDatabases databases, Action<IServiceCollection>? configure = null) =>
        await OpenAsync(await databases.CreateAsync(), configure);

    /// <summary>A bank in a database that has its tables.</summary>
    public static async Task<Bank> OpenAsync(TestDatabase database, Action<IServiceCollection>? configure = null)
    {
        var bank = new Bank(database, configure);
        await bank.Services.OpenHexitimeAsync();
        return bank;
    }

    public static Profile NewProfile(string name = "Ada Nurse", string organisation = "Guy's Hospital") => new()
    {
        Name = name,
        Email = "ada@example.org",
        Profession = "nurse",
        Organisation = organisation,
        Skills = ["Run Charts", "Écriture"],
        Languages = ["en", "cy"],
    };

    /// <summary>A container of its own on the same database, as another process has it.</summary>
    public ServiceProvider NewHost(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(Clock);
        Database.Keep(services.AddHexitime());
        // Whoever gives an entity a second collection says how it is read.
        services.ConfigureDbContext<HexitimeDbContext>(options => options.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning)));
        configure?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>Sends a request as one person, in a scope of its own, as a web request would.</summary>
    public async Task<Result<T>> SendAsync<T>(string subject, IRequest<Result<T>> request, string? key = null, Roles roles = Roles.None) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(subject, roles, key);
        return await HandleAsync(scope.ServiceProvider, request);
    }

    public static async Task<Result<T>> HandleAsync<T>(IServiceProvider services, IRequest<Result<T>> request) where T : notnull
    {
        // What MediatR does for a host: find the handler by the request's own type.
        var handled = typeof(IRequestHandler<,>).MakeGenericType(request.GetType(), typeof(Result<T>));
        return await (Task<Result<T>>)handled.GetMethod("Handle")!.Invoke(services.GetRequiredService(handled), [request, CancellationToken.None])!;
    }

    public async Task<MyView> RegisterAsync(string subject) => (await SendAsync(subject, new RegisterMember(NewProfile(subject)))).Value;

    public async Task<Credits> BalanceAsync(string subject) => (await SendAsync(subject, new GetWallet())).Value.Balance;

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    public async Task<int> DispatchAsync(int limit = 100)
    {
        var dispatcher = Services.GetRequiredService<IEventDispatcher>();
        return await dispatcher.DispatchAsync(limit, default) + await dispatcher.DoLongWorkAsync(default);
    }

    public long Count(string table, string where = "1 = 1") => Database.Number($"SELECT count(*) FROM {Database.Table(table)} WHERE {where}");

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
