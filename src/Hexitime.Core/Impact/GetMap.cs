using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Map;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// The map of who has given time to whom in a period. Names only of those who agreed to stand on it; groups of few stand together as others. Hosts look at that of their network,
/// administrators at all.
/// </summary>
/// <param name="From">A day of the first quarter, in UTC; by default of a year before the last. Whole quarters are shown, so that no two maps differ by a day.</param>
/// <param name="To">A day of the last quarter; by default today.</param>
/// <param name="Network">Only hours in this network, and who belongs to it.</param>
/// <param name="Organisation">What the picture and its description are about: an organisation, by its name; by default all.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetMap(LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null, string? Organisation = null) : IQuery<MapView>;

/// <summary>A member looks at the map around themselves: those to whom they gave time, and who gave them time. Whom they know already, they see by name.</summary>
/// <param name="From">The first day, in UTC; by default a year before the last.</param>
/// <param name="To">The last day; by default today.</param>
[MaySend(Who.AnyMember)]
public sealed record GetMyMap(LocalDate? From = null, LocalDate? To = null) : IQuery<MapView>;

/// <summary>A map, and what its picture is about.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Map">The map.</param>
/// <param name="Focus">What its picture and description are about; <c>null</c> for all.</param>
public sealed record MapView(LocalDate From, LocalDate To, ConnectionMap Map, MapFocus? Focus);

internal sealed class GetMapHandler(MapReader reader, IReadRepositoryBase<Member> members, NetworkDesk desk, CurrentActor actor, IClock clock)
    : IRequestHandler<GetMap, Result<MapView>>, IRequestHandler<GetMyMap, Result<MapView>>
{
    public async Task<Result<MapView>> Handle(GetMap request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (!ImpactPeriod.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        period = period.WholeQuarters;
        var map = await reader.ReadAsync(request.Network, period, cancellationToken);
        if (request.Organisation is { } name && !map.Points.Any(p => string.Equals(p.Organisation, name, StringComparison.Ordinal)))
            return Refusal.NotFound("impact.organisation", "The map shows no such organisation.");
        return new MapView(period.From, period.Until.PlusDays(-1), map, request.Organisation is null ? null : MapFocus.On(request.Organisation));
    }

    public async Task<Result<MapView>> Handle(GetMyMap request, CancellationToken cancellationToken)
    {
        if (!ImpactPeriod.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        var me = await members.MeAsync(actor, cancellationToken);
        return new MapView(period.From, period.Until.PlusDays(-1), await reader.ReadAroundAsync(me.Wallet, period, cancellationToken), MapFocus.On(0));
    }
}

/// <summary>Makes maps from the hours that count.</summary>
internal sealed class MapReader(
    ImpactReader reader, IReadRepositoryBase<HoursGiven> hours, IReadRepositoryBase<Member> members, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<Membership> memberships,
    IReadRepositoryBase<Network> networks, IOptions<DisclosureRule> rule)
{
    /// <summary>All who belong to the bank or to the network, and all who have exchanged there in the period, leavers among them.</summary>
    public async Task<ConnectionMap> ReadAsync(NetworkId? network, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var given = (await reader.ReadAsync(new ImpactScope(network), period, cancellationToken)).FindAll(h => h is { Project: null, Receiver: not null });
        var active = given.SelectMany(h => new[] { h.Giver.Wallet, h.Receiver!.Wallet }).ToHashSet();
        var belong = (await memberships.ListAsync(new Those<Membership>(m => m.State == MembershipState.Active), cancellationToken)).ToLookup(m => m.Member, m => m.Network);
        var everybody = await members.ListAsync(new MembersOnMap(), cancellationToken);
        var shown = everybody.FindAll(m => active.Contains(m.Wallet) || (!m.HasLeft && (network is not { } id || belong[m.Id].Contains(id))));
        var names = (await networks.ListAsync(new Those<Network>(n => true), cancellationToken)).ToDictionary(n => n.Id, n => n.Name);
        var places = await PlacesAsync(cancellationToken);
        return Make(shown, m => new MapPoint(null, m is { ShowsOnMap: true, HasLeft: false } ? m.Name : null, places.GetValueOrDefault(m.Organisation), m.Profession, [.. belong[m.Id].Select(n => names[n])]), given, rule.Value.HideUpTo + 1);
    }

    /// <summary>One member, who comes first, and those with whom they exchanged in the period; not what these exchanged with each other.</summary>
    public async Task<ConnectionMap> ReadAroundAsync(AccountId wallet, ImpactPeriod period, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End);
        var given = await hours.ListAsync(new Those<HoursGiven>(
            h => !h.IsReversed && h.Project == null && h.GivenAt >= start && h.GivenAt < end && ((h.Giver.Wallet == wallet && h.Receiver != null) || h.Receiver!.Wallet == wallet)), cancellationToken);
        var wallets = given.SelectMany(h => new[] { h.Giver.Wallet, h.Receiver!.Wallet }).Append(wallet).ToHashSet();
        var places = await PlacesAsync(cancellationToken);
        var shown = (await members.ListAsync(new MembersOnMap(wallets), cancellationToken)).OrderByDescending(m => m.Wallet == wallet).ThenBy(m => m.Id).ToList();
        return Make(shown, m => new MapPoint(null, m.HasLeft ? null : m.Name, places.GetValueOrDefault(m.Organisation)), given, smallestGroup: 1);
    }

    private static ConnectionMap Make(List<MemberOnMap> shown, Func<MemberOnMap, MapPoint> point, List<HoursGiven> given, int smallestGroup)
    {
        var places = shown.Select((m, i) => (m.Wallet, i)).ToDictionary(p => p.Wallet, p => p.i);
        return ConnectionMap.Of(
            shown.Select(point), given.Where(h => places.ContainsKey(h.Giver.Wallet) && places.ContainsKey(h.Receiver!.Wallet))
                .Select(h => new GivenTime(places[h.Giver.Wallet], places[h.Receiver!.Wallet], h.Hours.Minutes, h.GivenAt.InUtc().Date)), smallestGroup);
    }

    private async Task<Dictionary<OrganisationId, string>> PlacesAsync(CancellationToken cancellationToken) =>
        (await organisations.ListAsync(new Those<Organisation>(o => true), cancellationToken)).ToDictionary(o => o.Id, o => o.Name);
}

/// <summary>A member, as far as the map shows them.</summary>
/// <param name="Id">Who.</param>
/// <param name="Wallet">Their account.</param>
/// <param name="Name">Their name.</param>
/// <param name="Organisation">Where they work.</param>
/// <param name="Profession">Their profession.</param>
/// <param name="ShowsOnMap">Whether they agree to be named.</param>
/// <param name="HasLeft">Whether they have left.</param>
public sealed record MemberOnMap(MemberId Id, AccountId Wallet, string Name, OrganisationId Organisation, string Profession, bool ShowsOnMap, bool HasLeft);

/// <summary>Members as the map shows them, in the order in which they joined.</summary>
public sealed class MembersOnMap : Specification<Member, MemberOnMap>
{
    /// <summary>Looks by the accounts; for all without them.</summary>
    public MembersOnMap(IReadOnlyCollection<AccountId>? wallets = null)
    {
        var wanted = wallets?.ToList();
        Query.Select(m => new MemberOnMap(
                m.Id, m.Wallet, m.Name, m.Organisation, m.Profession, m.ShowsOnMap, m.State == MemberState.Left || m.State == MemberState.LeftSuspended || m.State == MemberState.Erased))
            .Where(m => wanted!.Contains(m.Wallet), wanted is not null).OrderBy(m => m.Id);
    }
}
