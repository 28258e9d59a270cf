using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>
/// When a member leaves, what they had only pledged until then ends; hours already recorded run their course. What they pledge after coming back is not touched, however
/// late the news arrives. A project whose lead leaves stays as it is, for another lead to be appointed (<see cref="AppointLead"/>).
/// </summary>
internal sealed class EndPledgesOfLeaver(IReadRepositoryBase<Pledge> pledges, ProjectDesk desk, IUnitOfWork unitOfWork) : INotificationHandler<MemberLeft>
{
    public async Task Handle(MemberLeft notification, CancellationToken cancellationToken)
    {
        var notBegun = await pledges.ListAsync(new PledgesNotBegun(notification.Member, notification.At), cancellationToken);
        foreach (var id in notBegun.ConvertAll(p => p.Id))
            await unitOfWork.RunAsync(ct => desk.TakeAsync(id, null, (pledge, _) => pledge.End(), ct), r => !r.IsGranted, cancellationToken);
    }
}
