using Hexitime.Campaigns;
using Hexitime.Impact.Indicators;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// What the bank has done in a period: hours proven by exchanges, group sessions and project work. Of an organisation, a campaign or a kind it is told by whole quarters that are over, without those
/// in which few people took part, or all but few; if nothing is left it is refused (<c>impact.few-people</c>). Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last. Of a part a day of the first quarter; by default three quarters before the last.</param>
/// <param name="To">The last day; by default today. Of a part a day of the last quarter; by default of the last that is over.</param>
/// <param name="Network">Only hours in this network.</param>
/// <param name="Organisation">Only hours of which one side worked for it then.</param>
/// <param name="Campaign">Only hours that belong to this campaign.</param>
/// <param name="Kind">Only hours of this kind.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetImpact(
    LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null, OrganisationId? Organisation = null, CampaignId? Campaign = null, ExchangeKind? Kind = null) : IQuery<PeriodView>;

/// <summary>
/// The same by months, quarters or years, so that growth is seen. Of an organisation, a campaign or a kind by quarters or years only (<c>impact.by-quarter</c>); periods of which nothing is told are
/// left out.
/// </summary>
/// <param name="By">How long each period is.</param>
/// <param name="From">A day of the first period; by default two years before the last.</param>
/// <param name="To">A day of the last period; by default today, of a part the last day that a quarter ended. There are at most 600 periods, of a part at most forty quarters.</param>
/// <param name="Network">Only hours in this network.</param>
/// <param name="Organisation">Only hours of which one side worked for it then.</param>
/// <param name="Campaign">Only hours that belong to this campaign.</param>
/// <param name="Kind">Only hours of this kind.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetGrowth(
    PeriodLength By = PeriodLength.Quarter, LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null, OrganisationId? Organisation = null, CampaignId? Campaign = null,
    ExchangeKind? Kind = null) : IQuery<GrowthView>;

/// <summary>How long each period of a series is.</summary>
public enum PeriodLength
{
    /// <summary>A month of the calendar.</summary>
    Month = 1,

    /// <summary>A quarter of the calendar year.</summary>
    Quarter = 3,

    /// <summary>A calendar year.</summary>
    Year = 12,
}

/// <summary>A period and what was exchanged in it.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="MembersJoined">Who came to belong to the bank, or to the network, and still did at its end; <c>null</c> where figures of an organisation, campaign or kind are asked for.</param>
/// <param name="Members">Who belonged to it at the end.</param>
/// <param name="ParticipationRate">Of those who belonged to it at any time of the period, the share who gave or received; <c>null</c> where there was nobody.</param>
/// <param name="CumulativeMinutes">All minutes given since the first period of the series began, in the periods that are told; for a single period its own.</param>
/// <param name="Figures">What was exchanged. Of an organisation, campaign or kind there is nothing by kinds: each is a part of its own.</param>
/// <param name="LeftOut">The first days of the quarters that are not in the figures of an organisation, campaign or kind: few people took part in them, or all but few.</param>
public sealed record PeriodView(
    LocalDate From, LocalDate To, int? MembersJoined, int? Members, double? ParticipationRate, long CumulativeMinutes, PeriodFigures Figures, IReadOnlyList<LocalDate> LeftOut);

/// <summary>Periods, one after the other.</summary>
/// <param name="Items">The periods, the earliest first.</param>
public sealed record GrowthView(IReadOnlyList<PeriodView> Items);

