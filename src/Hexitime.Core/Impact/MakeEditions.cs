using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// What tells of groups is published before anybody waits for it: of all questions and boundaries, in all quarters of a period that are over. With many groups and networks that takes minutes;
/// see <see cref="GetImpactRun"/>. What is made by the time it is called off stays. Hosts of a network and administrators ask for it; editions are of everything and of all networks at once.
/// </summary>
/// <param name="From">A day of the first quarter, in UTC; by default three quarters before the last.</param>
/// <param name="To">A day of the last quarter; by default of the last that is over.</param>
/// <param name="Network">Whose host asks; without one, an administrator.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record MakeEditions(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : ICommand<AskedImpactRun>;

/// <summary>
/// Which quarters are published: what is not yet is in no answer about groups. Hosts of a network and administrators ask for it; editions are of everything and of all networks at once.
/// </summary>
/// <param name="From">A day of the first quarter, in UTC; by default three quarters before the last.</param>
/// <param name="To">A day of the last quarter; by default of the last that is over.</param>
/// <param name="Network">Whose host asks; without one, an administrator.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetEditions(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : IQuery<EditionsView>;

/// <summary>Which quarters are published.</summary>
/// <param name="Quarters">The quarters, the earliest first, from the first of which there is something to tell.</param>
/// <param name="Run">The computation that publishes some of them, if one is waiting or under way; the latest of several.</param>
public sealed record EditionsView(IReadOnlyList<QuarterEdition> Quarters, ImpactRunView? Run);

/// <summary>A quarter that is over.</summary>
/// <param name="From">Its first day.</param>
/// <param name="IsPublished">Whether all that is told of groups in it is published.</param>
public sealed record QuarterEdition(LocalDate From, bool IsPublished);

internal sealed class MakeEditionsHandler(ImpactRunDesk runs, EditionsRun editions, IReadRepositoryBase<ImpactRun> known, NetworkDesk desk, IClock clock)
    : IRequestHandler<MakeEditions, Result<AskedImpactRun>>, IRequestHandler<GetEditions, Result<EditionsView>>
{
    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public async Task<Result<AskedImpactRun>> Handle(MakeEditions request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        return Quarters.Of(request.From, request.To, Today).TryGet(out var quarters, out var refusal)
            ? await runs.AskAsync(ImpactRunKind.Editions, request.Network, quarters.Period, cancellationToken)
            : refusal;
    }

    public async Task<Result<EditionsView>> Handle(GetEditions request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (!Quarters.Of(request.From, request.To, Today).TryGet(out var quarters, out var refusal))
            return refusal;
        var told = await editions.ReadAsync(quarters, cancellationToken);
        var (start, end) = (quarters.Period.Start, quarters.Period.End);
        var open = await known.ListAsync(new Those<ImpactRun>(
            r => r.Kind == ImpactRunKind.Editions && (r.State == ImpactRunState.Waiting || r.State == ImpactRunState.Running) && r.From < end && r.Until > start), cancellationToken);
        return new EditionsView(
            told, open.MaxBy(r => r.AskedAt) is { } run ? ImpactRunView.Of(run) : null);
    }
}

/// <summary>Makes the editions of a period, one after the other.</summary>
internal sealed class EditionsRun(IEnumerable<IEditions> all, Press press)
{
    /// <summary>Throws <see cref="OperationCanceledException"/> if it is called off.</summary>
    public async Task RunAsync(ImpactRun run, Func<int, int, Task<bool>> report, CancellationToken cancellationToken)
    {
        var subjects = await SubjectsAsync(new Quarters(Months.Of(run.From), Months.Of(run.Until)), cancellationToken);
        var pace = new EditionPace(report, subjects.Sum(s => s.Quarters.Count));
        foreach (var subject in subjects)
            await press.MakeAsync(subject, pace, cancellationToken);
        await pace.ReportAsync(0);
    }

    /// <summary>Those of some quarters of which there is something to tell.</summary>
    public async Task<IReadOnlyList<QuarterEdition>> ReadAsync(Quarters quarters, CancellationToken cancellationToken)
    {
        var subjects = await SubjectsAsync(quarters, cancellationToken);
        var missing = await press.MissingAsync(subjects, cancellationToken);
        return [.. quarters.Each().Where(q => subjects.Exists(s => s.Quarters.Each().Contains(q))).Select(q => new QuarterEdition(Months.FirstDay(q), !missing.Contains(q)))];
    }

    private async Task<List<Subject>> SubjectsAsync(Quarters quarters, CancellationToken cancellationToken)
    {
        var subjects = new List<Subject>();
        foreach (var some in all)
            subjects.AddRange(await some.SubjectsAsync(quarters, cancellationToken));
        return subjects;
    }
}

/// <summary>How far a run over many editions is, in hundredths of editions.</summary>
internal sealed class EditionPace(Func<int, int, Task<bool>> report, int editions)
{
    private const int Each = 100;
    private int _done;

    /// <summary>An edition is there.</summary>
    public void Next() => _done++;

    /// <summary>So many per cent of the next are done. Answers whether to go on.</summary>
    public Task<bool> ReportAsync(int percent) => report((_done * Each) + percent, editions * Each);
}
