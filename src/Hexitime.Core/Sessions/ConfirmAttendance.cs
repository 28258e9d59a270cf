using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>
/// Whoever is to pay for a session agrees with the record, or takes an objection back. Once everybody has, the credits move; whoever says nothing in time agrees.
/// </summary>
/// <param name="Session">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record ConfirmAttendance(SessionId Session) : ICommand<SessionView>;

internal sealed class ConfirmAttendanceHandler(SessionDesk desk) : IRequestHandler<ConfirmAttendance, Result<SessionView>>
{
    public Task<Result<SessionView>> Handle(ConfirmAttendance request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Session, session => session.Confirm(desk.Me, desk.Now), cancellationToken);
}
