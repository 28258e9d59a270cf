using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Rings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.Rings;
using NodaTime;
using Ring = Hexitime.Matching.Rings.Ring;

namespace Hexitime.Matching;

/// <summary>
/// Who could help whom in a ring, as the bank is now: of those who have agreed to be in one, take part, and are not asked for a ring already. What somebody has refused is not found again for a year, nor a listing
/// that is in a ring.
/// </summary>
internal sealed class RingMarket(
    IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Hexitime.Rings.Ring> rings, IReadRepositoryBase<DeclaredWeights> declared, MatchReader reader, MatchBoard board, RingDesk desk)
{
    private static readonly Duration RefusalsCountFor = Duration.FromDays(366);

    /// <summary>The problem; within a network, of what is published there, by what counts there.</summary>
    public async Task<RingProblem> OpenAsync(NetworkId? network, int longest, CancellationToken cancellationToken)
    {
        var known = await board.ReadAsync(reader, _ => true, cancellationToken);
        var weights = await declared.InAsync(network, cancellationToken);
        var others = await rings.ListAsync(new RingsInTheWay(reader.Now - RefusalsCountFor), cancellationToken);
        var asked = others.Where(r => r.StateAt(reader.Now) == RingState.Proposed).SelectMany(r => r.Legs).Select(l => l.Giver).ToHashSet();
        var inUse = others.Where(r => r.State == RingState.Running).SelectMany(r => r.Legs).Select(l => l.Listing).ToHashSet();
        var refused = others.SelectMany(r => RefusedIn(r)).ToHashSet();
        var helps = await board.HelpsAsync(known.Pool, network, weights, () => FindHelpsAsync(known, network, weights, cancellationToken));
        return RingProblem.Of(
            helps.Where(h => !asked.Contains(h.Helper) && !asked.Contains(h.Helped) && !inUse.Contains(h.Offer) && !inUse.Contains(h.Request) && !refused.Contains((h.Helper, h.Helped, h.Offer))), longest);
    }

    /// <summary>The best choice of rings that an effort finds in it; kept until there is another problem.</summary>
    public RingPlan Clear(RingProblem problem, RingEffort effort, CancellationToken cancellationToken) => board.Clear(problem, effort, cancellationToken);

    /// <summary>The best choice of rings as the bank is now.</summary>
    public async Task<RingPlan> ClearAsync(NetworkId? network, int longest, RingEffort effort, CancellationToken cancellationToken) =>
        Clear(await OpenAsync(network, longest, cancellationToken), effort, cancellationToken);

    /// <summary>Proposes a ring to those in it, for the least hours that one of its listings says. Refused when it could not come about now.</summary>
    public async Task<Result<Hexitime.Rings.Ring>> ProposeAsync(Ring ring, CancellationToken cancellationToken)
    {
        var wanted = ring.Legs.SelectMany(l => new[] { l.Offer, l.Request }).ToHashSet();
        var found = await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken);
        return await desk.ProposeAsync([.. ring.Legs.Select(l => new RingLink(l.Helper, l.Helped, l.Offer))], found.Select(l => l.Hours).Min(), cancellationToken, isFound: true);
    }

    private async Task<IReadOnlyList<Help>> FindHelpsAsync(MatchSnapshot known, NetworkId? network, MatchWeights weights, CancellationToken cancellationToken)
    {
        var helps = new List<Help>();
        foreach (var request in (await listings.ListAsync(new OpenRequests(network, reader.Now), cancellationToken)).Where(r => Joins(r.Owner)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            helps.AddRange(board.OffersFor(request, known, network, weights).Where(r => Joins(r.Owner)).Select(r => new Help(r.Owner, request.Owner, r.Total, r.Listing, request.Id)));
        }

        return helps;

        bool Joins(MemberId member) => known.Pool.Find(member) is { JoinsRings: true, TakesPart: true };
    }

    // Whoever said no refused to help the one they would have helped, and to be helped by the one before them.
    private static IEnumerable<(MemberId Helper, MemberId Helped, ListingId Offer)> RefusedIn(Hexitime.Rings.Ring ring)
    {
        var decliners = ring.Legs.Where(l => l.DeclinedAt is not null).Select(l => l.Giver).ToHashSet();
        return ring.Legs.Where(l => decliners.Contains(l.Giver) || decliners.Contains(l.Receiver)).Select(l => (l.Giver, l.Receiver, l.Listing));
    }
}

/// <summary>Rings that are proposed or run, and those that were declined after an instant.</summary>
public sealed class RingsInTheWay : Specification<Hexitime.Rings.Ring>
{
    /// <summary>Looks by when.</summary>
    public RingsInTheWay(Instant declinedAfter) => Query.Where(r => r.State == RingState.Proposed || r.State == RingState.Running
        || (r.State == RingState.Declined && r.Legs.Any(l => l.DeclinedAt > declinedAfter)));
}
