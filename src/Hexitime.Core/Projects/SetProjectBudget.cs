using Hexitime.Ledger;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Projects;

/// <summary>An administrator says how much a network may grant to projects in one calendar year (UTC). Never less than it has granted already.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Year">Which year: 2000 to 2999.</param>
/// <param name="Amount">How much: nothing, up to a million hours.</param>
[MaySend(Who.Administrator)]
public sealed record SetProjectBudget(NetworkId Network, int Year, Credits Amount) : ICommand<ProjectBudgetView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => (Amount == Credits.Zero ? null : ProjectRefusals.CheckAmount(Amount)) ?? CheckYear(Year);

    internal static Refusal? CheckYear(int year) => year is >= 2000 and <= 2999 ? null : Refusal.Invalid("project.year", "The year is 2000 to 2999.");
}

/// <summary>A network's hosts and auditors, and administrators, see what it may grant to projects in one year, and what it has granted.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Year">Which year: 2000 to 2999.</param>
[MaySend(Who.AnyMember | Who.Administrator)]
public sealed record GetProjectBudget(NetworkId Network, int Year) : IQuery<ProjectBudgetView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => SetProjectBudget.CheckYear(Year);
}

/// <summary>A network's budget for projects in one year.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Year">Which calendar year (UTC).</param>
/// <param name="Amount">What it may grant.</param>
/// <param name="Used">What it has granted.</param>
public sealed record ProjectBudgetView(NetworkId Network, int Year, Credits Amount, Credits Used);

internal sealed class SetProjectBudgetHandler(
    IRepositoryBase<ProjectBudget> budgets, IReadRepositoryBase<Funding> funding, IReadRepositoryBase<Network> all, NetworkDesk networks, ILedgerStore ledger, CurrentActor actor)
    : IRequestHandler<SetProjectBudget, Result<ProjectBudgetView>>, IRequestHandler<GetProjectBudget, Result<ProjectBudgetView>>
{
    public async Task<Result<ProjectBudgetView>> Handle(SetProjectBudget request, CancellationToken cancellationToken)
    {
        if (await all.GetByIdAsync(request.Network, cancellationToken) is not { } network)
            return NetworkRefusals.NotFound;
        await ledger.LockAsync([network.Pot], cancellationToken);
        var used = await funding.GrantedAsync(network.Id, request.Year, cancellationToken);
        var budget = await budgets.FirstOrDefaultAsync(new BudgetOf(network.Id, request.Year), cancellationToken)
            ?? await budgets.AddAsync(ProjectBudget.Of(network.Id, request.Year), cancellationToken);
        return budget.Set(request.Amount, used).TryGet(out _, out var refusal) ? new ProjectBudgetView(network.Id, request.Year, budget.Amount, used) : refusal;
    }

    public async Task<Result<ProjectBudgetView>> Handle(GetProjectBudget request, CancellationToken cancellationToken)
    {
        if (!actor.Value.IsAnyOf(Who.Administrator)
            && !(await networks.AsAsync(request.Network, NetworkRoles.Host | NetworkRoles.Auditor, cancellationToken)).TryGet(out _, out var refusal))
            return refusal;
        if (await all.GetByIdAsync(request.Network, cancellationToken) is not { } network)
            return NetworkRefusals.NotFound;
        var budget = await budgets.FirstOrDefaultAsync(new BudgetOf(network.Id, request.Year), cancellationToken);
        return new ProjectBudgetView(network.Id, request.Year, budget?.Amount ?? Credits.Zero, await funding.GrantedAsync(network.Id, request.Year, cancellationToken));
    }
}
