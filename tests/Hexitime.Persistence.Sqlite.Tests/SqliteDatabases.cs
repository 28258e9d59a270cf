using System.Data.Common;
using System.Globalization;
using Hexitime.Persistence.Conformance;
using Hexitime.Persistence.Sqlite.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Sqlite;

/// <summary>Files in temporary folders.</summary>
internal sealed class SqliteDatabases : ITestDatabases
{
    public static readonly SqliteDatabases Files = new();

    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    public string Scripts => "sqlite";

    public Task<TestDatabase> CreateAsync(bool isMigrated = true) => Task.FromResult<TestDatabase>(new SqliteTestDatabase(isMigrated ? Migrated.Value : []));

    /// <summary>The bytes of a database that has been migrated and nothing else, so that each test need not migrate its own.</summary>
    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("hexitime-");
        var path = Path.Combine(folder.FullName, "migrated.db");
        var options = new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimeSqlite($"Data Source={path};Pooling=False").Options;
        using (var context = new HexitimeDbContext(options))
            context.Database.Migrate();
        var bytes = File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return bytes;
    }
}

/// <summary>A file in a folder of its own; gone when disposed.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");

    public SqliteTestDatabase(byte[] content)
    {
        var path = Path.Combine(_folder.FullName, "bank.db");
        if (content.Length > 0)
            File.WriteAllBytes(path, content);
        ConnectionString = $"Data Source={path}";
    }

    public override string ConnectionString { get; }

    public override HexitimeBuilder Keep(HexitimeBuilder builder) => builder.UseSqlite(ConnectionString);

    public override HexitimeBuilder Keep<TContext>(HexitimeBuilder builder)
    {
        builder.Services.AddDbContext<TContext>(options => options.UseHexitimeSqlite(ConnectionString));
        return builder.UseSqlite<TContext>();
    }

    public override void CreateLedger(MigrationBuilder migration) => migration.CreateHexitimeLedger();

    public override string Table(string name) => $"hexitime_{name}";

    public override string Literal(Guid value) => $"'{value.ToString().ToUpperInvariant()}'";

    public override string Literal(Instant value) => (value.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture);

    public override string Literal(byte[] value) => $"x'{Convert.ToHexString(value)}'";

    public override DbConnection NewConnection() => new SqliteConnection(ConnectionString + ";Pooling=False");

    public override void Tamper(string sql)
    {
        string[] defences =
        [
            "accounts_advance", "accounts_stay", "entries_follow", "entries_never_change", "entries_stay", "seals_follow", "seals_never_change", "seals_stay",
            "sealed_heads_never_change", "sealed_heads_stay",
        ];
        Execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
            + string.Concat(defences.Select(d => $"DROP TRIGGER IF EXISTS hexitime_{d}; ")) + sql);
    }

    public override Task<TestDatabase> BackUpAndRestoreAsync()
    {
        var backup = Path.Combine(_folder.FullName, "backup.db");
        Execute($"VACUUM INTO '{backup}'");
        return Task.FromResult<TestDatabase>(new SqliteTestDatabase(File.ReadAllBytes(backup)));
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
