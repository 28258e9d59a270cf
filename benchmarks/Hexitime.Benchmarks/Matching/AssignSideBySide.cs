using System.Diagnostics;
using Hexitime.Matching.Assignment;

namespace Hexitime.Benchmarks.Matching;

/// <summary>Assignments beside OR-Tools, in turn and in one process. Prints tables in Markdown.</summary>
internal static class AssignSideBySide
{
    private static readonly string[] Kinds = ["uniform", "tied", "zipf"];

    public static void Run(int[] sizes, int rounds)
    {
        Console.WriteLine("| a side | kind | ours, ms (median) | p99 | MinCostFlow, ms (median) | p99 | ours = 1, p50 | p99 | LinearSumAssignment, ms | ours, joining as many | same optimum | proof |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            foreach (var kind in Kinds)
                Compare(size, kind, Math.Max(3, rounds * 4_000 / size));
        }
    }

    private static void Compare(int size, string kind, int rounds)
    {
        var problem = AssignInstances.Make(size, kind, seed: 1);
        var plan = Assigner.Solve(problem);
        var (ours, theirs, linear) = (new List<double>(), new List<double>(), new List<double>());
        var (score, perfect) = (0L, 0L);
        for (var round = -2; round < rounds; round++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            Assigner.Solve(problem);
            var mine = clock.Elapsed.TotalMilliseconds;
            (score, var flow) = OrToolsAssign.MinCostFlow(problem);
            if (round < 0)
                continue;
            ours.Add(mine);
            theirs.Add(flow);
            if (kind != "zipf" && OrToolsAssign.LinearSum(problem) is { } sum)
            {
                perfect = sum.Score;
                linear.Add(sum.Milliseconds);
            }
        }

        ours.Sort();
        theirs.Sort();
        linear.Sort();
        Console.WriteLine(
            $"| {size:N0} | {kind} | {Median(ours):N1} | {P99(ours):N1} | {Median(theirs):N1} | {P99(theirs):N1} | {Median(theirs) / Median(ours):N1} | {P99(theirs) / P99(ours):N1} | " +
            $"{(linear.Count == 0 ? "–" : $"{Median(linear):N1}{(perfect == score ? "" : " (another optimum)")}")} | {plan.Sessions:N0} | " +
            $"{(plan.Score == score ? "yes" : "NO")} | {(AssignmentCheck.Faults(problem, plan).Count == 0 ? "checked" : "WRONG")} |");
    }

    internal static double Median(List<double> sorted) => sorted[sorted.Count / 2];

    internal static double P99(List<double> sorted) => sorted[Math.Min(sorted.Count - 1, sorted.Count * 99 / 100)];
}
