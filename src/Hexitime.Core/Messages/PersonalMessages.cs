using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Messages;

/// <summary>What the member wrote, and how far they have read. What others wrote to them is theirs.</summary>
internal sealed class PersonalMessages(IReadRepositoryBase<Message> messages, IRepositoryBase<ReadMarker> markers) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Message), typeof(ReadMarker)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var written = await messages.ListAsync(new Those<Message>(m => m.Author == id), cancellationToken);
        yield return PersonalFile.Of("messages", written.OrderBy(m => m.SentAt).Select(m => new WrittenMessage(m.Id, m.SubjectKind, m.SubjectId, m.Text, m.SentAt)));
        var read = await markers.ListAsync(new Those<ReadMarker>(m => m.Member == id), cancellationToken);
        yield return PersonalFile.Of("reading", read.Select(m => new ReadUpTo(m.SubjectKind, m.SubjectId, m.ReadUpTo, m.Unread)));
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var message in await messages.ListAsync(new Those<Message>(m => m.Author == id && m.Text != Texts.Erased), cancellationToken))
            message.Erase();
        foreach (var marker in await markers.ListAsync(new Those<ReadMarker>(m => m.Member == id), cancellationToken))
            await markers.DeleteAsync(marker, cancellationToken);
    }

    private sealed record WrittenMessage(MessageId Id, SubjectKind About, Guid Subject, string Text, Instant SentAt);

    private sealed record ReadUpTo(SubjectKind About, Guid Subject, Instant? UpTo, int Unread);
}
