using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>The lead opens a draft that has a task: people find it and can pledge time.</summary>
/// <param name="Project">Which.</param>
[MaySend(Who.Member)]
public sealed record OpenProject(ProjectId Project) : ICommand<ProjectView>;

/// <summary>The lead says that an open project has begun.</summary>
/// <param name="Project">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record BeginProject(ProjectId Project) : ICommand<ProjectView>;

/// <summary>The lead says that a project's work is done: nobody pledges any more, and what was given is still recorded and confirmed.</summary>
/// <param name="Project">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record FinishProject(ProjectId Project) : ICommand<ProjectView>;

internal sealed class AdvanceProjectHandler(ProjectDesk desk)
    : IRequestHandler<OpenProject, Result<ProjectView>>, IRequestHandler<BeginProject, Result<ProjectView>>, IRequestHandler<FinishProject, Result<ProjectView>>
{
    public Task<Result<ProjectView>> Handle(OpenProject request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.Project, null, p => p.Open(), cancellationToken);

    public Task<Result<ProjectView>> Handle(BeginProject request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.Project, null, p => p.Begin(), cancellationToken);

    public Task<Result<ProjectView>> Handle(FinishProject request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.Project, null, p => p.Finish(), cancellationToken);
}
