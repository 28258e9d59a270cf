using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Listings;

/// <summary>What use cases about listings have in common: which listings somebody finds, and in which networks they may publish.</summary>
internal sealed class ListingDesk(
    IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Network> networks, IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Block> blocks,
    ILedgerStore ledger, CurrentActor actor,
    IClock clock)
{
    public MemberId Me => actor.Me;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The networks to which the actor belongs.</summary>
    public Task<List<NetworkId>> NetworksOfMineAsync(CancellationToken cancellationToken) => memberships.NetworksOfAsync(actor.Me, cancellationToken);

    /// <summary>A listing that the actor finds. To anybody else it is not there.</summary>
    public async Task<Result<Listing>> FindAsync(ListingId id, CancellationToken cancellationToken) =>
        await listings.GetByIdAsync(id, cancellationToken) is { } listing && listing.IsFoundBy(actor.Me, await NetworksOfMineAsync(cancellationToken), Now)
        && !await blocks.AreApartAsync(actor.Me, [listing.Owner], cancellationToken)
            ? listing
            : ListingRefusals.NotFound;

    /// <summary>Publishes something of that kind in networks to which the actor belongs: at once, or once a host has approved it.</summary>
    public async Task<Result<List<ListingPlace>>> PlaceAsync(IEnumerable<NetworkId> ids, ExchangeKind kind, CancellationToken cancellationToken)
    {
        var wanted = ids.ToHashSet();
        var chosen = wanted.Count == 0 ? [] : await networks.ListAsync(new NetworksById(wanted), cancellationToken);
        if (chosen.Count < wanted.Count)
            return NetworkRefusals.NotFound;

        // Whoever is removed at the same moment is removed before, and publishes nothing, or after, and what they have published is taken out.
        await ledger.LockAsync([.. chosen.Select(n => n.Pot)], cancellationToken);
        var places = new List<ListingPlace>();
        foreach (var network in chosen)
        {
            if (await memberships.FirstOrDefaultAsync(new MembershipIn(network.Id, actor.Me), cancellationToken) is not { IsActive: true } mine)
                return NetworkRefusals.NotFound;
            if (!network.Allows(kind))
                return Refusal.Conflict("listing.kind-not-allowed", $"{network.Name} does not have exchanges of this kind.");
            places.Add(new ListingPlace(network.Id, network.Listings == ListingRule.Anyone || mine.IsHost));
        }

        return places;
    }
}
