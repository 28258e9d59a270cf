using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

/// <summary>A request that was given to somebody.</summary>
/// <param name="Request">Which.</param>
/// <param name="Giver">To whom.</param>
/// <param name="Offer">By which offer of theirs.</param>
/// <param name="Score">The score of each session.</param>
/// <param name="Sessions">How many sessions: at least 1.</param>
public readonly record struct Assigned(ListingId Request, MemberId Giver, ListingId Offer, int Score, int Sessions);

/// <summary>
/// The proof that a plan is the best: what one more session of each request, and of each giver's time, would be worth. No candidate has a greater score than the two prices together, and the
/// prices of all sessions add up to the plan's score; so no plan can have more (linear programming duality: Kuhn 1955, "The Hungarian method for the assignment problem").
/// </summary>
/// <param name="Requests">For each of the problem's requests; none is below zero.</param>
/// <param name="Givers">For each of its givers; none is below zero.</param>
public sealed record AssignmentPrices(IReadOnlyList<int> Requests, IReadOnlyList<int> Givers);

/// <summary>Who answers what. Immutable.</summary>
/// <param name="Assigned">By request, then giver.</param>
/// <param name="Prices">The proof that no plan has a greater score.</param>
public sealed record AssignmentPlan(IReadOnlyList<Assigned> Assigned, AssignmentPrices Prices)
{
    /// <summary>The scores of all sessions together.</summary>
    public long Score => Assigned.Sum(a => (long)a.Score * a.Sessions);

    /// <summary>How many sessions are given.</summary>
    public int Sessions => Assigned.Sum(a => a.Sessions);
}

/// <summary>How far an assignment is.</summary>
/// <param name="Done">Steps that are done.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct AssignmentProgress(int Done, int Of);
