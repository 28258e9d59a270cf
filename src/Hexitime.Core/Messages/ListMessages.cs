using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Messages;

/// <summary>
/// Those who have a part in something, or a broker, read what has been written about it, the newest first. In a group, people between whom there is a block do not read
/// each other.
/// </summary>
/// <param name="About">What kind of thing it is about.</param>
/// <param name="Subject">Which one: its id.</param>
/// <param name="After">The <see cref="ConversationPage.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Messages on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListMessages(SubjectKind About, Guid Subject, string? After = null, int Size = Page<MessageView>.DefaultSize) : IQuery<ConversationPage>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>One page of a conversation.</summary>
/// <param name="Items">The page.</param>
/// <param name="Next">Send this back to get what follows; <c>null</c> on the last page. Opaque.</param>
/// <param name="Read">How far each of those has read who have been written to.</param>
public sealed record ConversationPage(IReadOnlyList<MessageView> Items, string? Next, IReadOnlyList<ReadView> Read);

/// <summary>How far somebody has read.</summary>
/// <param name="Member">Who.</param>
/// <param name="UpTo">When the last message that they have read was sent; <c>null</c> for none.</param>
public sealed record ReadView(MemberId Member, Instant? UpTo);

internal sealed class ListMessagesHandler(
    Conversations conversations, IReadRepositoryBase<Message> messages, IReadRepositoryBase<ReadMarker> markers, IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks,
    CurrentActor actor)
    : IRequestHandler<ListMessages, Result<ConversationPage>>
{
    public async Task<Result<ConversationPage>> Handle(ListMessages request, CancellationToken cancellationToken)
    {
        if (!(await conversations.FindReadableAsync(new Subject(request.About, request.Subject), cancellationToken)).TryGet(out var conversation, out var refusal))
            return refusal;
        var hidden = conversation.IsOfMany ? (await blocks.ListAsync(new BlocksBetween(actor.Me, conversation.Sides), cancellationToken)).ConvertAll(b => b.Other(actor.Me)) : [];
        var found = await messages.ListAsync(new MessagesOf(conversation.Subject, hidden, request.After, request.Size), cancellationToken);
        var read = await markers.ListAsync(new MarkersOf(conversation.Subject), cancellationToken);
        var names = await members.NamesAsync(found.Select(m => m.Author), cancellationToken);
        var page = Paging.ToPage(
            found, request.Size, m => new MessageView(m.Id, new Person(m.Author, names[m.Author]), m.Text, m.SentAt), m => Paging.Cursor(m.SentAt, m.Id.Value));
        return new ConversationPage(page.Items, page.Next, read.ConvertAll(m => new ReadView(m.Member, m.ReadUpTo)));
    }
}

/// <summary>The messages of a conversation, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class MessagesOf : Specification<Message>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="subject">What they are about.</param>
    /// <param name="hidden">Whose are left out.</param>
    /// <param name="after">The position on which the page before ended.</param>
    /// <param name="size">How many are on a page.</param>
    public MessagesOf(Subject subject, IReadOnlyCollection<MemberId> hidden, string? after, int size)
    {
        var hiddenAuthors = hidden.ToList();
        Query.Where(m => m.SubjectKind == subject.Kind && m.SubjectId == subject.Id)
            .Where(m => !hiddenAuthors.Contains(m.Author), condition: hiddenAuthors.Count > 0);
        // Their times are all different, and the position needs no more.
        if (Paging.TryRead(after, out var position) && position is var (at, _))
            Query.Where(m => m.SentAt < at);
        Query.OrderByDescending(m => m.SentAt).Take(size + 1);
    }
}
