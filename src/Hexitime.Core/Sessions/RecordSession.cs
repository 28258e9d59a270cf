using Hexitime.Ledger;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;

namespace Hexitime.Sessions;

/// <summary>
/// The giver records the hours given and who came, once the session has begun; whoever is to pay is then asked. Sent again it corrects the record, as long as nobody
/// has answered.
/// </summary>
/// <param name="Session">Which.</param>
/// <param name="Hours">The hours given: at most those planned.</param>
/// <param name="Attendance">Whether they came, of everybody who has a seat.</param>
[MaySend(Who.AnyMember)]
public sealed record RecordSession(SessionId Session, Credits Hours, IReadOnlyList<Attendance> Attendance) : ICommand<SessionView>;

internal sealed class RecordSessionHandler(SessionDesk desk, IOptions<BankRules> rules) : IRequestHandler<RecordSession, Result<SessionView>>
{
    public Task<Result<SessionView>> Handle(RecordSession request, CancellationToken cancellationToken) =>
        desk.TakeAsync(request.Session, session => session.Record(desk.Me, request.Hours, request.Attendance, rules.Value, desk.Now), cancellationToken);
}
