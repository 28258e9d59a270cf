using Hexitime.Listings;
using Hexitime.Matching.Assignment;
using Hexitime.Matching.Ranking;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>
/// A host of a network, or an administrator, asks that all open requests be assigned at once: who shall answer which, so that the scores of all together are the greatest that is possible. It takes a while; see
/// <see cref="GetAssignment"/>.
/// </summary>
/// <param name="Network">What is published in this network, by what counts there; <c>null</c>, for administrators, is the whole platform.</param>
/// <param name="SessionsEach">How many requests each giver may be given at most: 1 to 40. Whoever shares when they have time is given no more than they have hours in a week.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record AssignRequests(NetworkId? Network = null, int SessionsEach = 1) : ICommand<AskedAssignment>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => SessionsEach is >= 1 and <= AssignmentProblem.MostSessions
        ? null
        : Refusal.Invalid("assignment.sessions", $"A giver may be given 1 to {AssignmentProblem.MostSessions} requests.");
}

/// <summary>An assignment was asked for.</summary>
/// <param name="Id">Which.</param>
public sealed record AskedAssignment(AssignmentRunId Id);

internal sealed class AssignRequestsHandler(IRepositoryBase<AssignmentRun> runs, NetworkDesk desk, IOutbox outbox, IClock clock) : IRequestHandler<AssignRequests, Result<AskedAssignment>>
{
    public async Task<Result<AskedAssignment>> Handle(AssignRequests request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        var run = await runs.AddAsync(AssignmentRun.Ask(request.Network, request.SessionsEach, clock.GetCurrentInstant()), cancellationToken);
        outbox.Add(new AssignmentAsked(run.Id));
        return new AskedAssignment(run.Id);
    }
}

/// <summary>Does the work, some requests at a time; in between it tells how far it is, and sees whether it was called off. Done twice, it comes to the same.</summary>
internal sealed class DoAssignment(
    IRepositoryBase<AssignmentRun> runs, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<DeclaredWeights> declared, MatchReader reader, MatchBoard board,
    IUnitOfWork unitOfWork, IClock clock) : INotificationHandler<AssignmentAsked>
{
    private const int BetweenReports = 250;

    public async Task Handle(AssignmentAsked notification, CancellationToken cancellationToken)
    {
        if (await ChangeAsync(notification.Run, run => run.Report(0, 0), cancellationToken) is not { } run)
            return;
        var known = await board.ReadAsync(reader, _ => true, cancellationToken);
        var weights = await declared.InAsync(run.Network, cancellationToken);
        var asked = (await listings.ListAsync(new OpenRequests(run.Network, reader.Now), cancellationToken)).FindAll(l => known.Pool.Find(l.Id) is { IsOpen: true });
        var candidates = new List<(Candidate Candidate, int Bonus)>();
        for (var i = 0; i < asked.Count; i++)
        {
            if (i % BetweenReports == 0 && await ChangeAsync(run.Id, r => r.Report(i, asked.Count), cancellationToken) is null)
                return;
            candidates.AddRange(board.OffersFor(asked[i], known, run.Network, weights).Select(r => (new Candidate(asked[i].Id, r.Owner, r.Listing, r.Total), r.Points.Fairness)));
        }

        // Only one of a newcomer's sessions is their first exchange.
        var market = BonusOnce.Of(
            asked.Select(l => new Demand(l.Id)),
            candidates.Select(c => c.Candidate.Giver).Distinct().Select(g => new Supply(g, Math.Min(run.SessionsEach, HoursOf(known.Pool.Find(g))))), candidates);
        var plan = Assigner.Solve(market.Problem, cancellation: cancellationToken);
        await ChangeAsync(run.Id, r => r.Finish(plan, asked.Count, clock.GetCurrentInstant()), cancellationToken);
    }

    private static int HoursOf(MatchMember? giver) => giver?.SharedHours is { } hours ? Math.Max(1, hours.Count) : AssignmentProblem.MostSessions;

    private Task<AssignmentRun?> ChangeAsync(AssignmentRunId id, Func<AssignmentRun, bool> change, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(async ct => await runs.GetByIdAsync(id, ct) is { } run && change(run) ? run : null, run => run is null, cancellationToken);
}
