using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

/// <summary>What is wrong with a plan.</summary>
/// <param name="Code">Stable and dotted.</param>
/// <param name="Sentence">For people.</param>
public sealed record AssignmentFault(string Code, string Sentence);

/// <summary>Checks a plan and its proof, by itself: it shares nothing with the code that makes plans but the problem. Thread-safe: it keeps nothing.</summary>
public static class AssignmentCheck
{
    /// <summary>All that is wrong; nothing, if the plan keeps to the problem and no plan has a greater score.</summary>
    public static IReadOnlyList<AssignmentFault> Faults(AssignmentProblem problem, AssignmentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        return [.. PlanFaults(problem, plan), .. ProofFaults(problem, plan)];
    }

    private static IEnumerable<AssignmentFault> PlanFaults(AssignmentProblem problem, AssignmentPlan plan)
    {
        var possible = problem.Candidates.ToDictionary(c => (c.Request, c.Giver));
        var wanted = problem.Requests.ToDictionary(r => r.Request, r => r.Sessions);
        var able = problem.Givers.ToDictionary(g => g.Giver, g => g.Sessions);
        foreach (var a in plan.Assigned)
        {
            if (a.Sessions < 1)
                yield return new AssignmentFault("assigned.sessions", $"{a.Giver.Value} is given {a.Sessions} sessions.");
            if (!possible.TryGetValue((a.Request, a.Giver), out var candidate) || candidate != new Candidate(a.Request, a.Giver, a.Offer, a.Score))
                yield return new AssignmentFault("assigned.no-candidate", $"{a.Giver.Value} could not answer {a.Request.Value} that way.");
            else if ((wanted[a.Request] -= a.Sessions) < 0)
                yield return new AssignmentFault("assigned.too-many", $"{a.Request.Value} asks for fewer sessions.");
            else if ((able[a.Giver] -= a.Sessions) < 0)
                yield return new AssignmentFault("assigned.no-time", $"{a.Giver.Value} has time for fewer sessions.");
        }
    }

    private static List<AssignmentFault> ProofFaults(AssignmentProblem problem, AssignmentPlan plan)
    {
        var (ofRequests, ofGivers) = (plan.Prices.Requests, plan.Prices.Givers);
        if (ofRequests.Count != problem.Requests.Count || ofGivers.Count != problem.Givers.Count || ofRequests.Concat(ofGivers).Any(p => p < 0))
            return [new AssignmentFault("prices.not-prices", "There is one price for each request and each giver, and none is below zero.")];

        Dictionary<ListingId, long> request = problem.Requests.Zip(ofRequests).ToDictionary(r => r.First.Request, r => (long)r.Second);
        Dictionary<MemberId, long> giver = problem.Givers.Zip(ofGivers).ToDictionary(g => g.First.Giver, g => (long)g.Second);
        var faults = problem.Candidates.Where(c => request[c.Request] + giver[c.Giver] < c.Score)
            .Select(c => new AssignmentFault("prices.too-low", $"{c.Giver.Value} for {c.Request.Value} is worth more than their prices.")).ToList();
        var bound = problem.Requests.Sum(r => r.Sessions * request[r.Request]) + problem.Givers.Sum(g => g.Sessions * giver[g.Giver]);
        if (bound != plan.Score)
            faults.Add(new AssignmentFault("prices.prove-less", $"Prices prove at most {bound}, the plan has {plan.Score}."));
        return faults;
    }
}
