using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Hexitime.Impact.Map;

/// <summary>Nobody is told by the group they are in, nor by a key.</summary>
public sealed class PrivacyRules
{
    private static readonly string?[] Groups = ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Others", null];

    private static Gen<MapPoint[]> Points =>
        from n in Gen.Choose(0, 60)
        from lean in Gen.Choose(1, 5)
        from points in Gen.ListOf(
            from organisation in Gen.Choose(0, Groups.Length * lean)
            from profession in Gen.Choose(0, Groups.Length * lean)
            from networks in Gen.SubListOf("North", "East", "South", "West", "Others")
            select new MapPoint(Organisation: Groups[organisation % Groups.Length / lean], Profession: Groups[Math.Min(profession, Groups.Length - 1)], Networks: [.. networks]), n)
        select points.ToArray();

    [Property(MaxTest = 300)]
    public Property Every_group_that_is_shown_has_enough_points_or_there_is_but_one() => Prop.ForAll(Points.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (points, smallest) =>
    {
        var shown = ConnectionMap.Of(points, [], smallest).Points;

        ShouldBeLarge(shown, smallest, p => [p.Organisation]);
        ShouldBeLarge(shown, smallest, p => [p.Profession]);
        ShouldBeLarge(shown, smallest, p => p.Networks is [] ? [""] : p.Networks!);
        ShouldBeLarge(shown, smallest, p => [$"{p.Organisation}/{p.Profession}/{string.Join('/', p.Networks!)}"]);
    });

    [Property(MaxTest = 300)]
    public Property Large_groups_stay_as_they_are_unless_one_is_needed_to_fill_the_others() => Prop.ForAll(Points.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (points, smallest) =>
    {
        var shown = ConnectionMap.Of(points, [], smallest).Points;
        var small = points.Where(p => p.Organisation != "Others").GroupBy(p => p.Organisation).Where(g => g.Count() < smallest).ToList();
        var large = points.Where(p => p.Organisation != "Others").GroupBy(p => p.Organisation).Where(g => g.Count() >= smallest).OrderBy(g => g.Count()).ToList();
        var others = small.Sum(g => g.Count()) + points.Count(p => p.Organisation == "Others");
        var joined = large.Count(g => points.Zip(shown).Any(p => p.First.Organisation == g.Key && p.Second.Organisation != g.Key));

        joined.ShouldBe(others > 0 && others < smallest && large.Count > 0 ? 1 : 0);
        points.Zip(shown).Where(p => p.First.Organisation != p.Second.Organisation).ShouldAllBe(p => p.Second.Organisation == "Others");
    });

    [Fact]
    public void The_smallest_of_the_large_groups_joins_others_who_are_too_few()
    {
        string[] organisations = [.. Enumerable.Repeat("Ash", 9), .. Enumerable.Repeat("Birch", 8), .. Enumerable.Repeat("Cedar", 3)];
        var shown = ConnectionMap.Of(organisations.Select(o => new MapPoint(Organisation: o)), []).Points;

        shown.CountBy(p => p.Organisation!).ShouldBe([new("Ash", 9), new("Others", 11)]);
    }

    [Fact]
    public void The_only_midwife_of_a_hospital_is_not_told_by_both_together()
    {
        MapPoint[] points =
        [
            .. Enumerable.Repeat(new MapPoint(Organisation: "Ash", Profession: "Nurse", Networks: ["North"]), 9), .. Enumerable.Repeat(new MapPoint(Organisation: "Ash", Profession: "Doctor"), 9),
            new(Organisation: "Ash", Profession: "Midwife"), .. Enumerable.Repeat(new MapPoint(Organisation: "Birch", Profession: "Midwife"), 8),
        ];
        var shown = ConnectionMap.Of(points, []).Points;

        shown.CountBy(p => (p.Organisation!, p.Profession!, p.Networks!.SingleOrDefault())).ShouldBe(
            [new(("Ash", "Nurse", "North"), 9), new(("Ash", "Others", null), 10), new(("Birch", "Midwife", null), 8)], ignoreOrder: true);
    }

