using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;

namespace Hexitime.Projects;

/// <summary>A member pledges time to a task of a project that is open or under way; its lead is asked.</summary>
/// <param name="Project">Which project.</param>
/// <param name="Task">The number of the task.</param>
/// <param name="Hours">How many hours: at least a minute, at most the bank's largest exchange.</param>
/// <param name="IsGift">Whether they are given as a gift: no credits move, and the hours count all the same.</param>
/// <param name="Note">A message to the lead: at most 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record PledgeTime(ProjectId Project, long Task, Credits Hours, bool IsGift = false, string? Note = null) : ICommand<PledgeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Texts.CheckOptional(Note, 2_000, "pledge.note", "The message");
}

internal sealed class PledgeTimeHandler(
    IRepositoryBase<Pledge> pledges, IReadRepositoryBase<Project> projects, IReadRepositoryBase<Member> members, Standing standing, ProjectDesk desk, CurrentActor actor,
    IOptions<BankRules> rules) : IRequestHandler<PledgeTime, Result<PledgeView>>
{
    public async Task<Result<PledgeView>> Handle(PledgeTime request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (await projects.ListAsync(new LeadOfProject(request.Project), cancellationToken) is not [var leadId])
            return ProjectRefusals.NotFound;
        var lead = (await members.GetByIdAsync(leadId, cancellationToken))!;
        if (!(await desk.FindLockedAsync(request.Project, [me.Wallet, lead.Wallet], cancellationToken)).TryGet(out var project, out var refusal))
            return refusal;
        // Without a lead, or across a block, nobody is told which of the two it is.
        if (!await standing.HoldAsync([me, lead], cancellationToken))
            return MemberRefusals.NotFound;
        if (!Pledge.Offer(project, request.Task, me, request.Hours, request.IsGift, request.Note, rules.Value, desk.Now).TryGet(out var pledge, out refusal))
            return refusal;
        await pledges.AddAsync(pledge, cancellationToken);
        desk.Tell(pledge, PledgeAction.Offer, me.Id);
        return PledgeView.Of(pledge, await members.NamesAsync([me.Id], cancellationToken));
    }
}

/// <summary>Who leads a project.</summary>
public sealed class LeadOfProject : Specification<Project, MemberId>
{
    /// <summary>Looks by the project.</summary>
    public LeadOfProject(ProjectId project) => Query.Select(p => p.Lead).Where(p => p.Id == project);
}
