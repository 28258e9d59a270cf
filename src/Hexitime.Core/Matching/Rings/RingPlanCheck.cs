using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>What is wrong with a plan.</summary>
/// <param name="Code">Stable and dotted.</param>
/// <param name="Sentence">For people.</param>
public sealed record RingFault(string Code, string Sentence);

/// <summary>
/// Checks a plan and the proof of its bound, by itself: it shares nothing with the code that makes plans but the problem, and looks for a ring that is worth more than its prices
/// wherever one could be. What a search has proven (<see cref="RingProof.Search"/>) it cannot see; then it checks that prices do not contradict it. Thread-safe: it keeps nothing.
/// </summary>
public static class RingPlanCheck
{
    /// <summary>All that is wrong; nothing, if the plan and its proof are right.</summary>
    public static IReadOnlyList<RingFault> Faults(RingProblem problem, RingPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        return [.. RingFaults(problem, plan), .. BoundFaults(problem, plan), .. plan.Certificate.SelectMany(c => PriceFaults(problem, c, cancellation))];
    }

    private static IEnumerable<RingFault> RingFaults(RingProblem problem, RingPlan plan)
    {
        var possible = problem.Helps.ToHashSet();
        var inRing = new HashSet<MemberId>();
        foreach (var legs in plan.Rings.Select(r => r.Legs))
        {
            if (legs.Count < 2 || legs.Count > problem.LongestRing)
                yield return new RingFault("ring.size", $"A ring has {legs.Count} people.");
            for (var i = 0; i < legs.Count; i++)
            {
                if (!possible.Contains(legs[i]))
                    yield return new RingFault("ring.no-such-help", $"{legs[i].Helper.Value} cannot help {legs[i].Helped.Value} that way.");
                if (legs[i].Helped != legs[(i + 1) % legs.Count].Helper)
                    yield return new RingFault("ring.open", $"{legs[i].Helped.Value} is helped and does not help next.");
                if (!inRing.Add(legs[i].Helper))
                    yield return new RingFault("ring.shared", $"{legs[i].Helper.Value} is asked for twice.");
            }
        }
    }

    private static IEnumerable<RingFault> BoundFaults(RingProblem problem, RingPlan plan)
    {
        var (bound, proven) = (plan.Bound, RingBound.Of(problem, plan.Certificate));
        if ((plan.PeopleHelped, plan.Score).CompareTo((bound.People, bound.Score)) > 0)
            yield return new RingFault("bound.below-plan", "The plan is better than its bound.");
        if (bound.Proof == RingProof.Prices && bound != proven)
            yield return new RingFault("bound.not-proven", $"Prices prove at most {proven.People} people and a score of {proven.Score}.");
        if (bound.Proof == RingProof.Search && ((bound.People, bound.Score) != (plan.PeopleHelped, plan.Score) || (bound.People, bound.Score).CompareTo((proven.People, proven.Score)) > 0))
            yield return new RingFault("bound.not-found", "A search proves what it has found, and no more than prices allow.");
    }

    private static IEnumerable<RingFault> PriceFaults(RingProblem problem, RingPrices prices, CancellationToken cancellation)
    {
        if (prices.Prices.Count != problem.People.Count || prices.Prices.Any(p => p < 0) || prices.PerPerson < 0 || prices.PerScore < 0)
            return [new RingFault("prices.not-prices", "There is one price for each person, and none is below zero.")];
        return RingWalk.FirstWorthMore(problem, prices, cancellation) is { } worthMore
            ? [new RingFault("prices.too-low", $"A ring of {string.Join(", ", worthMore.Select(p => p.Value))} is worth more than its members' prices.")]
            : [];
    }
}
