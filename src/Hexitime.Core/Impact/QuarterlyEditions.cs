using Hexitime.Ledger;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// Asks for the editions of each quarter once, when it has been over for so long that hours confirmed late are among it (<see cref="BankRules.DaysUntilQuarterIsPublished"/>), and for those before
/// it that are not made. Several hosts may do so at once: the run of a quarter has one id. Called off, it is not asked for again.
/// </summary>
internal sealed class QuarterlyEditions(
    IReadRepositoryBase<ImpactRun> runs, EditionsRun editions, ImpactRunDesk desk, ILedgerStore ledger, IUnitOfWork unitOfWork, IOptions<BankRules> rules, IClock clock)
{
    /// <summary>Answers which run it asked for, if one was due.</summary>
    public async Task<ImpactRunId?> AskAsync(CancellationToken cancellationToken)
    {
        if (rules.Value.DaysUntilQuarterIsPublished is not (> 0 and var days))
            return null;
        var until = Months.QuarterOf(Months.Of(clock.GetCurrentInstant().InUtc().Date.PlusDays(-days)));
        var id = new ImpactRunId(OrderId.For("impact.editions", new Guid(until, 0, 0, new byte[8])).Value);
        if (await runs.GetByIdAsync(id, cancellationToken) is not null)
            return null;
        // Nothing is asked for before there is something to tell.
        if (await editions.ReadAsync(new Quarters(until - (3 * Quarters.Most), until), cancellationToken) is not [var first, ..])
            return null;
        var period = new ImpactPeriod(first.From, Months.FirstDay(until));
        return await unitOfWork.RunAsync(async ct =>
        {
            await ledger.LockAsync([AccountId.Issuer], ct);
            return await runs.GetByIdAsync(id, ct) is null ? (await desk.AskAsync(id, ImpactRunKind.Editions, null, period, ct)).Id : (ImpactRunId?)null;
        }, asked => asked is null, cancellationToken);
    }
}
