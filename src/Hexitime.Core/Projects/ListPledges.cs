using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>A lead looks through the pledges to a project, the newest first.</summary>
/// <param name="Project">Which.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Pledges on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListPledges(ProjectId Project, string? After = null, int Size = Page<PledgeView>.DefaultSize) : IQuery<Page<PledgeView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A member looks through what they have pledged, the newest first.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Pledges on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListMyPledges(string? After = null, int Size = Page<PledgeView>.DefaultSize) : IQuery<Page<PledgeView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A broker looks through the pledges that are in dispute, the newest first; hosts and brokers of networks, through those of their networks.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Pledges on a page: 1 to 100.</param>
[MaySend(Who.Member)]
public sealed record ListDisputedPledges(string? After = null, int Size = Page<PledgeView>.DefaultSize) : IQuery<Page<PledgeView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

internal sealed class ListPledgesHandler(IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Project> projects, IReadRepositoryBase<Member> members, ProjectDesk desk)
    : IRequestHandler<ListPledges, Result<Page<PledgeView>>>, IRequestHandler<ListMyPledges, Result<Page<PledgeView>>>,
        IRequestHandler<ListDisputedPledges, Result<Page<PledgeView>>>
{
    public async Task<Result<Page<PledgeView>>> Handle(ListPledges request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindAsync(request.Project, cancellationToken)).TryGet(out var project, out var refusal))
            return refusal;
        return project.Lead == desk.Me
            ? await PageAsync(new PledgesPage([request.Project], null, null, request.After, request.Size), request.Size, cancellationToken)
            : ProjectRefusals.OnlyLead;
    }

    public async Task<Result<Page<PledgeView>>> Handle(ListMyPledges request, CancellationToken cancellationToken) =>
        await PageAsync(new PledgesPage(null, desk.Me, null, request.After, request.Size), request.Size, cancellationToken);

    public async Task<Result<Page<PledgeView>>> Handle(ListDisputedPledges request, CancellationToken cancellationToken)
    {
        var brokerage = await desk.BrokerageAsync(cancellationToken);
        if (brokerage.IsNowhere)
            return desk.RefuseUnlessBroker();
        var among = brokerage.Networks is { } networks ? await projects.ListAsync(new ProjectsOfNetworks(networks), cancellationToken) : null;
        return await PageAsync(new PledgesPage(among, null, PledgeState.Disputed, request.After, request.Size), request.Size, cancellationToken);
    }

    private async Task<Page<PledgeView>> PageAsync(PledgesPage wanted, int size, CancellationToken cancellationToken)
    {
        var found = await pledges.ListAsync(wanted, cancellationToken);
        var names = await members.NamesAsync(found.Select(p => p.Member), cancellationToken);
        return Paging.ToPage(found, size, p => PledgeView.Of(p, names), p => Paging.Cursor(p.OfferedAt, p.Id.Value));
    }
}

/// <summary>Pledges, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class PledgesPage : Specification<Pledge>
{
    /// <summary>Says what is wanted; <c>null</c> is any.</summary>
    /// <param name="projects">To which projects.</param>
    /// <param name="member">Whose.</param>
    /// <param name="state">In which state.</param>
    /// <param name="after">The position on which the page before ended.</param>
    /// <param name="size">How many are on a page.</param>
    public PledgesPage(IReadOnlyCollection<ProjectId>? projects, MemberId? member, PledgeState? state, string? after, int size)
    {
        var among = projects?.ToList();
        Query.Where(p => among!.Contains(p.Project), condition: among is not null)
            .Where(p => p.Member == member, condition: member is not null)
            .Where(p => p.State == state, condition: state is not null);
        if (Paging.TryRead(after, out var position) && position is var (at, id))
        {
            var last = new PledgeId(id);
            Query.Where(p => p.OfferedAt < at || (p.OfferedAt == at && p.Id < last));
        }

        Query.OrderByDescending(p => p.OfferedAt).ThenByDescending(p => p.Id).Take(size + 1);
    }
}

/// <summary>The projects of some networks.</summary>
public sealed class ProjectsOfNetworks : Specification<Project, ProjectId>
{
    /// <summary>Looks by the networks.</summary>
    public ProjectsOfNetworks(IReadOnlyCollection<NetworkId> networks)
    {
        var among = networks.Select(n => (NetworkId?)n).ToList();
        Query.Select(p => p.Id).Where(p => among.Contains(p.Network));
    }
}
