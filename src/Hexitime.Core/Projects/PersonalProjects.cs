using System.Runtime.CompilerServices;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>
/// The projects that the member leads, the time that they pledged and recorded, and what they gave to projects. When they are erased a project keeps its words, which are its
/// organisation's; what they noted to their pledges goes.
/// </summary>
internal sealed class PersonalProjects(IReadRepositoryBase<Project> projects, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Funding> funding) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Project), typeof(Pledge), typeof(Funding)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var led = await projects.ListAsync(new Those<Project>(p => p.Lead == id), cancellationToken);
        yield return PersonalFile.Of(
            "projects", led.OrderBy(p => p.DevisedAt).Select(p => new ProjectLine(p.Id, p.Network, p.Title, p.Aim, p.Measures, p.State, p.DevisedAt, p.ClosedAt)));
        var pledged = await pledges.ListAsync(new Those<Pledge>(p => p.Member == id), cancellationToken);
        yield return PersonalFile.Of(
            "pledges", pledged.OrderBy(p => p.OfferedAt).Select(p => new PledgeLine(p.Id, p.Project, p.Task, p.Hours, p.Note, p.IsGift, p.State, p.OfferedAt, p.Recorded, p.Reason, p.Given, p.ConfirmedAt)));
        var given = await funding.ListAsync(new Those<Funding>(f => f.From == id), cancellationToken);
        yield return PersonalFile.Of("project-funding", given.OrderBy(f => f.At).Select(f => new FundingLine(f.Id, f.Project, f.Amount, f.Reason, f.At, f.Returned)));
    }

    public async Task<Refusal?> FindObstacleAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        return await pledges.AnyAsync(new Those<Pledge>(p => p.Member == id && p.State == PledgeState.Disputed), cancellationToken) ? MemberRefusals.CreditsInDispute : null;
    }

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var pledge in await pledges.ListAsync(new Those<Pledge>(p => p.Member == id), cancellationToken))
            pledge.EraseWords();
        foreach (var gift in await funding.ListAsync(new Those<Funding>(f => f.From == id), cancellationToken))
            gift.EraseReason();
    }

    private sealed record ProjectLine(
        ProjectId Id, Networks.NetworkId? Network, string Title, string Aim, string? Measures, ProjectState State, Instant DevisedAt, Instant? ClosedAt);

    private sealed record PledgeLine(
        PledgeId Id, ProjectId Project, int Task, Credits Hours, string? Note, bool IsGift, PledgeState State, Instant OfferedAt, Credits? Recorded, string? Reason, Credits? Given,
        Instant? ConfirmedAt);

    private sealed record FundingLine(FundingId Id, ProjectId Project, Credits Amount, string? Reason, Instant At, Credits? Returned);
}
