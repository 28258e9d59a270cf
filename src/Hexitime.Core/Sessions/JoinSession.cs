using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>
/// A member joins: a seat if one is free, else the end of the waiting list; the answer says which. For a seat credits are set aside; refused
/// (<c>ledger.insufficient-credit</c>, with what is missing) if they are not available.
/// </summary>
/// <param name="Session">Which.</param>
[MaySend(Who.Member)]
public sealed record JoinSession(SessionId Session) : ICommand<SessionView>;

internal sealed class JoinSessionHandler(SessionDesk desk, IReadRepositoryBase<Member> members, CurrentActor actor) : IRequestHandler<JoinSession, Result<SessionView>>
{
    public async Task<Result<SessionView>> Handle(JoinSession request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        return await desk.TakeAsync(request.Session, me, (session, canMoveUp) => session.Join(me, canMoveUp, desk.Now), cancellationToken);
    }
}
