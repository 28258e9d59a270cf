using Hexitime.Campaigns;
using Hexitime.Exchanges;
using Hexitime.Impact.Indicators;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// How well the bank serves those who ask: what became, so far, of the exchanges that were proposed and of the requests that were published in a period. Of an organisation, a campaign or a
/// kind it is told of more people than are hidden elsewhere, or refused (<c>impact.few-people</c>). Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last.</param>
/// <param name="To">The last day; by default today.</param>
/// <param name="Network">Only in this network.</param>
/// <param name="Organisation">Only of which one side works there today: where somebody stood is written down when hours are confirmed, and much that is proposed never comes to that.</param>
/// <param name="Campaign">Only from listings of this campaign.</param>
/// <param name="Kind">Only of this kind.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetService(
    LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null, OrganisationId? Organisation = null, CampaignId? Campaign = null, ExchangeKind? Kind = null) : IQuery<ServiceView>;

/// <summary>What became of proposals and requests.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Proposed">Exchanges that were proposed.</param>
/// <param name="Answered">Of these, answered by the other side: accepted, declined, or proposed otherwise.</param>
/// <param name="MedianMinutesToAnswer">How long the first answer took, in the middle; <c>null</c> without answers.</param>
/// <param name="Agreed">Of the proposed, agreed on.</param>
/// <param name="UnderWay">Of the agreed, neither completed nor called off.</param>
/// <param name="Completed">Of the agreed and ended, completed; reversed ones are not.</param>
/// <param name="Cancelled">Of the agreed and ended, called off by a side, a broker, or because nobody recorded hours.</param>
/// <param name="NoShows">Of the agreed and ended, called off because somebody did not come.</param>
/// <param name="Reversed">Of the agreed and ended, reversed.</param>
/// <param name="Requests">Requests that were published.</param>
/// <param name="RequestsMet">Of these, from which an exchange was completed.</param>
/// <param name="RequestsOpen">Of these, not met, and others can still find them.</param>
/// <param name="RequestsUnmet">Of these, not met, and closed, expired or paused.</param>
public sealed record ServiceView(
    LocalDate From, LocalDate To, int Proposed, Rate Answered, long? MedianMinutesToAnswer, Rate Agreed, int UnderWay, Rate Completed, Rate Cancelled, Rate NoShows, Rate Reversed,
    int Requests, Rate RequestsMet, Rate RequestsOpen, Rate RequestsUnmet);

