using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Persistence.Conformance;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

public sealed class LedgerSchemaTests
{
    [Fact]
    public async Task The_script_and_the_model_name_the_same_columns()
    {
        await using var ledger = await TestLedger.CreateAsync(PostgreSqlDatabases.Server);
        var tables = await ledger.UseAsync((_, context) => Task.FromResult(context.Model.GetEntityTypes()
            .Where(t => t.ClrType.Namespace == "Hexitime.Persistence.Ledger")
            .Select(t => (Name: t.GetTableName(), Columns: t.GetProperties().Select(p => (Name: p.GetColumnName(), Type: p.GetColumnType(), p.IsNullable)).Order().ToList())).ToList()));

        tables.Count.ShouldBeGreaterThan(3);
        foreach (var (name, columns) in tables)
            ColumnsOf(ledger.Database, name!).ShouldBe(columns, ignoreOrder: true, name);
    }

    [Fact]
    public async Task Every_instant_is_kept_as_timestamptz_and_every_amount_as_minutes()
    {
        await using var database = await PostgreSqlDatabases.Server.CreateAsync();

        database.Number("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'hexitime' AND column_name ~ '_(at|before|until)s?$' "
            + "AND table_name <> 'postings' AND data_type <> 'timestamp with time zone'").ShouldBe(0);
        database.Number("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'hexitime' AND column_name ~ 'minutes$' AND data_type <> 'bigint'").ShouldBe(0);
        database.Number("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'").ShouldBe(0);
    }

    [Fact]
    public async Task A_host_may_bring_its_own_types_for_instants()
    {
        await using var database = await PostgreSqlDatabases.Server.CreateAsync(isMigrated: false);
        await using var source = new NpgsqlDataSourceBuilder(database.ConnectionString).UseNodaTime().Build();
        var services = new ServiceCollection();
        services.AddDbContext<RotaDbContext>(options => options.UseNpgsql(source, npgsql => npgsql.UseNodaTime()).UseHexitimePostgreSql());
        services.AddHexitime().UsePostgreSql<RotaDbContext>();
        await using var host = services.BuildServiceProvider(validateScopes: true);
        await using var scope = host.CreateAsyncScope();
        var rota = scope.ServiceProvider.GetRequiredService<RotaDbContext>();
        CreateTables(database, rota);
        await host.OpenHexitimeAsync();
        var shift = new Shift { From = Instant.FromUtc(2026, 3, 29, 0, 30) };
        rota.Add(shift);

        scope.ServiceProvider.GetRequiredService<Caller>().Is("ada");
        var me = await Bank.HandleAsync(scope.ServiceProvider, new RegisterMember(Bank.NewProfile()));

        me.IsGranted.ShouldBeTrue();
        database.Number("SELECT count(*) FROM shifts").ShouldBe(1, "the host's row came with the bank's");
        rota.ChangeTracker.Clear();
        (await rota.Set<Shift>().SingleAsync(s => s.From < Instant.FromUtc(2026, 4, 1, 0, 0))).From.ShouldBe(shift.From);
        var read = (await Bank.HandleAsync(scope.ServiceProvider, new GetMe())).Value;
        (read.Id, read.MemberSince).ShouldBe((me.Value.Id, me.Value.MemberSince));
        (await Bank.HandleAsync(scope.ServiceProvider, new GetWallet(At: Instant.MinValue))).Value.BalanceAt.ShouldBe(Credits.Zero);
        (await Bank.HandleAsync(scope.ServiceProvider, new GetStatement())).Value.Items.Single().RecordedAt.ShouldBeGreaterThan(shift.From);
        scope.ServiceProvider.GetRequiredService<Caller>().Is("root", Roles.Administrator);
        (await Bank.HandleAsync(scope.ServiceProvider, new VerifyLedger())).Value.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hosts_that_start_together_on_an_empty_database_migrate_it_once()
    {
        for (var round = 0; round < 2; round++)
        {
            await using var database = await PostgreSqlDatabases.Server.CreateAsync(isMigrated: false);
            ServiceProvider[] hosts = [.. Enumerable.Range(0, 3).Select(_ => NewHost(database))];

            await AtOnce.RunAsync([.. hosts.Select<ServiceProvider, Func<Task<bool>>>(host => async () =>
            {
                await host.MigrateHexitimeAsync();
                return true;
            })]);

            database.Number("SELECT count(*) FROM hexitime.accounts").ShouldBe(1);
            await using (var scope = hosts[0].CreateAsyncScope())
            {
                var context = scope.ServiceProvider.GetRequiredService<HexitimeDbContext>();
                database.Number("SELECT count(*) FROM hexitime.migrations").ShouldBe(context.Database.GetMigrations().Count());
            }

            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    private static ServiceProvider NewHost(TestDatabase database)
    {
        var services = new ServiceCollection();
        database.Keep(services.AddHexitime());
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static void CreateTables(TestDatabase database, RotaDbContext rota)
    {
        var migration = new MigrationBuilder(rota.Database.ProviderName);
        database.CreateLedger(migration);
        foreach (var command in rota.GetService<IMigrationsSqlGenerator>().Generate(migration.Operations))
            database.Execute(command.CommandText);
        rota.GetService<IRelationalDatabaseCreator>().CreateTables();
    }

    private static List<(string Name, string Type, bool IsNullable)> ColumnsOf(TestDatabase database, string table)
    {
        using var connection = database.NewConnection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT attname, format_type(atttypid, NULL), NOT attnotnull FROM pg_attribute WHERE attrelid = 'hexitime.{table}'::regclass AND attnum > 0";
        using var rows = command.ExecuteReader();
        var columns = new List<(string, string, bool)>();
        while (rows.Read())
            columns.Add((rows.GetString(0), rows.GetString(1), rows.GetBoolean(2)));
        return columns;
    }

    private sealed class Shift
    {
        public int Id { get; init; }

        public Instant From { get; init; }
    }

    private sealed class RotaDbContext(DbContextOptions<RotaDbContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Shift>().ToTable("shifts");
            modelBuilder.ApplyHexitime();
        }
    }
}
