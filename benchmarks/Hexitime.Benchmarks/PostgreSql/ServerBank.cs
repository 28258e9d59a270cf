using System.Reflection;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence;
using Hexitime.Persistence.PostgreSql;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Hexitime.Benchmarks.PostgreSql;

/// <summary>A bank, and beside it the peers' tables, in a database of its own on a PostgreSQL server; dropped when disposed.</summary>
internal sealed class ServerBank : IAsyncDisposable
{
    private const int Hours = 1_000_000;

    private readonly string _server;
    private readonly string _name = $"hexitime_benchmark_{Environment.ProcessId}";
    private readonly ServiceProvider _services;

    private ServerBank(string server)
    {
        _server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 64 }.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
        var services = new ServiceCollection();
        services.AddHexitime().UsePostgreSql(ConnectionString);
        _services = services.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public Instant Now => _services.GetRequiredService<IClock>().GetCurrentInstant();

    public static async Task<ServerBank> OpenAsync(string server)
    {
        var bank = new ServerBank(server);
        await bank.OnServerAsync($"DROP DATABASE IF EXISTS {bank._name} WITH (FORCE)");
        await bank.OnServerAsync($"CREATE DATABASE {bank._name}");
        await bank._services.MigrateHexitimeAsync();
        using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("peer.sql")!);
        await bank.ExecuteAsync(await script.ReadToEndAsync());
        return bank;
    }

    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Opens wallets here and at the peers, and puts a million hours into each.</summary>
    public async Task<AccountId[]> FundAsync(int wallets)
    {
        var accounts = Enumerable.Range(0, wallets).Select(_ => AccountId.New(Now)).ToArray();
        await using var scope = NewScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
        await ledger.OpenAsync(Account.OpenIssuer(), CancellationToken.None);
        await using (var open = Source.CreateCommand("""
            INSERT INTO hexitime.accounts SELECT id, 2, 0, 0, 0, 0, NULL, 'epoch', false FROM unnest($1) AS a (id);
            """))
        {
            open.Parameters.Add(new NpgsqlParameter { Value = accounts.Select(a => a.Value).ToArray() });
            await open.ExecuteNonQueryAsync();
        }

        await using (var open = Source.CreateCommand($"INSERT INTO peer.accounts SELECT id, {Hours * 60L} FROM unnest($1) AS a (id)"))
        {
            open.Parameters.Add(new NpgsqlParameter { Value = accounts.Select(a => a.Value).ToArray() });
            await open.ExecuteNonQueryAsync();
        }

        foreach (var some in accounts.Chunk(10_000))
            await ledger.ApplyAsync([.. some.Select(a => Order.Transfer(OrderId.New(Now), AccountId.Issuer, a, Credits.FromHours(Hours), Purpose.Grant))], BatchMode.Independent, default);
        return accounts;
    }

    /// <summary>Brings exchanges to the point where the receiver need only confirm; answers who and what.</summary>
    public async Task<(string Receiver, ExchangeId Exchange)[]> RecordExchangesAsync(int count, int members, bool isBusy)
    {
        var people = new List<MyView>();
        for (var i = 0; i < members; i++)
            people.Add(await SendAsync(Subject(isBusy, i), new RegisterMember(new Profile { Name = $"Member {i}", Email = "m@example.org", Profession = "Analyst", Organisation = "Trust" })));
        await using (var scope = NewScope())
        {
            var ledger = scope.ServiceProvider.GetRequiredService<ILedgerStore>();
            foreach (var person in people)
            {
                await using var find = Source.CreateCommand("SELECT wallet FROM hexitime.members WHERE id = $1");
                find.Parameters.Add(new NpgsqlParameter { Value = person.Id.Value });
                var wallet = new AccountId((Guid)(await find.ExecuteScalarAsync())!);
                await ledger.ApplyAsync([Order.Transfer(OrderId.New(Now), AccountId.Issuer, wallet, Credits.FromHours(Hours), Purpose.Grant)], BatchMode.Independent, default);
            }
        }

        var exchanges = new (string, ExchangeId)[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var giver = isBusy ? 0 : i % members;
            var receiver = isBusy ? 1 + (i % (members - 1)) : (i + 1 + (i / members % (members - 1))) % members;
            var direct = new DirectProposal(people[receiver].Id, IGive: true, ExchangeKind.Coaching, "Run charts");
            var id = (await SendAsync(Subject(isBusy, giver), new ProposeExchange(Direct: direct, Hours: Credits.FromHours(1)))).Id;
            await SendAsync(Subject(isBusy, receiver), new AcceptExchange(id));
            await SendAsync(Subject(isBusy, giver), new RecordHours(id, Credits.FromHours(1)));
            exchanges[i] = (Subject(isBusy, receiver), id);
        });
        return exchanges;
    }

    /// <summary>Sends a request as a person would: in a scope of its own, through the decorated handler.</summary>
    public async Task<T> SendAsync<TRequest, T>(string subject, TRequest request) where TRequest : IRequest<Result<T>> where T : notnull
    {
        await using var scope = NewScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(subject);
        return (await scope.ServiceProvider.GetRequiredService<IRequestHandler<TRequest, Result<T>>>().Handle(request, CancellationToken.None)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private Task<MyView> SendAsync(string subject, RegisterMember request) => SendAsync<RegisterMember, MyView>(subject, request);

    private Task<ExchangeView> SendAsync<TRequest>(string subject, TRequest request) where TRequest : ICommand<ExchangeView> => SendAsync<TRequest, ExchangeView>(subject, request);

    private static string Subject(bool isBusy, int number) => $"{(isBusy ? "busy" : "random")}-{number}";

    private async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
