using Hexitime.Members;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Conformance;

/// <summary>A row of a host's own.</summary>
public sealed class Employee
{
    /// <summary>The key.</summary>
    public int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The member this is.</summary>
    public MemberId? Member { get; set; }
}

/// <summary>A host's context with the bank's tables beside its own.</summary>
public sealed class IntranetDbContext(DbContextOptions<IntranetDbContext> options) : DbContext(options)
{
    /// <summary>The host's rows.</summary>
    public DbSet<Employee> Employees => Set<Employee>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Employee>().Property(e => e.Member);
        modelBuilder.ApplyHexitime();
    }
}

public abstract class HostContextTests(ITestDatabases databases) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _database = await databases.CreateAsync(isMigrated: false);
        var services = new ServiceCollection();
        _database.Keep<IntranetDbContext>(services.AddHexitime());
        _database.Keep<IntranetDbContext>(services.AddHexitime());
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await using var scope = _services.CreateAsyncScope();
        CreateTables(scope.ServiceProvider.GetRequiredService<IntranetDbContext>());
        await _services.OpenHexitimeAsync();
        await _services.OpenHexitimeAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Rows_of_the_host_and_of_the_bank_are_committed_in_one_transaction()
    {
        await InScopeAsync(async (intranet, services) =>
        {
            await using var transaction = await intranet.Database.BeginTransactionAsync();
            var employee = intranet.Add(new Employee { Name = "Ada" }).Entity;
            employee.Member = (await RegisterAsync(services, "ada")).Value.Id;
            await intranet.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        await InScopeAsync(async (intranet, _) =>
        {
            var ada = await intranet.Employees.SingleAsync();
            (await intranet.Set<Member>().SingleAsync(m => m.Id == ada.Member)).Subject.ShouldBe("ada");
        });
    }

    [Fact]
    public Task Migrations_and_their_history_are_the_hosts_own() => InScopeAsync((intranet, _) =>
    {
        intranet.GetService<IMigrationsAssembly>().Assembly.ShouldBe(typeof(IntranetDbContext).Assembly);
        intranet.GetService<IHistoryRepository>().GetCreateScript().ShouldContain(HistoryRepository.DefaultTableName);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Unsaved_changes_of_the_host_survive_a_refusal_and_go_with_what_is_granted()
    {
        await InScopeAsync(async (_, services) => (await RegisterAsync(services, "ada")).IsGranted.ShouldBeTrue());

        await InScopeAsync(async (intranet, services) =>
        {
            intranet.Add(new Employee { Name = "Ben" });
            (await RegisterAsync(services, "ada")).IsGranted.ShouldBeFalse();
            intranet.ChangeTracker.Entries<Employee>().Single().State.ShouldBe(EntityState.Added);
            intranet.ChangeTracker.Entries<Member>().ShouldBeEmpty();
            (await RegisterAsync(services, "ben")).IsGranted.ShouldBeTrue();
            intranet.ChangeTracker.Entries<Employee>().Single().State.ShouldBe(EntityState.Unchanged);
        });

        await InScopeAsync(async (intranet, _) => (await intranet.Employees.CountAsync()).ShouldBe(1));
    }

    [Fact]
    public async Task What_the_host_has_read_stays_its_own_through_a_use_case()
    {
        await InScopeAsync(async (intranet, _) =>
        {
            intranet.Add(new Employee { Name = "Ada" });
            await intranet.SaveChangesAsync();
        });

        await InScopeAsync(async (intranet, services) =>
        {
            var ada = await intranet.Employees.SingleAsync();
            ada.Member = (await RegisterAsync(services, "ada")).Value.Id;
            await intranet.SaveChangesAsync();
        });

        await InScopeAsync(async (intranet, _) => (await intranet.Employees.SingleAsync()).Member.ShouldNotBeNull());
    }

    [Fact]
    public async Task A_conflict_with_unsaved_changes_of_the_host_is_the_hosts_to_solve()
    {
        await InScopeAsync(async (_, services) => await RegisterAsync(services, "ada"));
        var attempts = 0;

        await InScopeAsync(async (intranet, services) =>
        {
            intranet.Add(new Employee { Name = "Ben" });
            await Should.ThrowAsync<ConcurrencyException>(() => services.GetUnitOfWork().RunAsync(async ct =>
            {
                attempts++;
                var ada = (await services.GetMembers().FirstOrDefaultAsync(new MemberWithSubject("ada"), ct))!;
                await intranet.Set<Member>().ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version + 1), ct);
                return ada.Become(MemberState.Suspended);
            }, r => !r.IsGranted, default));
            intranet.ChangeTracker.Entries<Employee>().Single().State.ShouldBe(EntityState.Added);
        });

        attempts.ShouldBe(1);
    }

    /// <summary>What the host's own migrations would make.</summary>
    private void CreateTables(IntranetDbContext intranet)
    {
        var creator = intranet.GetService<IRelationalDatabaseCreator>();
        if (!creator.Exists())
            creator.Create();
        var migration = new MigrationBuilder(intranet.Database.ProviderName);
        _database.CreateLedger(migration);
        foreach (var command in intranet.GetService<IMigrationsSqlGenerator>().Generate(migration.Operations))
            _database.Execute(command.CommandText);
        creator.CreateTables();
    }

    private async Task InScopeAsync(Func<IntranetDbContext, IServiceProvider, Task> use)
    {
        await using var scope = _services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<IntranetDbContext>(), scope.ServiceProvider);
    }

    private static Task<Result<MyView>> RegisterAsync(IServiceProvider services, string subject)
    {
        services.GetRequiredService<Caller>().Is(subject);
        return Bank.HandleAsync(services, new RegisterMember(Bank.NewProfile(subject)));
    }
}
