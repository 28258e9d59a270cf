using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Indicators;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// Hours given and received between groups of members, and how much of them crossed a boundary: under disclosure control, quarter by quarter once it is over; what was published once stays as
/// it is, and a longer period is made from its quarters; see <see cref="MakeEditions"/>. By where both sides stood when they exchanged. Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="Between">Which boundary.</param>
/// <param name="From">A day of the first quarter, in UTC; by default three quarters before the last.</param>
/// <param name="To">A day of the last quarter; by default of the last that is over.</param>
/// <param name="Network">Only hours in this network.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetTrade(Boundary Between = Boundary.Organisation, LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null) : IQuery<TradeView>;

/// <summary>Between which groups hours are counted.</summary>
public enum Boundary
{
    /// <summary>Where members worked.</summary>
    Organisation = 1,

    /// <summary>Their professions, as they wrote them, whatever the case.</summary>
    Profession = 2,

    /// <summary>Their pay bands; those who have not told theirs stand together.</summary>
    PayBand = 3,

    /// <summary>The networks to which they belonged: members of the same networks stand together.</summary>
    Network = 4,
}

/// <summary>Hours between groups, made from what was published of each quarter.</summary>
/// <param name="Between">Which boundary.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Groups">The groups, those with the most people in the last quarter first, at most twenty a quarter; the rest stand together as others, which come last.</param>
/// <param name="Hours">Hours from each group (rows) to each group (columns).</param>
/// <param name="Given">Hours each group gave.</param>
/// <param name="Received">Hours each group received.</param>
/// <param name="Crossed">Of the hours that are shown, the share that crossed the boundary; <c>null</c> where none are.</param>
/// <param name="ByChance">The share that would have, had each of these hours gone to anybody in proportion to what they receive.</param>
/// <param name="Quarters">The first days of the quarters of which it is made.</param>
/// <param name="NotPublished">The first days of the quarters that are not published yet: nothing of them is counted.</param>
public sealed record TradeView(
    Boundary Between, LocalDate From, LocalDate To, IReadOnlyList<string> Groups, IReadOnlyList<IReadOnlyList<GroupHours>> Hours, IReadOnlyList<GroupHours> Given, IReadOnlyList<GroupHours> Received,
    double? Crossed, double? ByChance, IReadOnlyList<LocalDate> Quarters, IReadOnlyList<LocalDate> NotPublished);

internal sealed class GetTradeHandler(TradeEditions trade, Press press, NetworkDesk desk, IClock clock) : IRequestHandler<GetTrade, Result<TradeView>>
{
    public async Task<Result<TradeView>> Handle(GetTrade request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (!Quarters.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var quarters, out var refusal))
            return refusal;
        var subject = await trade.SubjectAsync(request.Between, quarters, cancellationToken);
        var editions = await press.ReadAsync(subject, cancellationToken);
        var scope = new ImpactScope(request.Network).KeptAs!;
        return View(request.Between, quarters.Period, editions, [.. editions.Made.Select(e => e.Find(subject.Name, GroupTable.Minutes, scope))]);
    }

    private static TradeView View(Boundary between, ImpactPeriod period, Editions published, List<PublishedContent?> editions)
    {
        List<string> groups = [.. editions.AsEnumerable().Reverse().SelectMany(e => e?.Rows ?? []).Where(g => g != TradeEditions.Others).Distinct(StringComparer.Ordinal), TradeEditions.Others];
        // A group that stood among the others in a quarter gave there what is not told. Of a single group all figures are the total.
        GroupHours Sum(Func<PublishedContent, int> figure) => GroupHours.Of(editions.Select(e =>
            e is null ? null : figure(e) is >= 0 and var f ? e.HoursAt(Math.Min(f, e.Published.Count - 1)) : e.HoursAt((e.Rows.Count * (e.Rows.Count + 1)) - 1) == 0 ? (long?)0 : null));
        var hours = groups.ConvertAll(r => (IReadOnlyList<GroupHours>)groups.ConvertAll(c => Sum(e => e.Place(r) >= 0 && e.Place(c) >= 0 ? (e.Place(r) * e.Rows.Count) + e.Place(c) : -1)));
        long Shown(int row, int column) => hours[row][column].Hours ?? 0;
        var all = Enumerable.Range(0, groups.Count).ToList();
        var (crossed, byChance) = Crossing.Of([.. all.Select(r => all.Sum(c => Shown(r, c)))], [.. all.Select(c => all.Sum(r => Shown(r, c)))], [.. all.Select(g => Shown(g, g))]);
        return new TradeView(
            between, period.From, period.Until.PlusDays(-1), groups, hours, groups.ConvertAll(g => Sum(e => e.Place(g) is >= 0 and var row ? (e.Rows.Count * e.Rows.Count) + row : -1)),
            groups.ConvertAll(g => Sum(e => e.Place(g) is >= 0 and var column ? (e.Rows.Count * (e.Rows.Count + 1)) + column : -1)), crossed, byChance,
            [.. published.Made.Select(e => Months.FirstDay(e.Quarter))], [.. published.Missing.Select(Months.FirstDay)]);
    }
}
