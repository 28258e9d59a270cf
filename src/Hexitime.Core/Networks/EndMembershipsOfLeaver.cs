using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Networks;

/// <summary>
/// Whoever has left the bank belongs to no network any more, even as its last host: an administrator can appoint another. What they join after coming back stays.
/// </summary>
internal sealed class EndMembershipsOfLeaver(IReadRepositoryBase<Membership> memberships, NetworkDesk desk, IUnitOfWork unitOfWork) : INotificationHandler<MemberLeft>
{
    public Task Handle(MemberLeft notification, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct =>
        {
            foreach (var membership in await memberships.ListAsync(new MembershipsToEnd(notification.Member, notification.At), ct))
            {
                membership.Leave(desk.Now);
                desk.Tell(membership);
            }

            return new Done();
        }, _ => false, cancellationToken);
}

/// <summary>Somebody's memberships and applications, begun until an instant.</summary>
public sealed class MembershipsToEnd : Specification<Membership>
{
    /// <summary>Looks by the member.</summary>
    public MembershipsToEnd(MemberId member, Instant begunUntil) => Query
        .Where(m => m.Member == member && m.Since <= begunUntil && (m.State == MembershipState.Active || m.State == MembershipState.Applied))
        .OrderBy(m => m.Network);
}
