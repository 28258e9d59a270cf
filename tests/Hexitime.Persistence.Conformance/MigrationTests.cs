using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hexitime.Persistence.Conformance;

public abstract class MigrationTests(ITestDatabases databases)
{
    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var bank = await Bank.OpenAsync(databases);

        (await bank.InScopeAsync(services => Task.FromResult(services.GetRequiredService<HexitimeDbContext>().Database.HasPendingModelChanges())))
            .ShouldBeFalse();
    }

    [Fact]
    public async Task Migrating_again_and_by_several_hosts_at_once_changes_nothing()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => bank.Services.MigrateHexitimeAsync())));

        (bank.Count("members"), bank.Count("accounts")).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_host_that_asks_for_it_migrates_before_its_other_services_start()
    {
        await using var bank = await Bank.OpenAsync(databases, services => services.AddHexitime().MigrateAtStartup().MigrateAtStartup());
        await bank.InScopeAsync(services => services.GetRequiredService<HexitimeDbContext>().GetService<IMigrator>()
            .MigrateAsync(Migration.InitialDatabase).ContinueWith(_ => true, TaskScheduler.Default));
        Should.Throw<DbException>(() => bank.Count("members"));

        foreach (var service in bank.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(default);

        bank.Services.GetServices<IHostedService>().Count().ShouldBe(1);
        bank.Count("accounts", "kind = 1").ShouldBe(1);
        await bank.RegisterAsync("ada");
    }
}
