using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Messages;

/// <summary>Somebody has read a message of a conversation in which they take part, and all before it. Marking an earlier one changes nothing.</summary>
/// <param name="About">What kind of thing it is about.</param>
/// <param name="Subject">Which one: its id.</param>
/// <param name="Message">The last message that was read. One of another conversation is not found (<c>message.not-found</c>).</param>
[MaySend(Who.AnyMember)]
public sealed record MarkRead(SubjectKind About, Guid Subject, MessageId Message) : ICommand<Done>;

internal sealed class MarkReadHandler(Conversations conversations, IReadRepositoryBase<Message> messages, IRepositoryBase<ReadMarker> markers, CurrentActor actor)
    : IRequestHandler<MarkRead, Result<Done>>
{
    public async Task<Result<Done>> Handle(MarkRead request, CancellationToken cancellationToken)
    {
        var subject = new Subject(request.About, request.Subject);
        if (!(await conversations.FindMineAsync(subject, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        if (await messages.GetByIdAsync(request.Message, cancellationToken) is not { } message || new Subject(message.SubjectKind, message.SubjectId) != subject)
            return MessageRefusals.NotFound;

        // A message that is sent meanwhile counts in this marker too; its version lets one of the two begin anew.
        var marker = (await markers.ListAsync(new MarkersOf(subject), cancellationToken)).Find(m => m.Member == actor.Me)
            ?? await markers.AddAsync(ReadMarker.At(subject, actor.Me), cancellationToken);
        marker.Advance(message.SentAt, await messages.CountAsync(new MessagesToRead(subject, actor.Me, message.SentAt), cancellationToken));
        return new Done();
    }
}

/// <summary>The messages that others have sent in a conversation after an instant.</summary>
public sealed class MessagesToRead : Specification<Message>
{
    /// <summary>Says for whom, and after when.</summary>
    public MessagesToRead(Subject subject, MemberId reader, Instant after) =>
        Query.Where(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id && m.SentAt > after && m.Author != reader);
}

internal static class MessageRefusals
{
    public static Refusal NotFound => Refusal.NotFound("message.not-found", "There is no such message.");
}
