namespace Hexitime;

/// <summary>
/// Something that several people may edit: each change gives it the next version, and a change made to an older one is refused, by the use case
/// (a stale <c>If-Match</c>) and again by the database.
/// </summary>
public interface IVersioned
{
    /// <summary>1 at first, then one more with each change.</summary>
    int Version { get; }
}

internal static class Versions
{
    /// <summary>The refusal for a change made to another version than this; <c>null</c> if the versions agree or none was named.</summary>
    public static Refusal? CheckVersion(this IVersioned versioned, int? expected) => expected is null || expected == versioned.Version
        ? null
        : new Refusal(RefusalKind.Stale, "version.stale", "Somebody has changed this since you read it. Look again, then decide anew.").With("version", versioned.Version);
}
