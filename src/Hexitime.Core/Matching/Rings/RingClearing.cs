namespace Hexitime.Matching.Rings;

/// <summary>
/// Chooses rings: the barter-exchange clearing problem of kidney exchange (Abraham, Blum and Sandholm 2007, "Clearing algorithms for barter exchange markets"; Roth, Sönmez and Ünver
/// 2007), which is NP-hard from rings of three. All rings are found; what needs no search is decided (<see cref="PriceTransfers"/>); what is left is priced, improved and, part by part, searched, with ever more
/// effort until it is proven or the effort is spent. Of plans of equal worth the one is given that this search meets first: it goes by the ids of members, so the
/// order in which helps were given plays no part, and the same problem and effort give the same plan on every machine. Thread-safe: it keeps nothing.
/// </summary>
public static class RingClearing
{
    // The first attempts spend this part of the effort: most banks need no more.
    private static readonly int[] Attempts = [128, 16, 1];

    /// <summary>Chooses rings for a problem.</summary>
    /// <param name="problem">Who could help whom.</param>
    /// <param name="effort">How much work may be spent; the usual effort unless told.</param>
    /// <param name="progress">Is told how far it is after each attempt.</param>
    /// <param name="cancellation">Gives up, with an <see cref="OperationCanceledException"/>.</param>
    public static RingPlan Clear(RingProblem problem, RingEffort? effort = null, IProgress<RingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        effort ??= RingEffort.Usual;
        var rings = RingFinder.Find(problem.Graph, problem.LongestRing, effort.Rings, cancellation);
        if (rings is not null)
            return ClearAll(problem, rings, effort, progress, cancellation);

        // Too many to hold: a plan from the best helps, and a bound for all of them that needs no list of rings.
        var thinned = ThinnedRings.Find(problem, effort.Rings, cancellation);
        var plan = ClearAll(problem, thinned, effort, progress, cancellation);
        RingPrices[] certificate = [ThinnedRings.PricesOf(problem, problem.PersonWeight), ThinnedRings.PricesOf(problem, 1)];
        return plan with { Bound = RingBound.Of(problem, certificate), Certificate = certificate };
    }

    private static RingPlan ClearAll(RingProblem problem, RingCatalogue rings, RingEffort effort, IProgress<RingProgress>? progress, CancellationToken cancellation)
    {
        var packing = Packing.Of(rings, problem.People.Count, problem.PersonWeight, perScore: 1);
        var transfers = PriceTransfers.Of(packing);
        var core = new CoreChoice(transfers.Core, problem);
        var chosen = transfers.Complete(core.Chosen);
        foreach (var part in core.IsProven ? [] : Attempts)
        {
            core.Improve(effort, part, cancellation);
            chosen = transfers.Complete(core.Chosen);
            progress?.Report(new RingProgress(rings.Count, chosen.Sum(r => packing.MembersOf(r).Length), RingBound.Of(problem, [Worth()]).People));
            if (core.IsProven)
                break;
        }

        List<RingPrices> certificate = [Worth()];
        var plan = new RingPlan(Legs(problem, rings, chosen), RingBound.Of(problem, certificate), certificate);
        if (plan.IsOptimal)
            return plan;
        if (core.IsProven)
            return plan with { Bound = new RingBound(plan.PeopleHelped, plan.Score, RingProof.Search) };
        return Tightened(problem, plan, rings, effort, cancellation);

        RingPrices Worth() => new(problem.PersonWeight, 1, Sum(transfers.Prices, core.Prices));
    }

    // The whole worth in one number blurs both parts of it. Prices for people alone say more about people; and once it is known that no more can be helped, prices in which a person
    // weighs about as much as a ring's scores say more about scores.
    private static RingPlan Tightened(RingProblem problem, RingPlan plan, RingCatalogue rings, RingEffort effort, CancellationToken cancellation)
    {
        plan = With(plan, Price(1 << 20, perScore: 0));
        return plan.PeopleGap > 0 ? plan : With(plan, Price(10L * (problem.HighestScore + 1), perScore: 1));

        RingPlan With(RingPlan before, RingPrices prices)
        {
            RingPrices[] certificate = [.. before.Certificate, prices];
            return before with { Bound = RingBound.Of(problem, certificate), Certificate = certificate };
        }

        RingPrices Price(long perPerson, int perScore)
        {
            var transfers = PriceTransfers.Of(Packing.Of(rings, problem.People.Count, perPerson, perScore));
            return new RingPrices(perPerson, perScore, Sum(transfers.Prices, DualPrices.Find(transfers.Core, effort.PriceSteps, cancellation)));
        }
    }

    private static long[] Sum(long[] some, long[] others)
    {
        var sum = new long[some.Length];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = some[i] + others[i];
        return sum;
    }

    private static Ring[] Legs(RingProblem problem, RingCatalogue rings, List<int> chosen)
    {
        var legs = new List<(int First, Ring Ring)>(chosen.Count);
        foreach (var ring in chosen)
        {
            var members = rings.MembersOf(ring);
            var lowest = members[0];
            var at = 0;
            for (var i = 1; i < members.Length; i++)
            {
                if (members[i] < lowest)
                    (lowest, at) = (members[i], i);
            }

            var around = new Help[members.Length];
            for (var i = 0; i < members.Length; i++)
            {
                var (helper, helped) = (members[(at + i) % members.Length], members[(at + i + 1) % members.Length]);
                around[i] = problem.Helps[problem.Graph.Labels[problem.Graph.Find(helper, helped)]];
            }

            legs.Add((lowest, new Ring(around)));
        }

        legs.Sort(static (a, b) => a.First.CompareTo(b.First));
        return [.. legs.Select(l => l.Ring)];
    }
}
