using System.Text.Json.Serialization;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Impact.Evidence;

/// <summary>Names a reflection.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ReflectionId>))]
public readonly record struct ReflectionId(Guid Value) : IEntityId<ReflectionId>
{
    /// <inheritdoc />
    public static ReflectionId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ReflectionId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));
}

/// <summary>What a member makes of hours that they gave or received, for their own record. Nobody else reads it unless they share it with the other side, who can countersign it.</summary>
public sealed class Reflection : IVersioned
{
    /// <summary>The most characters.</summary>
    public const int Longest = 4_000;

    private Reflection() { }

    /// <summary>Its id.</summary>
    public ReflectionId Id { get; private set; }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>The exchange, group session or pledge.</summary>
    public Guid Origin { get; private set; }

    /// <summary>In their words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whether the other side may read and countersign it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>When these words were written.</summary>
    public Instant WrittenAt { get; private set; }

    /// <summary>Who of the other side has countersigned these words.</summary>
    public MemberId? CountersignedBy { get; private set; }

    /// <summary>When they did.</summary>
    public Instant? CountersignedAt { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    internal static Reflection Write(MemberId member, Guid origin, string words, bool isShared, Instant now) =>
        new() { Id = ReflectionId.New(now), Member = member, Origin = origin, Words = words.Trim(), IsShared = isShared, WrittenAt = now };

    /// <summary>Says it otherwise. Other words are not countersigned any more.</summary>
    internal void Rewrite(string words, bool isShared, Instant now)
    {
        if (!string.Equals(Words, words.Trim(), StringComparison.Ordinal))
            (Words, WrittenAt, CountersignedBy, CountersignedAt) = (words.Trim(), now, null, null);
        IsShared = isShared;
        Version++;
    }

    /// <summary>Somebody of the other side countersigns the words that they have read. Done again, it stays as it was.</summary>
    internal Result<Done> Countersign(MemberId by, int read, Instant now)
    {
        if (CountersignedBy is not null)
            return new Done();
        if (read != Version)
            return Refusal.Conflict("reflection.changed", "This has been changed since you read it: read it again.");
        (CountersignedBy, CountersignedAt) = (by, now);
        Version++;
        return new Done();
    }
}
