using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// Sums up what has changed since it was summed up last: months, quarters and years, of everything and of each network. Several hosts may do it at once; what one of them has kept
/// meanwhile, another leaves.
/// </summary>
internal sealed class SumUpImpact(
    ImpactReader reader, IRepositoryBase<PeriodSummary> summaries, IReadRepositoryBase<ImpactMonth> months, IReadRepositoryBase<HoursGiven> hours, IUnitOfWork unitOfWork)
{
    private static readonly int[] Lengths = [1, 3, 12];

    /// <summary>At most so many periods, the latest first. Answers how many.</summary>
    public async Task<int> RunAsync(int limit, CancellationToken cancellationToken)
    {
        var changes = new MonthlyChanges((await months.ListAsync(new Those<ImpactMonth>(m => true), cancellationToken)).ToDictionary(m => m.Month, m => m.Changes));
        var periods = Lengths.SelectMany(each => changes.ByMonth.Keys.Select(m => (First: m - (m % each), Each: each))).Distinct().OrderByDescending(p => p.First).ToList();
        var kept = (await summaries.ListAsync(new KeptSums(), cancellationToken)).ToDictionary(s => (s.Scope, s.FirstMonth, s.Months), s => s.Changes);
        var done = 0;
        foreach (var (first, each) in periods)
        {
            var now = changes.In(first, each);
            if (kept.GetValueOrDefault((ImpactScope.Everything.KeptAs!, first, each)) == now)
                continue;
            if (done == limit)
                break;
            // Everything comes last: that it is up to date tells that all are.
            foreach (var scope in await ScopesAsync(ImpactPeriod.OfMonths(first, each), cancellationToken))
                await KeepAsync(scope, first, each, now, cancellationToken);
            done++;
        }

        return done;
    }

    private async Task<List<ImpactScope>> ScopesAsync(ImpactPeriod period, CancellationToken cancellationToken) =>
    [
        .. (await hours.ListAsync(new NetworksWithHours(period.Start, period.End), cancellationToken)).Distinct().OfType<NetworkId>().Order().Select(n => new ImpactScope(n)),
        ImpactScope.Everything,
    ];

    private async Task KeepAsync(ImpactScope scope, int first, int each, long changes, CancellationToken cancellationToken)
    {
        var figures = await reader.ComputeAsync(scope, ImpactPeriod.OfMonths(first, each), cancellationToken);
        await unitOfWork.RunAsync(async ct =>
        {
            var name = scope.KeptAs!;
            var summary = await summaries.FirstOrDefaultAsync(new Those<PeriodSummary>(s => s.Scope == name && s.FirstMonth == first && s.Months == each), ct)
                ?? await summaries.AddAsync(new PeriodSummary(name, first, each), ct);
            if (changes >= summary.Changes)
                summary.Keep(figures, changes);
            return new Done();
        }, _ => false, cancellationToken);
    }
}

/// <summary>Which sums are kept, without their figures.</summary>
/// <param name="Scope">Of which hours.</param>
/// <param name="FirstMonth">From which month on.</param>
/// <param name="Months">How many.</param>
/// <param name="Changes">How often these had changed.</param>
public sealed record KeptSum(string Scope, int FirstMonth, int Months, long Changes);

/// <summary>All sums that are kept.</summary>
public sealed class KeptSums : Specification<PeriodSummary, KeptSum>
{
    /// <summary>Looks for all.</summary>
    public KeptSums() => Query.Select(s => new KeptSum(s.Scope, s.FirstMonth, s.Months, s.Changes));
}

/// <summary>The networks in which hours were given in a period, as often as they were.</summary>
public sealed class NetworksWithHours : Specification<HoursGiven, NetworkId?>
{
    /// <summary>Looks by the period.</summary>
    public NetworksWithHours(Instant from, Instant until) => Query.Select(h => h.Network).Where(h => h.Network != null && h.GivenAt >= from && h.GivenAt < until);
}
