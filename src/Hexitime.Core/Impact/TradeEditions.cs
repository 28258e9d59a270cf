using Hexitime.Impact.Disclosure;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Microsoft.Extensions.Options;

namespace Hexitime.Impact;

/// <summary>Counts what was given between groups, quarter by quarter.</summary>
internal sealed class TradeEditions(ImpactReader reader, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<Network> networks, IOptions<DisclosureRule> rule) : IEditions
{
    public const string Others = "others";
    private const int MostGroups = 20;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Subject>> SubjectsAsync(Quarters quarters, CancellationToken cancellationToken)
    {
        var subjects = new List<Subject>();
        foreach (var between in Enum.GetValues<Boundary>())
            subjects.Add(await SubjectAsync(between, quarters, cancellationToken));
        return subjects;
    }

    public async Task<Subject> SubjectAsync(Boundary between, Quarters quarters, CancellationToken cancellationToken) =>
        new($"trade:{between.ToString().ToLowerInvariant()}", await reader.SinceBeginningAsync(quarters, cancellationToken), (quarter, ct) => CountAsync(between, ImpactPeriod.OfMonths(quarter, 3), ct));

    private async Task<IReadOnlyList<Counted>> CountAsync(Boundary between, ImpactPeriod quarter, CancellationToken cancellationToken)
    {
        var hours = (await reader.ReadAsync(ImpactScope.Everything, quarter, cancellationToken)).FindAll(h => h is { Project: null, Receiver: not null });
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
        return Flow.CountParts(groups, groups, hours.ConvertAll(h => (
            h.Network is { } network ? new ImpactScope(network).KeptAs : null, new Flow(h.Giver.Wallet, GroupOf(h.Giver), h.Receiver!.Wallet, GroupOf(h.Receiver), h.Hours.Minutes))), rule.Value);
    }
}
