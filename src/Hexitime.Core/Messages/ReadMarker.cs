using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Messages;

/// <summary>How far somebody has read a conversation, and how much they have not read. There is none before the first message.</summary>
public sealed class ReadMarker : IVersioned
{
    private ReadMarker() { }

    /// <summary>What kind of thing the conversation is about.</summary>
    public SubjectKind SubjectKind { get; private set; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Whose marker it is.</summary>
    public MemberId Member { get; private set; }

    /// <summary>When the last message that they have read was sent; <c>null</c> for none.</summary>
    public Instant? ReadUpTo { get; private set; }

    /// <summary>How many messages of others came after it.</summary>
    public int Unread { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>The marker of somebody who has read nothing yet.</summary>
    public static ReadMarker At(Subject subject, MemberId member) => new() { SubjectKind = subject.Kind, SubjectId = subject.Id, Member = member };

    /// <summary>Another's message has come.</summary>
    public void Hear()
    {
        Unread++;
        Version++;
    }

    /// <summary>Has read up to a message, after which others have sent so many. Going back changes nothing.</summary>
    public void Advance(Instant readUpTo, int unread)
    {
        if (ReadUpTo >= readUpTo)
            return;
        (ReadUpTo, Unread) = (readUpTo, unread);
        Version++;
    }
}

/// <summary>How far everybody has read one conversation.</summary>
public sealed class MarkersOf : Specification<ReadMarker>
{
    /// <summary>Looks by what it is about.</summary>
    public MarkersOf(Subject subject) => Query.Where(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id).OrderBy(m => m.Member);
}
