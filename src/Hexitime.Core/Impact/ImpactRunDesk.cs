using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Where long computations are asked for, and found again by whoever could ask for them.</summary>
internal sealed class ImpactRunDesk(IRepositoryBase<ImpactRun> runs, NetworkDesk desk, IOutbox outbox, IClock clock)
{
    /// <summary>A host begins it as soon as this is committed.</summary>
    public Task<AskedImpactRun> AskAsync(ImpactRunKind kind, NetworkId? network, ImpactPeriod period, CancellationToken cancellationToken) =>
        AskAsync(ImpactRunId.New(clock.GetCurrentInstant()), kind, network, period, cancellationToken);

    /// <summary>The same under an id that tells it from others.</summary>
    public async Task<AskedImpactRun> AskAsync(ImpactRunId id, ImpactRunKind kind, NetworkId? network, ImpactPeriod period, CancellationToken cancellationToken)
    {
        await runs.AddAsync(ImpactRun.Ask(id, kind, network, period.Start, period.End, clock.GetCurrentInstant()), cancellationToken);
        outbox.Add(new ImpactRunAsked(id));
        return new AskedImpactRun(id);
    }

    /// <summary>To everybody else there is no such computation.</summary>
    public async Task<Result<ImpactRun>> FindAsync(ImpactRunId id, CancellationToken cancellationToken) =>
        await runs.GetByIdAsync(id, cancellationToken) is { } run && await desk.RefuseUnlessTendsAsync(run.Network, cancellationToken) is null
            ? run
            : NotFound;

    public static Refusal NotFound => Refusal.NotFound("impact.run-not-found", "There is no such computation.");
}
