using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>
/// What use cases about projects have in common: the project's account is locked before the project is read, so that what happens to one project happens one after the
/// other; the ledger does its part; the others are told.
/// </summary>
internal sealed class ProjectDesk(
    IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations,
    IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Block> blocks, NetworkDesk networks, ILedgerStore ledger, IOutbox outbox, CurrentActor actor, IClock clock)
{
    public MemberId Me => actor.Me;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The networks to which the actor belongs.</summary>
    public Task<List<NetworkId>> NetworksOfMineAsync(CancellationToken cancellationToken) => memberships.NetworksOfAsync(actor.Me, cancellationToken);

    /// <summary>A project that the actor finds. To anybody else it is not there.</summary>
    public async Task<Result<Project>> FindAsync(ProjectId id, CancellationToken cancellationToken) =>
        await projects.GetByIdAsync(id, cancellationToken) is { } project && await IsFoundAsync(project, cancellationToken) ? project : ProjectRefusals.NotFound;

    /// <summary>The same for whoever is about to change something: its account, and what else is named, stay locked until the transaction ends.</summary>
    public async Task<Result<Project>> FindLockedAsync(ProjectId id, IEnumerable<AccountId> alsoLock, CancellationToken cancellationToken)
    {
        if (!await LockAsync(id, alsoLock, cancellationToken))
            return ProjectRefusals.NotFound;
        return await FindAsync(id, cancellationToken);
    }

    /// <summary>Locks a project's account, and what else is named; <c>false</c> if there is no such project.</summary>
    public async Task<bool> LockAsync(ProjectId id, IEnumerable<AccountId> alsoLock, CancellationToken cancellationToken)
    {
        if (await projects.ListAsync(new AccountOfProject(id), cancellationToken) is not [var account])
            return false;
        await ledger.LockAsync([.. alsoLock.Append(account).Distinct()], cancellationToken);
        return true;
    }

    /// <summary>A project that the actor leads, locked.</summary>
    public async Task<Result<Project>> FindLedAsync(ProjectId id, CancellationToken cancellationToken) =>
        !(await FindLockedAsync(id, [], cancellationToken)).TryGet(out var project, out var refusal) ? refusal
        : project.Lead == actor.Me ? project
        : ProjectRefusals.OnlyLead;

    /// <summary>The refusal for an actor who neither runs a project's network nor, where it has none, the platform; <c>null</c> for one who does.</summary>
    public async Task<Refusal?> RefuseUnlessRunsAsync(Project project, CancellationToken cancellationToken) =>
        await networks.RefuseUnlessRunsAsync(project.Network, cancellationToken) switch
        {
            null => null,
            // Whoever does not find the project is not told that it is there.
            var refusal => actor.Value.Member is null || await IsFoundAsync(project, cancellationToken) ? refusal : ProjectRefusals.NotFound,
        };

    /// <summary>The lead takes a step with a project.</summary>
    public async Task<Result<ProjectView>> StepAsync(ProjectId id, int? version, Func<Project, Result<ProjectAction>> step, CancellationToken cancellationToken)
    {
        if (!(await FindLedAsync(id, cancellationToken)).TryGet(out var project, out var refusal))
            return refusal;
        if (project.CheckVersion(version) is { } stale)
            return stale;
        if (!step(project).TryGet(out var action, out refusal))
            return refusal;
        Tell(project, action);
        return await ViewAsync(project, cancellationToken);
    }

    /// <summary>One of the two sides takes a step with a pledge. To anybody else there is no such pledge.</summary>
    public Task<Result<PledgeView>> TakeAsync(PledgeId id, Func<Pledge, PledgeSide, Result<PledgeMove>> step, CancellationToken cancellationToken) =>
        TakeAsync(id, actor.Me, (pledge, project) =>
            pledge.Member == actor.Me ? step(pledge, PledgeSide.Pledger)
            : project.Lead == actor.Me ? step(pledge, PledgeSide.Lead)
            : ProjectRefusals.PledgeNotFound, cancellationToken);

    /// <summary>Where the actor settles what others do not agree about.</summary>
    public Task<Reach> BrokerageAsync(CancellationToken cancellationToken) => networks.BrokerageAsync(cancellationToken);

    public Refusal RefuseUnlessBroker() => actor.Value.RefuseUnless(Who.Broker);

    /// <summary>Somebody takes a step who settles what others do not agree about. What is not theirs to settle is not there.</summary>
    public async Task<Result<PledgeView>> TakeAsBrokerAsync(PledgeId id, Func<Pledge, Project, Result<PledgeMove>> step, CancellationToken cancellationToken)
    {
        var brokerage = await BrokerageAsync(cancellationToken);
        if (brokerage.IsNowhere)
            return RefuseUnlessBroker();
        actor.UseRole();
        return await TakeAsync(id, Me, (pledge, project) => brokerage.Covers(project.Network) ? step(pledge, project) : ProjectRefusals.PledgeNotFound, cancellationToken);
    }

    /// <summary>Somebody who is no side, or the bank itself, takes a step; that they may has been seen to.</summary>
    public async Task<Result<PledgeView>> TakeAsync(PledgeId id, MemberId? by, Func<Pledge, Project, Result<PledgeMove>> step, CancellationToken cancellationToken)
    {
        if (await pledges.ListAsync(new PlaceOfPledge(id), cancellationToken) is not [var place])
            return ProjectRefusals.PledgeNotFound;
        await ledger.LockAsync([place.Account, place.Wallet], cancellationToken);
        var project = (await projects.GetByIdAsync(place.Project, cancellationToken))!;
        var pledge = (await pledges.GetByIdAsync(id, cancellationToken))!;
        if (!step(pledge, project).TryGet(out var move, out var refusal))
            return refusal;
        if (await ledger.TryApplyAsync(move.Orders, cancellationToken) is { } refused)
            return refused;
        Tell(pledge, move.Action, by);
        return PledgeView.Of(pledge, await members.NamesAsync([pledge.Member], cancellationToken));
    }

    public void Tell(Pledge pledge, PledgeAction action, MemberId? by)
    {
        outbox.Add(new PledgeMoved(pledge.Id, pledge.Project, action, pledge.State, by, pledge.Version));
        if (pledge is { State: PledgeState.Confirmed, Given: { } given })
            outbox.Add(new ProjectWorkGiven(pledge.Id, pledge.Project, pledge.Member, given, pledge.IsGift));
    }

    public void Tell(Project project, ProjectAction action) => outbox.Add(new ProjectMoved(project.Id, action, project.State, actor.Value.Member, project.Version));

    public void Tell(Funding funding) => outbox.Add(new ProjectFunded(funding.Id, funding.Project, funding.Source, funding.Amount));

    public async Task<ProjectView> ViewAsync(Project project, CancellationToken cancellationToken) => (await ViewAsync([project], cancellationToken))[0];

    public async Task<IReadOnlyList<ProjectView>> ViewAsync(IReadOnlyCollection<Project> found, CancellationToken cancellationToken)
    {
        var names = await members.NamesAsync(found.Select(p => p.Lead), cancellationToken);
        var hours = (await pledges.ListAsync(new HoursOfProjects([.. found.Select(p => p.Id)]), cancellationToken)).ToLookup(h => h.Project);
        var employers = await organisations.NamesAsync(found.Select(p => p.Organisation), cancellationToken);
        var accounts = (await ledger.FindAccountsAsync([.. found.Select(p => p.Account)], cancellationToken)).ToDictionary(a => a.Id);
        return
        [
            .. found.Select(p => ProjectView.Of(
                p, names[p.Lead], employers[p.Organisation], accounts.TryGetValue(p.Account, out var account) ? account : Account.Open(p.Account, AccountKind.Project), [.. hours[p.Id]])),
        ];
    }

    /// <summary>Whoever has a part in it finds it; others, unless there is a block between them and the lead, or it is not meant for them.</summary>
    private async Task<bool> IsFoundAsync(Project project, CancellationToken cancellationToken) =>
        project.Lead == actor.Me
        || await pledges.AnyAsync(new PledgesTo(project.Id, actor.Me), cancellationToken)
        || (project.IsFoundBy(actor.Me, await NetworksOfMineAsync(cancellationToken)) && !await blocks.AreApartAsync(actor.Me, [project.Lead], cancellationToken));
}
