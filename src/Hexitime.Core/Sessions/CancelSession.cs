using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>The giver calls a session off, before hours are recorded; the credits set aside are free again.</summary>
/// <param name="Session">Which.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. Everybody reads it.</param>
[MaySend(Who.AnyMember)]
public sealed record CancelSession(SessionId Session, string Reason) : ICommand<SessionView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "session.reason", "The reason");
}

internal sealed class CancelSessionHandler(SessionDesk desk) : IRequestHandler<CancelSession, Result<SessionView>>
{
    public Task<Result<SessionView>> Handle(CancelSession request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Session, session => session.Cancel(desk.Me, request.Reason), cancellationToken);
}
