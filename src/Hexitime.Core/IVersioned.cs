namespace Hexitime;

/// <summary>
/// Something that several people may edit: each change gives it the next version, and a change made to an older one is refused, by the use case
/// (a stale <c>If-Match</c>) and again by the database.
/// </summary>
public interface IVersioned
{
    /// <summary>1 at first, then one more with each change.</summary>
    int Version { get; }

    /// <summary>The refusal for a change made to another version than this; <c>null</c> if the versions agree or none was named.</summary>
    Refusal? CheckVersion(int? expected) => expected is null || expected == Version
        ? null
        : new Refusal(RefusalKind.Stale, "stale-version", "Somebody has changed this since you read it. Look again, then decide anew.").With("version", Version);
}
