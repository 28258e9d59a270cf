using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>Whoever is to pay for a session does not agree with the record. All credits stay set aside until a broker has decided.</summary>
/// <param name="Session">Which.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. The giver and brokers read it.</param>
[MaySend(Who.AnyMember)]
public sealed record ObjectToAttendance(SessionId Session, string Reason) : ICommand<SessionView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "session.reason", "The reason");
}

internal sealed class ObjectToAttendanceHandler(SessionDesk desk) : IRequestHandler<ObjectToAttendance, Result<SessionView>>
{
    public Task<Result<SessionView>> Handle(ObjectToAttendance request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Session, session => session.Object(desk.Me, request.Reason), cancellationToken);
}
