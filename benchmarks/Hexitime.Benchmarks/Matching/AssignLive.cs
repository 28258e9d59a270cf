using System.Diagnostics;
using Hexitime.Matching.Assignment;

namespace Hexitime.Benchmarks.Matching;

/// <summary>
/// Requests and givers come and go, one by one: of twice as many as are there at a time, one at random, who leaves if they are there and comes if they are not. Prints a table in Markdown.
/// </summary>
internal static class AssignLive
{
    private const int Changes = 20_000;

    public static void Run(int[] sizes)
    {
        Console.WriteLine("| a side | kind | one comes or goes, µs (median) | p99 | one comes | one goes | the best after all |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            foreach (var kind in (string[])["uniform", "tied", "zipf"])
                Compare(size, kind);
        }
    }

    private static void Compare(int size, string kind)
    {
        var random = new Random(2);
        var all = AssignInstances.Candidates(2 * size, kind, seed: 1, each: 2 * AssignInstances.CandidatesEach);
        var answers = all.ToLookup(c => c.Request, c => (c.Giver, c.Score)).ToDictionary(c => c.Key, c => c.ToArray());
        var asks = all.ToLookup(c => c.Giver, c => (c.Request, c.Score)).ToDictionary(c => c.Key, c => c.ToArray());
        var requests = answers.Keys.Where(_ => random.Next(2) == 0).ToHashSet();
        var givers = Enumerable.Range(0, 2 * size).Select(AssignInstances.Giver).Where(_ => random.Next(2) == 0).ToHashSet();
        var live = new LiveAssignment(Problem());
        var (comes, goes) = (new List<double>(), new List<double>());
        for (var change = 0; change < Changes; change++)
        {
            var number = random.Next(2 * size);
            if (random.Next(2) == 0)
                Toggle(AssignInstances.Request(number), requests, live.Leave, who => live.Arrive(who, [.. answers[who].Where(a => givers.Contains(a.Giver))]));
            else
                Toggle(AssignInstances.Giver(number), givers, live.Leave, who => live.Arrive(who, [.. asks.GetValueOrDefault(who, []).Where(a => requests.Contains(a.Request))]));
        }

        List<double> both = [.. comes.Concat(goes).Order()];
        comes.Sort();
        goes.Sort();
        Console.WriteLine(
            $"| {size:N0} | {kind} | {AssignSideBySide.Median(both):N1} | {AssignSideBySide.P99(both):N1} | {AssignSideBySide.Median(comes):N1} | {AssignSideBySide.Median(goes):N1} | " +
            $"{(live.Score == Assigner.Solve(Problem()).Score ? "yes" : "NO")} |");

        AssignmentProblem Problem() => AssignmentProblem.Of(
            requests.Select(r => new Demand(r)), givers.Select(g => new Supply(g)), all.Where(c => requests.Contains(c.Request) && givers.Contains(c.Giver)));

        void Toggle<T>(T who, HashSet<T> there, Action<T> leave, Action<T> arrive)
        {
            var isThere = there.Remove(who);
            var clock = Stopwatch.GetTimestamp();
            if (isThere)
                leave(who);
            else
                arrive(who);
            (isThere ? goes : comes).Add(Stopwatch.GetElapsedTime(clock).TotalMicroseconds);
            if (!isThere)
                there.Add(who);
        }
    }
}
