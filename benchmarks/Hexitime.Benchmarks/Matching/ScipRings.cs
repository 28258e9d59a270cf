using System.Diagnostics;
using Google.OrTools.LinearSolver;
using Hexitime.Matching.Rings;
using Hexitime.Members;

namespace Hexitime.Benchmarks.Matching;

/// <summary>
/// The peer: the cycle formulation in OR-Tools' SCIP with the gap set to 0. Only its solving is timed: listing rings and building the model are a gift. What it is to make great can be told apart:
/// score alone is far easier than people.
/// </summary>
internal static class ScipRings
{
    internal sealed record Answer(double Milliseconds, double Worth, double WorthAtMost, bool IsOptimal);

    public static Answer Solve(RingProblem problem, int limitMilliseconds, double perPerson, int perScore)
    {
        using var solver = Solver.CreateSolver("SCIP");
        using var objective = solver.Objective();
        objective.SetMaximization();
        var constraints = problem.People.ToDictionary(p => p, _ => solver.MakeConstraint(0, 1));
        var helps = problem.Helps.ToLookup(h => h.Helper);
        foreach (var person in problem.People)
            Add([person], 0);

        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        solver.SetTimeLimit(limitMilliseconds);
        var clock = Stopwatch.StartNew();
        var status = solver.Solve(parameters);
        var found = status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE;
        return new Answer(clock.Elapsed.TotalMilliseconds, found ? objective.Value() : 0, objective.BestBound(), status == Solver.ResultStatus.OPTIMAL);

        void Add(MemberId[] path, long score)
        {
            foreach (var help in helps[path[^1]])
            {
                if (help.Helped == path[0])
                {
                    var ring = solver.MakeBoolVar("");
                    foreach (var member in path)
                        constraints[member].SetCoefficient(ring, 1);
                    objective.SetCoefficient(ring, (path.Length * perPerson) + (perScore * (score + help.Score)));
                }
                else if (path.Length < problem.LongestRing && help.Helped.Value > path[0].Value && !path.Contains(help.Helped))
                    Add([.. path, help.Helped], score + help.Score);
            }
        }
    }
}
