using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.UseCases;

/// <summary>Names a privileged act.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ActId>))]
public readonly record struct ActId(Guid Value) : IEntityId<ActId>
{
    /// <inheritdoc />
    public static ActId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ActId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(ActId left, ActId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(ActId left, ActId right) => left.Value > right.Value;
}

/// <summary>What somebody did who could do it only because of a role. It is kept with what they did and never changes.</summary>
public sealed class Act
{
    private Act() { }

    /// <summary>The act's id.</summary>
    public ActId Id { get; private set; }

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    /// <summary>Which member did it; <c>null</c> for somebody who is none, such as an administrator.</summary>
    public MemberId? Member { get; private set; }

    /// <summary>The host's name for whoever did it, if that is no member.</summary>
    public string? Subject { get; private set; }

    /// <summary>What they did: the name of the request.</summary>
    public string Request { get; private set; } = "";

    /// <summary>About what: the request's ids, figures and choices as JSON. People's words are left out.</summary>
    public string Details { get; private set; } = "";

    /// <summary>Why, if they said.</summary>
    public string? Reason { get; private set; }

    /// <summary>Notes what an actor does.</summary>
    [RequiresUnreferencedCode(ActDetails.NeedsRequests), RequiresDynamicCode(ActDetails.NeedsRequests)]
    public static Act Of(Actor actor, object request, Instant now) => new()
    {
        Id = ActId.New(now),
        At = now,
        Member = actor.Member,
        Subject = actor.Member is null ? actor.Subject : null,
        Request = request.GetType().Name,
        Details = ActDetails.Of(request),
        Reason = ActDetails.ReasonOf(request),
    };
}
