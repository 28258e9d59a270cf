using Hexitime.Ledger;
using Hexitime.Persistence.Ledger;
using Hexitime.Persistence.Sqlite.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Persistence.Sqlite;

/// <summary>A ledger in a file of its own in a temporary folder, with its issuer and a few members' wallets; gone when disposed.</summary>
public sealed class LedgerFile : IDisposable
{
    private static readonly SqliteLedgerTables Tables = new();
    private static readonly Lazy<byte[]> Migrated = new(Migrate);
    private readonly Lanes _lanes = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");
    private readonly DbContextOptions<HexitimeDbContext> _options;

    public LedgerFile()
    {
        var path = Path.Combine(_folder.FullName, "ledger.db");
        File.WriteAllBytes(path, Migrated.Value);
        ConnectionString = $"Data Source={path}";
        _options = OptionsFor(ConnectionString);
    }

    public string ConnectionString { get; }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 1, 5, 9, 0), Duration.FromSeconds(1));

    public HexitimeDbContext NewContext() => new(_options);

    internal LedgerStore StoreOf(DbContext context) => new(context, Clock, Tables, _lanes, new ConflictRetry(new SqliteConflicts()));

    public async Task<T> UseAsync<T>(Func<ILedgerStore, Task<T>> use)
    {
        await using var context = NewContext();
        return await use(StoreOf(context));
    }

    public Task UseAsync(Func<ILedgerStore, Task> use) => UseAsync(async store =>
    {
        await use(store);
        return true;
    });

    public async Task<Outcome> ApplyAsync(Order order) => (await ApplyAsync([order])).Single();

    public Task<IReadOnlyList<Outcome>> ApplyAsync(IReadOnlyList<Order> orders, BatchMode mode = BatchMode.Independent) =>
        UseAsync(store => store.ApplyAsync(orders, mode, default));

    public Task<Account> AccountAsync(AccountId id) => UseAsync(async store => (await store.FindAccountAsync(id, default)).ShouldNotBeNull());

    /// <summary>Opens the issuer and that many wallets, with that many hours in each.</summary>
    public async Task<AccountId[]> OpenAsync(int wallets, int hours = 2)
    {
        AccountId[] ids = [.. Enumerable.Range(1, wallets).Select(Wallet)];
        await UseAsync(async store =>
        {
            await store.OpenAsync(Account.OpenIssuer(), default);
            foreach (var id in ids)
                await store.OpenAsync(Account.Open(id, AccountKind.Member), default);
        });
        if (hours > 0)
            (await ApplyAsync([.. ids.Select(id => Order.Welcome(NewId(), id, Credits.FromHours(hours)))])).ShouldAllBe(o => o.Stands);
        return ids;
    }

    public static AccountId Wallet(int number) => new(new Guid($"00000000-0000-8000-8000-0000000a{number:x4}"));

    public OrderId NewId() => OrderId.New(Clock.GetCurrentInstant());

    /// <summary>Runs SQL as somebody with the file and a shell would: on a connection of its own, which rolls back when it closes.</summary>
    public int Execute(string sql) => Run(sql, command => command.ExecuteNonQuery());

    public object? Scalar(string sql) => Run(sql, command => command.ExecuteScalar());

    public async Task<LedgerAudit> AuditAsync()
    {
        var audit = new LedgerAudit();
        await UseAsync(store => store.AuditAsync(audit, default));
        return audit;
    }

    /// <summary>The bytes of a database that has been migrated and nothing else, so that each test need not migrate its own.</summary>
    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("hexitime-");
        var path = Path.Combine(folder.FullName, "migrated.db");
        using (var context = new HexitimeDbContext(OptionsFor($"Data Source={path};Pooling=False")))
            context.Database.Migrate();
        var bytes = File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return bytes;
    }

    private static DbContextOptions<HexitimeDbContext> OptionsFor(string connectionString) =>
        new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimeSqlite(connectionString).Options;

    private T Run<T>(string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection(ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return run(command);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }
}
