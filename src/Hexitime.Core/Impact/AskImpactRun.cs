using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>An administrator has all that impact is counted by computed anew from what proves it. It takes a while; see <see cref="GetImpactRun"/>.</summary>
[MaySend(Who.Administrator)]
public sealed record RebuildFigures : ICommand<AskedImpactRun>;

/// <summary>Whoever could ask for a computation sees how far it is.</summary>
/// <param name="Run">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetImpactRun(ImpactRunId Run) : IQuery<ImpactRunView>;

/// <summary>Whoever could ask for a computation calls it off. Refused (<c>impact.done</c>) once it is done.</summary>
/// <param name="Run">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record CancelImpactRun(ImpactRunId Run) : ICommand<ImpactRunView>;

/// <summary>A computation was asked for.</summary>
/// <param name="Id">Which.</param>
public sealed record AskedImpactRun(ImpactRunId Id);

/// <summary>A long computation.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What is computed.</param>
/// <param name="Network">Of which network; <c>null</c> for the whole platform.</param>
/// <param name="State">How far it is.</param>
/// <param name="Steps">How many steps are done.</param>
/// <param name="AllSteps">How many there are; zero until that is known.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="EndedAt">When it was done or called off.</param>
public sealed record ImpactRunView(ImpactRunId Id, ImpactRunKind Kind, NetworkId? Network, ImpactRunState State, int Steps, int AllSteps, Instant AskedAt, Instant? EndedAt)
{
    internal static ImpactRunView Of(ImpactRun run) => new(run.Id, run.Kind, run.Network, run.State, run.Steps, run.AllSteps, run.AskedAt, run.EndedAt);
}

internal sealed class ImpactRunHandler(ImpactRunDesk runs, IClock clock)
    : IRequestHandler<RebuildFigures, Result<AskedImpactRun>>, IRequestHandler<GetImpactRun, Result<ImpactRunView>>, IRequestHandler<CancelImpactRun, Result<ImpactRunView>>
{
    public async Task<Result<AskedImpactRun>> Handle(RebuildFigures request, CancellationToken cancellationToken) =>
        await runs.AskAsync(ImpactRunKind.Rebuild, null, new ImpactPeriod(NodaConstants.UnixEpoch.InUtc().Date, clock.GetCurrentInstant().InUtc().Date), cancellationToken);

    public async Task<Result<ImpactRunView>> Handle(GetImpactRun request, CancellationToken cancellationToken) =>
        (await runs.FindAsync(request.Run, cancellationToken)).TryGet(out var run, out var refusal) ? ImpactRunView.Of(run) : refusal;

    public async Task<Result<ImpactRunView>> Handle(CancelImpactRun request, CancellationToken cancellationToken) =>
        !(await runs.FindAsync(request.Run, cancellationToken)).TryGet(out var run, out var refusal) ? refusal
        : run.Cancel(clock.GetCurrentInstant()).TryGet(out _, out refusal) ? ImpactRunView.Of(run)
        : refusal;
}

/// <summary>Does the work; in between it tells how far it is, and sees whether it was called off. Done twice, it comes to the same.</summary>
internal sealed class DoImpactRun(IRepositoryBase<ImpactRun> runs, RebuildImpact rebuild, SumUpImpact sums, MapMeasurement map, EditionsRun editions, IUnitOfWork unitOfWork, IClock clock)
    : INotificationHandler<ImpactRunAsked>
{
    public async Task Handle(ImpactRunAsked notification, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(notification.Run, run => run.Report(0, 0), cancellationToken) is not { } run)
            return;
        try
        {
            var answer = await DoAsync(run, cancellationToken);
            await ChangeAsync(run.Id, r => r.Finish(answer, clock.GetCurrentInstant()), cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It was called off, and says so.
        }
    }

    private async Task<string?> DoAsync(ImpactRun run, CancellationToken cancellationToken)
    {
        switch (run.Kind)
        {
            case ImpactRunKind.Map:
                return await map.RunAsync(run, ReportAsync, cancellationToken);
            case ImpactRunKind.Editions:
                await editions.RunAsync(run, ReportAsync, cancellationToken);
                return null;
            default:
                if (await rebuild.RunAsync(ReportAsync, cancellationToken))
                    await sums.RunAsync(int.MaxValue, cancellationToken);
                return null;
        }

        async Task<bool> ReportAsync(int done, int all) => await ChangeAsync(run.Id, r => r.Report(done, all), cancellationToken) is not null;
    }

    private Task<ImpactRun?> ChangeAsync(ImpactRunId id, Func<ImpactRun, bool> change, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct => await runs.GetByIdAsync(id, ct) is { } run && change(run) ? run : null, run => run is null, cancellationToken);
}
