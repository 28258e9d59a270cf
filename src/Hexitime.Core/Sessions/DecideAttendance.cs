using Hexitime.Members;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Sessions;

/// <summary>A broker who has no part in a session decides somebody's objection; in a network, its hosts and brokers do too.</summary>
/// <param name="Session">Which.</param>
/// <param name="Member">Whose objection.</param>
/// <param name="Decision"><see cref="SeatState.Attended"/> or <see cref="SeatState.NoShow"/>, which are charged, or <see cref="SeatState.Excused"/>, which is not.</param>
/// <param name="Reason">Why: 1 to 2,000 characters. The giver and the one who objected read it.</param>
[MaySend(Who.Member)]
public sealed record DecideAttendance(SessionId Session, MemberId Member, SeatState Decision, string Reason) : ICommand<SessionView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.Check(Reason, 2_000, "session.reason", "The reason");
}

internal sealed class DecideAttendanceHandler(SessionDesk desk) : IRequestHandler<DecideAttendance, Result<SessionView>>
{
    public Task<Result<SessionView>> Handle(DecideAttendance request, CancellationToken cancellationToken) =>
        desk.TakeAsBrokerAsync(request.Session, s => s.Decide(desk.Me, request.Member, request.Decision, request.Reason, desk.Now), cancellationToken);
}
