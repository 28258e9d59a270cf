using Hexitime.Members;
using Hexitime.Persistence.Sqlite;
using Hexitime.UseCases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence;

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

public sealed class HostContextTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");
    private ServiceProvider _services = null!;

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "intranet.db")}";

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddDbContext<IntranetDbContext>(o => o.UseHexitimeSqlite(ConnectionString));
        services.AddHexitime().UseSqlite<IntranetDbContext>();
        services.AddHexitime().UseSqlite<IntranetDbContext>();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await using var scope = _services.CreateAsyncScope();
        Bank.CreateTables(scope.ServiceProvider.GetRequiredService<IntranetDbContext>());
        await _services.OpenHexitimeAsync();
        await _services.OpenHexitimeAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
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
