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
/// kind it is told quarter by quarter, as in <see cref="GetImpact"/>. Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last. Of a part a day of the first quarter; by default three quarters before the last.</param>
/// <param name="To">The last day; by default today. Of a part a day of the last quarter; by default of the last that is over.</param>
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
/// <param name="LeftOut">The first days of the quarters that are not in it; see <see cref="PeriodView"/>.</param>
public sealed record ServiceView(
    LocalDate From, LocalDate To, int Proposed, Rate Answered, long? MedianMinutesToAnswer, Rate Agreed, int UnderWay, Rate Completed, Rate Cancelled, Rate NoShows, Rate Reversed,
    int Requests, Rate RequestsMet, Rate RequestsOpen, Rate RequestsUnmet, IReadOnlyList<LocalDate> LeftOut);

internal sealed class GetServiceHandler(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, IReadRepositoryBase<Campaign> campaigns, FewPeople few, NetworkDesk desk,
    IClock clock)
    : IRequestHandler<GetService, Result<ServiceView>>
{
    public async Task<Result<ServiceView>> Handle(GetService request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var (scope, now) = (new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind), clock.GetCurrentInstant());
        if (!PeriodOf(scope, request, now.InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        if (await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown)
            return unknown;

        var proposed = await exchanges.ListAsync(new ExchangesProposedWithin(period.Start, period.End, request.Network), cancellationToken);
        var requests = await listings.ListAsync(new RequestsPublishedWithin(period.Start, period.End, request.Network), cancellationToken);
        IReadOnlySet<int> leftOut = new HashSet<int>();
        if (scope.IsPart)
        {
            var part = await PartAsync(scope, cancellationToken);
            leftOut = few.LeftOut(scope, proposed.Select(part.Of).Concat(requests.Select(part.Of)));
            bool IsTold(PartItem item) => item.Holds == scope.Filters && !leftOut.Contains(item.Quarter);
            (proposed, requests) = (proposed.FindAll(e => IsTold(part.Of(e))), requests.FindAll(r => IsTold(part.Of(r))));
            if (leftOut.Count > 0 && proposed.Count + requests.Count == 0)
                return few.Refused;
        }

        var waits = proposed.Where(e => e.AnsweredAt is not null).Select(e => (long)(e.AnsweredAt!.Value - e.ProposedAt).TotalMinutes).Order().ToList();
        var agreed = proposed.FindAll(e => e.WasAgreed);
        var ended = agreed.FindAll(e => e.State is ExchangeState.Completed or ExchangeState.Cancelled or ExchangeState.Reversed);
        var met = (await exchanges.ListAsync(new ListingsWithCompletedExchanges(period.Start), cancellationToken)).ToHashSet();
        var notMet = requests.FindAll(l => !met.Contains(l.Id));
        var open = notMet.Count(l => l.State == ListingState.Open && !(l.ExpiresAt <= now));
        return new ServiceView(
            period.From, period.Until.PlusDays(-1), proposed.Count, Rate.Among(waits.Count, proposed.Count), waits.Count == 0 ? null : waits[waits.Count / 2],
            Rate.Among(agreed.Count, proposed.Count), agreed.Count - ended.Count, Ended(e => e.State == ExchangeState.Completed), Ended(e => e is { State: ExchangeState.Cancelled, IsNoShow: false }),
            Ended(e => e.IsNoShow), Ended(e => e.State == ExchangeState.Reversed),
            requests.Count, Rate.Among(requests.Count - notMet.Count, requests.Count), Rate.Among(open, requests.Count), Rate.Among(notMet.Count - open, requests.Count),
            [.. leftOut.Order().Select(Months.FirstDay)]);

        Rate Ended(Func<ProposedExchange, bool> how) => Rate.Among(ended.Count(how), ended.Count);
    }

    private static Result<ImpactPeriod> PeriodOf(ImpactScope scope, GetService request, LocalDate today) =>
        !scope.IsPart ? ImpactPeriod.Of(request.From, request.To, today)
        : Quarters.Of(request.From, request.To, today).TryGet(out var quarters, out var refusal) ? quarters.Period
        : refusal;

    private async Task<ServicePart> PartAsync(ImpactScope scope, CancellationToken cancellationToken) => new(
        scope, scope.Organisation is { } place ? (await members.ListAsync(new MembersOfOrganisation(place), cancellationToken)).ToHashSet() : [],
        scope.Campaign is { } id ? (await campaigns.GetByIdAsync(id, cancellationToken))?.Listings.Select(l => l.Listing).ToHashSet() ?? [] : []);

    /// <summary>Proposals and requests as a part sees them.</summary>
    private sealed record ServicePart(ImpactScope Scope, HashSet<MemberId> People, HashSet<ListingId> Listings)
    {
        public PartItem Of(ProposedExchange e) => Of(e.ProposedAt, e.Kind, e.Listing, e.Giver, e.Receiver);

        public PartItem Of(PublishedRequest r) => Of(r.PublishedAt, r.Kind, r.Id, r.Owner, null);

        private PartItem Of(Instant at, ExchangeKind kind, ListingId? listing, MemberId one, MemberId? other)
        {
            var (isOne, isOther) = (People.Contains(one), other is { } second && People.Contains(second));
            var holds = (Scope.Organisation is not null && (isOne || isOther) ? PartFilters.Organisation : PartFilters.None)
                | (Scope.Campaign is not null && listing is { } known && Listings.Contains(known) ? PartFilters.Campaign : PartFilters.None) | (Scope.Kind == kind ? PartFilters.Kind : PartFilters.None);
            return new PartItem(Months.QuarterOf(Months.Of(at)), holds, kind, one.Value, other?.Value, Scope.Organisation is null || isOne, Scope.Organisation is null || isOther);
        }
    }
}

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
/// <param name="Kind">Of what kind.</param>
/// <param name="Listing">From which listing.</param>
public sealed record ProposedExchange(
    ExchangeState State, Instant ProposedAt, Instant? AnsweredAt, bool WasAgreed, bool IsNoShow, MemberId Giver, MemberId Receiver, ExchangeKind Kind, ListingId? Listing);

/// <summary>The exchanges that were proposed in a period.</summary>
public sealed class ExchangesProposedWithin : Specification<Exchange, ProposedExchange>
{
    /// <summary>Looks by the period.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="network">In which network; by default in any, or none.</param>
    public ExchangesProposedWithin(Instant from, Instant until, NetworkId? network = null) => Query
        .Select(e => new ProposedExchange(
            e.State, e.ProposedAt,
            e.History.Where(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.Decline || s.Action == ExchangeAction.CounterPropose)
                .OrderBy(s => s.Number).Select(s => (Instant?)s.At).FirstOrDefault(),
            e.History.Any(s => s.Action == ExchangeAction.Accept || s.Action == ExchangeAction.JoinRing || s.Action == ExchangeAction.RecordForOthers),
            e.History.Any(s => s.Action == ExchangeAction.ReportNoShow), e.Giver, e.Receiver, e.Kind, e.Listing))
        .Where(e => e.ProposedAt >= from && e.ProposedAt < until)
        .Where(e => e.Network == network, network is not null);
}

/// <summary>A request, as far as it tells whether it was met.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">Whether others can find it.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Owner">Who asks.</param>
/// <param name="Kind">For what kind.</param>
/// <param name="PublishedAt">When it was published.</param>
public sealed record PublishedRequest(ListingId Id, ListingState State, Instant? ExpiresAt, MemberId Owner, ExchangeKind Kind, Instant PublishedAt);

/// <summary>The requests that were published in a period.</summary>
public sealed class RequestsPublishedWithin : Specification<Listing, PublishedRequest>
{
    /// <summary>Looks by the period.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="network">In which network; by default in any, or none.</param>
    public RequestsPublishedWithin(Instant from, Instant until, NetworkId? network = null) => Query
        .Select(l => new PublishedRequest(l.Id, l.State, l.ExpiresAt, l.Owner, l.Kind, l.PublishedAt))
        .Where(l => l.Type == ListingType.Request && l.PublishedAt >= from && l.PublishedAt < until)
        .Where(l => l.Places.Any(p => p.Network == network), network is not null);
}

/// <summary>The listings from which an exchange was completed that was proposed at some time or later.</summary>
public sealed class ListingsWithCompletedExchanges : Specification<Exchange, ListingId>
{
    /// <summary>Looks by when they were proposed: not before the listing was published.</summary>
    public ListingsWithCompletedExchanges(Instant from) =>
        Query.Select(e => e.Listing!.Value).Where(e => e.State == ExchangeState.Completed && e.Listing != null && e.ProposedAt >= from);
}
