using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>
/// A member gives up a seat, before the session begins, or their turn in the waiting list. In time it costs nothing; later, it costs what taking part does unless
/// somebody takes the seat. The first in the waiting list who has the credits moves up.
/// </summary>
/// <param name="Session">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record LeaveSession(SessionId Session) : ICommand<SessionView>;

internal sealed class LeaveSessionHandler(SessionDesk desk) : IRequestHandler<LeaveSession, Result<SessionView>>
{
    public Task<Result<SessionView>> Handle(LeaveSession request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Session, null, (session, canMoveUp) => session.Leave(desk.Me, desk.Now, canMoveUp, desk.Now), cancellationToken);
}
