using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Exchanges;

/// <summary>
/// A member proposes an exchange: in answer to a listing, or directly to another member. On an offer the listing's owner gives, on a request the owner
/// receives. Refused when the listing is not open, the other member does not take part, or both sides are the same person.
/// </summary>
/// <param name="Listing">The listing that is answered; or else <paramref name="Direct"/>.</param>
/// <param name="Direct">What is proposed to whom without a listing.</param>
/// <param name="Hours">How long it takes; by default what the listing says.</param>
/// <param name="For">When, if a time is proposed.</param>
/// <param name="Note">A message to the other side: at most 2,000 characters.</param>
[MaySend(Who.Member)]
public sealed record ProposeExchange(ListingId? Listing = null, DirectProposal? Direct = null, Credits? Hours = null, Instant? For = null, string? Note = null)
    : ICommand<ExchangeView>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() =>
        Listing is null == Direct is null ? Refusal.Invalid("exchange.listing-or-direct", "Name either a listing, or whom you propose what to directly.")
        : Listing is null && Hours is null ? Refusal.Invalid("exchange.hours", "Say how long it takes.")
        : Direct?.Check() ?? Texts.CheckOptional(Note, 2_000, "exchange.note", "The message");
}

/// <summary>A proposal without a listing.</summary>
/// <param name="With">The other member.</param>
/// <param name="IGive">Whether the one who proposes gives time (<c>true</c>) or gets it.</param>
/// <param name="Kind">What kind of help it is.</param>
/// <param name="Title">What it is about: 1 to 120 characters.</param>
public sealed record DirectProposal(MemberId With, bool IGive, ExchangeKind Kind, string Title)
{
    /// <summary>The first thing that is wrong with it, or <c>null</c>.</summary>
    public Refusal? Check() => ExchangeKinds.Exists(Kind)
        ? Texts.Check(Title, ListingText.LongestTitle, "exchange.title", "The title")
        : Refusal.Invalid("listing.kind", "There is no such kind of exchange.");
}

internal sealed class ProposeExchangeHandler(
    IRepositoryBase<Exchange> exchanges, ListingDesk listings, IReadRepositoryBase<Network> networks, IReadRepositoryBase<Member> members, Standing standing, ExchangeDesk desk, CurrentActor actor,
    IOptions<BankRules> rules) : IRequestHandler<ProposeExchange, Result<ExchangeView>>
{
    public async Task<Result<ExchangeView>> Handle(ProposeExchange request, CancellationToken cancellationToken)
    {
        var now = desk.Now;
        var me = await members.MeAsync(actor, cancellationToken);
        Listing? listing = null;
        if (request.Listing is { } id && (!(await listings.FindAsync(id, cancellationToken)).TryGet(out listing, out _) || !listing.IsOpenAt(now)))
            return ListingRefusals.NotFound;

        var other = await members.GetByIdAsync(listing?.Owner ?? request.Direct!.With, cancellationToken);
        if (other is not { State: MemberState.Active })
            return MemberRefusals.NotFound;
        // Asked before the terms are looked at, so that an answer to those does not tell that somebody is there.
        if (!await standing.HoldAsync([me, other], cancellationToken))
            return listing is null ? MemberRefusals.NotFound : ListingRefusals.NotFound;

        var iGive = listing is null ? request.Direct!.IGive : listing.Type == ListingType.Request;
        var (giver, receiver) = iGive ? (me, other) : (other, me);
        var proposed = Exchange.Propose(
            listing?.Id, listing?.Kind ?? request.Direct!.Kind, listing?.Title ?? request.Direct!.Title, giver, receiver, me.Id,
            new ExchangeTerms(request.Hours ?? listing!.Hours, request.For, request.Note), rules.Value, now, await NetworkOfAsync(listing, cancellationToken));
        if (!proposed.TryGet(out var exchange, out var refusal))
            return refusal;

        await exchanges.AddAsync(exchange, cancellationToken);
        desk.Tell(exchange, ExchangeAction.Propose, me.Id);
        return (await desk.ViewAsync([exchange], cancellationToken))[0];
    }

    /// <summary>Where the two have met: of the networks in which the listing is found, the first to which both belong.</summary>
    private async Task<Network?> NetworkOfAsync(Listing? listing, CancellationToken cancellationToken)
    {
        if (listing is not { Places.Count: > 0 })
            return null;
        var mine = await listings.NetworksOfMineAsync(cancellationToken);
        return listing.Places.FirstOrDefault(p => p.IsApproved && mine.Contains(p.Network)) is { } place ? await networks.GetByIdAsync(place.Network, cancellationToken) : null;
    }
}
