using Google.OrTools.Sat;
using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>Hundreds of people, beside the CP-SAT solver of Google OR-Tools.</summary>
public sealed class RingOracleTests
{
    [Theory]
    [InlineData(300, 6, 3, 1, 1)]
    [InlineData(300, 8, 3, 2, 100)]
    [InlineData(200, 3, 4, 3, 1)]
    [InlineData(400, 20, 2, 4, 1)]
    public void It_is_as_good_as_the_solvers_optimum_and_proven(int people, int helps, int longest, int seed, int step)
    {
        var problem = RingProblem.Of(Helps.Random(people, helps, seed, step), longest);
        var plan = RingClearing.Clear(problem);

        RingPlanCheck.Faults(problem, plan).ShouldBeEmpty();
        plan.IsOptimal.ShouldBeTrue($"{plan.PeopleGap} people, {plan.ScoreGap} score");
        ((plan.PeopleHelped * problem.PersonWeight) + plan.Score).ShouldBe(Optimum(problem));
    }

    private static long Optimum(RingProblem problem)
    {
        var model = new CpModel();
        var through = problem.People.ToDictionary(p => p, _ => new List<ILiteral>());
        var worth = LinearExpr.NewBuilder();
        var helps = problem.Helps.ToLookup(h => h.Helper);
        foreach (var person in problem.People)
            Add([person], 0);
        foreach (var literals in through.Values)
            model.AddAtMostOne(literals);
        model.Maximize(worth);
        var solver = new CpSolver { StringParameters = "num_workers:1" };
        solver.Solve(model).ShouldBe(CpSolverStatus.Optimal);
        return (long)solver.ObjectiveValue;

        void Add(MemberId[] path, long score)
        {
            foreach (var help in helps[path[^1]])
            {
                if (help.Helped == path[0])
                {
                    var ring = model.NewBoolVar("");
                    foreach (var member in path)
                        through[member].Add(ring);
                    worth.AddTerm(ring, (path.Length * problem.PersonWeight) + score + help.Score);
                }
                else if (path.Length < problem.LongestRing && help.Helped.Value > path[0].Value && !path.Contains(help.Helped))
                    Add([.. path, help.Helped], score + help.Score);
            }
        }
    }
}
