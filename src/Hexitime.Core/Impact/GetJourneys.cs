using Hexitime.Impact.Indicators;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// How those who joined in a quarter fared: how soon they first exchanged, and how many of them exchanged in each quarter since. For administrators. At most forty quarters.
/// </summary>
/// <param name="From">A day of the first quarter, in UTC; by default two years before the last.</param>
/// <param name="To">A day of the last; by default today.</param>
[MaySend(Who.Administrator)]
public sealed record GetJourneys(LocalDate? From = null, LocalDate? To = null) : IQuery<JourneysView>;

/// <summary>Those who joined, quarter by quarter.</summary>
/// <param name="Cohorts">The quarters, the earliest first.</param>
public sealed record JourneysView(IReadOnlyList<CohortView> Cohorts);

/// <summary>Those who joined in a quarter.</summary>
/// <param name="From">The quarter's first day.</param>
/// <param name="Joined">How many joined.</param>
/// <param name="Exchanged">Of these, who have given or received since.</param>
/// <param name="MedianDaysToFirst">Of those, how many whole days passed until then, in the middle.</param>
/// <param name="Active">Who gave or received in the quarter itself and in each after it, until the last that is asked for.</param>
public sealed record CohortView(LocalDate From, int Joined, Rate Exchanged, int? MedianDaysToFirst, IReadOnlyList<Rate> Active);

internal sealed class GetJourneysHandler(ImpactReader reader, IReadRepositoryBase<Member> members, IReadRepositoryBase<FirstHours> firsts, IClock clock)
    : IRequestHandler<GetJourneys, Result<JourneysView>>
{
    private const int MostQuarters = 40;

    public async Task<Result<JourneysView>> Handle(GetJourneys request, CancellationToken cancellationToken)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var to = request.To ?? today;
        if (!ImpactPeriod.Of(request.From ?? to.PlusYears(-2), to, today).TryGet(out var whole, out var refusal))
            return refusal;
        var first = Months.QuarterOf(Months.Of(whole.From));
        var count = ((Months.Of(whole.Until.PlusDays(-1)) - first) / 3) + 1;
        if (count > MostQuarters)
            return Refusal.Invalid("impact.periods", $"At most {MostQuarters} quarters are shown at once.");

        var period = ImpactPeriod.OfMonths(first, 3 * count);
        var joined = (await members.ListAsync(new JoinedWithin(period.Start, period.End), cancellationToken)).ToLookup(j => Months.QuarterOf(Months.Of(j.At)));
        var exchanged = (await firsts.ListAsync(new Those<FirstHours>(f => true), cancellationToken)).ToDictionary(f => f.Wallet, f => f.At);
        var quarters = await reader.SeriesAsync(ImpactScope.Everything, first, 3, count, cancellationToken);
        return new JourneysView([.. Enumerable.Range(0, count).Select(i => View(first + (3 * i), [.. joined[first + (3 * i)]], exchanged, quarters.Skip(i)))]);
    }

    private static CohortView View(int quarter, IReadOnlyList<Joined> cohort, Dictionary<AccountId, Instant> exchanged, IEnumerable<PeriodFigures> since)
    {
        // Another bank's history can begin before its members came along.
        var days = cohort.Where(j => exchanged.ContainsKey(j.Wallet)).Select(j => Math.Max(0, (int)(exchanged[j.Wallet] - j.At).TotalDays)).Order().ToList();
        return new CohortView(
            Months.FirstDay(quarter), cohort.Count, Rate.Among(days.Count, cohort.Count), days.Count == 0 ? null : days[days.Count / 2],
            [.. since.Select(f => Rate.Among(f.Cohorts.FirstOrDefault(c => c.Quarter == quarter)?.Active ?? 0, cohort.Count))]);
    }
}

/// <summary>When somebody joined.</summary>
/// <param name="Wallet">Their account.</param>
/// <param name="At">When.</param>
public sealed record Joined(AccountId Wallet, Instant At);

/// <summary>Who joined in a period, leavers among them.</summary>
public sealed class JoinedWithin : Specification<Member, Joined>
{
    /// <summary>Looks by the period; without one, for all.</summary>
    public JoinedWithin(Instant? from = null, Instant? until = null) =>
        Query.Select(m => new Joined(m.Wallet, m.RegisteredAt)).Where(m => m.RegisteredAt >= from && m.RegisteredAt < until, from is not null);
}
