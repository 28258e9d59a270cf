using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>What has changed.</summary>
public enum MatchSubject
{
    /// <summary>A member: what they say of themselves, when they have time, where they belong, whom they have blocked, how they exchange.</summary>
    Member = 1,

    /// <summary>A listing.</summary>
    Listing = 2,

    /// <summary>The vocabulary: what words mean, and so which skills everybody has.</summary>
    Vocabulary = 3,
}

/// <summary>Something that matching knows has changed: by this log, which is written in the transaction of the change, every host keeps its pool fresh.</summary>
public sealed class MatchChange
{
    private MatchChange() { }

    /// <summary>1 for the first, then one more for each. Later ones may be committed before earlier ones.</summary>
    public long Number { get; private set; }

    /// <summary>What kind of thing.</summary>
    public MatchSubject Kind { get; private set; }

    /// <summary>Which one.</summary>
    public Guid Subject { get; private set; }

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    /// <summary>Something has changed.</summary>
    public static MatchChange Of(MatchSubject kind, Guid subject, Instant now) => new() { Kind = kind, Subject = subject, At = now };
}

/// <summary>What has changed since an instant.</summary>
public sealed class MatchChangesSince : Specification<MatchChange>
{
    /// <summary>Looks by the instant.</summary>
    public MatchChangesSince(Instant since) => Query.Where(c => c.At >= since).OrderBy(c => c.Number);
}

/// <summary>What was noted before an instant, at most so many.</summary>
public sealed class MatchChangesBefore : Specification<MatchChange>
{
    /// <summary>Looks by the instant.</summary>
    public MatchChangesBefore(Instant before, int limit) => Query.Where(c => c.At < before).OrderBy(c => c.Number).Take(limit);
}
