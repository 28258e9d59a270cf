using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NodaTime;

namespace Hexitime.Impact.Map;

public sealed class MapPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly ConnectionMap Grown = Maps.Grown(300, 900, nameOf: v => v % 2 == 0 ? $"Name {v} <&>" : null);

    [Fact]
    public async Task It_says_what_it_is_to_those_who_cannot_see_it()
    {
        var svg = await Draw(Grown, new MapPicture { Title = "Time & <care>", IdPrefix = "north" });

        svg.Name.ShouldBe(Svg + "svg");
        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Attribute("aria-labelledby")!.Value.Split(' ').ShouldBe([Id("title"), Id("desc")]);
        svg.Element(Svg + "title")!.Value.ShouldBe("Time & <care>");
        svg.Element(Svg + "desc")!.Value.ShouldBe(string.Join(' ', Grown.Describe().Sentences));

        string Id(string element) => svg.Element(Svg + element)!.Attribute("id")!.Value;
    }

    [Fact]
    public async Task Whether_a_layout_is_known_already_changes_nothing_and_names_are_always_those_of_now()
    {
        var on = new LocalDate(2026, 1, 1);
        MapPoint[] points = [new(Name: "Ada", Organisation: "Ash"), new(Organisation: "Ash"), new(Organisation: "Birch"), new()];
        GivenTime[] given = [new(0, 1, 60, on), new(1, 2, 30, on)];
        ConnectionMap[] alike =
        [
            Map(points, given), Map([points[0] with { Name = null }, .. points[1..]], given), Map(points, [given[0] with { Minutes = 600 }, given[1]]), Map(points, [new(1, 0, 60, on), given[1]]),
            Map([.. points, new()], given), Map([.. points[..2], points[2] with { Organisation = "Ash" }, points[3]], given), Map(points, [new(0, 2, 60, on), given[1]]),
        ];
        var first = await AllAsync(alike);
        for (var i = 0; i < 9; i++)
            await TextOf(Map([.. points, .. Enumerable.Repeat(new MapPoint(), i)], [new(0, 3, 10 + i, on)]));
        var anew = await AllAsync(alike.Reverse());

        anew.Reverse().ShouldBe(first);
        first.Distinct().Count().ShouldBe(alike.Length);
        first.Select(svg => svg.Contains("Ada", StringComparison.Ordinal)).ShouldBe([true, false, true, true, true, true, true]);

        static ConnectionMap Map(MapPoint[] points, GivenTime[] given) => ConnectionMap.Of(points, given, smallestGroup: 1);

        static async Task<string[]> AllAsync(IEnumerable<ConnectionMap> maps)
        {
            var drawn = new List<string>();
            foreach (var map in maps)
                drawn.Add(await TextOf(map));
            return [.. drawn];
        }

        static async Task<string> TextOf(ConnectionMap map)
        {
            using var svg = new MemoryStream();
            await map.WriteSvgAsync(svg);
            return Encoding.UTF8.GetString(svg.ToArray());
        }
    }

    [Fact]
    public async Task It_needs_nothing_else()
    {
        var svg = await Draw(Grown);

        svg.Descendants().ShouldAllBe(e => e.Name.Namespace == Svg && e.Name.LocalName != "script" && e.Name.LocalName != "image");
        svg.Descendants().Attributes().ShouldAllBe(a => a.Name.LocalName != "href" && !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        svg.Element(Svg + "style")!.Value.ShouldNotContain("url(");
    }

    [Fact]
    public async Task Every_point_and_every_tie_is_in_it_within_the_frame()
    {
        var svg = await Draw(Grown);

        Points(svg).Count().ShouldBe(Grown.Points.Count);
        Ties(svg).Sum(p => p.Count(c => c == 'Q')).ShouldBe(Grown.Ties.Count);
        foreach (var circle in svg.Descendants(Svg + "circle"))
        {
            Number(circle, "cx").ShouldBeInRange(0, 1600);
            Number(circle, "cy").ShouldBeInRange(0, 1200);
        }
    }

    [Fact]
    public async Task The_same_map_is_the_same_picture_to_the_last_byte() =>
        (await Text(Maps.Grown(300, 900), new MapPicture())).ShouldBe(await Text(Maps.Grown(300, 900), new MapPicture()));

    [Fact]
    public async Task Points_hardly_cover_each_other()
    {
        var svg = await Draw(ConnectionMap.Of(Enumerable.Range(0, 300).Select(_ => new MapPoint()), Grown.Ties.Select(t => new GivenTime(t.From, t.To, t.Minutes, t.First))));
        var circles = Points(svg).Select(c => (X: Number(c, "cx"), Y: Number(c, "cy"), R: Number(c, "r"))).ToList();

        circles.Select((a, i) => circles.Skip(i + 1).Count(b => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) < a.R + b.R - 1)).Sum().ShouldBeLessThan(3);
    }

    [Fact]
    public async Task Points_that_are_tied_stand_nearer_to_each_other_than_others_do()
    {
        var svg = await Draw(ConnectionMap.Of(Enumerable.Range(0, 300).Select(_ => new MapPoint()), Grown.Ties.Select(t => new GivenTime(t.From, t.To, t.Minutes, t.First))));
        var curves = Ties(svg).SelectMany(p => p.Split('M', StringSplitOptions.RemoveEmptyEntries)).Where(c => c.Contains('Q', StringComparison.Ordinal)).Select(c => c.Split('Q', ' '))
            .Select(c => (Distance: Math.Sqrt(Square(c[0], c[4]) + Square(c[1], c[5])), Start: (c[0], c[1]))).ToList();
        double[] tied = [.. curves.Select(c => c.Distance).Order()];
        double[] any = [.. curves.SelectMany((a, i) => curves.Skip(i + 1).Select(b => Math.Sqrt(Square(a.Start.Item1, b.Start.Item1) + Square(a.Start.Item2, b.Start.Item2)))).Order()];

        tied[tied.Length / 2].ShouldBeLessThan(0.6 * any[any.Length / 2]);

        static double Square(string a, string b) => Math.Pow(double.Parse(a, CultureInfo.InvariantCulture) - double.Parse(b, CultureInfo.InvariantCulture), 2);
    }

    [Fact]
    public async Task Parts_without_ties_between_them_stand_apart()
    {
        // A circle of forty, and thirty pairs.
        var day = new LocalDate(2026, 1, 1);
        GivenTime[] given = [.. Enumerable.Range(0, 40).Select(v => new GivenTime(v, (v + 1) % 40, 60, day)), .. Enumerable.Range(0, 30).Select(p => new GivenTime(40 + (2 * p), 41 + (2 * p), 60, day))];
        var svg = await Draw(ConnectionMap.Of(Enumerable.Range(0, 100).Select(_ => new MapPoint()), given));
        var ties = Ties(svg).SelectMany(p => p.Split('M', StringSplitOptions.RemoveEmptyEntries)).Where(c => c.Contains('Q', StringComparison.Ordinal)).Select(c => c.Split('Q')[0].Split(' '))
            .Select(c => (X: double.Parse(c[0], CultureInfo.InvariantCulture), Y: double.Parse(c[1], CultureInfo.InvariantCulture))).ToList();
        var pairs = ties[40..];

        pairs.Select((a, i) => pairs.Skip(i + 1).Concat(ties[..40]).Min(b => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))))).Min().ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task Names_are_only_of_those_who_have_one_as_many_as_wanted_and_do_not_cover_each_other()
    {
        var names = Names(await Draw(Grown, new MapPicture { MostNames = 15 })).ToList();

        names.Count.ShouldBe(15);
        names.Select(n => n.Value).ShouldBeSubsetOf(Grown.Points.Select(p => p.Name!));
        var boxes = names.Select(n => (X: Number(n, "x"), Y: Number(n, "y"))).ToList();
        boxes.Select((a, i) => boxes.Skip(i + 1).Count(b => Math.Abs(a.Y - b.Y) < 15 && Math.Abs(a.X - b.X) < 60)).Sum().ShouldBe(0);
        Names(await Draw(Maps.Grown(50, 90))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_focus_and_its_neighbours_are_strong_and_named()
    {
        var member = Enumerable.Range(0, 300).First(v => Grown.Measures[v].GivesTo is > 0 and < 5);
        var svg = await Draw(Grown, new MapPicture { Focus = MapFocus.On(member) });
        var neighbours = Grown.Describe(MapFocus.On(member)).Neighbours;

        var groups = svg.Elements(Svg + "g").Where(g => g.Attribute("class")?.Value == "points").ToDictionary(g => g.Attribute("opacity")!.Value, g => g.Elements().Count(e => e.Attribute("class")!.Value != "ink"));
        groups["1"].ShouldBe(neighbours.Count + 1);
        groups["0.13"].ShouldBe(300 - neighbours.Count - 1);
        Names(svg).Select(n => n.Value).ShouldBeSubsetOf([Grown.Points[member].Name!, .. neighbours.Select(n => n.Label)]);
    }

    [Fact]
    public async Task A_focus_that_the_map_does_not_show_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => Text(Grown, new MapPicture { Focus = MapFocus.On(300) }));
        await Should.ThrowAsync<ArgumentException>(() => Text(Grown, new MapPicture { Focus = MapFocus.On("Nowhere") }));
        Should.Throw<ArgumentException>(() => Grown.Describe(MapFocus.On(-1)));
    }

    [Fact]
    public async Task A_map_of_nobody_of_isolates_only_or_of_one_tie_can_be_drawn_too()
    {
        Points(await Draw(ConnectionMap.Of([], []))).ShouldBeEmpty();
        Points(await Draw(ConnectionMap.Of([new(), new()], []))).Count().ShouldBe(2);
        Points(await Draw(ConnectionMap.Of([new(), new()], [new(0, 1, 60, new LocalDate(2026, 1, 1))]))).Count().ShouldBe(2);
    }

    [Fact]
    public void The_description_counts_what_the_picture_shows()
    {
        MapPoint[] points = [new(Name: "Ada", Organisation: "Ash"), new(Organisation: "Ash"), new(Organisation: "Birch"), new()];
        var day = new LocalDate(2026, 1, 1);
        var map = ConnectionMap.Of(points, [new(0, 1, 90, day), new(1, 2, 60, day), new(2, 0, 30, day), new(0, 2, 45, day)], smallestGroup: 1);
        var description = map.Describe(MapFocus.On(0));

        description.Organisations.ShouldBe([new("Ash", 2, 1, 3), new(null, 1, 0, 0), new("Birch", 1, 0, 3)]);
        description.Neighbours.ShouldBe([new(1, "Member 2", "Ash", 90, 0), new(2, "Member 3", "Birch", 45, 30)]);
        description.Sentences.ShouldBe([
            "4 members, 1 of them without a tie yet.",
            "4 ties from a giver to a receiver: 3.8 h in 4 exchanges.",
            "50 % of ties are returned. The largest connected part holds 75 % of members.",
            "60 % of hours go from one organisation to another; by chance it would be 48 %.",
            "Ada gave 2.3 h to 2 members and got 0.5 h from 1 member, 2 in all.",
        ]);
        map.Describe(MapFocus.On("Ash")).Sentences[^1].ShouldBe("Ash: 2 members, 1 tie among them, 3 ties with others.");
        ConnectionMap.Of([new()], []).Describe().Sentences[^1].ShouldBe("No time has been given yet.");
    }

    private static IEnumerable<XElement> Points(XElement svg) => svg.Elements(Svg + "g").Where(g => g.Attribute("class")?.Value == "points").Elements().Where(e => e.Attribute("class")!.Value != "ink");

    private static IEnumerable<XElement> Names(XElement svg) => svg.Elements(Svg + "g").Where(g => g.Attribute("class")?.Value == "name").Elements();

    private static IEnumerable<string> Ties(XElement svg) => svg.Elements(Svg + "g").Where(g => g.Attribute("fill")?.Value == "none").Elements(Svg + "path").Select(p => p.Attribute("d")!.Value);

    private static double Number(XElement of, string name) => double.Parse(of.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static async Task<XElement> Draw(ConnectionMap map, MapPicture? picture = null) => XDocument.Parse(await Text(map, picture)).Root!;

    private static async Task<string> Text(ConnectionMap map, MapPicture? picture)
    {
        using var file = new MemoryStream();
        await map.WriteSvgAsync(file, picture);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
