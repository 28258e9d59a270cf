using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Indicators;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// Hours given and received between groups of members, and how much of them crossed a boundary: under disclosure control, by whole quarters that are over; what was published once stays as it
/// is. By where both sides stood when they exchanged. Hosts read it of their networks, administrators of everything.
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

/// <summary>Hours between groups.</summary>
/// <param name="Between">Which boundary.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Groups">The groups, those with the most people first, at most twenty; the rest stand together as others, which come last.</param>
/// <param name="Hours">Hours from each group (rows) to each group (columns), rounded; <c>null</c> where they are hidden.</param>
/// <param name="Given">Hours each group gave.</param>
/// <param name="Received">Hours each group received.</param>
/// <param name="Crossed">The share of all hours that crossed the boundary; <c>null</c> where few people gave or received.</param>
/// <param name="ByChance">The share that would have, had each hour that is given gone to anybody in proportion to what they receive.</param>
public sealed record TradeView(
    Boundary Between, LocalDate From, LocalDate To, IReadOnlyList<string> Groups, IReadOnlyList<IReadOnlyList<long?>> Hours, IReadOnlyList<long?> Given, IReadOnlyList<long?> Received,
    double? Crossed, double? ByChance);

internal sealed class GetTradeHandler(
    ImpactReader reader, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<Network> networks, Press press, IOptions<DisclosureRule> rule, NetworkDesk desk, IClock clock)
    : IRequestHandler<GetTrade, Result<TradeView>>
{
    private const int MostGroups = 20;
    private const string Others = "others";

    public async Task<Result<TradeView>> Handle(GetTrade request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (!Quarters.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var quarters, out var refusal))
            return refusal;
        var scope = new ImpactScope(request.Network);
        var content = await press.PublishAsync(
            $"trade:{request.Between.ToString().ToLowerInvariant()}", scope.KeptAs!, quarters.First, quarters.Until, ct => CountAsync(request.Between, scope, quarters.Period, ct), cancellationToken);

        var n = content.Rows.Count;
        IReadOnlyList<long?> HoursAt(int first) => [.. Enumerable.Range(first, n).Select(f => n == 1 ? content.Hours[0] : content.Hours[f])];
        // From what was published alone, so that it tells nothing beyond.
        var crossing = content.Hours[^1] is > 0 and var whole && Enumerable.Range(0, n).All(g => HoursAt(n * n)[g] is not null && HoursAt((n * n) + n)[g] is not null && content.Hours[(g * n) + g] is not null)
            ? Crossing.Of([.. HoursAt(n * n).Select(h => h!.Value)], [.. HoursAt((n * n) + n).Select(h => h!.Value)], [.. Enumerable.Range(0, n).Select(g => content.Hours[(g * n) + g]!.Value)])
            : (Crossed: null, ByChance: null);
        return new TradeView(
            request.Between, quarters.Period.From, quarters.Period.Until.PlusDays(-1), content.Rows, [.. Enumerable.Range(0, n).Select(r => (IReadOnlyList<long?>)[.. Enumerable.Range(0, n).Select(c => content.Hours[(r * n) + c])])],
            HoursAt(n * n), HoursAt((n * n) + n), crossing.Crossed, crossing.ByChance);
    }

    private async Task<Counted> CountAsync(Boundary between, ImpactScope scope, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var hours = (await reader.ReadAsync(scope, period, cancellationToken)).FindAll(h => h is { Project: null, Receiver: not null });
        var places = (await organisations.ListAsync(new Those<Organisation>(o => true), cancellationToken)).ToDictionary(o => o.Id, o => o.Name);
        var named = (await networks.ListAsync(new Those<Network>(n => true), cancellationToken)).ToDictionary(n => n.Id, n => n.Name);
        string NameOf(Side side) => between switch
        {
            Boundary.Organisation => side.Organisation is { } place ? places.GetValueOrDefault(place, Others) : Others,
            Boundary.Profession => string.IsNullOrWhiteSpace(side.Profession) ? "not told" : side.Profession.Trim().ToLowerInvariant(),
            Boundary.PayBand => side.PayBand ?? "not told",
            Boundary.Network => side.Networks.Count == 0 ? "no network" : string.Join(" and ", side.Networks.Select(n => named.GetValueOrDefault(n, Others)).Order(StringComparer.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(between)),
        };

        var sides = hours.SelectMany(h => new[] { h.Giver, h.Receiver! }).ToList();
        List<string> groups = [.. sides.GroupBy(NameOf, s => s.Wallet, StringComparer.Ordinal).Select(g => (Name: g.Key, People: g.Distinct().Count()))
            .Where(g => g.People > rule.Value.HideUpTo && g.Name != Others).OrderByDescending(g => g.People).ThenBy(g => g.Name, StringComparer.Ordinal).Take(MostGroups).Select(g => g.Name), Others];
        int GroupOf(Side side) => groups.IndexOf(NameOf(side)) is >= 0 and var known ? known : groups.Count - 1;
        return Flow.Count(groups, hours.Select(h => new Flow(h.Giver.Wallet, GroupOf(h.Giver), h.Receiver!.Wallet, GroupOf(h.Receiver), h.Hours.Minutes)), rule.Value);
    }
}
