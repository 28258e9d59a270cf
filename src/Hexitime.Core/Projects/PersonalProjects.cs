using System.Runtime.CompilerServices;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>
/// The projects that the member leads, the pledges of which they are a side, and what they gave to projects. When they are erased a project keeps its words, which are its
/// organisation's; what they wrote in pledges goes. Nobody is erased while hours of such a pledge are in dispute.
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
        var pledged = await PledgesAsync(id, cancellationToken);
        yield return PersonalFile.Of("pledges", pledged.OrderBy(p => p.OfferedAt).Select(p => PledgeLine.Of(p, SideOf(p, id))));
        var given = await funding.ListAsync(new Those<Funding>(f => f.From == id), cancellationToken);
        yield return PersonalFile.Of("project-funding", given.OrderBy(f => f.At).Select(f => new FundingLine(f.Id, f.Project, f.Amount, f.Reason, f.At, f.Returned)));
    }

    public async Task<Refusal?> FindObstacleAsync(Member member, CancellationToken cancellationToken) =>
        (await PledgesAsync(member.Id, cancellationToken)).Exists(p => p.State == PledgeState.Disputed) ? MemberRefusals.CreditsInDispute : null;

    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var pledge in await PledgesAsync(id, cancellationToken))
            pledge.EraseWordsOf(SideOf(pledge, id));
        foreach (var gift in await funding.ListAsync(new Those<Funding>(f => f.From == id), cancellationToken))
            gift.EraseReason();
    }

    /// <summary>Those of which the member is a side: whoever pledged, whoever leads the project, whoever recorded as its lead once.</summary>
    private async Task<List<Pledge>> PledgesAsync(MemberId id, CancellationToken cancellationToken)
    {
        var led = (await projects.ListAsync(new Those<Project>(p => p.Lead == id), cancellationToken)).ConvertAll(p => p.Id);
        return await pledges.ListAsync(new Those<Pledge>(p => p.Member == id || p.RecordedBy == id || led.Contains(p.Project)), cancellationToken);
    }

    private static PledgeSide SideOf(Pledge pledge, MemberId member) => pledge.Member == member ? PledgeSide.Pledger : PledgeSide.Lead;

    private sealed record ProjectLine(
        ProjectId Id, Networks.NetworkId? Network, string Title, string Aim, string? Measures, ProjectState State, Instant DevisedAt, Instant? ClosedAt);

    /// <summary>What the other side wrote is theirs to export.</summary>
    private sealed record PledgeLine(
        PledgeId Id, ProjectId Project, int Task, PledgeSide Side, Credits Hours, string? Note, bool IsGift, PledgeState State, Instant OfferedAt, Credits? Recorded,
        string? Reason, Credits? Given, Instant? ConfirmedAt)
    {
        public static PledgeLine Of(Pledge p, PledgeSide side) => new(
            p.Id, p.Project, p.Task, side, p.Hours, side == PledgeSide.Pledger ? p.Note : null, p.IsGift, p.State, p.OfferedAt, p.Recorded,
            p.ReasonSide == side ? p.Reason : null, p.Given, p.ConfirmedAt);
    }

    private sealed record FundingLine(FundingId Id, ProjectId Project, Credits Amount, string? Reason, Instant At, Credits? Returned);
}
