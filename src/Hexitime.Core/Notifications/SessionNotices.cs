using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.Sessions;
using MediatR;

namespace Hexitime.Notifications;

/// <summary>What the giver of a group session and those who take part are told of a step.</summary>
internal static class SessionNotices
{
    public static IEnumerable<NoticeDraft> Of(GroupSession s, SessionMoved moved)
    {
        NoticeDraft Draft(MemberId to, FormattableString sentence, bool? comes = null) =>
            NoticeDraft.For(
                $"session.{moved.Version}", s.Id.Value, to, NotificationTopic.Sessions, $"{s.Title}", sentence,
                comes is { } isComing ? CalendarEntry.Of(s, isComing).After(moved.Version, !isComing) : null) with
            { From = s.Giver };
        var paying = s.Seats.Where(seat => seat.IsCharged).Select(seat => seat.Member);
        return moved.Action switch
        {
            SessionAction.Schedule => [Draft(s.Giver, $"Your session is scheduled.", comes: true)],
            SessionAction.Join when moved.By is { } by => s.SeatOf(by)?.State switch
            {
                SeatState.Joined => [Draft(by, $"You have a seat.", comes: true)],
                SeatState.Waiting => [Draft(by, $"You are in the waiting list.")],
                _ => [], // Left since: that is told next.
            },
            SessionAction.Leave when moved.By is { } by => [Draft(by, $"You have left.", comes: false)],
            SessionAction.Cancel or SessionAction.Lapse =>
                [.. s.Seats.Where(seat => seat.State != SeatState.Left).Select(seat => seat.Member).Append(s.Giver)
                    .Select(to => Draft(to, s.CancelReason is { } reason ? (FormattableString)$"It is called off. {reason}" : $"It is called off.", comes: false))],
            SessionAction.Record => [.. paying.Select(to => Draft(to, $"{s.Given} are recorded, and who came. Confirm it, or object."))],
            SessionAction.Object => [Draft(s.Giver, $"Somebody objects to the record. A broker decides.")],
            SessionAction.Decide => [.. paying.Append(s.Giver).Select(to => Draft(to, $"A broker has decided an objection."))],
            SessionAction.Confirm or SessionAction.CloseAnswers when s.State == SessionState.Completed => [.. paying.Append(s.Giver).Select(to => Draft(to, $"It is completed: the credits have moved."))],
            _ => [],
        };
    }

    public static NoticeDraft OfSeat(GroupSession s, PersonMovedUp moved) => NoticeDraft.For(
        $"session.seat.{s.SeatOf(moved.Member)?.Number}", s.Id.Value, moved.Member, NotificationTopic.Sessions, $"{s.Title}", $"You have got a seat.",
        CalendarEntry.Of(s, comes: true).After(moved.Version, isCancelled: false))
        with
    { From = s.Giver };
}

internal sealed class TellOfSession(IReadRepositoryBase<GroupSession> sessions, NoticeDesk notices) : INotificationHandler<SessionMoved>, INotificationHandler<PersonMovedUp>
{
    public async Task Handle(SessionMoved notification, CancellationToken cancellationToken)
    {
        if (notices.HasChannels && await sessions.GetByIdAsync(notification.Session, cancellationToken) is { } session)
            await notices.PutAsync([.. SessionNotices.Of(session, notification)], cancellationToken);
    }

    public async Task Handle(PersonMovedUp notification, CancellationToken cancellationToken)
    {
        if (notices.HasChannels && await sessions.GetByIdAsync(notification.Session, cancellationToken) is { } session
            && session.SeatOf(notification.Member)?.State == SeatState.Joined)
            await notices.PutAsync([SessionNotices.OfSeat(session, notification)], cancellationToken);
    }
}
