using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Ranking;
using Hexitime.Members;
using Hexitime.Networks;
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
/// <param name="Network">Only what is published in this network, to which the member belongs, ranked by what counts there; <c>null</c> is all that they can find, by what counts on the platform.</param>
[MaySend(Who.AnyMember)]
public sealed record FindMatches(ListingId? Listing = null, string? Text = null, ListingType? Wanted = null, int Size = 10, NetworkId? Network = null) : IQuery<MatchesView>, IChecked
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
/// <param name="OwnParts">What else it is made of, by criteria of the host's own.</param>
/// <param name="YouCannotPay">Whether you have not enough credits available for it now.</param>
public sealed record MatchView(ListingView Listing, int Score, string Why, IReadOnlyList<ExplainedPart> Parts, IReadOnlyList<OwnPart> OwnParts, bool YouCannotPay);

internal sealed class FindMatchesHandler(
    IReadRepositoryBase<Member> members, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<DeclaredWeights> declared, ListingDesk desk,
    NetworkDesk networks, ILedgerStore ledger, MatchReader reader, MatchBoard board, CurrentActor actor)
    : IRequestHandler<FindMatches, Result<MatchesView>>
{
    public async Task<Result<MatchesView>> Handle(FindMatches request, CancellationToken cancellationToken)
    {
        var me = await members.MeAsync(actor, cancellationToken);
        if (request.Network is { } network && (await networks.InsideAsync(network, cancellationToken)).Refusal is { } outside)
            return outside;
        Listing? mine = null;
        if (request.Listing is { } id)
        {
            mine = await listings.GetByIdAsync(id, cancellationToken);
            if (mine?.Owner != me.Id)
                return ListingRefusals.NotFound;
            if (!mine.IsOpenAt(desk.Now))
                return Refusal.Conflict("matching.not-open", "This listing is not open.");
        }

        var known = await board.ReadAsync(reader, p => p.Find(me.Id) is not null && (mine is null || p.Find(mine.Id) is not null), cancellationToken);
        var wallet = await ledger.FindAccountAsync(me.Wallet, cancellationToken);
        var query = QueryOf(request, me, mine, known) with { AvailableToAsker = wallet?.Available, Within = request.Network, HoursAheadOfUtc = HoursAhead(me) };
        var weights = await declared.InAsync(request.Network, cancellationToken);
        return new MatchesView(await ShowAsync(board.Rank(known.Pool, query, weights, request.Size), query, weights, cancellationToken));
    }

    private static RankQuery QueryOf(FindMatches request, Member me, Listing? mine, MatchSnapshot now)
    {
        if (request.Text is null && mine is not null)
            return now.QueryFor(mine) ?? throw new InvalidOperationException("A listing that is open, and its owner, are in the next look.");
        var asker = now.Pool.Find(me.Id) ?? throw new InvalidOperationException("Whoever is registered is in the next look.");
        return request.Text is { } text
            ? RankQuery.ForText(text, asker, now.Vocabulary, request.Wanted)
            : RankQuery.ForMember(asker, me.Biography, now.Vocabulary, request.Wanted);
    }

    /// <summary>As the database has them now: what has been closed or hidden since the pool was read is left out.</summary>
    private async Task<IReadOnlyList<MatchView>> ShowAsync(IReadOnlyList<RankedListing> ranked, RankQuery query, MatchWeights weights, CancellationToken cancellationToken)
    {
        var wanted = ranked.Select(r => r.Listing).ToList();
        var ofMine = await desk.NetworksOfMineAsync(cancellationToken);
        var found = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken))
            .Where(l => l.IsFoundBy(desk.Me, ofMine, desk.Now)).ToDictionary(l => l.Id);
        var names = await members.NamesAsync(found.Values.Select(l => l.Owner), cancellationToken);
        return
        [
            .. ranked.Where(r => found.ContainsKey(r.Listing)).Select(r => new MatchView(
                ListingView.Of(found[r.Listing], names[r.Owner], desk.Me), r.Total, WhyOf(r), RankSentence.Parts(r, weights), r.OwnParts ?? [], r.AskerCannotPay)),
        ];
    }

    private static string WhyOf(in RankedListing ranked) =>
        string.Join("; ", (ranked.OwnParts ?? []).Select(p => p.Sentence).Prepend(RankSentence.Of(ranked)).Where(sentence => !string.IsNullOrEmpty(sentence)));

    private int HoursAhead(Member me) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(me.TimeZone) is { } zone ? (int)Math.Round(zone.GetUtcOffset(desk.Now).ToTimeSpan().TotalHours) : 0;
}
