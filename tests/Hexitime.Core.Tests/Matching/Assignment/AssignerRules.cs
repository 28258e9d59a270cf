using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Google.OrTools.Graph;
using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

public sealed class AssignerRules
{
    [Property(MaxTest = 400)]
    public Property It_is_the_best_plan_there_is_and_proves_it() => Prop.ForAll(Banks.Small().ToArbitrary(), bank =>
    {
        var problem = bank.Problem;
        var plan = Assigner.Solve(problem);

        AssignmentCheck.Faults(problem, plan).ShouldBeEmpty();
        plan.Score.ShouldBe(Best(problem, 0, [.. problem.Requests.Select(r => r.Sessions)], [.. problem.Givers.Select(g => g.Sessions)]));
    });

    [Property(MaxTest = 200)]
    public Property A_bonus_counts_once_for_each_giver_and_nothing_is_better_with_it() => Prop.ForAll(Banks.Small(most: 3).ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (bank, seed) =>
    {
        var (problem, random) = (bank.Problem, new Random(seed));
        (Candidate Candidate, int Bonus)[] candidates = [.. problem.Candidates.Select(c => (c with { Score = c.Score / 2 }, random.Next((c.Score / 2) + 1)))];
        var market = BonusOnce.Of(problem.Requests, problem.Givers, candidates);
        var plan = Assigner.Solve(market.Problem);

        AssignmentCheck.Faults(market.Problem, plan).ShouldBeEmpty();
        market.Assigned(plan).Select(a => a.Giver).ShouldBeSubsetOf(problem.Givers.Select(g => g.Giver));
        market.Assigned(plan).GroupBy(a => a.Giver).ShouldAllBe(g => g.Sum(a => a.Sessions) <= problem.Givers.Single(s => s.Giver == g.Key).Sessions);
        plan.Score.ShouldBe(BestWithBonus(candidates, 0, problem.Requests.ToDictionary(r => r.Request, r => r.Sessions), problem.Givers.ToDictionary(g => g.Giver, g => g.Sessions), []));
    });

    [Property(MaxTest = 200)]
    public Property The_order_in_which_anything_is_given_plays_no_part() => Prop.ForAll(Banks.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (bank, seed) =>
    {
        var random = new Random(seed);
        random.Shuffle(bank.Requests);
        random.Shuffle(bank.Givers);
        var plan = Assigner.Solve(bank.Problem);
        random.Shuffle(bank.Candidates);

        Assigner.Solve(bank.Problem).Assigned.ShouldBe(plan.Assigned);
    });

    [Property(MaxTest = 100)]
    public Property Of_several_offers_of_a_giver_the_best_is_taken() => Prop.ForAll(Banks.Small().ToArbitrary(), bank =>
    {
        foreach (var a in Assigner.Solve(bank.Problem).Assigned)
        {
            bank.Candidates.Where(c => c.Request == a.Request && c.Giver == a.Giver).OrderByDescending(c => c.Score).ThenBy(c => c.Offer.Value).First()
                .ShouldBe(new Candidate(a.Request, a.Giver, a.Offer, a.Score));
        }
    });

    [Theory]
    [InlineData(400, 400, 12, 1, 1, 1)]
    [InlineData(600, 300, 8, 2, 1, 1)]
    [InlineData(300, 600, 20, 3, 100, 1)]
    [InlineData(500, 500, 3, 4, 500, 1)]
    [InlineData(200, 200, 10, 5, 1, 4)]
    [InlineData(150, 250, 15, 6, 250, 3)]
    public void It_is_as_good_as_the_flow_of_least_cost(int requests, int givers, int each, int seed, int step, int mostSessions)
    {
        var problem = Banks.Random(requests, givers, each, seed, step, mostSessions).Problem;
        var plan = Assigner.Solve(problem);

        AssignmentCheck.Faults(problem, plan).ShouldBeEmpty();
        plan.Score.ShouldBe(-LeastCost(problem));
    }

