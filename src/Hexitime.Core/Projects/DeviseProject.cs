using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>A member devises a project in their organisation: a draft, which they alone see until they open it.</summary>
/// <param name="Text">What it is about.</param>
/// <param name="Network">A network to which the lead belongs and whose members alone are to find it; <c>null</c> for everybody.</param>
[MaySend(Who.Member)]
public sealed record DeviseProject(ProjectText Text, NetworkId? Network = null) : ICommand<ProjectView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

internal sealed class DeviseProjectHandler(
    IRepositoryBase<Project> projects, IReadRepositoryBase<Member> members, Standing standing, NetworkDesk networks, ILedgerStore ledger, ProjectDesk desk, CurrentActor actor)
    : IRequestHandler<DeviseProject, Result<ProjectView>>
{
    public async Task<Result<ProjectView>> Handle(DeviseProject request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (request.Network is { } network && !(await networks.InsideAsync(network, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        if (!await standing.HoldAsync([me], cancellationToken))
            return MemberRefusals.NotFound;
        var project = await projects.AddAsync(Project.Devise(me, request.Network, request.Text, desk.Now), cancellationToken);
        await ledger.OpenAsync(Account.Open(project.Account, AccountKind.Project), cancellationToken);
        desk.Tell(project, ProjectAction.Devise);
        return await desk.ViewAsync(project, cancellationToken);
    }
}
