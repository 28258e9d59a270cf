using Hexitime.Exchanges;
using Hexitime.Impact;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Notifications;
using Hexitime.Projects;
using Hexitime.Queries;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Hexitime.Housekeeping;

/// <summary>
/// The bank does what time demands: proposals and listings expire, holds whose time is over are released, agreements lapse, records that nobody answered
/// are completed, group sessions and project work likewise, answers kept for repeated commands and events that have arrived are forgotten, figures are summed up, quarters that are over are published, and the ledger is sealed. Each exchange, session or pledge has a transaction of its own, so that one cannot hold up the others.
/// Running it again, or on several hosts at once, does nothing twice. Each call does a bounded amount; <see cref="HousekeepingReport.IsDone"/> says whether
/// there is more.
/// </summary>
/// <param name="Limit">The most of each kind to do in this call: 1 to 10,000.</param>
[MaySend(Who.Bank | Who.Administrator)]
public sealed record RunHousekeeping(int Limit = 100) : IRequest<Result<HousekeepingReport>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Limit is >= 1 and <= 10_000 ? null : Refusal.Invalid("housekeeping.limit", "The limit is 1 to 10,000.");
}

/// <summary>What housekeeping did.</summary>
/// <param name="ProposalsExpired">Proposals that nobody answered.</param>
/// <param name="AgreementsLapsed">Agreements for which nobody recorded hours.</param>
/// <param name="RecordsCompleted">Recorded hours that nobody answered.</param>
/// <param name="SessionsLapsed">Group sessions for which nobody recorded hours.</param>
/// <param name="SessionRecordsClosed">Records of group sessions that not everybody answered.</param>
/// <param name="PledgesCompleted">Recorded hours of project work that nobody answered.</param>
/// <param name="ListingsExpired">Listings whose time is over.</param>
/// <param name="HoldsExpired">Holds whose time is over.</param>
/// <param name="AnswersForgotten">Kept answers to commands that are too old.</param>
/// <param name="EventsForgotten">Events that arrived long ago.</param>
/// <param name="DeliveriesForgotten">Notices that were delivered long ago.</param>
/// <param name="MatchChangesForgotten">Notes of changes that every host has seen.</param>
/// <param name="PeriodsSummedUp">Periods whose figures had changed since they were summed up.</param>
/// <param name="EditionsAskedFor">The computation that was asked for, if a quarter was due to be published.</param>
/// <param name="SealMade">The number of the seal that was made, if one was due.</param>
/// <param name="IsDone">Whether nothing is left to do for now.</param>
public sealed record HousekeepingReport(
    int ProposalsExpired, int AgreementsLapsed, int RecordsCompleted, int SessionsLapsed, int SessionRecordsClosed, int PledgesCompleted, int ListingsExpired, int HoldsExpired,
    int AnswersForgotten, int EventsForgotten, int DeliveriesForgotten, int MatchChangesForgotten, int PeriodsSummedUp, ImpactRunId? EditionsAskedFor, long? SealMade, bool IsDone);

