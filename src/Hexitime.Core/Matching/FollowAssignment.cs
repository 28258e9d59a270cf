using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Matching;

/// <summary>Whoever could ask for an assignment sees how far it is, and what came out of it.</summary>
/// <param name="Assignment">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetAssignment(AssignmentRunId Assignment) : IQuery<AssignmentView>;

/// <summary>Whoever could ask for an assignment calls it off. Refused (<c>assignment.done</c>) once it is done.</summary>
/// <param name="Assignment">Which.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record CancelAssignment(AssignmentRunId Assignment) : ICommand<AssignmentView>;

/// <summary>An assignment of the open requests.</summary>
/// <param name="Id">Which.</param>
/// <param name="Network">The network; <c>null</c> for the whole platform.</param>
/// <param name="State">How far it is.</param>
/// <param name="Ranked">For how many requests counterparts have been looked for.</param>
/// <param name="Requests">How many requests are open.</param>
/// <param name="Assigned">How many of them somebody shall answer.</param>
/// <param name="Score">The scores of all pairs together: no assignment has more.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="EndedAt">When it was done or called off.</param>
/// <param name="Pairs">Who shall answer what, the best first; what has been closed since is left out.</param>
public sealed record AssignmentView(
    AssignmentRunId Id, NetworkId? Network, AssignmentRunState State, int Ranked, int Requests, int Assigned, long Score, Instant AskedAt, Instant? EndedAt,
    IReadOnlyList<AssignedPairView> Pairs);

/// <summary>A request, and the offer that shall meet it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Score">How well the two fit.</param>
public sealed record AssignedPairView(AssignedListingView Request, AssignedListingView Offer, int Score);

/// <summary>A listing in an assignment.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it says it is about.</param>
/// <param name="Owner">Whose it is.</param>
public sealed record AssignedListingView(ListingId Id, string Title, Person Owner);

internal sealed class FollowAssignmentHandler(IRepositoryBase<AssignmentRun> runs, IReadRepositoryBase<Listing> listings, IReadRepositoryBase<Member> members, NetworkDesk desk, IClock clock)
    : IRequestHandler<GetAssignment, Result<AssignmentView>>, IRequestHandler<CancelAssignment, Result<AssignmentView>>
{
    public async Task<Result<AssignmentView>> Handle(GetAssignment request, CancellationToken cancellationToken) =>
        (await FindAsync(request.Assignment, cancellationToken)).TryGet(out var run, out var refusal) ? await ViewAsync(run, cancellationToken) : refusal;

    public async Task<Result<AssignmentView>> Handle(CancelAssignment request, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(request.Assignment, cancellationToken)).TryGet(out var run, out var refusal))
            return refusal;
        return run.Cancel(clock.GetCurrentInstant()).TryGet(out _, out refusal) ? await ViewAsync(run, cancellationToken) : refusal;
    }

    /// <summary>To everybody else there is no such assignment.</summary>
    private async Task<Result<AssignmentRun>> FindAsync(AssignmentRunId id, CancellationToken cancellationToken) =>
        (await runs.ListAsync(new Those<AssignmentRun>(r => r.Id == id), cancellationToken)).SingleOrDefault() is { } run
            && await desk.RefuseUnlessTendsAsync(run.Network, cancellationToken) is null
            ? run
            : Refusal.NotFound("assignment.not-found", "There is no such assignment.");

    private async Task<AssignmentView> ViewAsync(AssignmentRun run, CancellationToken cancellationToken)
    {
        var wanted = run.Pairs.SelectMany(p => new[] { p.Request, p.Offer }).ToHashSet();
        var now = clock.GetCurrentInstant();
        var found = (await listings.ListAsync(new Those<Listing>(l => wanted.Contains(l.Id)), cancellationToken)).Where(l => l.IsOpenAt(now)).ToDictionary(l => l.Id);
        var names = await members.NamesAsync(found.Values.Select(l => l.Owner), cancellationToken);
        AssignedListingView Show(ListingId id) => new(id, found[id].Title, new Person(found[id].Owner, names[found[id].Owner]));
        return new AssignmentView(
            run.Id, run.Network, run.State, run.Ranked, run.Requests, run.Pairs.Count, run.Score, run.AskedAt, run.EndedAt,
            [.. run.Pairs.Where(p => found.ContainsKey(p.Request) && found.ContainsKey(p.Offer)).OrderBy(p => p.Number).Select(p => new AssignedPairView(Show(p.Request), Show(p.Offer), p.Score))]);
    }
}
