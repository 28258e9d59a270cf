using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Messages;

/// <summary>A member asks in which conversations there is something to read.</summary>
[MaySend(Who.AnyMember)]
public sealed record GetUnread : IQuery<UnreadView>;

/// <summary>What there is to read.</summary>
/// <param name="Total">How many messages in all.</param>
/// <param name="Conversations">Those in which there are any; the latest begun first.</param>
public sealed record UnreadView(int Total, IReadOnlyList<UnreadConversation> Conversations);

/// <summary>What there is to read in one conversation.</summary>
/// <param name="Kind">What kind of thing it is about.</param>
/// <param name="Subject">Which one.</param>
/// <param name="Messages">How many messages.</param>
public sealed record UnreadConversation(SubjectKind Kind, Guid Subject, int Messages);

internal sealed class GetUnreadHandler(IReadRepositoryBase<ReadMarker> markers, CurrentActor actor) : IRequestHandler<GetUnread, Result<UnreadView>>
{
    public async Task<Result<UnreadView>> Handle(GetUnread request, CancellationToken cancellationToken)
    {
        var found = await markers.ListAsync(new MarkersWithUnread(actor.Me), cancellationToken);
        return new UnreadView(found.Sum(m => m.Unread), found.ConvertAll(m => new UnreadConversation(m.SubjectKind, m.SubjectId, m.Unread)));
    }
}

/// <summary>Where a member has something to read.</summary>
public sealed class MarkersWithUnread : Specification<ReadMarker>
{
    /// <summary>Looks by the member.</summary>
    public MarkersWithUnread(MemberId member) => Query.Where(m => m.Member == member && m.Unread > 0).OrderByDescending(m => m.SubjectId);
}
