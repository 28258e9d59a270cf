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

internal sealed class MakeEditionsHandler(IRepositoryBase<ImpactRun> runs, NetworkDesk desk, IOutbox outbox, IClock clock) : IRequestHandler<MakeEditions, Result<AskedImpactRun>>
{
    public async Task<Result<AskedImpactRun>> Handle(MakeEditions request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var now = clock.GetCurrentInstant();
        if (!Quarters.Of(request.From, request.To, now.InUtc().Date).TryGet(out var quarters, out var refusal))
            return refusal;
        var run = await runs.AddAsync(ImpactRun.Ask(ImpactRunKind.Editions, request.Network, quarters.Period.Start, quarters.Period.End, now), cancellationToken);
        outbox.Add(new ImpactRunAsked(run.Id));
        return new AskedImpactRun(run.Id);
    }
}

/// <summary>What is published by quarters: all that a room of the bank's has of it.</summary>
internal interface IEditions
{
    /// <summary>How many editions that are.</summary>
    Task<int> CountAllAsync(Quarters quarters, CancellationToken cancellationToken);

    /// <summary>Makes those that are not there yet.</summary>
    Task PublishAllAsync(Quarters quarters, EditionPace pace, CancellationToken cancellationToken);
}

/// <summary>Makes the editions of a period, one after the other.</summary>
internal sealed class EditionsRun(IEnumerable<IEditions> all)
{
    /// <summary>Throws <see cref="OperationCanceledException"/> if it is called off.</summary>
    public async Task RunAsync(ImpactRun run, Func<int, int, Task<bool>> report, CancellationToken cancellationToken)
    {
        var quarters = new Quarters(Months.Of(run.From), Months.Of(run.Until));
        var count = 0;
        foreach (var some in all)
            count += await some.CountAllAsync(quarters, cancellationToken);
        var pace = new EditionPace(report, count);
        foreach (var some in all)
            await some.PublishAllAsync(quarters, pace, cancellationToken);
        await pace.ReportAsync(0);
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
