using System.Diagnostics;
using System.Globalization;
using Hexitime.Impact.Map;

namespace Hexitime.Benchmarks.Impact;

/// <summary>The map's measures beside networkx, in one run on one graph; the picture; and what drawing paths by chance costs on a large map. Prints tables in Markdown.</summary>
internal static class MapBesideNetworkX
{
    public static async Task RunAsync(int members, int ties, int rounds, int manyMembers, int manyTies, int every)
    {
        var (points, given) = MapInstances.Make(members, ties);
        var map = ConnectionMap.Of(points, given);
        Console.WriteLine($"{members:N0} members, {map.Ties.Count:N0} ties, {Environment.ProcessorCount} processors; medians of {rounds}.");
        Console.WriteLine();
        (string Name, Action Ours)[] measures =
        [
            ("betweenness", () => map.MeasureBetweenness()),
            ("directedBetweenness", () => map.MeasureBetweenness(isDirected: true)),
            ("communities", () => map.FindCommunities()),
            ("summary", () => map.Summarise()),
            ("build", () => ConnectionMap.Of(points, given)),
            ("betweennessOneThread", () => map.MeasureBetweenness(threads: 1)),
            ("picture", () => map.WriteSvgAsync(Stream.Null).GetAwaiter().GetResult()),
            ("GraphML", () => map.WriteAsync(Stream.Null, MapFormat.GraphMl).GetAwaiter().GetResult()),
        ];
        var theirs = await NetworkXTimesAsync(map);
        Console.WriteLine("| measure | ours, ms (median) | networkx, ms | ours = 1 |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, ours) in measures)
        {
            var median = Median(rounds, ours);
            Console.WriteLine(theirs.TryGetValue(name, out var milliseconds)
                ? $"| {name} | {median:N1} | {milliseconds:N0} | {milliseconds / median:N0} |"
                : $"| {name} | {median:N1} | – | – |");
        }

        if (theirs.TryGetValue("modularity", out var modularity))
            Console.WriteLine($"\nModularity: ours {map.FindCommunities().Modularity:N5}, networkx {modularity / 1e9:N5}; greatest difference of betweenness {theirs["difference"] / 1e18:E1}.");
        if (manyMembers > 0)
            Many(manyMembers, manyTies, every);
    }

    private static void Many(int members, int ties, int every)
    {
        var (points, given) = MapInstances.Make(members, ties);
        var clock = Stopwatch.StartNew();
        var map = ConnectionMap.Of(points, given);
        Console.WriteLine($"\n{members:N0} members, {map.Ties.Count:N0} ties: built in {clock.Elapsed.TotalSeconds:N1} s.");
        var sampled = new List<Betweenness>();
        foreach (var error in (double[])[0.001, 0.0005, 0.0002, 0.0001])
        {
            clock.Restart();
            var betweenness = map.SampleBetweenness(new SampledPaths { Error = error });
            sampled.Add(betweenness);
            Console.WriteLine($"Sampled, error wanted {error}: {betweenness.Samples:N0} paths, {clock.Elapsed.TotalSeconds:N1} s, error told {betweenness.Error:N6} (confidence {betweenness.Confidence}), "
                + $"greatest share {betweenness.Shares.Max():N5}, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576:N0} MiB.");
        }

        clock.Restart();
        var communities = map.FindCommunities();
        Console.WriteLine($"Communities: {communities.Count:N0}, modularity {communities.Modularity:N4}, {clock.Elapsed.TotalSeconds:N1} s. Summary: {Median(1, () => map.Summarise()) / 1000:N1} s.");
        // All sources take ten minutes or so. Of every k-th only, the error of this is greater than that of many drawn paths.
        clock.Restart();
        var some = ShortestPaths.Betweenness(map.Undirected, map.Undirected, Environment.ProcessorCount, null, default, every);
        double[] reference = [.. some.Select(share => share * every)];
        Console.WriteLine($"All shortest paths from one in {every} members: {clock.Elapsed.TotalSeconds:N0} s, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576:N0} MiB.");
        foreach (var s in sampled)
        {
            var worst = s.Shares.Zip(reference, (a, b) => Math.Abs(a - b)).Max();
            Console.WriteLine($"{s.Samples:N0} paths: greatest difference from these {worst:N6}, told at most {s.Error:N6}; of the 100 most between, {Top(s.Shares).Intersect(Top(reference)).Count()} are the same.");
        }

        static IEnumerable<int> Top(IReadOnlyList<double> shares) => Enumerable.Range(0, shares.Count).OrderByDescending(v => shares[v]).ThenBy(v => v).Take(100);
    }

    private static double Median(int rounds, Action action)
    {
        action();
        double[] times = [.. Enumerable.Range(0, rounds).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            action();
            return clock.Elapsed.TotalMilliseconds;
        }).Order()];
        return times[rounds / 2];
    }

    /// <summary>What networkx needs for the same, if there is a python3 with networkx; each once, as it takes long.</summary>
    private static async Task<Dictionary<string, double>> NetworkXTimesAsync(ConnectionMap map)
    {
        const string script = """
            import sys, time
            import networkx as nx
            n = int(sys.stdin.readline())
            ours = [float(x) for x in sys.stdin.readline().split()]
            directed = nx.DiGraph()
            undirected = nx.Graph()
            for graph in (directed, undirected):
                graph.add_nodes_from(range(n))
            for line in sys.stdin:
                u, v, minutes = map(int, line.split())
                directed.add_edge(u, v, weight=minutes)
                undirected.add_edge(u, v, weight=minutes + undirected.get_edge_data(u, v, {"weight": 0})["weight"])

            def timed(name, measure):
                start = time.perf_counter()
                answer = measure()
                print(name, 1000 * (time.perf_counter() - start), flush=True)
                return answer

            theirs = timed("betweenness", lambda: nx.betweenness_centrality(undirected))
            timed("directedBetweenness", lambda: nx.betweenness_centrality(directed))
            communities = timed("communities", lambda: nx.community.louvain_communities(undirected, seed=1))
            print("modularity", 1e9 * nx.community.modularity(undirected, communities))
            print("difference", 1e18 * max(abs(a - theirs[v]) for v, a in enumerate(ours)))
            """;
        var start = new ProcessStartInfo("python3") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        var times = new Dictionary<string, double>();
        try
        {
            using var python = Process.Start(start)!;
            await python.StandardInput.WriteLineAsync($"{map.Points.Count}");
            await python.StandardInput.WriteLineAsync(string.Join(' ', map.MeasureBetweenness().Shares.Select(s => s.ToString("R", CultureInfo.InvariantCulture))));
            foreach (var tie in map.Ties)
                await python.StandardInput.WriteLineAsync($"{tie.From} {tie.To} {tie.Minutes}");
            python.StandardInput.Close();
            while (await python.StandardOutput.ReadLineAsync() is { } line)
                times[line.Split(' ')[0]] = double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            await python.WaitForExitAsync();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            times.Clear();
        }

        if (times.Count == 0)
            Console.WriteLine("There is no python3 with networkx here, so ours stands alone.\n");
        return times;
    }
}
