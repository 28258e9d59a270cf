using Hexitime.Campaigns;
using Hexitime.Impact.Indicators;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Figures of periods: those that are summed up already as they are, the others computed. Both come to the same.</summary>
internal sealed class ImpactReader(
    IReadRepositoryBase<HoursGiven> hours, IReadRepositoryBase<ImpactMonth> months, IReadRepositoryBase<PeriodSummary> summaries, IReadRepositoryBase<Campaign> campaigns,
    IReadRepositoryBase<Member> members, FewPeople few)
{
    private Dictionary<AccountId, int>? _joinedIn;
    private int? _began;

    public async Task<PeriodFigures> ComputeAsync(ImpactScope scope, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var given = await hours.ListAsync(new HoursWithin(scope, period.Start, period.End, await CampaignOfAsync(scope, cancellationToken)), cancellationToken);
        return Participation.Of(given.Select(h => h.ToGivenTime()), await JoinedInAsync(cancellationToken));
    }

    public async Task<List<HoursGiven>> ReadAsync(ImpactScope scope, ImpactPeriod period, CancellationToken cancellationToken) =>
        await hours.ListAsync(new HoursInFull(scope, period.Start, period.End, await CampaignOfAsync(scope, cancellationToken)), cancellationToken);

    /// <summary>What is told of a part of the bank: see <see cref="PartRule"/>. Refused (<c>impact.few-people</c>) where nothing is.</summary>
    public async Task<Result<PartTold>> ReadPartAsync(ImpactScope scope, Quarters quarters, CancellationToken cancellationToken)
    {
        var campaign = await CampaignOfAsync(scope, cancellationToken);
        var (start, end) = (quarters.Period.Start, quarters.Period.End);
        var leftOut = few.LeftOut(scope, (await hours.ListAsync(new HoursPlacedWithin(scope.Network, start, end), cancellationToken)).Select(h => h.Of(scope, campaign)));
        var given = (await hours.ListAsync(new HoursInFull(scope, start, end, campaign), cancellationToken)).FindAll(h => !leftOut.Contains(Months.QuarterOf(h.Month)));
        return given.Count == 0 && leftOut.Count > 0 ? few.Refused : new PartTold(quarters, given, leftOut);
    }

    /// <summary>The figures of some of a part's hours. Of kinds there are none: each is a part of its own.</summary>
    public async Task<PeriodFigures> ComputeAsync(IEnumerable<HoursGiven> given, CancellationToken cancellationToken) =>
        Participation.Of(given.Select(h => HoursCounted.Of(h).ToGivenTime()), await JoinedInAsync(cancellationToken)) with { Kinds = [] };

    /// <summary>Periods of so many months each, one after the other, of everything or of a network.</summary>
    public async Task<IReadOnlyList<PeriodFigures>> SeriesAsync(ImpactScope scope, int firstMonth, int each, int count, CancellationToken cancellationToken)
    {
        // Read before the hours: what changes in between makes a sum look older than it is, never newer.
        var changes = await ChangesAsync(firstMonth, firstMonth + (each * count), cancellationToken);
        var kept = await KeptAsync(scope, firstMonth, each, cancellationToken);
        var series = new List<PeriodFigures>(count);
        for (var i = 0; i < count; i++)
        {
            var first = firstMonth + (each * i);
            series.Add(kept.GetValueOrDefault(first) is { } summary && summary.Changes == changes.In(first, each) ? summary.Figures
                : changes.In(first, each) == 0 ? Participation.Of([], new Dictionary<AccountId, int>())
                : await ComputeAsync(scope, ImpactPeriod.OfMonths(first, each), cancellationToken));
        }

        return series;
    }

    /// <summary>Those of some quarters that are not over before anything was exchanged.</summary>
    public async Task<Quarters> SinceBeginningAsync(Quarters quarters, CancellationToken cancellationToken)
    {
        _began ??= Months.QuarterOf((await months.ListAsync(new Those<ImpactMonth>(m => true), cancellationToken)).Select(m => m.Month).DefaultIfEmpty(int.MaxValue).Min());
        return quarters with { First = Math.Clamp(_began.Value, quarters.First, quarters.Until) };
    }

    public async Task<MonthlyChanges> ChangesAsync(int from, int until, CancellationToken cancellationToken) =>
        new((await months.ListAsync(new Those<ImpactMonth>(m => m.Month >= from && m.Month < until), cancellationToken)).ToDictionary(m => m.Month, m => m.Changes));

    private async Task<Dictionary<int, PeriodSummary>> KeptAsync(ImpactScope scope, int firstMonth, int each, CancellationToken cancellationToken) => scope.KeptAs is not { } name
        ? []
        : (await summaries.ListAsync(new Those<PeriodSummary>(s => s.Scope == name && s.Months == each && s.FirstMonth >= firstMonth), cancellationToken)).ToDictionary(s => s.FirstMonth);

    /// <summary>In which quarter each member joined. That never changes; who has joined since has exchanged nothing yet of what is read.</summary>
    private async Task<Dictionary<AccountId, int>> JoinedInAsync(CancellationToken cancellationToken) =>
        _joinedIn ??= (await members.ListAsync(new JoinedWithin(), cancellationToken)).ToDictionary(j => j.Wallet, j => Months.QuarterOf(Months.Of(j.At)));

    private async Task<Campaign?> CampaignOfAsync(ImpactScope scope, CancellationToken cancellationToken) =>
        scope.Campaign is { } id ? await campaigns.GetByIdAsync(id, cancellationToken) : null;
}

/// <summary>How often each month has changed.</summary>
internal sealed record MonthlyChanges(IReadOnlyDictionary<int, long> ByMonth)
{
    public long In(int first, int months) => Enumerable.Range(first, months).Sum(m => ByMonth.GetValueOrDefault(m));
}

/// <summary>What is told of a part of the bank.</summary>
/// <param name="Quarters">The quarters that were asked for.</param>
/// <param name="Given">The hours in those that are told.</param>
/// <param name="LeftOut">The first months of those that are left out.</param>
internal sealed record PartTold(Quarters Quarters, List<HoursGiven> Given, IReadOnlySet<int> LeftOut)
{
    /// <summary>The first days of the quarters that are left out.</summary>
    public IReadOnlyList<LocalDate> Missing(int from, int until) => [.. LeftOut.Where(q => q >= from && q < until).Order().Select(Months.FirstDay)];
}
