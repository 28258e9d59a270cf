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
/// What the bank has done in a period: hours proven by exchanges, group sessions and project work. Of an organisation, a campaign or a kind it is told of more people than are hidden
/// elsewhere, or refused (<c>impact.few-people</c>). Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last.</param>
/// <param name="To">The last day; by default today.</param>
/// <param name="Network">Only hours in this network.</param>
/// <param name="Organisation">Only hours of which one side worked for it then.</param>
/// <param name="Campaign">Only hours that belong to this campaign.</param>
/// <param name="Kind">Only hours of this kind.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetImpact(
    LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null, OrganisationId? Organisation = null, CampaignId? Campaign = null, ExchangeKind? Kind = null) : IQuery<PeriodView>;

/// <summary>The same by months, quarters or years, so that growth is seen. Periods in which too few took part to be told of are left out.</summary>
/// <param name="By">How long each period is.</param>
/// <param name="From">A day of the first period; by default two years before the last.</param>
/// <param name="To">A day of the last period; by default today. There are at most 600 periods.</param>
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
/// <param name="Figures">What was exchanged.</param>
public sealed record PeriodView(LocalDate From, LocalDate To, int? MembersJoined, int? Members, double? ParticipationRate, long CumulativeMinutes, PeriodFigures Figures);

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
        if (!ImpactPeriod.Of(request.From, request.To, Today).TryGet(out var period, out var refusal))
            return refusal;
        var scope = new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind);
        if (await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown)
            return unknown;
        return await reader.TellAsync(scope, period, cancellationToken) is { } figures ? View(period, figures, figures.Minutes, await StaysAsync(scope, cancellationToken)) : few.Refused;
    }

    public async Task<Result<GrowthView>> Handle(GetGrowth request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var to = request.To ?? Today;
        if (!ImpactPeriod.Of(request.From ?? to.PlusYears(-2), to, Today).TryGet(out var whole, out var refusal))
            return refusal;
        var each = (int)request.By;
        var first = Months.Of(whole.From);
        first -= first % each;
        var count = ((Months.Of(whole.Until.PlusDays(-1)) - first) / each) + 1;
        if (count > MostPeriods)
            return Refusal.Invalid("impact.periods", $"At most {MostPeriods} periods are shown at once.");
        var scope = new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind);
        if (await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown)
            return unknown;
        var series = await reader.SeriesAsync(scope, first, each, count, cancellationToken);
        var stays = await StaysAsync(scope, cancellationToken);
        var cumulative = 0L;
        return new GrowthView(
        [
            .. from told in series.Select((figures, i) => (Figures: figures, Period: ImpactPeriod.OfMonths(first + (each * i), each)))
               where told.Figures is not null
               select View(told.Period, told.Figures, cumulative += told.Figures.Minutes, stays),
        ]);
    }

    private static PeriodView View(ImpactPeriod period, PeriodFigures figures, long cumulative, IReadOnlyList<Stay>? stays)
    {
        var (start, end) = (period.Start, period.End);
        var joined = stays?.Count(s => s.From >= start && s.From < end && s.IsThereAt(end));
        var there = stays?.Count(s => s.IsThereAt(end));
        var ever = stays?.Count(s => s.From < end && !(s.Until <= start));
        return new PeriodView(period.From, period.Until.PlusDays(-1), joined, there, ever is > 0 ? (double)figures.ActiveMembers / ever.Value : null, cumulative, figures);
    }

    /// <summary>From when until when people belonged to the bank or to the network; those who have left are among them.</summary>
    private async Task<IReadOnlyList<Stay>?> StaysAsync(ImpactScope scope, CancellationToken cancellationToken) =>
        scope.KeptAs is null ? null
        : scope.Network is { } network ? await memberships.ListAsync(new StaysInNetwork(network), cancellationToken)
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
