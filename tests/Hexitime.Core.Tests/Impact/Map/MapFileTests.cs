using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;

namespace Hexitime.Impact.Map;

/// <summary>Files, read back and compared with the map.</summary>
public sealed class MapFileTests
{
    private static readonly LocalDate Day = new(2026, 5, 1);

    // Names as people and their machines write them: none of it may break a file or become a formula.
    private static readonly ConnectionMap Nasty = ConnectionMap.Of(
        [
            new("a<&>\"'", "=HYPERLINK(\"http://x\")", "Ash, Birch & <Co>", "Nurse\u0001", ["North\nEast", "\uD800South"]),
            new(null, "+44; \"quoted\"", "@cmd"),
            new(null, "Zoë 🩺 \uFFFF", "Ash, Birch & <Co>"),
            new(),
        ],
        [new(0, 1, 90, Day), new(1, 0, 30, Day.PlusDays(-40)), new(0, 1, 15, Day.PlusDays(7)), new(2, 0, 60, Day)], smallestGroup: 1);

    public static TheoryData<string> Maps => ["nasty", "grown", "empty"];

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task GraphML_reads_back_as_the_map(string name)
    {
        var map = Map(name);
        var graphml = XDocument.Parse(await Text(map, MapFormat.GraphMl));
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";

        var keys = graphml.Root!.Elements(ns + "key").ToDictionary(k => k.Attribute("id")!.Value, k => k.Attribute("for")!.Value);
        var nodes = graphml.Descendants(ns + "node").ToList();
        nodes.Select(n => new MapPoint(n.Attribute("id")!.Value, Data(n, "label"), Data(n, "organisation"), Data(n, "profession")))
            .ShouldBe(map.Points.Select(p => p with { Networks = null }));
        nodes.Select(n => Data(n, "networks") ?? "").ShouldBe(map.Points.Select(p => string.Join("; ", p.Networks!)));
        nodes.Select(n => (Data(n, "minutesGiven"), Data(n, "minutesGot"))).ShouldBe(map.Points.Select((_, v) => ((string?)$"{Given(map, v)}", (string?)$"{map.ToldTies.Where(t => t.To == v).Sum(t => t.Minutes)}")));
        graphml.Descendants(ns + "edge").Select(e => Tie(map, e.Attribute("source")!.Value, e.Attribute("target")!.Value, Data(e, "weight")!, Data(e, "exchanges")!, Data(e, "first")!, Data(e, "last")!))
            .ShouldBe(map.ToldTies);
        graphml.Descendants(ns + "data").ShouldAllBe(d => keys[d.Attribute("key")!.Value] == d.Parent!.Name.LocalName);
        graphml.Descendants(ns + "graph").Single().Attribute("edgedefault")!.Value.ShouldBe("directed");

        string? Data(XElement of, string key) => of.Elements(ns + "data").SingleOrDefault(d => d.Attribute("key")!.Value == key)?.Value;
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task GEXF_reads_back_as_the_map_with_its_days(string name)
    {
        var map = Map(name);
        var gexf = XDocument.Parse(await Text(map, MapFormat.Gexf));
        XNamespace ns = "http://gexf.net/1.3";

        gexf.Root!.Attribute("version")!.Value.ShouldBe("1.3");
        var graph = gexf.Root.Element(ns + "graph")!;
        (graph.Attribute("mode")!.Value, graph.Attribute("timeformat")!.Value).ShouldBe(("dynamic", "date"));
        var nodes = graph.Element(ns + "nodes")!.Elements(ns + "node").ToList();
        nodes.Select(n => (n.Attribute("id")!.Value, n.Attribute("label")!.Value, Value(n, "organisation"), Value(n, "profession")))
            .ShouldBe(map.Points.Select(p => (p.Key!, p.Name ?? $"Member {p.Key}", p.Organisation, p.Profession)));
        graph.Element(ns + "edges")!.Elements(ns + "edge").Select(e => Tie(map, e.Attribute("source")!.Value, e.Attribute("target")!.Value,
            e.Attribute("weight")!.Value, Value(e, "exchanges")!, e.Attribute("start")!.Value, e.Attribute("end")!.Value)).ShouldBe(map.ToldTies);
        var declared = graph.Elements(ns + "attributes").SelectMany(a => a.Elements(), (a, b) => (a.Attribute("class")!.Value, b.Attribute("id")!.Value)).ToHashSet();
        graph.Descendants(ns + "attvalue").Where(v => !declared.Contains((v.Parent!.Parent!.Name.LocalName, v.Attribute("for")!.Value))).ShouldBeEmpty();

        string? Value(XElement of, string key) => of.Descendants(ns + "attvalue").SingleOrDefault(v => v.Attribute("for")!.Value == key)?.Attribute("value")!.Value;
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task JSON_reads_back_as_the_map(string name)
    {
        var map = Map(name);
        using var json = JsonDocument.Parse(await Text(map, MapFormat.Json));

        json.RootElement.GetProperty("nodes").EnumerateArray()
            .Select(n => (Get(n, "id"), Get(n, "name"), Get(n, "organisation"), Get(n, "profession"), string.Join('|', n.GetProperty("networks").EnumerateArray()), n.GetProperty("minutesGiven").GetInt64()))
            .ShouldBe(map.Points.Select((p, v) => (p.Key, p.Name, p.Organisation, p.Profession, string.Join('|', p.Networks!), Given(map, v))));
        json.RootElement.GetProperty("links").EnumerateArray()
            .Select(l => Tie(map, Get(l, "source")!, Get(l, "target")!, l.GetProperty("minutes").GetRawText(), l.GetProperty("exchanges").GetRawText(), Get(l, "first")!, Get(l, "last")!)).ShouldBe(map.ToldTies);

        static string? Get(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task CSV_reads_back_as_the_map(string name)
    {
        var map = Map(name);
        var rows = Rows(await Text(map, MapFormat.Csv));

        rows[0].ShouldBe(["From", "To", "Minutes", "Exchanges", "First", "Last", "FromName", "ToName", "FromOrganisation", "ToOrganisation"]);
        rows.Skip(1).Select(r => Tie(map, r[0], r[1], r[2], r[3], r[4], r[5])).ShouldBe(map.ToldTies);
        rows.Skip(1).Select(r => (r[6].TrimStart('\''), r[9].TrimStart('\''))).ShouldBe(map.Ties.Select(t => (map.Points[t.From].Name ?? "", map.Points[t.To].Organisation ?? "")));
    }

    [Fact]
    public async Task No_cell_of_CSV_can_be_taken_for_a_formula()
    {
        var rows = Rows(await Text(Nasty, MapFormat.Csv));

        rows.SelectMany(r => r).ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t\r".Contains(cell[0], StringComparison.Ordinal));
        rows.SelectMany(r => r).ShouldContain("'=HYPERLINK(\"http://x\")");
    }

    [Theory]
    [InlineData(MapFormat.GraphMl)]
    [InlineData(MapFormat.Gexf)]
    [InlineData(MapFormat.Csv)]
    [InlineData(MapFormat.Json)]
    public async Task A_file_goes_out_in_pieces_asynchronously_and_stops_when_told(MapFormat format)
    {
        var map = Impact.Map.Maps.Grown(3_000, 10_000);
        await using var to = new AsyncOnly();
        await map.WriteAsync(to, format);

        to.Pieces.ShouldBeGreaterThan(4);
        to.Largest.ShouldBeLessThan(100_000);
        to.IsOpen.ShouldBeTrue();
        using var given = new CancellationTokenSource();
        await using var stopped = new AsyncOnly { AfterPiece = given.Cancel };
        await Should.ThrowAsync<OperationCanceledException>(() => map.WriteAsync(stopped, format, given.Token));
        stopped.Pieces.ShouldBeLessThan(to.Pieces);
    }

    private static ConnectionMap Map(string name) => name switch
    {
        "nasty" => Nasty,
        "grown" => Impact.Map.Maps.Grown(200, 700, nameOf: v => v % 3 == 0 ? $"Name {v}" : null),
        _ => ConnectionMap.Of([], []),
    };

    private static long Given(ConnectionMap map, int point) => map.ToldTies.Where(t => t.From == point).Sum(t => t.Minutes);

    private static MapTie Tie(ConnectionMap map, string from, string to, string minutes, string exchanges, string first, string last)
    {
        int Index(string key) => Enumerable.Range(0, map.Points.Count).Single(v => map.Points[v].Key == key);
        return new MapTie(Index(from), Index(to), long.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(exchanges, CultureInfo.InvariantCulture),
            LocalDatePattern.Iso.Parse(first).Value, LocalDatePattern.Iso.Parse(last).Value);
    }

    private static async Task<string> Text(ConnectionMap map, MapFormat format)
    {
        using var file = new MemoryStream();
        await map.WriteAsync(file, format);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.ToArray());
    }

    private static List<string[]> Rows(string csv)
    {
        var (rows, row, cell, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (isQuoted && csv[i] == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[i++]);
            else if (csv[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && csv[i] is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (csv[i] == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
                cell.Append(csv[i]);
        }

        return rows;
    }

    /// <summary>As a web server's answer: writing to it while somebody waits is refused.</summary>
    private sealed class AsyncOnly : MemoryStream
    {
        public int Pieces { get; private set; }

        public int Largest { get; private set; }

        public bool IsOpen { get; private set; } = true;

        public Action? AfterPiece { get; init; }

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Write asynchronously.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Write asynchronously.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Pieces, Largest) = (Pieces + 1, Math.Max(Largest, buffer.Length));
            AfterPiece?.Invoke();
            return ValueTask.CompletedTask;
        }

        protected override void Dispose(bool disposing)
        {
            IsOpen = false;
            base.Dispose(disposing);
        }
    }
}
