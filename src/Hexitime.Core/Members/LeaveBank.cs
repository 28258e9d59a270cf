using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Members;

/// <summary>
/// A member leaves. Their listings close and what they have agreed but not begun is cancelled; hours already recorded run their course, so that whoever
/// gave is credited. The wallet stays as it is.
/// </summary>
[MaySend(Who.AnyMember)]
public sealed record LeaveBank : ICommand<Done>;

internal sealed class LeaveBankHandler(IReadRepositoryBase<Member> members, Standing standing, IOutbox outbox, CurrentActor actor, IClock clock)
    : IRequestHandler<LeaveBank, Result<Done>>
{
    public async Task<Result<Done>> Handle(LeaveBank request, CancellationToken cancellationToken)
    {
        var member = await members.MeAsync(actor, cancellationToken);
        await standing.HoldAsync([member], cancellationToken);
        var now = clock.GetCurrentInstant();
        outbox.Add(new MemberLeft(member.Id, now));
        return member.Leave(now);
    }
}
