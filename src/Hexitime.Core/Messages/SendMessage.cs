using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Messages;

/// <summary>
/// Somebody who has a part in something writes to the others: in whatever state the exchange, the session or the project is, and from the waiting list too. Refused
/// (<c>member.not-found</c>) when nobody is there to read it: the others have left, or there is a block between them and the author.
/// </summary>
/// <param name="About">What kind of thing it is about.</param>
/// <param name="Subject">Which one: its id.</param>
/// <param name="Text">What: 1 to 4,000 characters.</param>
[MaySend(Who.Member)]
public sealed record SendMessage(SubjectKind About, Guid Subject, string Text) : ICommand<MessageView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Text, Message.LongestText, "message.text", "The message");
}

/// <summary>A message as those see it who may read it.</summary>
/// <param name="Id">The message.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">What was written.</param>
/// <param name="SentAt">When.</param>
public sealed record MessageView(MessageId Id, Person Author, string Text, Instant SentAt);

/// <summary>Somebody has written to the others in a conversation.</summary>
/// <param name="Message">The message.</param>
/// <param name="SubjectKind">What kind of thing it is about.</param>
/// <param name="Subject">Which one.</param>
/// <param name="Author">Who wrote it.</param>
public sealed record MessageSent(MessageId Message, SubjectKind SubjectKind, Guid Subject, MemberId Author) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Subject;
}

internal sealed class SendMessageHandler(
    Conversations conversations, IRepositoryBase<Message> messages, IRepositoryBase<ReadMarker> markers, IReadRepositoryBase<Member> members, Standing standing,
    IOutbox outbox, CurrentActor actor, IClock clock) : IRequestHandler<SendMessage, Result<MessageView>>
{
    public async Task<Result<MessageView>> Handle(SendMessage request, CancellationToken cancellationToken)
    {
        if (!(await conversations.FindMineAsync(new Subject(request.About, request.Subject), cancellationToken)).TryGet(out var conversation, out var refusal))
            return refusal;
        var me = await members.MeAsync(actor, cancellationToken);
        if (await standing.HoldInTouchAsync(me, conversation.Sides, cancellationToken) is not { Count: > 0 } readers)
            return MemberRefusals.NotFound;

        // Whoever writes in this conversation holds its sides, so that there is one last message.
        var last = await messages.FirstOrDefaultAsync(new LastMessageOf(conversation.Subject), cancellationToken);
        var message = Message.Write(conversation.Subject, me.Id, request.Text, last?.SentAt, clock.GetCurrentInstant());
        await messages.AddAsync(message, cancellationToken);
        var known = (await markers.ListAsync(new MarkersOf(conversation.Subject), cancellationToken)).ToDictionary(m => m.Member);
        foreach (var reader in readers)
            (known.GetValueOrDefault(reader) ?? await markers.AddAsync(ReadMarker.At(conversation.Subject, reader), cancellationToken)).Hear();
        outbox.Add(new MessageSent(message.Id, message.SubjectKind, message.SubjectId, me.Id));
        return new MessageView(message.Id, new Person(me.Id, me.Name), message.Text, message.SentAt);
    }
}

/// <summary>The last message of a conversation.</summary>
public sealed class LastMessageOf : Specification<Message>
{
    /// <summary>Looks by what it is about.</summary>
    public LastMessageOf(Subject subject) =>
        Query.Where(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id).OrderByDescending(m => m.SentAt).Take(1);
}
