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
    private const int LastShare = 1;
    private static readonly int[] Shares = [256, 32, LastShare];

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
            return Clear(problem, rings, effort, progress, cancellation);

        // Too many to hold: a plan from the best helps, and a bound for all of them that needs no list of rings.
        var thinned = ThinnedRings.Find(problem, effort.Rings, cancellation);
        var plan = Clear(problem, thinned, effort, progress, cancellation);
        RingPrices[] certificate = [ThinnedRings.PricesOf(problem, problem.PersonWeight), ThinnedRings.PricesOf(problem, 1)];
        return plan with { Bound = RingBound.Of(problem, certificate), Certificate = certificate };
    }

    private static RingPlan Clear(RingProblem problem, RingCatalogue rings, RingEffort effort, IProgress<RingProgress>? progress, CancellationToken cancellation) =>
        rings.Count > ManyRings || effort.SearchSteps == 0 ? ClearMany(problem, rings, effort, progress, cancellation) : ClearAll(problem, rings, effort, progress, cancellation);

    // People alone show how many can be helped. Where a person weighs only ten times a score, scores are seen, and prices and choices come out well: if the best choice then helps as many as can
    // be helped, it is the best of all. If not, the whole worth in one number is tried, which is exact and hard, as a score is lost beside a person.
    private static RingPlan ClearAll(RingProblem problem, RingCatalogue rings, RingEffort effort, IProgress<RingProgress>? progress, CancellationToken cancellation)
    {
        var people = new PeopleFirst(rings, problem);
        var light = new Attempt(rings, problem, Math.Min(problem.PersonWeight, 10L * (problem.HighestScore + 1)));
        Attempt? whole = null;
        List<int> best = [];
        List<RingPrices> certificate = [];
        foreach (var share in Shares)
        {
            var spent = share == LastShare ? effort with { PriceSteps = effort.PriceSteps / 2, ImprovementSteps = effort.ImprovementSteps / 8 } : effort;
            light.Improve(spent, share, cancellation);
            best = Better(rings, best, light.Chosen);
            certificate = [people.Price(effort.PriceSteps / share, cancellation), light.Prices];
            var bound = RingBound.Of(problem, certificate);
            if (IsBest(bound, light))
                return Plan(problem, rings, best, certificate, isSearched: true);

            whole ??= new Attempt(rings, problem, problem.PersonWeight);
            whole.Improve(spent, share, cancellation);
            best = Better(rings, best, whole.Chosen);
            certificate.Add(whole.Prices);
            if (share == LastShare && !whole.IsProven)
                best = Better(rings, best, people.Choose(effort.ImprovementSteps / 2, cancellation));
            bound = RingBound.Of(problem, certificate);
            progress?.Report(new RingProgress(rings.Count, PeopleOf(rings, best), bound.People));
            if (whole.IsProven || IsBest(bound, light))
                return Plan(problem, rings, best, certificate, isSearched: true);
        }

        return Plan(problem, rings, best, certificate, isSearched: false);

        bool IsBest(RingBound bound, Attempt attempt) => (bound.People, bound.Score) == (PeopleOf(rings, best), ScoreOf(rings, best)) ||
            (attempt.IsProven && PeopleOf(rings, attempt.Chosen) == bound.People);
    }

    // No part is likely to be searched to its end: only people are priced, and scores only if as many as can be are helped.
    private static RingPlan ClearMany(RingProblem problem, RingCatalogue rings, RingEffort effort, IProgress<RingProgress>? progress, CancellationToken cancellation)
    {
        var people = new PeopleFirst(rings, problem);
        List<RingPrices> certificate = [people.Price(effort.PriceSteps, cancellation)];
        var chosen = people.Choose(effort.ImprovementSteps, cancellation);
        var bound = RingBound.Of(problem, certificate);
        progress?.Report(new RingProgress(rings.Count, PeopleOf(rings, chosen), bound.People));
        if (bound.People == PeopleOf(rings, chosen))
            certificate.Add(ThinnedRings.PricesOf(problem, 1));
        return Plan(problem, rings, chosen, certificate, isSearched: false);
    }

    private static RingPlan Plan(RingProblem problem, RingCatalogue rings, List<int> best, List<RingPrices> certificate, bool isSearched)
    {
        var plan = new RingPlan(Legs(problem, rings, best), RingBound.Of(problem, certificate), certificate);
        return isSearched && !plan.IsOptimal ? plan with { Bound = new RingBound(plan.PeopleHelped, plan.Score, RingProof.Search) } : plan;
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
