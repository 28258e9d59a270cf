using Hexitime.Ledger;
using Hexitime.Persistence.Conformance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Persistence.Sqlite;

public sealed class LedgerSchemaTests : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.CreateAsync(SqliteDatabases.Files);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public void The_script_and_the_model_name_the_same_columns()
    {
        using var scope = _ledger.Services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<HexitimeDbContext>();
        foreach (var type in context.Model.GetEntityTypes().Where(t => t.ClrType.Namespace == "Hexitime.Persistence.Ledger"))
        {
            var inModel = type.GetProperties().Select(p => p.GetColumnName()).Order();
            var inFile = ((string)_ledger.Database.Scalar($"SELECT group_concat(name) FROM pragma_table_info('{type.GetTableName()}')")!).Split(',').Order();
            inFile.ShouldBe(inModel);
        }
    }

    [Fact]
    public void The_connection_is_durable_and_patient()
    {
        using var scope = _ledger.Services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<HexitimeDbContext>();

        context.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").Single().ShouldBe(2);
        context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").Single().ShouldBe(1);
        context.Database.SqlQueryRaw<long>("SELECT timeout AS Value FROM pragma_busy_timeout").Single().ShouldBe(10_000);
        context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").Single().ShouldBe("wal");
    }

    /// <summary>EF Core rebuilds a table in several transactions, so that a host killed in between would leave a file that no host can migrate any more.</summary>
    [Fact]
    public void No_migration_rebuilds_a_table()
    {
        var scripts = SqlScripts.NamesIn("sqlite");

        scripts.ShouldNotBeEmpty();
        scripts.Where(name => SqlScripts.Read("sqlite", name).Contains("ef_temp_", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_may_put_our_tables_into_a_context_of_its_own()
    {
        var services = new ServiceCollection();
        _ledger.Database.Keep<HostContext>(services.AddHexitime());
        await using var host = services.BuildServiceProvider(validateScopes: true);
        await using var scope = host.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<HostContext>().Model.FindEntityType(typeof(Note)).ShouldNotBeNull();
        await scope.ServiceProvider.GetRequiredService<ILedgerStore>().OpenAsync(Account.OpenIssuer(), default);
        _ledger.Database.Number("SELECT count(*) FROM {accounts}").ShouldBe(1);
    }

    private sealed class Note
    {
        public int Id { get; init; }
    }

    private sealed class HostContext(DbContextOptions<HostContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyHexitime().Entity<Note>();
    }
}
