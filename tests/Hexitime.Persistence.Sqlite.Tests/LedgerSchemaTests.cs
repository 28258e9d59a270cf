using Microsoft.EntityFrameworkCore;

namespace Hexitime.Persistence.Sqlite;

public sealed class LedgerSchemaTests : IDisposable
{
    private readonly LedgerFile _file = new();

    [Fact]
    public void The_script_and_the_model_name_the_same_columns()
    {
        using var context = _file.NewContext();
        foreach (var type in context.Model.GetEntityTypes().Where(t => t.ClrType.Namespace == "Hexitime.Persistence.Ledger"))
        {
            var inModel = type.GetProperties().Select(p => p.GetColumnName()).Order();
            var inFile = ((string)_file.Scalar($"SELECT group_concat(name) FROM pragma_table_info('{type.GetTableName()}')")!).Split(',').Order();
            inFile.ShouldBe(inModel);
        }
    }

    [Fact]
    public void The_connection_is_durable_and_patient()
    {
        using var context = _file.NewContext();

        context.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").Single().ShouldBe(2);
        context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").Single().ShouldBe(1);
        context.Database.SqlQueryRaw<long>("SELECT timeout AS Value FROM pragma_busy_timeout").Single().ShouldBe(10_000);
        context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").Single().ShouldBe("wal");
    }

    [Fact]
    public async Task A_host_may_put_our_tables_into_a_context_of_its_own()
    {
        await using var context = new HostContext(new DbContextOptionsBuilder<HostContext>().UseHexitimeSqlite(_file.ConnectionString).Options);

        context.Model.FindEntityType(typeof(Note)).ShouldNotBeNull();
        await _file.StoreOf(context).OpenAsync(Hexitime.Ledger.Account.OpenIssuer(), default);
        _file.Scalar("SELECT count(*) FROM hexitime_accounts").ShouldBe(1L);
    }

    public void Dispose() => _file.Dispose();

    private sealed class Note
    {
        public int Id { get; init; }
    }

    private sealed class HostContext(DbContextOptions<HostContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyHexitime().Entity<Note>();
    }
}
