using System.Diagnostics;
using System.Globalization;
using Hexitime.Matching.Rings;

namespace Hexitime.Benchmarks.Matching;

/// <summary>Rings beside SCIP, in turn and in one process; and the curve as the bank grows. Prints tables in Markdown.</summary>
internal static class RingsSideBySide
{
    private static readonly string[] Kinds = ["uniform", "tied", "zipf"];

    public static void Run(int people, int rounds, int scipSeconds)
    {
        Console.WriteLine("| people | rings to | kind | ours, ms (median) | p99 | people helped | at most | of the bound | score gap | proven | checked | SCIP, ms (median) | its people | its bound | ours = 1 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var longest in (int[])[3, 4, 5])
        {
            foreach (var kind in Kinds)
                Compare(people, longest, kind, longest == 3 ? rounds : Math.Max(1, rounds / 4), longest == 5 ? 0 : scipSeconds);
        }

        Console.WriteLine();
        Console.WriteLine("| people | rings to | kind | SCIP, ms: score alone | proven | people alone | proven |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var kind in Kinds.Where(_ => scipSeconds > 0))
        {
            var problem = RingProblem.Of(RingInstances.Make(people, kind, seed: 1), 3);
            var (score, helped) = (ScipRings.Solve(problem, scipSeconds * 1_000, 0, 1), ScipRings.Solve(problem, scipSeconds * 1_000, 1, 0));
            Console.WriteLine($"| {people:N0} | 3 | {kind} | {score.Milliseconds:N0} | {(score.IsOptimal ? "yes" : "no")} | {helped.Milliseconds:N0} | {(helped.IsOptimal ? "yes" : $"no: {helped.Worth:N0} of {helped.WorthAtMost:N1}")} |");
        }

        Console.WriteLine();
        Console.WriteLine("| people | rings to | kind | ours, ms (median) | p99 | people helped | at most | of the bound | score gap | proven | checked |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var size in (int[])[1_000, 4_000, 20_000, 100_000])
        {
            foreach (var kind in (string[])["uniform", "zipf"])
            {
                foreach (var longest in (int[])[3, 4])
                    Compare(size, longest, kind, Math.Max(1, rounds / 4), scipSeconds: 0, withPeer: false);
            }
        }
    }

    private static void Compare(int people, int longest, string kind, int rounds, int scipSeconds, bool withPeer = true)
    {
        var problem = RingProblem.Of(RingInstances.Make(people, kind, seed: 1), longest);
        RingPlan plan = RingClearing.Clear(problem);
        ScipRings.Answer? peer = null;
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            plan = RingClearing.Clear(problem);
            ours.Add(clock.Elapsed.TotalMilliseconds);
            // A peer that has spent its whole limit once is not asked again.
            if (scipSeconds > 0 && (peer is null or { IsOptimal: true } && theirs.Sum() < 4_000 * scipSeconds))
            {
                peer = ScipRings.Solve(problem, scipSeconds * 1_000, problem.PersonWeight, 1);
                theirs.Add(peer.Milliseconds);
            }
        }

        ours.Sort();
        theirs.Sort();
        var share = plan.Bound.People == 0 ? 1 : (double)plan.PeopleHelped / plan.Bound.People;
        var row = $"| {people:N0} | {longest} | {kind} | {Median(ours):N1} | {ours[Math.Min(ours.Count - 1, ours.Count * 99 / 100)]:N1} | {plan.PeopleHelped:N0} | {plan.Bound.People:N0} | {share:P2} | " +
            $"{plan.ScoreGap?.ToString("N0", CultureInfo.InvariantCulture) ?? "open"} | {(plan.IsOptimal ? "yes" : "no")} | {(RingPlanCheck.Faults(problem, plan).Count == 0 ? "yes" : "WRONG")} |";
        if (withPeer)
        {
            row += peer is null
                ? " – | – | – | – |"
                : $" {Median(theirs):N0}{(peer.IsOptimal ? "" : " (limit)")} | {peer.Worth / problem.PersonWeight:N1} | {peer.WorthAtMost / problem.PersonWeight:N1} | {Median(theirs) / Median(ours):N1} |";
        }

        Console.WriteLine(row);
    }

    private static double Median(List<double> sorted) => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
