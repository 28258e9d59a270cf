using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Rings;

/// <summary>What use cases about rings have in common: see whether one can come about, begin it, show it.</summary>
internal sealed class RingDesk(
    IRepositoryBase<Ring> rings, IRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members,
    IReadRepositoryBase<Membership> memberships, IReadRepositoryBase<Network> networks, Standing standing, ILedgerStore ledger, ExchangeDesk exchangeDesk, IOutbox outbox,
    CurrentActor actor, IOptions<BankRules> rules, IClock clock)
{
    public MemberId Me => actor.Me;

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>A ring that the actor is in. To anybody else there is no such ring.</summary>
    public async Task<Result<Ring>> FindMineAsync(RingId id, CancellationToken cancellationToken) =>
        await rings.GetByIdAsync(id, cancellationToken) is { } ring && ring.Has(actor.Me) ? ring : RingRefusals.NotFound;

    /// <summary>Proposes a ring to those in it. Refused when it is no ring, or could not come about now.</summary>
    public async Task<Result<Ring>> ProposeAsync(IReadOnlyList<RingLink> links, Credits hours, CancellationToken cancellationToken, bool isFound = false)
    {
        if (!Ring.Propose(links, hours, rules.Value, Now, isFound).TryGet(out var ring, out var refusal))
            return refusal;
        if (!(await PrepareAsync(ring, cancellationToken)).TryGet(out _, out refusal))
            return refusal;
        await rings.AddAsync(ring, cancellationToken);
        Tell(ring);
        return ring;
    }

    /// <summary>All have accepted: the legs become exchanges, all of them or none.</summary>
    public async Task<Refusal?> BeginAsync(Ring ring, CancellationToken cancellationToken)
    {
        if (!(await PrepareAsync(ring, cancellationToken)).TryGet(out var prepared, out var refusal))
            return refusal;
        var joined = new List<(Exchange Exchange, ExchangeMove Move)>();
        foreach (var leg in prepared.Legs)
        {
            if (!Exchange.JoinRing(ring.Id, leg.Listing, leg.Giver, leg.Receiver, ring.Hours, rules.Value, Now, leg.Network).TryGet(out var exchange, out refusal))
                return refusal;
            if (await exchangeDesk.FindObstacleAsync(exchange.Exchange, cancellationToken) is { } obstacle)
                return obstacle;
            joined.Add(exchange);
        }

        var guarantees = ring.Begin(joined.ConvertAll(j => j.Exchange), prepared.Wallets);
        if (await ledger.TryApplyAsync([.. guarantees, .. joined.SelectMany(j => j.Move.Orders)], cancellationToken) is { } refused)
            return refused;
        foreach (var (exchange, move) in joined)
        {
            await exchanges.AddAsync(exchange, cancellationToken);
            exchangeDesk.Tell(exchange, move.Action, null);
        }

        return null;
    }

    public void Tell(Ring ring) => outbox.Add(new RingMoved(ring.Id, ring.State));

    public async Task<RingView> ViewAsync(Ring ring, CancellationToken cancellationToken) => (await ViewAsync([ring], cancellationToken))[0];

    public async Task<IReadOnlyList<RingView>> ViewAsync(IReadOnlyCollection<Ring> found, CancellationToken cancellationToken)
    {
        var names = await members.NamesAsync(found.SelectMany(r => r.Legs).SelectMany(l => new[] { l.Giver, l.Receiver }), cancellationToken);
        var wanted = found.SelectMany(r => r.Legs).Select(l => l.Listing).ToHashSet();
        var titles = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken)).ToDictionary(l => l.Id, l => l.Title);
        return [.. found.Select(r => RingView.Of(r, actor.Me, names, titles, Now))];
    }

    /// <summary>Locks all who are in it, and sees whether each leg could begin now: both take part, no block between them, the listing open and found by the other side.</summary>
    private async Task<Result<Prepared>> PrepareAsync(Ring ring, CancellationToken cancellationToken)
    {
        var ids = ring.Legs.Select(l => l.Giver).ToList();
        var people = (await members.ListAsync(new MembersAmong(ids), cancellationToken)).ToDictionary(m => m.Id);
        if (people.Count < ids.Count)
            return RingRefusals.NotPossible;
        var wallets = (await ledger.LockAsync([.. people.Values.Select(m => m.Wallet)], cancellationToken)).ToDictionary(a => a.Id);
        var legs = new List<PreparedLeg>();
        foreach (var leg in ring.Legs)
        {
            if (await PrepareAsync(leg, people[leg.Giver], people[leg.Receiver], cancellationToken) is not { } prepared)
                return RingRefusals.NotPossible;
            legs.Add(prepared);
        }

        var others = await rings.ListAsync(new RingsBehindWhichStands(ids), cancellationToken);
        return ids.Exists(id => GuaranteedFor(id, others.FindAll(r => r.Id != ring.Id)) + ring.Hours.Minutes > rules.Value.RingGuaranteeMinutes)
            ? RingRefusals.Limit(rules.Value)
            : new Prepared(legs, wallets);
    }

    private async Task<PreparedLeg?> PrepareAsync(RingLeg leg, Member giver, Member receiver, CancellationToken cancellationToken)
    {
        if (!await standing.HoldAsync([giver, receiver], cancellationToken) || await listings.GetByIdAsync(leg.Listing, cancellationToken) is not { } listing)
            return null;
        var (owner, other) = listing.Type == ListingType.Offer ? (giver, receiver) : (receiver, giver);
        var networksOfOther = await memberships.NetworksOfAsync(other.Id, cancellationToken);
        if (listing.Owner != owner.Id || !listing.IsOpenAt(Now) || !listing.IsFoundBy(other.Id, networksOfOther, Now))
            return null;
        var met = listing.Places.FirstOrDefault(p => p.IsApproved && networksOfOther.Contains(p.Network));
        return new PreparedLeg(listing, giver, receiver, met is null ? null : await networks.GetByIdAsync(met.Network, cancellationToken));
    }

    private static long GuaranteedFor(MemberId member, IEnumerable<Ring> rings) =>
        rings.Where(r => r.Has(member)).Sum(r => r.State == RingState.Running ? r.Hours.Minutes : r.Legs.Single(l => l.Giver == member).Owed.Minutes);

    private sealed record PreparedLeg(Listing Listing, Member Giver, Member Receiver, Network? Network);

    private sealed record Prepared(IReadOnlyList<PreparedLeg> Legs, IReadOnlyDictionary<AccountId, Account> Wallets);
}

/// <summary>Something became of a ring.</summary>
/// <param name="Ring">Which.</param>
/// <param name="State">Where it is now.</param>
public sealed record RingMoved(RingId Ring, RingState State) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Ring.Value;
}

/// <summary>Rings that run, or from which something is owed, of some members.</summary>
public sealed class RingsBehindWhichStands : Specification<Ring>
{
    /// <summary>Looks by the members.</summary>
    public RingsBehindWhichStands(IReadOnlyCollection<MemberId> members)
    {
        var wanted = members.ToList();
        Query.Where(r => r.Legs.Any(l => wanted.Contains(l.Giver)) && (r.State == RingState.Running || r.Legs.Any(l => wanted.Contains(l.Giver) && l.Owed > Credits.Zero)));
    }
}
