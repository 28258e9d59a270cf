using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hexitime.Persistence.Sqlite;

/// <summary>How SQLite says that another writer got in between: it was busy for longer than it is waited for, or a key was taken meanwhile.</summary>
internal sealed class SqliteConflicts : IConflictDetector
{
    public bool IsConflict(Exception exception) => exception is SqliteException sqlite
        && (sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
            || sqlite.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID);
}
