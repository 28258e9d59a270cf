using System.Globalization;
using System.Text;
using Hexitime.Ledger;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hexitime.Persistence.Sqlite;

/// <summary>
/// One prepared statement of a native connection, to be bound and run again and again. Beneath <see cref="SqliteCommand"/>, whose statements do not outlive
/// the closing of a pooled connection, and which boxes every value. Ids are written as <see cref="SqliteParameter"/> writes them: upper-case text.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int GuidLength = 36;
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(long? value) => value is { } known ? Bind(known) : BindNull();

    public SqliteStatement Bind(Guid value)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        value.TryFormat(text, out _, "D");
        Ascii.ToUpperInPlace(text, out _);
        Check(raw.sqlite3_bind_text(_statement, ++_bound, text));
        return this;
    }

    public SqliteStatement BindUnlessNone(Guid value) => value == Guid.Empty ? BindNull() : Bind(value);

    public SqliteStatement BindUnlessNone(Digest value)
    {
        if (value.IsNone)
            return BindNull();
        Span<byte> bytes = stackalloc byte[Digest.Size];
        value.CopyTo(bytes);
        return Bind(bytes);
    }

    public SqliteStatement Bind(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(string value)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    /// <exception cref="SqliteException">The database refused it.</exception>
    public void Run() => _ = First<object?>(static _ => null);

    /// <summary>Runs a query of one row at most; <c>null</c> if there is none.</summary>
    /// <exception cref="SqliteException">The database refused it.</exception>
    public T? First<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW)
                return read(this);
            Check(result);
            return default;
        }
        finally
        {
            _bound = 0;
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public Guid GuidOrNone(int column) =>
        IsNull(column) ? Guid.Empty : Guid.Parse(raw.sqlite3_column_blob(_statement, column), CultureInfo.InvariantCulture);

    public Digest DigestOrNone(int column) => IsNull(column) ? default : new Digest(raw.sqlite3_column_blob(_statement, column));

    public void Dispose() => _statement.Dispose();

    private SqliteStatement BindNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
