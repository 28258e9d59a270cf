using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;

namespace Hexitime.Rings;

/// <summary>
/// A broker brings people together who each help the next. In a network its hosts and brokers do so too, with those who belong to it. Nothing begins until all have accepted.
/// </summary>
/// <param name="Legs">Who helps whom, each leg beginning where the one before ends, and the last ending where the first begins: 2 to 5.</param>
/// <param name="Hours">The hours that each gives and each gets; by default the least that one of the listings says.</param>
/// <param name="Network">The network in which the broker has that role; <c>null</c> for a broker of the platform.</param>
[MaySend(Who.Member)]
public sealed record ProposeRing(IReadOnlyList<RingPart> Legs, Credits? Hours = null, NetworkId? Network = null) : ICommand<ProposedRing>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Legs is { Count: >= Ring.Smallest and <= Ring.Largest } && Legs.All(l => l is not null)
            ? null
            : Refusal.Invalid("ring.legs", $"A ring has {Ring.Smallest} to {Ring.Largest} legs.");
}

/// <summary>A listing, and who answers it: on an offer they get time, on a request they give it.</summary>
/// <param name="Listing">Which listing.</param>
/// <param name="With">Who.</param>
public sealed record RingPart(ListingId Listing, MemberId With);

/// <summary>A ring was proposed.</summary>
/// <param name="Id">Which.</param>
public sealed record ProposedRing(RingId Id);

internal sealed class ProposeRingHandler(IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Membership> memberships, NetworkDesk networks, RingDesk desk, CurrentActor actor)
    : IRequestHandler<ProposeRing, Result<ProposedRing>>
{
    public async Task<Result<ProposedRing>> Handle(ProposeRing request, CancellationToken cancellationToken)
    {
        var brokerage = await networks.BrokerageAsync(cancellationToken);
        if (!brokerage.Covers(request.Network))
            return actor.Value.RefuseUnless(Who.Broker);
        actor.UseRole();
        var wanted = request.Legs.Select(l => l.Listing).ToHashSet();
        var found = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken)).ToDictionary(l => l.Id);
        if (found.Count < wanted.Count)
            return RingRefusals.NotPossible;
        var links = request.Legs.Select(l => found[l.Listing].Type == ListingType.Offer
            ? new RingLink(found[l.Listing].Owner, l.With, l.Listing)
            : new RingLink(l.With, found[l.Listing].Owner, l.Listing)).ToList();
        if (request.Network is { } network && !await AllBelongAsync(network, links, cancellationToken))
            return NetworkRefusals.NotAMember;
        return (await desk.ProposeAsync(links, request.Hours ?? found.Values.Min(l => l.Hours), cancellationToken)).TryGet(out var ring, out var refusal)
            ? new ProposedRing(ring.Id)
            : refusal;
    }

    private async Task<bool> AllBelongAsync(NetworkId network, List<RingLink> links, CancellationToken cancellationToken)
    {
        var people = links.SelectMany(l => new[] { l.Giver, l.Receiver }).Distinct().ToList();
        return people.Count == await memberships.CountAsync(
            new Those<Membership>(m => m.Network == network && m.State == MembershipState.Active && people.Contains(m.Member)), cancellationToken);
    }
}
