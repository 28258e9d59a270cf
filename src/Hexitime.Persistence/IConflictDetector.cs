namespace Hexitime.Persistence;

/// <summary>Knows a provider's ways to say that another writer got in between, so that the same work on fresh data may well succeed. Thread-safe.</summary>
internal interface IConflictDetector
{
    /// <summary>Whether that one exception, without its inner ones, says so.</summary>
    bool IsConflict(Exception exception);
}
