using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence.Sqlite;
using Hexitime.Persistence.Sqlite.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Persistence;

/// <summary>A bank in an SQLite file of its own, behind a real container; gone when disposed.</summary>
public sealed class Bank : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");

    private Bank(Action<IServiceCollection>? configure)
    {
        ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "bank.db")}";
        var services = new ServiceCollection();
        services.AddSingleton<IClock>(Clock);
        services.AddHexitime().UseSqlite(ConnectionString);
        configure?.Invoke(services);
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public string ConnectionString { get; }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 1, 5, 9, 0));

    public ServiceProvider Services { get; }

    public static async Task<Bank> OpenAsync(Action<IServiceCollection>? configure = null)
    {
        var bank = new Bank(configure);
        await bank.Services.MigrateHexitimeAsync();
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

    public async Task<int> DispatchAsync(int limit = 100) => await Services.GetRequiredService<IEventDispatcher>().DispatchAsync(limit, default);

    public long Count(string table, string where = "1 = 1") => (long)Scalar($"SELECT count(*) FROM hexitime_{table} WHERE {where}")!;

    public object? Scalar(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }

    /// <summary>The tables of any context with Hexitime's model, without migrations of its own.</summary>
    public static void CreateTables(DbContext context)
    {
        var ledger = new MigrationBuilder(context.Database.ProviderName);
        ledger.CreateHexitimeLedger();
        context.GetService<IRelationalDatabaseCreator>().Create();
        foreach (var sql in ledger.Operations.Cast<SqlOperation>())
            context.Database.ExecuteSqlRaw(sql.Sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        context.GetService<IRelationalDatabaseCreator>().CreateTables();
    }
}
