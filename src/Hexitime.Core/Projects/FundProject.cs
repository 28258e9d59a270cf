using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>
/// A host of a project's network grants it credits, which the issuer pays: within the network's budget of this calendar year (UTC). Refused (<c>project.budget</c>, with what
/// is missing) when that does not have them. What comes back when a project is closed does not fill the budget again.
/// </summary>
/// <param name="Project">To which project.</param>
/// <param name="Amount">How much: at least a minute, at most a million hours.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record GrantToProject(ProjectId Project, Credits Amount, string Reason) : ICommand<FundingView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => ProjectRefusals.CheckAmount(Amount) ?? Texts.Check(Reason, Funding.LongestReason, "project.reason", "The reason");
}

/// <summary>An administrator records that a project's organisation pays for its time: the issuer puts the credits into the account.</summary>
/// <param name="Project">To which project.</param>
/// <param name="Amount">How much: at least a minute, at most a million hours.</param>
/// <param name="Reason">Why, such as what was agreed with the organisation: 1 to 2,000 characters.</param>
[MaySend(Who.Administrator)]
public sealed record FundFromOrganisation(ProjectId Project, Credits Amount, string Reason) : ICommand<FundingView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => ProjectRefusals.CheckAmount(Amount) ?? Texts.Check(Reason, Funding.LongestReason, "project.reason", "The reason");
}

internal sealed class FundProjectHandler(
    IRepositoryBase<Funding> funding, IReadRepositoryBase<Project> projects, IReadRepositoryBase<ProjectBudget> budgets, IReadRepositoryBase<Member> members,
    NetworkDesk networks, ILedgerStore ledger, ProjectDesk desk, CurrentActor actor)
    : IRequestHandler<GrantToProject, Result<FundingView>>, IRequestHandler<FundFromOrganisation, Result<FundingView>>
{
    public async Task<Result<FundingView>> Handle(GrantToProject request, CancellationToken cancellationToken)
    {
        if (!(await desk.FindLockedAsync(request.Project, [AccountId.Issuer], cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        if (found.Network is not { } id)
            return Refusal.Conflict("project.no-network", "This project belongs to no network.");
        if (!(await networks.AsAsync(id, NetworkRoles.Host, cancellationToken)).TryGet(out var network, out refusal))
            return refusal;

        // Grants of one network come one after the other, so that what is left of the budget is still left when they are made.
        await ledger.LockAsync([network.Pot], cancellationToken);
        if (!Funding.Grant(found, id, desk.Me, request.Amount, request.Reason, desk.Now).TryGet(out var grant, out refusal))
            return refusal;
        var used = await funding.GrantedAsync(id, grant.Year, cancellationToken);
        var budget = await budgets.FirstOrDefaultAsync(new BudgetOf(id, grant.Year), cancellationToken);
        return ProjectBudget.Check(budget, used, request.Amount) is { } tooMuch ? tooMuch : await PayAsync(found, grant, cancellationToken);
    }

    public async Task<Result<FundingView>> Handle(FundFromOrganisation request, CancellationToken cancellationToken)
    {
        if (!await desk.LockAsync(request.Project, [AccountId.Issuer], cancellationToken))
            return ProjectRefusals.NotFound;
        var project = (await projects.GetByIdAsync(request.Project, cancellationToken))!;
        return Funding.FromOrganisation(project, actor.Value.Member, request.Amount, request.Reason, desk.Now).TryGet(out var given, out var refusal)
            ? await PayAsync(project, given, cancellationToken)
            : refusal;
    }

    private async Task<Result<FundingView>> PayAsync(Project project, Funding given, CancellationToken cancellationToken)
    {
        if (await ledger.TryApplyAsync([given.GrantOrder(project.Account)], cancellationToken) is { } refused)
            return refused;
        await funding.AddAsync(given, cancellationToken);
        desk.Tell(given);
        return FundingView.Of(given, await members.NamesAsync([], cancellationToken));
    }
}

/// <summary>What a network has granted to projects in one year.</summary>
public sealed class GrantedIn : Specification<Funding, Credits>
{
    /// <summary>Looks by both.</summary>
    public GrantedIn(NetworkId network, int year) => Query.Select(f => f.Amount).Where(f => f.Network == network && f.Year == year);
}

/// <summary>A network's budget for projects in one year.</summary>
public sealed class BudgetOf : Specification<ProjectBudget>, ISingleResultSpecification<ProjectBudget>
{
    /// <summary>Looks by both.</summary>
    public BudgetOf(NetworkId network, int year) => Query.Where(b => b.Network == network && b.Year == year);
}

internal static class FundingQueries
{
    /// <summary>How much a network has granted to projects in one year.</summary>
    public static async Task<Credits> GrantedAsync(this IReadRepositoryBase<Funding> funding, NetworkId network, int year, CancellationToken cancellationToken) =>
        (await funding.ListAsync(new GrantedIn(network, year), cancellationToken)).Aggregate(Credits.Zero, (sum, amount) => sum + amount);
}