    [Fact]
    public void It_says_how_far_it_is_and_can_be_stopped()
    {
        var problem = Banks.Random(300, 300, 10, seed: 1).Problem;
        var told = new List<AssignmentProgress>();
        Assigner.Solve(problem, new Listener(told.Add));

        told.ShouldBe(told.OrderBy(p => p.Done));
        told[^1].Done.ShouldBe(told[^1].Of);
        Should.Throw<OperationCanceledException>(() => Assigner.Solve(problem, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Impossible_problems_are_refused()
    {
        var demand = new Demand(Banks.Request(1));
        var supply = new Supply(Banks.Giver(1));
        Should.Throw<ArgumentException>(() => AssignmentProblem.Of([demand, demand], [supply], []));
        Should.Throw<ArgumentException>(() => AssignmentProblem.Of([demand], [supply with { Sessions = 0 }], []));
        Should.Throw<ArgumentException>(() => AssignmentProblem.Of([demand with { Sessions = AssignmentProblem.MostSessions + 1 }], [supply], []));
        Should.Throw<ArgumentException>(() => AssignmentProblem.Of([demand], [supply], [Banks.Candidate(2, 1, 5)]));
        Should.Throw<ArgumentException>(() => AssignmentProblem.Of([demand], [supply], [Banks.Candidate(1, 1, -1)]));
        Should.Throw<ArgumentException>(() => AssignmentProblem.Of([demand], [supply], [Banks.Candidate(1, 1, AssignmentProblem.GreatestScore + 1)]));
    }

    // Tries everything: for the first request that wants a session, each of its candidates that has one left, and none.
    private static long Best(AssignmentProblem problem, int at, int[] wanted, int[] able)
    {
        if (at == problem.Candidates.Count)
            return 0;
        var candidate = problem.Candidates[at];
        var (request, giver) = (IndexOf(problem.Requests, r => r.Request == candidate.Request), IndexOf(problem.Givers, g => g.Giver == candidate.Giver));
        var best = 0L;
        for (var sessions = 0; sessions <= Math.Min(wanted[request], able[giver]); sessions++)
        {
            (wanted[request], able[giver]) = (wanted[request] - sessions, able[giver] - sessions);
            best = Math.Max(best, ((long)sessions * candidate.Score) + Best(problem, at + 1, wanted, able));
            (wanted[request], able[giver]) = (wanted[request] + sessions, able[giver] + sessions);
        }

        return best;
    }

    // Tries everything: each candidate for as many sessions as can be, the bonus for one of them if that giver has not had it yet.
    private static long BestWithBonus(
        (Candidate Candidate, int Bonus)[] candidates, int at, Dictionary<ListingId, int> wanted, Dictionary<MemberId, int> able, HashSet<MemberId> hadBonus)
    {
        if (at == candidates.Length)
            return 0;
        var (candidate, bonus) = candidates[at];
        var best = 0L;
        for (var sessions = 0; sessions <= Math.Min(wanted[candidate.Request], able[candidate.Giver]); sessions++)
        {
            wanted[candidate.Request] -= sessions;
            able[candidate.Giver] -= sessions;
            var without = (long)sessions * (candidate.Score - bonus);
            best = Math.Max(best, without + BestWithBonus(candidates, at + 1, wanted, able, hadBonus));
            if (sessions > 0 && hadBonus.Add(candidate.Giver))
            {
                best = Math.Max(best, without + bonus + BestWithBonus(candidates, at + 1, wanted, able, hadBonus));
                hadBonus.Remove(candidate.Giver);
            }

            wanted[candidate.Request] += sessions;
            able[candidate.Giver] += sessions;
        }

        return best;
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, Predicate<T> wanted) => Enumerable.Range(0, list.Count).First(i => wanted(list[i]));

    private static long LeastCost(AssignmentProblem problem)
    {
        var (requests, givers) = (problem.Requests.Count, problem.Givers.Count);
        var request = problem.Requests.Select((r, i) => (r.Request, i)).ToDictionary();
        var giver = problem.Givers.Select((g, i) => (g.Giver, i)).ToDictionary();
        var (source, sink, all) = (requests + givers, requests + givers + 1, problem.Requests.Sum(r => r.Sessions));
        using var flow = new MinCostFlow();
        foreach (var c in problem.Candidates)
            flow.AddArcWithCapacityAndUnitCost(request[c.Request], requests + giver[c.Giver], AssignmentProblem.MostSessions, -c.Score);
        for (var i = 0; i < requests; i++)
            flow.AddArcWithCapacityAndUnitCost(source, i, problem.Requests[i].Sessions, 0);
        for (var i = 0; i < givers; i++)
            flow.AddArcWithCapacityAndUnitCost(requests + i, sink, problem.Givers[i].Sessions, 0);
        flow.AddArcWithCapacityAndUnitCost(source, sink, all, 0);
        flow.SetNodeSupply(source, all);
        flow.SetNodeSupply(sink, -all);
        flow.Solve().ShouldBe(MinCostFlowBase.Status.OPTIMAL);
        return flow.OptimalCost();
    }

    private sealed class Listener(Action<AssignmentProgress> tell) : IProgress<AssignmentProgress>
    {
        public void Report(AssignmentProgress value) => tell(value);
    }
}
