using System.Globalization;
using System.Text;
using Hexitime.Ledger;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hexitime.Persistence.Sqlite;

/// <summary>
/// One statement of a native connection, prepared when it is first needed, to be bound and run again and again. Beneath <see cref="SqliteCommand"/>, which
/// boxes every value: in a batch that is half of the time. Ids are written as <see cref="SqliteParameter"/> writes them: upper-case text.
/// </summary>
internal sealed class SqliteStatement(sqlite3 connection, string sql) : IDisposable
{
    private const int GuidLength = 36;
    private sqlite3_stmt? _prepared;
    private int _bound;

    private sqlite3_stmt Prepared => _prepared ?? Prepare();

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(Prepared, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(long? value) => value is { } known ? Bind(known) : BindNull();

    public SqliteStatement Bind(Guid value)
    {
        Span<byte> text = stackalloc byte[GuidLength];
        value.TryFormat(text, out _, "D");
        Ascii.ToUpperInPlace(text, out _);
        Check(raw.sqlite3_bind_text(Prepared, ++_bound, text));
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
        Check(raw.sqlite3_bind_blob(Prepared, ++_bound, value));
        return this;
    }

    public SqliteStatement Bind(string value)
    {
        Check(raw.sqlite3_bind_text(Prepared, ++_bound, value));
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
            var result = raw.sqlite3_step(Prepared);
            if (result == raw.SQLITE_ROW)
                return read(this);
            Check(result);
            return default;
        }
        finally
        {
            _bound = 0;
            _ = raw.sqlite3_reset(Prepared);
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(Prepared, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(Prepared, column);

    public Guid GuidOrNone(int column) =>
        IsNull(column) ? Guid.Empty : Guid.Parse(raw.sqlite3_column_blob(Prepared, column), CultureInfo.InvariantCulture);

    public Digest DigestOrNone(int column) => IsNull(column) ? default : new Digest(raw.sqlite3_column_blob(Prepared, column));

    public void Dispose() => _prepared?.Dispose();

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared));
        return _prepared = prepared;
    }

    private SqliteStatement BindNull()
    {
        Check(raw.sqlite3_bind_null(Prepared, ++_bound));
        return this;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}
