using Hexitime.Exchanges;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Networks;
using Hexitime.Rings;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal sealed partial class Scene
{
    /// <summary>Ada and another could help each other.</summary>
    public async Task<ProposeRing> RingOfAdaAsync()
    {
        var dora = (await _bank.RegisterAsync($"dora-{_number}")).Id;
        return new ProposeRing([new(await ListingAsync(AdasSubject), dora), new(await ListingAsync($"dora-{_number}"), Ada)]);
    }

    /// <summary>The same in a network that Ben runs.</summary>
    public async Task<ProposeRing> RingInNetworkOfBenAsync()
    {
        await NetworkOfBenAsync(alsoHost: AdasSubject);
        var ring = await RingOfAdaAsync();
        await DoAsync($"dora-{_number}", new JoinNetwork(_network));
        return ring with { Network = _network };
    }

    /// <summary>A help that nobody was shown.</summary>
    public HelpChoice AChoice => new(ListingId.New(_bank.Clock.GetCurrentInstant()), ListingId.New(_bank.Clock.GetCurrentInstant()));

    /// <summary>An assignment that Ben has asked for in the network that he runs.</summary>
    public async Task<AssignmentRunId> AssignmentInNetworkOfBenAsync() =>
        (await _bank.SendAsync(BensSubject, new AssignRequests(await NetworkOfBenAsync()))).Value.Id;

    /// <summary>A ring of Ada and Ben, proposed by a broker.</summary>
    public async Task<RingId> RingWithBenAsync()
    {
        var broker = $"broker-{_number}";
        await _bank.RegisterAsync(broker);
        var ring = new ProposeRing([new(await ListingAsync(AdasSubject), Ben), new(await ListingAsync(BensSubject), Ada)]);
        return (await _bank.SendAsync(broker, ring, roles: Roles.Broker)).Value.Id;
    }
}
