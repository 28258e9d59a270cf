using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>
/// The lead, or whoever could appoint another, closes a project, done or given up. Pledges that are only offered or accepted end; refused
/// (<c>project.hours-open</c>) while recorded hours are not settled. What is unspent goes back in proportion to where it came from, exact to the minute: to those who
/// gave in their own name; to the issuer what was given anonymously, granted or paid by the organisation, and the part of a donor who has left.
/// </summary>
/// <param name="Project">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record CloseProject(ProjectId Project) : ICommand<Done>;

internal sealed class CloseProjectHandler(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Funding> funding, IReadRepositoryBase<Member> members,
    ILedgerStore ledger, ProjectDesk desk, CurrentActor actor) : IRequestHandler<CloseProject, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseProject request, CancellationToken cancellationToken)
    {
        // The donors' wallets are locked with the account, so that nobody leaves meanwhile; whoever gives at this moment is locked with the orders.
        var donors = (await funding.ListAsync(new DonorsOf(request.Project), cancellationToken)).OfType<MemberId>().Distinct().ToList();
        var wallets = (await members.ListAsync(new NamesOf(donors), cancellationToken)).ConvertAll(m => m.Wallet);
        if (!await desk.LockAsync(request.Project, wallets.Append(AccountId.Issuer), cancellationToken))
            return ProjectRefusals.NotFound;
        var project = (await projects.GetByIdAsync(request.Project, cancellationToken))!;
        if (project.Lead != actor.Value.Member && await desk.RefuseUnlessRunsAsync(project, cancellationToken) is { } notAllowed)
            return notAllowed;
        var pledged = await pledges.ListAsync(new PledgesTo(project.Id), cancellationToken);
        if (!project.Close(pledged.Exists(p => p.HasOpenHours), desk.Now).TryGet(out var action, out var refusal))
            return refusal;

        var orders = new List<Order>();
        foreach (var pledge in pledged.Where(p => p.IsPending))
        {
            orders.AddRange(pledge.End().Value.Orders);
            desk.Tell(pledge, PledgeAction.End, actor.Value.Member);
        }

        orders.AddRange(await RefundAsync(project, cancellationToken));
        if (await ledger.TryApplyAsync(orders, cancellationToken) is { } refused)
            return refused;
        desk.Tell(project, action);
        return new Done();
    }

    private async Task<IEnumerable<Order>> RefundAsync(Project project, CancellationToken cancellationToken)
    {
        var cameIn = await funding.ListAsync(new FundingOf(project.Id), cancellationToken);
        var account = await ledger.FindAccountAsync(project.Account, cancellationToken) ?? throw new InvalidOperationException("A project's account is opened when it is devised.");
        var donors = (await members.ListAsync(new NamesOf([.. cameIn.Select(f => f.From).OfType<MemberId>().Distinct()]), cancellationToken))
            .Where(m => m.State is MemberState.Active or MemberState.Suspended).ToDictionary(m => m.Id, m => m.Wallet);
        return cameIn.Zip(Refunds.Divide(account.Posted, [.. cameIn.Select(f => f.Amount)]))
            .Select(pair => pair.First.Return(
                pair.Second, project.Account, pair.First.From is { } donor && donors.TryGetValue(donor, out var wallet) ? wallet : AccountId.Issuer))
            .OfType<Order>().ToList();
    }
}

/// <summary>Those who have given to a project in their own name.</summary>
public sealed class DonorsOf : Specification<Funding, MemberId?>
{
    /// <summary>Looks by the project.</summary>
    public DonorsOf(ProjectId project) => Query.Select(f => f.From).Where(f => f.Project == project && f.From != null);
}
