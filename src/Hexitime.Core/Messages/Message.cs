using System.Text.Json.Serialization;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Messages;

/// <summary>Names a message.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<MessageId>))]
public readonly record struct MessageId(Guid Value) : IEntityId<MessageId>
{
    /// <inheritdoc />
    public static MessageId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static MessageId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));
}

/// <summary>What somebody has written to the others in a conversation. It never changes, until its author is erased.</summary>
public sealed class Message
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 4_000;

    private Message() { }

    /// <summary>The message's id.</summary>
    public MessageId Id { get; private set; }

    /// <summary>What kind of thing it is about.</summary>
    public SubjectKind SubjectKind { get; private set; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Who wrote it.</summary>
    public MemberId Author { get; private set; }

    /// <summary>What was written.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When. No two messages of a conversation have the same time, whatever the clocks of several hosts say, so that it is their order.</summary>
    public Instant SentAt { get; private set; }

    /// <summary>The next message of a conversation.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="author">Who writes.</param>
    /// <param name="text">What.</param>
    /// <param name="last">When the message before it was sent, if there is one.</param>
    /// <param name="now">What the clock says.</param>
    public static Message Write(Subject subject, MemberId author, string text, Instant? last, Instant now) => new()
    {
        Id = MessageId.New(now),
        SubjectKind = subject.Kind,
        SubjectId = subject.Id,
        Author = author,
        Text = text.Trim(),
        SentAt = last is { } before && before >= now ? before + Duration.FromTicks(10) : now,
    };

    /// <summary>Its author is erased: the text goes, its place in the conversation stays.</summary>
    public void Erase() => Text = Texts.Erased;
}
