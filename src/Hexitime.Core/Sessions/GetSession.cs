using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>A member reads a session. Who takes part is for its giver and for brokers, those of its network among them.</summary>
/// <param name="Session">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record GetSession(SessionId Session) : IQuery<SessionView>;

internal sealed class GetSessionHandler(IReadRepositoryBase<GroupSession> sessions, SessionDesk desk) : IRequestHandler<GetSession, Result<SessionView>>
{
    public async Task<Result<SessionView>> Handle(GetSession request, CancellationToken cancellationToken) =>
        await sessions.GetByIdAsync(request.Session, cancellationToken) is { } session
        && (await desk.IsFoundAsync(session, cancellationToken) || (await desk.BrokerageAsync(cancellationToken)).Covers(session.Network))
            ? (await desk.ViewAsync([session], cancellationToken))[0]
            : SessionRefusals.NotFound;
}
