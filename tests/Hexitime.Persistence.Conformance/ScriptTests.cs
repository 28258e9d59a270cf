using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>
/// The scripts for DBAs. After a new migration, write them again with <c>HEXITIME_WRITE_SCRIPTS=1 dotnet test tests/Hexitime.Persistence.Sqlite.Tests --filter ScriptTests</c>,
/// and the same for PostgreSQL, and look at what changed.
/// </summary>
public abstract class ScriptTests(ITestDatabases databases)
{
    private const string WriteScripts = "HEXITIME_WRITE_SCRIPTS";

    [Fact]
    public async Task There_is_a_script_for_each_migration_and_it_says_what_the_migration_does()
    {
        await using var database = await databases.CreateAsync(isMigrated: false);
        await using var host = NewHost(database);
        await using var scope = host.CreateAsyncScope();
        var scripts = SqlScripts.Generate(scope.ServiceProvider.GetRequiredService<HexitimeDbContext>());
        if (Environment.GetEnvironmentVariable(WriteScripts) == "1")
            await WriteAsync(scripts);

        SqlScripts.NamesIn(databases.Scripts).ShouldBe(scripts.Keys.Order(StringComparer.Ordinal), ignoreOrder: false, $"Run this test with {WriteScripts}=1 to write them.");
        foreach (var (name, script) in scripts)
            SqlScripts.Read(databases.Scripts, name).ShouldBe(script, customMessage: $"{name} does not say what its migration does. Run this test with {WriteScripts}=1 to write it.");
    }

    [Fact]
    public async Task A_database_made_by_the_scripts_is_as_good_as_a_migrated_one()
    {
        var database = await databases.CreateAsync(isMigrated: false);
        foreach (var name in SqlScripts.NamesIn(databases.Scripts))
        {
            await using var connection = database.NewConnection();
            await SqlScripts.RunAsync(connection, SqlScripts.Read(databases.Scripts, name));
        }

        await using var bank = await Bank.OpenAsync(database);
        (await bank.InScopeAsync(services => services.GetRequiredService<IBankDatabase>().FindPendingMigrationsAsync(default))).ShouldBeEmpty();
        await bank.RegisterAsync("ada");
        var ben = (await bank.RegisterAsync("ben")).Id;
        var direct = new DirectProposal(ben, IGive: true, ExchangeKind.Coaching, "Run charts");
        var id = (await bank.SendAsync("ada", new ProposeExchange(Direct: direct, Hours: Credits.FromHours(1)))).Value.Id;
        foreach (var (who, step) in ((string, ICommand<ExchangeView>)[])[
            ("ben", new AcceptExchange(id)), ("ada", new ArrangeMeeting(id, bank.Clock.GetCurrentInstant() + Duration.FromDays(1), "Library")),
            ("ada", new RecordHours(id, Credits.FromMinutes(75))), ("ben", new ConfirmHours(id)), ("ben", new GiveFeedback(id, 5, "Worth it"))])
            (await bank.SendAsync(who, step)).IsGranted.ShouldBeTrue(step.ToString());

        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromMinutes(195));
        (await bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value.Faults.ShouldBeEmpty();
        await bank.Services.MigrateHexitimeAsync();
    }

    private async Task WriteAsync(IReadOnlyDictionary<string, string> scripts)
    {
        var folder = SqlScripts.Folder(databases.Scripts);
        foreach (var name in SqlScripts.NamesIn(databases.Scripts))
            File.Delete(Path.Combine(folder, name));
        foreach (var (name, script) in scripts)
            await File.WriteAllTextAsync(Path.Combine(folder, name), script);
    }

    private static ServiceProvider NewHost(TestDatabase database)
    {
        var services = new ServiceCollection();
        database.Keep(services.AddHexitime());
        return services.BuildServiceProvider(validateScopes: true);
    }
}
