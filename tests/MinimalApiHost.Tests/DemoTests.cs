using Hexitime;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Persistence;
using Hexitime.Persistence.Sqlite;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MinimalApiHost.Demo;
using NodaTime;

namespace MinimalApiHost;

/// <summary>A year of the demo, made once for all tests of it.</summary>
public sealed class OneDemo : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 7, 1, 12, 30);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");

    public string File(string name = "one") => $"Data Source={Path.Combine(_folder.FullName, name + ".db")}";

    public async Task InitializeAsync() => (await MakeAsync(File())).ShouldBeTrue();

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    public static async Task<bool> MakeAsync(string connectionString)
    {
        await using var services = Services(connectionString);
        await services.MigrateHexitimeAsync();
        return await DemoBank.MakeAsync(new HostDatabase(IsPostgreSql: false, connectionString, MigratesAtStartup: false), Now);
    }

    public static ServiceProvider Services(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddHexitime().UseSqlite(connectionString);
        return services.BuildServiceProvider();
    }
}

public sealed class DemoTests(OneDemo demo) : IClassFixture<OneDemo>
{
    [Theory]
    [InlineData("--demo", "--urls", "http://localhost:5099")]
    [InlineData("--urls", "http://localhost:5099", "--demo")]
    [InlineData("--demo", "--urls=http://localhost:5099")]
    public void Settings_hold_wherever_the_demo_is_asked_for(params string[] args)
    {
        DemoVerb.IsAskedFor(args).ShouldBeTrue();
        new ConfigurationBuilder().AddCommandLine(DemoVerb.SettingsIn(args)).Build()["urls"].ShouldBe("http://localhost:5099");
    }

    [Fact]
    public async Task The_demo_made_twice_is_one_bank_and_the_same_wherever_it_is_made()
    {
        var (one, other) = (demo.File(), demo.File("other"));
        (await OneDemo.MakeAsync(one)).ShouldBeFalse();
        (await OneDemo.MakeAsync(other)).ShouldBeTrue();

        Read(one, "SELECT count(*) FROM hexitime_members").ShouldBe([(long)DemoPeople.Count]);
        const string Balances = "SELECT m.subject || ' ' || a.posted_minutes || ' ' || a.held_minutes FROM hexitime_members m JOIN hexitime_accounts a ON a.id = m.wallet ORDER BY m.subject";
        Read(other, Balances).ShouldBe(Read(one, Balances));
        (await VerifyAsync(one)).IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void The_year_has_exchanges_in_every_state_and_leaves_some_for_ada_and_ben()
    {
        var file = demo.File();
        Read(file, "SELECT DISTINCT state FROM hexitime_exchanges").Select(s => (ExchangeState)(long)s)
            .ShouldBe(Enum.GetValues<ExchangeState>(), ignoreOrder: true);
        ((long)Read(file, "SELECT count(*) FROM hexitime_exchanges WHERE state = 10").Single()).ShouldBeGreaterThan(250);
        const string OfAda = "SELECT e.state FROM hexitime_exchanges e JOIN hexitime_members m ON m.id IN (e.giver_id, e.receiver_id) WHERE m.subject = 'ada' ORDER BY e.state";
        Read(file, OfAda).Count.ShouldBe(7);
    }

    private static async Task<LedgerVerification> VerifyAsync(string connectionString)
    {
        await using var services = OneDemo.Services(connectionString);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is("somebody", Roles.Administrator);
        return (await scope.ServiceProvider.GetRequiredService<IRequestHandler<VerifyLedger, Result<LedgerVerification>>>().Handle(new VerifyLedger(), default)).Value;
    }

    private static List<object> Read(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read())
            values.Add(reader.GetValue(0));
        return values;
    }
}
