using System.Text.Json;
using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>Graphs, and what networkx measures of them: see expected/make_expected.py, which makes the same ones by the same chance.</summary>
internal sealed class NetworkX
{
    private readonly JsonElement _expected;

    private NetworkX(JsonElement expected, GivenTime[] given, string[] groups)
    {
        (_expected, Groups) = (expected, groups);
        Map = ConnectionMap.Of(groups.Select(g => new MapPoint(Organisation: g)), given, smallestGroup: 1);
    }

    public static IEnumerable<string> Names => ["karate", "miserables", "davis", "uniform", "scale_free", "sparse"];

    public string[] Groups { get; }

    public ConnectionMap Map { get; }

    public double this[string measure] => _expected.GetProperty(measure).GetDouble();

    public double[] Each(string measure) => [.. _expected.GetProperty(measure).EnumerateArray().Select(v => v.GetDouble())];

    public static NetworkX Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Impact", "Map", "expected", name + ".json"));
        using var document = JsonDocument.Parse(file);
        var expected = document.RootElement.Clone();
        return name switch
        {
            "uniform" => new NetworkX(expected, Uniform(1000, 5000, 1), Numbered(1000, 7)),
            "sparse" => new NetworkX(expected, Uniform(300, 220, 3), Numbered(300, 7)),
            "scale_free" => new NetworkX(expected, ScaleFree(2000, 4, 2), Numbered(2000, 8)),
            _ => new NetworkX(expected, Given(expected.GetProperty("given")), [.. expected.GetProperty("groups").EnumerateArray().Select(g => g.GetString()!)]),
        };
    }

    private static string[] Numbered(int points, int groups) => [.. Enumerable.Range(0, points).Select(v => $"g{v % groups}")];

    private static GivenTime[] Given(JsonElement flat) =>
        [.. flat.EnumerateArray().Select(n => n.GetInt32()).Chunk(3).Select(t => Tie(t[0], t[1], t[2]))];

    private static GivenTime Tie(int from, int to, int minutes) => new(from, to, minutes, new LocalDate(2026, 1, 1));

    private static GivenTime[] Uniform(int points, int count, ulong seed)
    {
        var (chance, ties) = (new Chance(seed), new List<GivenTime>());
        while (ties.Count < count)
        {
            var (from, to, minutes) = (chance.Next(points), chance.Next(points), 15 * (1 + chance.Next(16)));
            if (from != to)
                ties.Add(Tie(from, to, minutes));
        }

        return [.. ties];
    }

    private static GivenTime[] ScaleFree(int points, int each, ulong seed)
    {
        var (chance, ties, ends) = (new Chance(seed), new List<GivenTime>(), new List<int> { 0, 1, 2 });
        for (var v = 3; v < points; v++)
        {
            for (var i = 0; i < each; i++)
            {
                var other = ends[chance.Next(ends.Count)];
                if (chance.Next(2) == 0 && other % 8 != v % 8 && v >= 8)
                    other = v - (8 * (1 + chance.Next(v / 8)));
                var minutes = 15 * (1 + chance.Next(16));
                if (other == v)
                    continue;
                ties.Add(chance.Next(2) == 0 ? Tie(v, other, minutes) : Tie(other, v, minutes));
                ends.AddRange([v, other]);
            }
        }

        return [.. ties];
    }

    private sealed class Chance(ulong state)
    {
        private ulong _state = state;

        public int Next(int bound)
        {
            _state = (_state * 6364136223846793005) + 1442695040888963407;
            return (int)((_state >> 33) % (ulong)bound);
        }
    }
}