internal sealed class GetServiceHandler(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, IReadRepositoryBase<Campaign> campaigns, FewPeople few, NetworkDesk desk,
    IClock clock)
    : IRequestHandler<GetService, Result<ServiceView>>
{
    public async Task<Result<ServiceView>> Handle(GetService request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var now = clock.GetCurrentInstant();
        if (!ImpactPeriod.Of(request.From, request.To, now.InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        var scope = new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind);
        if (await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown)
            return unknown;

        var asked = new ServiceScope(
            request.Network, request.Kind,
            request.Organisation is { } place ? await members.ListAsync(new MembersOfOrganisation(place), cancellationToken) : null,
            request.Campaign is { } id ? (await campaigns.GetByIdAsync(id, cancellationToken))?.Listings.Select(l => l.Listing).ToList() ?? [] : null);
        var proposed = await exchanges.ListAsync(new ExchangesProposedWithin(period.Start, period.End, asked), cancellationToken);
        var waits = proposed.Where(e => e.AnsweredAt is not null).Select(e => (long)(e.AnsweredAt!.Value - e.ProposedAt).TotalMinutes).Order().ToList();
        var agreed = proposed.FindAll(e => e.WasAgreed);
        var ended = agreed.FindAll(e => e.State is ExchangeState.Completed or ExchangeState.Cancelled or ExchangeState.Reversed);
        var requests = await listings.ListAsync(new RequestsPublishedWithin(period.Start, period.End, asked), cancellationToken);
        var people = proposed.SelectMany(e => new[] { e.Giver, e.Receiver }).Concat(requests.Select(l => l.Owner)).Where(m => asked.People?.Contains(m) != false).Distinct().Count();
        if (scope.IsPart && few.AreFew(people))
            return few.Refused;
        var met = (await exchanges.ListAsync(new ListingsWithCompletedExchanges(period.Start), cancellationToken)).ToHashSet();
        var notMet = requests.FindAll(l => !met.Contains(l.Id));
        var open = notMet.Count(l => l.State == ListingState.Open && !(l.ExpiresAt <= now));
        return new ServiceView(
            period.From, period.Until.PlusDays(-1), proposed.Count, Rate.Among(waits.Count, proposed.Count), waits.Count == 0 ? null : waits[waits.Count / 2],
            Rate.Among(agreed.Count, proposed.Count), agreed.Count - ended.Count, Ended(e => e.State == ExchangeState.Completed), Ended(e => e is { State: ExchangeState.Cancelled, IsNoShow: false }),
            Ended(e => e.IsNoShow), Ended(e => e.State == ExchangeState.Reversed),
            requests.Count, Rate.Among(requests.Count - notMet.Count, requests.Count), Rate.Among(open, requests.Count), Rate.Among(notMet.Count - open, requests.Count));

        Rate Ended(Func<ProposedExchange, bool> how) => Rate.Among(ended.Count(how), ended.Count);
    }
}

/// <summary>Of which proposals and requests: those for which everything that is named here holds.</summary>
/// <param name="Network">In which they were made.</param>
/// <param name="Kind">Of that kind.</param>
/// <param name="People">Of whom one takes part.</param>
/// <param name="Listings">Which were asked for or answered.</param>
public sealed record ServiceScope(NetworkId? Network = null, ExchangeKind? Kind = null, IReadOnlyList<MemberId>? People = null, IReadOnlyList<ListingId>? Listings = null);

/// <summary>Who works for an organisation.</summary>
public sealed class MembersOfOrganisation : Specification<Member, MemberId>
{
    /// <summary>Looks by the organisation.</summary>
    public MembersOfOrganisation(OrganisationId organisation) => Query.Select(m => m.Id).Where(m => m.Organisation == organisation);
}

/// <summary>What became of an exchange that was proposed.</summary>
/// <param name="State">Where it is.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="AnsweredAt">When the other side first answered.</param>
/// <param name="WasAgreed">Whether both ever agreed on it.</param>
/// <param name="IsNoShow">Whether it was called off because somebody did not come.</param>
/// <param name="Giver">Who was to give.</param>
/// <param name="Receiver">Who was to receive.</param>
public sealed record ProposedExchange(ExchangeState State, Instant ProposedAt, Instant? AnsweredAt, bool WasAgreed, bool IsNoShow, MemberId Giver, MemberId Receiver);

/// <summary>The exchanges that were proposed in a period.</summary>
public sealed class ExchangesProposedWithin : Specification<Exchange, ProposedExchange>
{
    /// <summary>Looks by the period.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="scope">Of which.</param>
    public ExchangesProposedWithin(Instant from, Instant until, ServiceScope scope) => Query
        .Select(e => new ProposedExchange(
            e.State, e.ProposedAt,
            e.History.Where(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.Decline || s.Action == ExchangeAction.CounterPropose)
                .OrderBy(s => s.Number).Select(s => (Instant?)s.At).FirstOrDefault(),
            e.History.Any(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.JoinRing || s.Action == ExchangeAction.RecordForOthers),
            e.History.Any(s => s.Action == ExchangeAction.ReportNoShow), e.Giver, e.Receiver))
        .Where(e => e.ProposedAt >= from && e.ProposedAt < until)
        .Where(e => e.Network == scope.Network, scope.Network is not null)
        .Where(e => e.Kind == scope.Kind, scope.Kind is not null)
        .Where(e => scope.People!.Contains(e.Giver) || scope.People!.Contains(e.Receiver), scope.People is not null)
        .Where(e => e.Listing != null && scope.Listings!.Contains(e.Listing.Value), scope.Listings is not null);
}

/// <summary>A request, as far as it tells whether it was met.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">Whether others can find it.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Owner">Who asks.</param>
public sealed record PublishedRequest(ListingId Id, ListingState State, Instant? ExpiresAt, MemberId Owner);

/// <summary>The requests that were published in a period.</summary>
public sealed class RequestsPublishedWithin : Specification<Listing, PublishedRequest>
{
    /// <summary>Looks by the period.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="scope">Of which.</param>
    public RequestsPublishedWithin(Instant from, Instant until, ServiceScope scope) => Query
        .Select(l => new PublishedRequest(l.Id, l.State, l.ExpiresAt, l.Owner))
        .Where(l => l.Type == ListingType.Request && l.PublishedAt >= from && l.PublishedAt < until)
        .Where(l => l.Places.Any(p => p.Network == scope.Network), scope.Network is not null)
        .Where(l => l.Kind == scope.Kind, scope.Kind is not null)
        .Where(l => scope.People!.Contains(l.Owner), scope.People is not null)
        .Where(l => scope.Listings!.Contains(l.Id), scope.Listings is not null);
}

/// <summary>The listings from which an exchange was completed that was proposed at some time or later.</summary>
public sealed class ListingsWithCompletedExchanges : Specification<Exchange, ListingId>
{
    /// <summary>Looks by when they were proposed: not before the listing was published.</summary>
    public ListingsWithCompletedExchanges(Instant from) =>
        Query.Select(e => e.Listing!.Value).Where(e => e.State == ExchangeState.Completed && e.Listing != null && e.ProposedAt >= from);
}
