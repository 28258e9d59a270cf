using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>
/// A member looks for the best counterparts: of a listing of theirs, of what they write, or, with neither, of themselves. Each comes with why, in words and as a sum of parts.
/// </summary>
/// <param name="Listing">A listing of the member's: requests for an offer, offers for a request.</param>
/// <param name="Text">What they look for, in their own words: at most 500 characters.</param>
/// <param name="Wanted">Offers or requests; for a listing it is the other of the two.</param>
/// <param name="Size">How many at most: 1 to 50.</param>
[MaySend(Who.AnyMember)]
public sealed record FindMatches(ListingId? Listing = null, string? Text = null, ListingType? Wanted = null, int Size = 10) : IQuery<MatchesView>, IChecked
{
    /// <summary>The most at once.</summary>
    public const int Most = 50;

    /// <inheritdoc />
    public Refusal? Check() =>
        Listing is not null && Text is not null ? Refusal.Invalid("matching.for", "Look for a listing's counterparts or for your own words, not both.")
        : Wanted is { } wanted && !Enum.IsDefined(wanted) ? Refusal.Invalid("listing.type", "A listing is an offer or a request.")
        : Size is < 1 or > Most ? Refusal.Invalid("matching.size", $"Ask for 1 to {Most}.")
        : Texts.CheckOptional(Text, 500, "matching.text", "What you look for");
}

/// <summary>The best counterparts.</summary>
/// <param name="Items">The best first; equal ones by age, the older first.</param>
public sealed record MatchesView(IReadOnlyList<MatchView> Items);

/// <summary>A counterpart.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Score">The sum of the parts' points.</param>
/// <param name="Why">Why it was found, in words.</param>
/// <param name="Parts">What the score is made of.</param>
/// <param name="YouCannotPay">Whether you have not enough credits available for it now.</param>
public sealed record MatchView(ListingView Listing, int Score, string Why, IReadOnlyList<ExplainedPart> Parts, bool YouCannotPay);

internal sealed class FindMatchesHandler(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Listing> listings, ListingDesk desk, ILedgerStore ledger, MatchReader reader, MatchBoard board, CurrentActor actor)
    : IRequestHandler<FindMatches, Result<MatchesView>>
{
    public async Task<Result<MatchesView>> Handle(FindMatches request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        var pool = await board.ReadAsync(reader, cancellationToken);
        // Whoever registered this moment is in the next look.
        if (pool.Find(me.Id) is not { } asker)
            return new MatchesView([]);
        if (!(await QueryAsync(request, me, asker, pool, cancellationToken)).TryGet(out var query, out var refusal))
            return refusal;
        var wallet = await ledger.FindAccountAsync(me.Wallet, cancellationToken);
        query = query with { AvailableToAsker = wallet?.Available, HoursAheadOfUtc = HoursAhead(me) };
        return new MatchesView(await ShowAsync(board.Rank(pool, query, MatchWeights.Default, request.Size), query, cancellationToken));
    }

    private async Task<Result<RankQuery>> QueryAsync(FindMatches request, Member me, MatchMember asker, MatchPool pool, CancellationToken cancellationToken)
    {
        if (request.Text is { } text)
            return RankQuery.ForText(text, asker, MatchReader.Vocabulary, request.Wanted);
        if (request.Listing is not { } id)
            return RankQuery.ForMember(asker, me.Biography, MatchReader.Vocabulary, request.Wanted);
        if (await listings.GetByIdAsync(id, cancellationToken) is not { } listing || listing.Owner != me.Id)
            return ListingRefusals.NotFound;
        return pool.Find(id) is { } known ? RankQuery.ForListing(known, $"{listing.Title} {listing.Description}", asker, MatchReader.Vocabulary) : ListingRefusals.NotFound;
    }

    /// <summary>As the database has them now: what has been closed or hidden since the pool was read is left out.</summary>
    private async Task<IReadOnlyList<MatchView>> ShowAsync(IReadOnlyList<RankedListing> ranked, RankQuery query, CancellationToken cancellationToken)
    {
        var wanted = ranked.Select(r => r.Listing).ToList();
        var networks = await desk.NetworksOfMineAsync(cancellationToken);
        var found = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken))
            .Where(l => l.IsFoundBy(desk.Me, networks, desk.Now)).ToDictionary(l => l.Id);
        var names = await members.NamesAsync(found.Values.Select(l => l.Owner), cancellationToken);
        return
        [
            .. ranked.Where(r => found.ContainsKey(r.Listing)).Select(r => new MatchView(
                ListingView.Of(found[r.Listing], names[r.Owner], desk.Me), r.Total, RankSentence.Of(r, query), RankSentence.Parts(r, query, MatchWeights.Default), r.AskerCannotPay)),
        ];
    }

    private int HoursAhead(Member me) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(me.TimeZone) is { } zone ? (int)Math.Round(zone.GetUtcOffset(desk.Now).ToTimeSpan().TotalHours) : 0;
}
