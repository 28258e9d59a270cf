using Hexitime.Listings;
using Hexitime.Matching.Rings;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.Rings;
using Hexitime.UseCases;
using MediatR;
using Ring = Hexitime.Matching.Rings.Ring;

namespace Hexitime.Matching;

/// <summary>
/// A member looks for a ring that they could be part of: the one in which they are where most people are helped, or else the best through them. Refused (<c>ring.consent</c>) to
/// whoever has not agreed that their listings may be part of one.
/// </summary>
/// <param name="Longest">How many people it may have at most: 2 to 5.</param>
[MaySend(Who.AnyMember)]
public sealed record FindRings(int Longest = FindRings.UsualLongest) : IQuery<FoundRings>, IChecked, IComputesLong
{
    /// <summary>How many people a ring usually has at most.</summary>
    public const int UsualLongest = 4;

    /// <inheritdoc />
    public Refusal? Check() => CheckLongest(Longest);

    internal static Refusal? CheckLongest(int longest) => longest is >= Hexitime.Rings.Ring.Smallest and <= RingProblem.LongestPossibleRing
        ? null
        : Refusal.Invalid("ring.longest", $"A ring has {Hexitime.Rings.Ring.Smallest} to {RingProblem.LongestPossibleRing} people.");
}

/// <summary>A member asks that a ring which was shown to them be proposed to all in it, themselves included. Refused (<c>ring.gone</c>) when it is not what would be shown now.</summary>
/// <param name="Giving">The help that they would give, as it was shown.</param>
/// <param name="Getting">The help that they would get.</param>
/// <param name="Longest">What they looked for.</param>
[MaySend(Who.Member)]
public sealed record TakeUpRing(HelpChoice Giving, HelpChoice Getting, int Longest = FindRings.UsualLongest) : ICommand<ProposedRing>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Giving is null || Getting is null
        ? Refusal.Invalid("ring.choice", "Say which help you would give and which you would get.")
        : FindRings.CheckLongest(Longest);
}

/// <summary>An offer that meets a request.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Request">The request.</param>
public sealed record HelpChoice(ListingId Offer, ListingId Request);

/// <summary>What was found.</summary>
/// <param name="Items">None or one.</param>
public sealed record FoundRings(IReadOnlyList<FoundRing> Items);

/// <summary>A ring that could be, as one of those in it sees it: whom they would help, and who would help them. Who else is in it is not theirs to know.</summary>
/// <param name="People">How many are in it.</param>
/// <param name="Giving">The help that they would give.</param>
/// <param name="Getting">The help that they would get.</param>
public sealed record FoundRing(int People, FoundHelp Giving, FoundHelp Getting);

/// <summary>One of the two helps of a ring that concern somebody.</summary>
/// <param name="With">The other side.</param>
/// <param name="Offer">The offer.</param>
/// <param name="OfferTitle">What that says it is about.</param>
/// <param name="Request">The request that it meets.</param>
/// <param name="RequestTitle">What that says it is about.</param>
public sealed record FoundHelp(Person With, ListingId Offer, string OfferTitle, ListingId Request, string RequestTitle);

internal sealed class FindRingsHandler(IReadRepositoryBase<Member> members, IReadRepositoryBase<Listing> listings, RingMarket market, CurrentActor actor)
    : IRequestHandler<FindRings, Result<FoundRings>>, IRequestHandler<TakeUpRing, Result<ProposedRing>>, IPreparation<TakeUpRing>
{
    public async Task<Result<FoundRings>> Handle(FindRings request, CancellationToken cancellationToken)
    {
        if (await RefuseUnlessJoinsAsync(cancellationToken) is { } notAgreed)
            return notAgreed;
        return await FindAsync(request.Longest, cancellationToken) is { } ring ? new FoundRings([await ShowAsync(ring, cancellationToken)]) : new FoundRings([]);
    }

    public async Task PrepareAsync(TakeUpRing request, CancellationToken cancellationToken)
    {
        if (await RefuseUnlessJoinsAsync(cancellationToken) is null)
            await market.ClearAsync(null, request.Longest, RingEffort.Quick, cancellationToken);
    }

    public async Task<Result<ProposedRing>> Handle(TakeUpRing request, CancellationToken cancellationToken)
    {
        if (await RefuseUnlessJoinsAsync(cancellationToken) is { } notAgreed)
            return notAgreed;
        if (await FindAsync(request.Longest, cancellationToken) is not { } ring || Giving(ring) is var give && (give.Offer, give.Request) != (request.Giving.Offer, request.Giving.Request)
            || Getting(ring) is var get && (get.Offer, get.Request) != (request.Getting.Offer, request.Getting.Request))
            return Refusal.Conflict("ring.gone", "This ring is not possible any more. Look again; there may be another.");
        return (await market.ProposeAsync(ring, cancellationToken)).TryGet(out var proposed, out var refusal) ? new ProposedRing(proposed.Id) : refusal;
    }

    private async Task<Refusal?> RefuseUnlessJoinsAsync(CancellationToken cancellationToken) => (await members.MeAsync(actor, cancellationToken)).JoinsRings
        ? null
        : Refusal.Conflict("ring.consent", "Agree first that your listings may be part of a ring: it is one of your consents.");

    private async Task<Ring?> FindAsync(int longest, CancellationToken cancellationToken)
    {
        var problem = await market.OpenAsync(null, longest, cancellationToken);
        var plan = market.Clear(problem, RingEffort.Quick, cancellationToken);
        return plan.Rings.FirstOrDefault(r => r.Members.Contains(actor.Me)) ?? RingThrough.Best(problem, actor.Me, cancellationToken);
    }

    private Help Giving(Ring ring) => ring.Legs.Single(l => l.Helper == actor.Me);

    private Help Getting(Ring ring) => ring.Legs.Single(l => l.Helped == actor.Me);

    private async Task<FoundRing> ShowAsync(Ring ring, CancellationToken cancellationToken)
    {
        var (give, get) = (Giving(ring), Getting(ring));
        ListingId[] wanted = [give.Offer, give.Request, get.Offer, get.Request];
        var titles = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken)).ToDictionary(l => l.Id, l => l.Title);
        var names = await members.NamesAsync([give.Helped, get.Helper], cancellationToken);
        FoundHelp Show(Help help, MemberId other) => new(new Person(other, names[other]), help.Offer, titles[help.Offer], help.Request, titles[help.Request]);
        return new FoundRing(ring.Legs.Count, Show(give, give.Helped), Show(get, get.Helper));
    }
}
