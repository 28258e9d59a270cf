using Hexitime.Impact.Indicators;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// How those who joined in a quarter fared: how soon they first exchanged, and how many of them exchanged in each quarter since. At most forty quarters. Hosts read it of their networks,
/// administrators of everything.
/// </summary>
/// <param name="From">A day of the first quarter, in UTC; by default two years before the last.</param>
/// <param name="To">A day of the last; by default today.</param>
/// <param name="Network">Only who came to belong to this network, from when they did, and hours in it.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetJourneys(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : IQuery<JourneysView>;

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

internal sealed class GetJourneysHandler(
    ImpactReader reader, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<FirstHours> firsts, NetworkDesk desk, IClock clock)
    : IRequestHandler<GetJourneys, Result<JourneysView>>
{
    private const int MostQuarters = 40;

    public async Task<Result<JourneysView>> Handle(GetJourneys request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var today = clock.GetCurrentInstant().InUtc().Date;
        var to = request.To ?? today;
        if (!ImpactPeriod.Of(request.From, to, today, Period.FromYears(2)).TryGet(out var whole, out var refusal))
            return refusal;
        var first = Months.QuarterOf(Months.Of(whole.From));
        var count = ((Months.Of(whole.Until.PlusDays(-1)) - first) / 3) + 1;
        if (count > MostQuarters)
            return Refusal.Invalid("impact.periods", $"At most {MostQuarters} quarters are shown at once.");

        var period = ImpactPeriod.OfMonths(first, 3 * count);
        var journeys = request.Network is { } network ? await InNetworkAsync(network, period, cancellationToken) : await InBankAsync(first, count, period, cancellationToken);
        var cohorts = journeys.Joined.ToLookup(j => Months.QuarterOf(Months.Of(j.At)));
        return new JourneysView([.. Enumerable.Range(0, count).Select(i => first + (3 * i)).Select(quarter => View(quarter, first + (3 * count), [.. cohorts[quarter]], journeys))]);
    }

    private async Task<Journeys> InBankAsync(int first, int count, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var joined = await members.ListAsync(new JoinedWithin(period.Start, period.End), cancellationToken);
        var exchanged = (await firsts.ListAsync(new Those<FirstHours>(f => true), cancellationToken)).ToDictionary(f => f.Wallet, f => f.At);
        var series = await reader.SeriesAsync(ImpactScope.Everything, first, 3, count, cancellationToken);
        return new Journeys(joined, exchanged, (cohort, quarter) => series[(quarter - first) / 3].Cohorts.FirstOrDefault(c => c.Quarter == cohort)?.Active ?? 0);
    }

    private async Task<Journeys> InNetworkAsync(NetworkId network, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var wallets = (await members.ListAsync(new CountedMembers(), cancellationToken)).ToDictionary(m => m.Id, m => m.Wallet);
        var joined = (await memberships.ListAsync(new JoinedNetwork(network), cancellationToken))
            .FindAll(j => j.At >= period.Start && j.At < period.End).ConvertAll(j => new Joined(wallets[j.Member], j.At));
        var since = joined.ToDictionary(j => j.Wallet, j => j.At);
        // What was exchanged before they belonged to it tells of no journey in it.
        var active = (await reader.ReadAsync(new ImpactScope(network), period, cancellationToken))
            .SelectMany(h => new (AccountId Wallet, Instant At)[] { (h.Giver.Wallet, h.GivenAt), (h.Receiver?.Wallet ?? h.Giver.Wallet, h.GivenAt) })
            .Where(h => since.TryGetValue(h.Wallet, out var from) && h.At >= from).ToList();
        var byQuarter = active.Select(h => (h.Wallet, Cohort: QuarterOf(since[h.Wallet]), Quarter: QuarterOf(h.At))).Distinct()
            .CountBy(h => (h.Cohort, h.Quarter)).ToDictionary(c => c.Key, c => c.Value);
        return new Journeys(
            joined, active.GroupBy(h => h.Wallet, h => h.At).ToDictionary(g => g.Key, g => g.Min()), (cohort, quarter) => byQuarter.GetValueOrDefault((cohort, quarter)));
    }

    private static int QuarterOf(Instant at) => Months.QuarterOf(Months.Of(at));

    private static CohortView View(int quarter, int until, IReadOnlyList<Joined> cohort, Journeys journeys)
    {
        // Another bank's history can begin before its members came along.
        var days = cohort.Where(j => journeys.Exchanged.ContainsKey(j.Wallet)).Select(j => Math.Max(0, (int)(journeys.Exchanged[j.Wallet] - j.At).TotalDays)).Order().ToList();
        return new CohortView(
            Months.FirstDay(quarter), cohort.Count, Rate.Among(days.Count, cohort.Count), days.Count == 0 ? null : days[days.Count / 2],
            [.. Enumerable.Range(0, (until - quarter) / 3).Select(i => Rate.Among(journeys.Active(quarter, quarter + (3 * i)), cohort.Count))]);
    }

    /// <summary>Who joined, when each first exchanged, and how many of those who joined in one quarter exchanged in another.</summary>
    private sealed record Journeys(IReadOnlyList<Joined> Joined, IReadOnlyDictionary<AccountId, Instant> Exchanged, Func<int, int, int> Active);
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

/// <summary>A member, as far as they are counted.</summary>
/// <param name="Id">Who.</param>
/// <param name="Wallet">Their account.</param>
/// <param name="RegisteredAt">When they joined.</param>
/// <param name="IsInStatistics">Whether they agree that what they say of themselves is counted.</param>
public sealed record CountedMember(MemberId Id, AccountId Wallet, Instant RegisteredAt, bool IsInStatistics);

/// <summary>All members, leavers among them.</summary>
public sealed class CountedMembers : Specification<Member, CountedMember>
{
    /// <summary>Looks for all.</summary>
    public CountedMembers() => Query.Select(m => new CountedMember(m.Id, m.Wallet, m.RegisteredAt, m.IsInStatistics));
}

/// <summary>When somebody joined a network.</summary>
/// <param name="Member">Who.</param>
/// <param name="At">When.</param>
public sealed record JoinedThere(MemberId Member, Instant At);

/// <summary>Who ever belonged to a network.</summary>
public sealed class JoinedNetwork : Specification<Membership, JoinedThere>
{
    /// <summary>Looks by the network.</summary>
    public JoinedNetwork(NetworkId network) => Query.Select(m => new JoinedThere(m.Member, m.JoinedAt!.Value)).Where(m => m.Network == network && m.JoinedAt != null);
}
