using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>One provider's databases: what the tests must know of it, and no more.</summary>
public interface ITestDatabases
{
    /// <summary>The folder of its scripts under <c>sql/</c>.</summary>
    string Scripts { get; }

    /// <summary>Makes a database that nobody else has; dispose it.</summary>
    /// <param name="isMigrated">Whether Hexitime's migrations have been applied; else it is empty.</param>
    Task<TestDatabase> CreateAsync(bool isMigrated = true);
}

/// <summary>A database of a test's own. In the SQL it is given, tables of ours are named in braces, such as <c>{accounts}</c>.</summary>
public abstract partial class TestDatabase : IAsyncDisposable
{
    public abstract string ConnectionString { get; }

    /// <summary>Keeps the bank in this database, in a context of its own.</summary>
    public abstract HexitimeBuilder Keep(HexitimeBuilder builder);

    /// <summary>Keeps the bank in this database, in a host's context, and registers that.</summary>
    public abstract HexitimeBuilder Keep<TContext>(HexitimeBuilder builder) where TContext : DbContext;

    /// <summary>What a host writes into the migration of its own that brings the bank.</summary>
    public abstract void CreateLedger(MigrationBuilder migration);

    /// <summary>The full name of a table of ours.</summary>
    public abstract string Table(string name);

    public abstract string Literal(Guid value);

    public abstract string Literal(Instant value);

    public abstract string Literal(byte[] value);

    /// <summary>A connection of a stranger, who has the password and a shell.</summary>
    public abstract DbConnection NewConnection();

    /// <summary>Runs SQL as somebody whom the tables' triggers and CHECKs do not stop.</summary>
    public abstract void Tamper(string sql);

    /// <summary>Backs it up while it is in use, and restores that into a database of its own: with the commands of the operating guide.</summary>
    public abstract Task<TestDatabase> BackUpAndRestoreAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs SQL on a connection of its own, which rolls back when it closes.</summary>
    public int Execute(string sql) => Run(sql, command => command.ExecuteNonQuery());

    public object? Scalar(string sql) => Run(sql, command => command.ExecuteScalar());

    public long Number(string sql) => Convert.ToInt64(Scalar(sql), CultureInfo.InvariantCulture);

    /// <summary>Reads an instant, however the database keeps it.</summary>
    public Instant Time(string sql) => Scalar(sql) is DateTime utc
        ? Instant.FromDateTimeUtc(utc)
        : NodaConstants.UnixEpoch + Duration.FromTicks(10) * Number(sql);

    public string Named(string sql) => NameInBraces().Replace(sql, match => Table(match.Groups["name"].Value));

    private T Run<T>(string sql, Func<DbCommand, T> run)
    {
        using var connection = NewConnection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Named(sql);
        return run(command);
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameInBraces();
}