internal sealed class RunHousekeepingHandler(
    IReadRepositoryBase<Exchange> exchanges, IReadRepositoryBase<GroupSession> sessions, IReadRepositoryBase<Pledge> pledges, IReadRepositoryBase<Listing> listings,
    ExchangeDesk desk, SessionDesk sessionDesk, ProjectDesk projectDesk, ILedgerStore ledger, ICommandLog answers, IOutbox outbox, IRepositoryBase<Delivery> deliveries,
    IRepositoryBase<MatchChange> matchChanges, SumUpImpact sums, QuarterlyEditions editions, SealPress press, IUnitOfWork unitOfWork, IOptions<BankRules> rules,
    IClock clock) : IRequestHandler<RunHousekeeping, Result<HousekeepingReport>>
{
    public async Task<Result<HousekeepingReport>> Handle(RunHousekeeping request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var overdue = await exchanges.ListAsync(new ExchangesOverdue(now, request.Limit), cancellationToken);
        var done = new Dictionary<ExchangeState, int>();
        foreach (var (id, before) in overdue.Select(e => (e.Id, e.State)).ToList())
        {
            var step = await unitOfWork.RunAsync(
                ct => desk.TakeAsBankAsync(id, e => WhatTimeDemands(e, now), ct), r => !r.IsGranted, cancellationToken);
            if (step.IsGranted)
                done[before] = done.GetValueOrDefault(before) + 1;
        }

        var overdueSessions = await sessions.ListAsync(new SessionsOverdue(now, request.Limit), cancellationToken);
        var doneSessions = new Dictionary<SessionState, int>();
        foreach (var (id, before) in overdueSessions.Select(s => (s.Id, s.State)).ToList())
        {
            var step = await unitOfWork.RunAsync(
                ct => sessionDesk.TakeAsBankAsync(id, (s, _) => s.State == SessionState.Recorded ? s.CloseAnswers(now) : s.Lapse(now), ct),
                r => !r.IsGranted, cancellationToken);
            if (step.IsGranted)
                doneSessions[before] = doneSessions.GetValueOrDefault(before) + 1;
        }

        var overduePledges = await pledges.ListAsync(new PledgesOverdue(now, request.Limit), cancellationToken);
        var pledgesCompleted = 0;
        foreach (var id in overduePledges.ConvertAll(p => p.Id))
        {
            var step = await unitOfWork.RunAsync(
                ct => projectDesk.TakeAsync(id, null, (p, _) => p.CompleteUnanswered(now), ct), r => !r.IsGranted, cancellationToken);
            if (step.IsGranted)
                pledgesCompleted++;
        }

        var listingsExpired = await unitOfWork.RunAsync(ct => ExpireListingsAsync(now, request.Limit, ct), _ => false, cancellationToken);
        var holds = await unitOfWork.RunAsync(ct => ReleaseExpiredHoldsAsync(now, request.Limit, ct), _ => false, cancellationToken);
        var tooOld = now - Duration.FromDays(rules.Value.DaysToKeepCommandAnswers);
        var forgotten = await unitOfWork.RunAsync(ct => answers.ForgetAsync(tooOld, ct), _ => false, cancellationToken);
        var longAgo = now - Duration.FromDays(rules.Value.DaysToKeepDeliveredEvents);
        var arrived = await unitOfWork.RunAsync(ct => outbox.ForgetAsync(longAgo, ct), _ => false, cancellationToken);
        var told = await unitOfWork.RunAsync(ct => ForgetDeliveriesAsync(longAgo, request.Limit, ct), _ => false, cancellationToken);
        var matched = await unitOfWork.RunAsync(ct => ForgetMatchChangesAsync(now - MatchBoard.KeptFor, request.Limit, ct), _ => false, cancellationToken);
        var summedUp = await sums.RunAsync(request.Limit, cancellationToken);
        var published = await editions.AskAsync(cancellationToken);
        var hours = rules.Value.SealEveryHours;
        var seal = hours == 0 ? null : await unitOfWork.RunAsync(ct => press.SealEveryAsync(Duration.FromHours(hours), ct), _ => false, cancellationToken);
        return new HousekeepingReport(
            done.GetValueOrDefault(ExchangeState.Proposed),
            done.GetValueOrDefault(ExchangeState.Accepted) + done.GetValueOrDefault(ExchangeState.Arranged),
            done.GetValueOrDefault(ExchangeState.Recorded),
            doneSessions.GetValueOrDefault(SessionState.Open), doneSessions.GetValueOrDefault(SessionState.Recorded),
            pledgesCompleted, listingsExpired, holds, forgotten, arrived, told, matched, summedUp, published, seal?.Number,
            IsDone: overdue.Count < request.Limit && overdueSessions.Count < request.Limit && overduePledges.Count < request.Limit && listingsExpired < request.Limit && holds < request.Limit && told < request.Limit && matched < request.Limit && summedUp < request.Limit);
    }

    private static Result<ExchangeMove> WhatTimeDemands(Exchange exchange, Instant now) => exchange.State switch
    {
        ExchangeState.Proposed => exchange.Expire(now),
        ExchangeState.Recorded => exchange.CompleteUnanswered(now),
        _ => exchange.Lapse(now),
    };

    private async Task<int> ExpireListingsAsync(Instant now, int limit, CancellationToken cancellationToken)
    {
        var expired = await listings.ListAsync(new ListingsToExpire(now, limit), cancellationToken);
        foreach (var listing in expired)
            listing.Expire(now);
        return expired.Count;
    }

    private async Task<int> ForgetDeliveriesAsync(Instant before, int limit, CancellationToken cancellationToken)
    {
        var old = await deliveries.ListAsync(new DeliveriesToForget(before, limit), cancellationToken);
        foreach (var delivery in old)
            await deliveries.DeleteAsync(delivery, cancellationToken);
        return old.Count;
    }

    private async Task<int> ForgetMatchChangesAsync(Instant before, int limit, CancellationToken cancellationToken)
    {
        var old = await matchChanges.ListAsync(new MatchChangesBefore(before, limit), cancellationToken);
        foreach (var change in old)
            await matchChanges.DeleteAsync(change, cancellationToken);
        return old.Count;
    }

    private async Task<int> ReleaseExpiredHoldsAsync(Instant now, int limit, CancellationToken cancellationToken)
    {
        var expired = await ledger.FindExpiredHoldsAsync(now, limit, cancellationToken);
        if (expired.Count == 0)
            return 0;
        var releases = expired.Select(hold => Order.Release(OrderId.For("hold.expire", hold.Value), hold));
        var outcomes = await ledger.ApplyAsync([.. releases], BatchMode.Independent, cancellationToken);
        return outcomes.Count(o => o.Kind == OutcomeKind.Applied);
    }
}
