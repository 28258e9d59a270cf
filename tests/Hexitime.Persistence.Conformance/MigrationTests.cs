using System.Data.Common;
using Hexitime.Ledger;
using Hexitime.Listings;
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
    public async Task What_the_bank_of_the_first_release_has_comes_along()
    {
        await using var bank = await Bank.OpenAsync(databases);
        await bank.RegisterAsync("ada");
        var text = new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };
        var listing = (await bank.SendAsync("ada", new PublishListing(ListingType.Offer, text))).Value;
        await bank.InScopeAsync(services =>
        {
            var database = services.GetRequiredService<HexitimeDbContext>().Database;
            return database.GetService<IMigrator>().MigrateAsync(database.GetMigrations().First()).ContinueWith(_ => true, TaskScheduler.Default);
        });
        Should.Throw<DbException>(() => bank.Count("networks"));

        await bank.Services.MigrateHexitimeAsync();

        await bank.RegisterAsync("ben");
        (await bank.SendAsync("ben", new BrowseListings())).Value.Items.Single().Id.ShouldBe(listing.Id);
        (await bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
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
