using Npgsql;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>How PostgreSQL says that another writer got in between: a key was taken meanwhile, two waited for each other, or rows changed under a reader.</summary>
internal sealed class PostgreSqlConflicts : IConflictDetector
{
    public bool IsConflict(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
    };
}
