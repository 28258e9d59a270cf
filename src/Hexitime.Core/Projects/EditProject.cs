using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>The lead changes what a project is about, until it is closed.</summary>
/// <param name="Project">Which.</param>
/// <param name="Text">All that it shall say.</param>
/// <param name="Version">The version that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member)]
public sealed record EditProject(ProjectId Project, ProjectText Text, int? Version = null) : ICommand<ProjectView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>The lead adds a task, until the work is done.</summary>
/// <param name="Project">To which project.</param>
/// <param name="Text">What it asks for.</param>
[MaySend(Who.Member)]
public sealed record AddTask(ProjectId Project, TaskText Text) : ICommand<ProjectView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>The lead changes what a task asks for. What was pledged stays as it was pledged.</summary>
/// <param name="Project">Of which project.</param>
/// <param name="Task">The number of the task.</param>
/// <param name="Text">All that it shall ask for.</param>
/// <param name="Version">The version of the project that was read; another one is refused (<c>version.stale</c>). <c>null</c> overwrites whatever is there.</param>
[MaySend(Who.Member)]
public sealed record EditTask(ProjectId Project, long Task, TaskText Text, int? Version = null) : ICommand<ProjectView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Text.Check();
}

/// <summary>The lead takes a task away for which nobody has ever pledged. An open project keeps at least one.</summary>
/// <param name="Project">Of which project.</param>
/// <param name="Task">The number of the task.</param>
[MaySend(Who.Member)]
public sealed record RemoveTask(ProjectId Project, long Task) : ICommand<ProjectView>;

internal sealed class EditProjectHandler(IReadRepositoryBase<Pledge> pledges, ProjectDesk desk)
    : IRequestHandler<EditProject, Result<ProjectView>>, IRequestHandler<AddTask, Result<ProjectView>>, IRequestHandler<EditTask, Result<ProjectView>>,
        IRequestHandler<RemoveTask, Result<ProjectView>>
{
    public Task<Result<ProjectView>> Handle(EditProject request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.Project, request.Version, p => p.Edit(request.Text), cancellationToken);

    public Task<Result<ProjectView>> Handle(AddTask request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.Project, null, p => p.AddTask(request.Text), cancellationToken);

    public Task<Result<ProjectView>> Handle(EditTask request, CancellationToken cancellationToken) =>
        desk.StepAsync(request.Project, request.Version, p => p.ChangeTask(request.Task, request.Text), cancellationToken);

    public async Task<Result<ProjectView>> Handle(RemoveTask request, CancellationToken cancellationToken)
    {
        // Locked first, so that nobody pledges between the question and the answer.
        if (!(await desk.FindLedAsync(request.Project, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        var hasPledges = await pledges.AnyAsync(new PledgesTo(request.Project, task: request.Task), cancellationToken);
        return await desk.StepAsync(request.Project, null, p => p.RemoveTask(request.Task, hasPledges), cancellationToken);
    }
}