internal sealed class GetImpactHandler(
    ImpactReader reader, FewPeople few, IReadRepositoryBase<Member> members, IReadRepositoryBase<Membership> memberships, NetworkDesk desk, IClock clock)
    : IRequestHandler<GetImpact, Result<PeriodView>>, IRequestHandler<GetGrowth, Result<GrowthView>>
{
    private const int MostPeriods = 600;

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    public async Task<Result<PeriodView>> Handle(GetImpact request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var scope = new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind);
        if (scope.IsPart)
        {
            return (await ReadPartAsync(scope, request.From, request.To, usual: null, cancellationToken)).TryGet(out var part, out var notTold)
                ? await ViewAsync(part, part.Quarters.Period, 0, cancellationToken)
                : notTold;
        }

        if (!ImpactPeriod.Of(request.From, request.To, Today).TryGet(out var period, out var refusal))
            return refusal;
        var figures = await reader.ComputeAsync(scope, period, cancellationToken);
        return View(period, figures, figures.Minutes, await StaysAsync(scope, cancellationToken));
    }

    public async Task<Result<GrowthView>> Handle(GetGrowth request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var scope = new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind);
        if (scope.IsPart)
            return await GrowthOfPartAsync(scope, request, cancellationToken);
        if (!ImpactPeriod.Of(request.From, request.To, Today, Period.FromYears(2)).TryGet(out var whole, out var refusal))
            return refusal;
        var each = (int)request.By;
        var first = Months.Of(whole.From);
        first -= first % each;
        var count = ((Months.Of(whole.Until.PlusDays(-1)) - first) / each) + 1;
        if (count > MostPeriods)
            return Refusal.Invalid("impact.periods", $"At most {MostPeriods} periods are shown at once.");
        var series = await reader.SeriesAsync(scope, first, each, count, cancellationToken);
        var stays = await StaysAsync(scope, cancellationToken);
        var cumulative = 0L;
        return new GrowthView([.. series.Select((figures, i) => View(ImpactPeriod.OfMonths(first + (each * i), each), figures, cumulative += figures.Minutes, stays))]);
    }

    private async Task<Result<GrowthView>> GrowthOfPartAsync(ImpactScope scope, GetGrowth request, CancellationToken cancellationToken)
    {
        if (request.By == PeriodLength.Month)
            return Refusal.Invalid("impact.by-quarter", "Of an organisation, a campaign or a kind it is told by quarters or years.");
        if (!(await ReadPartAsync(scope, request.From, request.To, Period.FromYears(2), cancellationToken)).TryGet(out var part, out var refusal))
            return refusal;
        var (items, cumulative) = (new List<PeriodView>(), 0L);
        foreach (var quarters in part.Quarters.Each().GroupBy(q => q - (q % (int)request.By)).Select(g => g.ToList()))
        {
            if (quarters.TrueForAll(part.LeftOut.Contains))
                continue;
            items.Add(await ViewAsync(part, ImpactPeriod.OfMonths(quarters[0], 3 * quarters.Count), cumulative, cancellationToken));
            cumulative = items[^1].CumulativeMinutes;
        }

        return new GrowthView(items);
    }

    private async Task<Result<PartTold>> ReadPartAsync(ImpactScope scope, LocalDate? from, LocalDate? to, Period? usual, CancellationToken cancellationToken) =>
        !Quarters.Of(from, to, Today, usual).TryGet(out var quarters, out var refusal) ? refusal
        : await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown ? unknown
        : await reader.ReadPartAsync(scope, quarters, cancellationToken);

    private async Task<PeriodView> ViewAsync(PartTold part, ImpactPeriod period, long before, CancellationToken cancellationToken)
    {
        var (first, until) = (Months.Of(period.From), Months.Of(period.Until));
        var figures = await reader.ComputeAsync(part.Given.Where(h => h.Month >= first && h.Month < until), cancellationToken);
        return new PeriodView(period.From, period.Until.PlusDays(-1), null, null, null, before + figures.Minutes, figures, part.Missing(first, until));
    }

    private PeriodView View(ImpactPeriod period, PeriodFigures figures, long cumulative, IReadOnlyList<Stay> stays)
    {
        var (start, end) = (period.Start, period.End);
        var joined = stays.Count(s => s.From >= start && s.From < end && s.IsThereAt(end));
        var there = stays.Count(s => s.IsThereAt(end));
        var ever = stays.Count(s => s.From < end && !(s.Until <= start));
        return new PeriodView(
            period.From, period.Until.PlusDays(-1), joined, there, ever > 0 ? (double)figures.ActiveMembers / ever : null, cumulative, few.WithFewKindsTogether(figures), []);
    }

    /// <summary>From when until when people belonged to the bank or to the network; those who have left are among them.</summary>
    private async Task<IReadOnlyList<Stay>> StaysAsync(ImpactScope scope, CancellationToken cancellationToken) =>
        scope.Network is { } network ? await memberships.ListAsync(new StaysInNetwork(network), cancellationToken)
            : await members.ListAsync(new StaysInBank(), cancellationToken);
}

/// <summary>From when until when somebody belonged to something.</summary>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when; <c>null</c> while they do.</param>
public sealed record Stay(Instant From, Instant? Until)
{
    /// <summary>Whether that was so just before an instant.</summary>
    public bool IsThereAt(Instant at) => From < at && !(Until < at);
}

/// <summary>From when until when members belonged to the bank.</summary>
public sealed class StaysInBank : Specification<Member, Stay>
{
    /// <summary>Looks for all.</summary>
    public StaysInBank() => Query.Select(m => new Stay(m.RegisteredAt, m.LeftAt));
}

/// <summary>From when until when members belonged to a network.</summary>
public sealed class StaysInNetwork : Specification<Membership, Stay>
{
    /// <summary>Looks by the network.</summary>
    public StaysInNetwork(NetworkId network) =>
        Query.Select(m => new Stay(m.JoinedAt!.Value, m.State == MembershipState.Active ? null : m.Since)).Where(m => m.Network == network && m.JoinedAt != null);
}