    [Fact]
    public void Only_who_has_a_name_is_named()
    {
        var map = ConnectionMap.Of([new(Name: "Ada"), new(Name: " "), new()], [new(0, 1, 60, new LocalDate(2026, 1, 1))]);

        map.Points.Select(p => p.Name).ShouldBe(["Ada", null, null]);
    }

    [Property(MaxTest = 100)]
    public Property A_key_tells_nothing_but_a_place_in_the_map() => Prop.ForAll(Maps.Small().ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (c, seed) =>
    {
        int[] to = [.. Enumerable.Range(0, c.Points)];
        new Random(seed).Shuffle(to);
        var (map, moved) = (c.Map, c.Moved(to).Map);

        map.Points.Select(p => int.Parse(p.Key!, System.Globalization.CultureInfo.InvariantCulture)).Order().ShouldBe(Enumerable.Range(1, c.Points));
        ByKey(moved).ShouldBe(ByKey(map));

        static IEnumerable<(string, string?, PointMeasures)> ByKey(ConnectionMap map) =>
            map.Points.Select((p, v) => (p.Key!, p.Organisation, map.Measures[v])).OrderBy(p => p.Item1, StringComparer.Ordinal);
    });

    [Property(MaxTest = 200)]
    public Property What_is_told_of_a_tie_is_true_of_enough_unless_both_are_named() =>
        Prop.ForAll(Maps.Small(12, 8).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (c, smallest, named) =>
    {
        var map = ConnectionMap.Of(c.Organisations.Select((_, v) => new MapPoint(Name: v < named ? $"Name {v}" : null)), c.Given, smallest);
        var told = map.Ties.Zip(map.ToldTies).ToList();

        told.ShouldAllBe(t => t.First.From == t.Second.From && t.First.To == t.Second.To);
        told.Where(t => smallest == 1 || IsNamed(t.First)).ShouldAllBe(t => t.First == t.Second);
        var others = told.Where(t => !IsNamed(t.First)).ToList();
        if (smallest > 1)
            others.CountBy(t => t.Second with { From = 0, To = 0 }).ShouldAllBe(alike => alike.Value >= Math.Min(smallest, others.Count));
        others.ShouldAllBe(t => t.Second.First <= t.First.First && t.Second.Last >= t.First.Last);

        bool IsNamed(MapTie tie) => map.Points[tie.From].Name is not null && map.Points[tie.To].Name is not null;
    });

    [Fact]
    public void Of_many_ties_the_quarters_are_told_and_about_how_long_they_were_and_of_the_rare_one_no_more_than_of_others()
    {
        GivenTime[] usual = [.. Enumerable.Range(0, 8).Select(v => new GivenTime(v, v + 1, 61 + v, new LocalDate(2026, 2, 3).PlusDays(v)))];
        var map = ConnectionMap.Of(Enumerable.Repeat(new MapPoint(), 10), [.. usual, new(9, 0, 4_000, new LocalDate(2025, 12, 24))]);

        map.ToldTies.ShouldAllBe(t => t.Minutes == 120 && t.Exchanges == 1 && t.First == new LocalDate(2025, 10, 1) && t.Last == new LocalDate(2026, 3, 31));
        ConnectionMap.Of(Enumerable.Repeat(new MapPoint(), 10), usual).ToldTies.ShouldAllBe(t => t.Minutes == 120 && t.First == new LocalDate(2026, 1, 1) && t.Last == new LocalDate(2026, 3, 31));
    }

    [Fact]
    public void A_key_that_is_given_stays_and_none_is_given_twice()
    {
        ConnectionMap.Of([new(), new("1"), new()], []).Points.Select(p => p.Key).ShouldBe(["2", "1", "3"]);
        Should.Throw<ArgumentException>(() => ConnectionMap.Of([new("a"), new("a")], []));
    }

    private static void ShouldBeLarge(IReadOnlyList<MapPoint> shown, int smallest, Func<MapPoint, IEnumerable<string?>> groupsOf)
    {
        var sizes = shown.SelectMany(groupsOf).CountBy(g => g ?? "").ToDictionary();
        if (sizes.Count > 1)
            sizes.Values.ShouldAllBe(size => size >= smallest);
    }
}
