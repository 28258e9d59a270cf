using System.Globalization;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>
/// The lead, or whoever could appoint another, reads the statement of a project's account, the newest line first: what came in, what was paid for whose work, and what
/// went back. An anonymous donor is not in it: their credits came by way of the issuer.
/// </summary>
/// <param name="Project">Which.</param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Lines on a page: 1 to 100.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record GetProjectStatement(ProjectId Project, string? After = null, int Size = Page<StatementLine>.DefaultSize) : IQuery<Page<StatementLine>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size)
        ?? (After is null || long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : Paging.UnknownCursor);
}

internal sealed class GetProjectStatementHandler(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Member> members, ILedgerStore ledger, ProjectDesk desk, CurrentActor actor)
    : IRequestHandler<GetProjectStatement, Result<Page<StatementLine>>>
{
    public async Task<Result<Page<StatementLine>>> Handle(GetProjectStatement request, CancellationToken cancellationToken)
    {
        if (await projects.GetByIdAsync(request.Project, cancellationToken) is not { } project)
            return ProjectRefusals.NotFound;
        if (project.Lead != actor.Value.Member && await desk.RefuseUnlessRunsAsync(project, cancellationToken) is { } notAllowed)
            return notAllowed;
        long? before = request.After is null ? null : long.Parse(request.After, CultureInfo.InvariantCulture);
        // One more than asked for tells whether there is another page.
        var entries = await ledger.ReadEntriesAsync(project.Account, before, request.Size + 1, cancellationToken);
        var owners = await members.OwnersAsync(entries.Select(e => e.Counterparty), cancellationToken);
        return Paging.ToPage(entries, request.Size, e => StatementLine.Of(e, owners), e => e.Number.ToString(CultureInfo.InvariantCulture));
    }
}
