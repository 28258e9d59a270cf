using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Rings;

/// <summary>A member looks through the rings that they are in, the newest first.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the page before; <c>null</c> for the first.</param>
/// <param name="Size">Rings on a page: 1 to 100.</param>
[MaySend(Who.AnyMember)]
public sealed record ListRings(string? After = null, int Size = Page<RingView>.DefaultSize) : IQuery<Page<RingView>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Paging.Check(Size) ?? (Paging.TryRead(After, out _) ? null : Paging.UnknownCursor);
}

/// <summary>A member reads a ring that they are in.</summary>
/// <param name="Ring">Which.</param>
[MaySend(Who.AnyMember)]
public sealed record GetRing(RingId Ring) : IQuery<RingView>;

/// <summary>A ring as one of those in it sees it: whom they help and who helps them. Who else is in it, and who has not accepted, is not theirs to know.</summary>
/// <param name="Id">The ring.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Hours">The hours that each gives and each gets.</param>
/// <param name="People">How many are in it.</param>
/// <param name="Accepted">How many have accepted.</param>
/// <param name="HaveIAccepted">Whether whoever looks has.</param>
/// <param name="Giving">Whom they help.</param>
/// <param name="Getting">Who helps them.</param>
/// <param name="Owed">What they owe from it: they got more than they gave, and did not have it.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="Deadline">Until when all have to accept.</param>
/// <param name="Version">One more with each change.</param>
public sealed record RingView(
    RingId Id, RingState State, Credits Hours, int People, int Accepted, bool HaveIAccepted, RingSideView Giving, RingSideView Getting, Credits Owed, Instant ProposedAt,
    Instant Deadline, int Version)
{
    /// <summary>Shows a ring to one of those in it.</summary>
    public static RingView Of(
        Ring ring, MemberId viewer, IReadOnlyDictionary<MemberId, string> names, IReadOnlyDictionary<ListingId, string> titles, Instant now)
    {
        var (mine, before) = (ring.Legs.Single(l => l.Giver == viewer), ring.Legs.Single(l => l.Receiver == viewer));
        RingSideView Side(RingLeg leg, MemberId other) => new(new Person(other, names[other]), leg.Listing, titles[leg.Listing], leg.Exchange);
        return new(
            ring.Id, ring.StateAt(now), ring.Hours, ring.Legs.Count, ring.Legs.Count(l => l.AcceptedAt is not null), mine.AcceptedAt is not null, Side(mine, mine.Receiver),
            Side(before, before.Giver), mine.Owed, ring.ProposedAt, ring.Deadline, ring.Version);
    }
}

/// <summary>One of the two legs of a ring that concern somebody.</summary>
/// <param name="With">The other side.</param>
/// <param name="Listing">The listing it comes from.</param>
/// <param name="Title">What that says it is about.</param>
/// <param name="Exchange">The exchange that it is, once all have accepted.</param>
public sealed record RingSideView(Person With, ListingId Listing, string Title, ExchangeId? Exchange);

internal sealed class ListRingsHandler(IReadRepositoryBase<Ring> rings, RingDesk desk)
    : IRequestHandler<ListRings, Result<Page<RingView>>>, IRequestHandler<GetRing, Result<RingView>>
{
    public async Task<Result<Page<RingView>>> Handle(ListRings request, CancellationToken cancellationToken)
    {
        var views = await desk.ViewAsync(await rings.ListAsync(new RingsOf(desk.Me, request), cancellationToken), cancellationToken);
        return Paging.ToPage(views, request.Size, v => v, v => Paging.Cursor(v.ProposedAt, v.Id.Value));
    }

    public async Task<Result<RingView>> Handle(GetRing request, CancellationToken cancellationToken) =>
        (await desk.FindMineAsync(request.Ring, cancellationToken)).TryGet(out var ring, out var refusal) ? await desk.ViewAsync(ring, cancellationToken) : refusal;
}

/// <summary>The rings that a member is in, the newest first: one more than a page, to know whether there is another.</summary>
public sealed class RingsOf : Specification<Ring>
{
    /// <summary>Says what is wanted.</summary>
    public RingsOf(MemberId member, ListRings wanted)
    {
        Query.Where(r => r.Legs.Any(l => l.Giver == member));
        if (Paging.TryRead(wanted.After, out var position) && position is var (at, id))
        {
            var last = new RingId(id);
            Query.Where(r => r.ProposedAt < at || (r.ProposedAt == at && r.Id < last));
        }

        Query.OrderByDescending(r => r.ProposedAt).ThenByDescending(r => r.Id).Take(wanted.Size + 1);
    }
}
