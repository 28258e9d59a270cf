namespace Hexitime.Matching.Rings;

/// <summary>
/// Chooses rings: the barter-exchange clearing problem of kidney exchange (Abraham, Blum and Sandholm 2007, "Clearing algorithms for barter exchange markets"; Roth, Sönmez and Ünver
/// 2007), which is NP-hard from rings of three. All rings are found; what needs no search is decided (<see cref="PriceTransfers"/>); what is left is priced, improved and, part by part, searched, with ever more
/// effort until it is proven or the effort is spent. Of plans of equal worth the one is given that this search meets first: it goes by the ids of members, so the
/// order in which helps were given plays no part, and the same problem and effort give the same plan on every machine. Thread-safe: it keeps nothing.
/// </summary>
public static class RingClearing
{
    // A small part of the effort at first, and more only if that is not enough: most banks need no more.
    private static readonly int[] Shares = [256, 32, 1];

    // With more rings than this no part is likely to be searched to its end.
    private const int ManyRings = 20_000;

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

    // The whole worth in one number is exact and hard: a score is lost beside a person. Where a person weighs only ten times a score, scores are seen, and prices and choices come out better;
    // if the best choice then helps as many as can be helped, it is the best of all. So both are tried in turn.
    private static RingPlan ClearAll(RingProblem problem, RingCatalogue rings, RingEffort effort, IProgress<RingProgress>? progress, CancellationToken cancellation)
    {
        var light = Math.Min(problem.PersonWeight, 10L * (problem.HighestScore + 1));
        var (weights, shares) = rings.Count > ManyRings ? ([light], [1]) : ((long[])[problem.PersonWeight, light], Shares);
        var attempts = new Attempt?[weights.Length];
        List<int> best = [];
        List<RingPrices> certificate = [];
        foreach (var share in shares)
        {
            certificate.Clear();
            for (var i = 0; i < weights.Length; i++)
            {
                var attempt = attempts[i] ??= new Attempt(rings, problem, weights[i]);
                attempt.Improve(effort, share, cancellation);
                best = Better(rings, best, attempt.Chosen);
                certificate.Add(attempt.Prices);
                if (attempt.IsProven && weights[i] == problem.PersonWeight)
                    return Plan(problem, rings, best, certificate, isSearched: true);
            }

            certificate.Add(PeoplePrices(problem, rings, effort.PriceSteps / share, cancellation));
            var bound = RingBound.Of(problem, certificate);
            progress?.Report(new RingProgress(rings.Count, PeopleOf(rings, best), bound.People));
            var searched = attempts[^1]!;
            if (searched.IsProven && PeopleOf(rings, searched.Chosen) == bound.People)
                return Plan(problem, rings, best, certificate, isSearched: true);
            if ((bound.People, bound.Score) == (PeopleOf(rings, best), ScoreOf(rings, best)))
                break;
        }

        return Plan(problem, rings, best, certificate, isSearched: false);
    }

    private static RingPlan Plan(RingProblem problem, RingCatalogue rings, List<int> best, List<RingPrices> certificate, bool isSearched)
    {
        var plan = new RingPlan(Legs(problem, rings, best), RingBound.Of(problem, certificate), certificate);
        return isSearched && !plan.IsOptimal ? plan with { Bound = new RingBound(plan.PeopleHelped, plan.Score, RingProof.Search) } : plan;
    }

    private static RingPrices PeoplePrices(RingProblem problem, RingCatalogue rings, long steps, CancellationToken cancellation)
    {
        // A person is worth so much that rounding prices to whole numbers costs next to nothing.
        const long person = 1 << 20;
        var transfers = PriceTransfers.Of(Packing.Of(rings, problem.People.Count, person, perScore: 0));
        var prices = DualPrices.Find(transfers.Core, steps, cancellation);
        for (var p = 0; p < prices.Length; p++)
            prices[p] += transfers.Prices[p];
        return new RingPrices(person, 0, prices);
    }

    private static List<int> Better(RingCatalogue rings, List<int> known, List<int> other) =>
        (PeopleOf(rings, other), ScoreOf(rings, other)).CompareTo((PeopleOf(rings, known), ScoreOf(rings, known))) > 0 ? other : known;

    private static int PeopleOf(RingCatalogue rings, List<int> chosen) => chosen.Sum(r => rings.MembersOf(r).Length);

    private static long ScoreOf(RingCatalogue rings, List<int> chosen) => chosen.Sum(r => (long)rings.Scores[r]);

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
