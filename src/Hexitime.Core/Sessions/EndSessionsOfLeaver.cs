using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>
/// When a member leaves, their open sessions are called off and their seats in those of others are free, as of when they left; a session that had begun by then runs
/// its course. What they begin after coming back is not touched, however late the news arrives.
/// </summary>
internal sealed class EndSessionsOfLeaver(IReadRepositoryBase<GroupSession> sessions, SessionDesk desk, IUnitOfWork unitOfWork) : INotificationHandler<MemberLeft>
{
    public async Task Handle(MemberLeft notification, CancellationToken cancellationToken)
    {
        var (leaver, leftAt) = notification;
        var open = await sessions.ListAsync(new OpenSessionsOf(leaver, leftAt), cancellationToken);
        foreach (var id in open.ConvertAll(s => s.Id))
        {
            await unitOfWork.RunAsync(
                ct => desk.TakeAsBankAsync(id, (session, canMoveUp) => session.EndForLeaver(leaver, leftAt, canMoveUp, desk.Now), ct), r => !r.IsGranted, cancellationToken);
        }
    }
}

/// <summary>Open sessions that a member had scheduled, or joined, by an instant.</summary>
public sealed class OpenSessionsOf : Specification<GroupSession>
{
    /// <summary>Looks by the giver and by the seats.</summary>
    public OpenSessionsOf(MemberId member, Instant begunUntil) => Query
        .Where(s => s.State == SessionState.Open)
        .Where(s => (s.Giver == member && s.ScheduledAt <= begunUntil)
            || s.Seats.Any(seat => seat.Member == member && seat.JoinedAt <= begunUntil && (seat.State == SeatState.Waiting || seat.State == SeatState.Joined)))
        .OrderBy(s => s.Id);
}
