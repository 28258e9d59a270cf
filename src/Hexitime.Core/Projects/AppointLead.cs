using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>
/// A host of a project's network or, where it has none, an administrator makes somebody else its lead, such as when the lead has left: until then nobody answers
/// pledges, and recorded hours count by themselves after the bank's period.
/// </summary>
/// <param name="Project">Which.</param>
/// <param name="Lead">Whom: a member of its network, if it has one, who has not pledged time to it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record AppointLead(ProjectId Project, MemberId Lead) : ICommand<Done>;

internal sealed class AppointLeadHandler(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships,
    Standing standing, ProjectDesk desk) : IRequestHandler<AppointLead, Result<Done>>
{
    public async Task<Result<Done>> Handle(AppointLead request, CancellationToken cancellationToken)
    {
        if (await members.GetByIdAsync(request.Lead, cancellationToken) is not { } lead)
            return MemberRefusals.NotFound;
        if (!await desk.LockAsync(request.Project, [lead.Wallet], cancellationToken))
            return ProjectRefusals.NotFound;
        var project = (await projects.GetByIdAsync(request.Project, cancellationToken))!;
        if (await desk.RefuseUnlessRunsAsync(project, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (!await standing.HoldAsync([lead], cancellationToken)
            || (project.Network is { } network && await memberships.FirstOrDefaultAsync(new MembershipIn(network, lead.Id), cancellationToken) is not { IsActive: true }))
            return MemberRefusals.NotFound;
        if (!project.AppointLead(lead, await pledges.AnyAsync(new PledgesTo(project.Id, lead.Id), cancellationToken)).TryGet(out var action, out var refusal))
            return refusal;
        desk.Tell(project, action);
        return new Done();
    }
}
