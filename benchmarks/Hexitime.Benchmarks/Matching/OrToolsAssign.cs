using System.Diagnostics;
using Google.OrTools.Graph;
using Hexitime.Matching.Assignment;

namespace Hexitime.Benchmarks.Matching;

/// <summary>The same problem for OR-Tools. What is timed is solving; the graph is made before, as ours is.</summary>
internal static class OrToolsAssign
{
    /// <summary>A source, requests, givers, a sink, and an arc from source to sink for those who go without: a flow of least cost.</summary>
    public static (long Score, double Milliseconds) MinCostFlow(AssignmentProblem problem)
    {
        var (requests, givers) = (problem.Requests.Count, problem.Givers.Count);
        var (source, sink) = (requests + givers, requests + givers + 1);
        var (request, giver) = Indexes(problem);
        using var flow = new Google.OrTools.Graph.MinCostFlow();
        foreach (var c in problem.Candidates)
            flow.AddArcWithCapacityAndUnitCost(request[c.Request.Value], requests + giver[c.Giver.Value], 1, -c.Score);
        for (var i = 0; i < requests; i++)
            flow.AddArcWithCapacityAndUnitCost(source, i, 1, 0);
        for (var i = 0; i < givers; i++)
            flow.AddArcWithCapacityAndUnitCost(requests + i, sink, 1, 0);
        flow.AddArcWithCapacityAndUnitCost(source, sink, requests, 0);
        flow.SetNodeSupply(source, requests);
        flow.SetNodeSupply(sink, -requests);
        var clock = Stopwatch.StartNew();
        var status = flow.Solve();
        var elapsed = clock.Elapsed.TotalMilliseconds;
        return status == MinCostFlowBase.Status.OPTIMAL ? (-flow.OptimalCost(), elapsed) : throw new InvalidOperationException(status.ToString());
    }

    /// <summary>Where everybody can be joined: the plain linear sum assignment, without doubled nodes. <c>null</c> where that is not possible.</summary>
    public static (long Score, double Milliseconds)? LinearSum(AssignmentProblem problem)
    {
        var (request, giver) = Indexes(problem);
        using var assignment = new LinearSumAssignment();
        foreach (var c in problem.Candidates)
            assignment.AddArcWithCost(request[c.Request.Value], giver[c.Giver.Value], -c.Score);
        var clock = Stopwatch.StartNew();
        var status = assignment.Solve();
        return status == LinearSumAssignment.Status.OPTIMAL ? (-assignment.OptimalCost(), clock.Elapsed.TotalMilliseconds) : null;
    }

    private static (Dictionary<Guid, int> Request, Dictionary<Guid, int> Giver) Indexes(AssignmentProblem problem) =>
        (problem.Requests.Select((r, i) => (r.Request.Value, i)).ToDictionary(), problem.Givers.Select((g, i) => (g.Giver.Value, i)).ToDictionary());
}
