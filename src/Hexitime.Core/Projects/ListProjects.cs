using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>A member looks through projects, the newest first.</summary>
/// <param name="Mine">Only those that the member leads, drafts among them.</param>
/// <param name="Network">Only those of this network.</param>
/// <param name="State">Only those in this state.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Projects on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListProjects(
    bool Mine = false, NetworkId? Network = null, ProjectState? State = null, string? After = null, int Size = Page<ProjectView>.DefaultSize)
    : IQuery<Page<ProjectView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A member reads a project that they find, or have a part in.</summary>
/// <param name="Project">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record GetProject(ProjectId Project) : IQuery<ProjectView>;

internal sealed class ListProjectsHandler(IReadRepositoryBase<Project> projects, IReadRepositoryBase<Block> blocks, ProjectDesk desk)
    : IRequestHandler<ListProjects, Result<Page<ProjectView>>>, IRequestHandler<GetProject, Result<ProjectView>>
{
    public async Task<Result<Page<ProjectView>>> Handle(ListProjects request, CancellationToken cancellationToken)
    {
        var hidden = await blocks.ApartFromAsync(desk.Me, cancellationToken);
        var found = await projects.ListAsync(new ProjectsFor(desk.Me, await desk.NetworksOfMineAsync(cancellationToken), hidden, request), cancellationToken);
        return Paging.ToPage(await desk.ViewAsync(found, cancellationToken), request.Size, p => p, p => Paging.Cursor(p.DevisedAt, p.Id.Value));
    }

    public async Task<Result<ProjectView>> Handle(GetProject request, CancellationToken cancellationToken) =>
        (await desk.FindAsync(request.Project, cancellationToken)).TryGet(out var project, out var refusal) ? await desk.ViewAsync(project, cancellationToken) : refusal;
}

/// <summary>Projects that a member finds, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class ProjectsFor : Specification<Project>
{
    /// <summary>Says what is wanted.</summary>
    /// <param name="member">Who looks.</param>
    /// <param name="networks">The networks to which they belong.</param>
    /// <param name="hidden">Whose projects they do not find.</param>
    /// <param name="wanted">Which page.</param>
    public ProjectsFor(MemberId member, IReadOnlyCollection<NetworkId> networks, IReadOnlyCollection<MemberId> hidden, ListProjects wanted)
    {
        var (own, hiddenLeads) = (networks.Select(n => (NetworkId?)n).ToList(), hidden.ToList());
        Query.Where(p => p.Lead == member || (p.State != ProjectState.Draft && (p.Network == null || own.Contains(p.Network))))
            .Where(p => p.Lead == member, condition: wanted.Mine)
            .Where(p => !hiddenLeads.Contains(p.Lead), condition: hiddenLeads.Count > 0)
            .Where(p => p.Network == wanted.Network, condition: wanted.Network is not null)
            .Where(p => p.State == wanted.State, condition: wanted.State is not null);
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new ProjectId(id);
            Query.Where(p => p.DevisedAt < at || (p.DevisedAt == at && p.Id < last));
        }

        Query.OrderByDescending(p => p.DevisedAt).ThenByDescending(p => p.Id).Take(wanted.Size + 1);
    }
}
