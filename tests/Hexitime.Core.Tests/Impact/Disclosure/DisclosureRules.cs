using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Hexitime.Impact.Disclosure;

/// <summary>What is published of groups, against an attacker who has all of it at once and linear algebra.</summary>
public sealed class DisclosureRules
{
    private static readonly DisclosureRule Usual = new();

    private static Gen<DisclosureRule> AnyRule => Gen.Frequency(
        (3, Gen.Constant(Usual)),
        (1, from hide in Gen.Choose(1, 12) from round in Gen.Choose(1, 12) select new DisclosureRule { HideUpTo = hide, RoundTo = round }));

    /// <summary>Quarters one after the other, each with members, givers and receivers of everything and of networks that overlap; each is published when it is over.</summary>
    private static Gen<Published> AnyQuarters => from seed in Gen.Choose(0, int.MaxValue) from rule in AnyRule select Published.OfPeople(new Random(seed), rule);

    /// <summary>A quarter's minutes between groups, of everything, of networks, and of what is in none.</summary>
    private static Gen<Published> AnyMinutes => from seed in Gen.Choose(0, int.MaxValue) from rule in AnyRule select Published.OfMinutes(new Random(seed), rule);

    [Property(MaxTest = 60)]
    public Property Of_no_hidden_count_of_people_can_more_be_worked_out_from_everything_that_was_published_than_the_rule_allows() =>
        Prop.ForAll(AnyQuarters.ToArbitrary(), published => ShouldBeVague(published));

    [Fact]
    public void A_quarter_whose_totals_tell_something_together_with_what_was_published_before_tells_no_more_than_that()
    {
        // One has joined whose group had nobody, and received: so four of the first group received, and that many it has at least.
        (GroupTable Of, long[][] Quarters)[] lists =
        [
            (GroupTable.Members, [[2, 1, 0, 0], [3, 3, 0, 0], [5, 3, 0, 0], [5, 3, 1, 0]]),
            (GroupTable.Givers, [[2, 1, 0, 0], [2, 1, 0, 0], [4, 2, 0, 0], [3, 1, 0, 0]]),
            (GroupTable.Receivers, [[1, 1, 0, 0], [2, 1, 0, 0], [2, 1, 0, 0], [4, 0, 1, 0]]),
        ];
        ShouldBeVague(Published.OverQuarters(new DisclosureRule { HideUpTo = 2 }, Enumerable.Range(0, 4).Select(quarter =>
            lists.Select(list => new GroupReport(list.Of, null, quarter, CountTable.List(list.Quarters[quarter]))))));
    }

    [Fact]
    public void What_a_network_shows_does_not_tell_of_another_what_that_hides()
    {
        // Those of the second group who received in the one network leave so few for the other two groups that some of it received in the other network.
        (string? Part, GroupTable Of, long[] Counts)[] lists =
        [
            (null, GroupTable.Members, [16, 17, 0, 20]), (null, GroupTable.Givers, [9, 10, 0, 10]), (null, GroupTable.Receivers, [6, 9, 0, 9]),
            ("0", GroupTable.Members, [10, 15, 0, 14]), ("0", GroupTable.Givers, [6, 9, 0, 5]), ("0", GroupTable.Receivers, [3, 7, 0, 8]),
            ("1", GroupTable.Members, [9, 15, 0, 11]), ("1", GroupTable.Givers, [5, 9, 0, 6]), ("1", GroupTable.Receivers, [4, 9, 0, 4]),
        ];
        foreach (var hide in new[] { 7, 8 })
            ShouldBeVague(Published.OverQuarters(new DisclosureRule { HideUpTo = hide, RoundTo = 7 }, [lists.Select(list => new GroupReport(list.Of, list.Part, 0, CountTable.List(list.Counts)))]));
    }

    [Property(MaxTest = 80)]
    public Property Of_no_hidden_hours_can_more_be_worked_out_from_everything_that_was_published_than_the_rule_allows() =>
        Prop.ForAll(AnyMinutes.ToArbitrary(), published => ShouldBeVague(published));

    [Property(MaxTest = 30)]
    public Property What_is_shown_is_true_as_far_as_it_is_rounded_and_nothing_small_is_shown() => Prop.ForAll(Gen.OneOf(AnyQuarters, AnyMinutes).ToArbitrary(), published =>
    {
        foreach (var (report, figure, shown) in published.Figures.Where(p => !p.Report.IsRest))
        {
            var (hide, step) = report.Of == GroupTable.Minutes ? (0, published.Rule.RoundTo * 60) : (published.Rule.HideUpTo, published.Rule.RoundTo);
            var count = report.Counts[figure];
            if (shown.State == CountState.Hidden)
                count.ShouldBeGreaterThan(0, "where there is nobody, that is shown");
            else if (count == 0)
                shown.Figure.ShouldBe(0);
            else
            {
                (count > hide, shown.Figure > hide, report.Few?.Contains(figure) ?? false).ShouldBe((true, true, false));
                Math.Abs(shown.Figure - count).ShouldBeLessThanOrEqualTo(shown.State == CountState.Unmoved ? hide : shown.Figure - step <= hide ? step : step / 2);
                (shown.Figure % step).ShouldBe(0);
            }
        }
    });

    [Fact]
    public void It_says_how_far_it_is_and_can_be_called_off()
    {
        using var stop = new CancellationTokenSource();
        var told = new List<int>();
        GroupReport[] reports = [new(GroupTable.Givers, null, 1, CountTable.List([3, 20, 31, 2, 9]))];
        DisclosureControl.Publish(reports, Usual, new Told(told.Add));
        told.ShouldSatisfyAllConditions(t => t.ShouldNotBeEmpty(), t => t.ShouldBeInOrder(), t => t.ShouldAllBe(p => p >= 0 && p < 100));

        Should.Throw<OperationCanceledException>(() => DisclosureControl.Publish(reports, Usual, new Told(_ => stop.Cancel()), stop.Token));
    }

    [Fact]
    public void Where_all_are_many_or_none_everything_is_shown()
    {
        var report = new GroupReport(GroupTable.Givers, null, 1, CountTable.List([20, 31, 0, 8]));
        Show(DisclosureControl.Publish([report], Usual)[0]).ShouldBe("20 30 0 10 60");
    }

    [Fact]
    public void One_hidden_figure_alone_would_be_told_by_the_total()
    {
        string Of(params long[] counts) => Show(DisclosureControl.Publish([new GroupReport(GroupTable.Givers, null, 1, CountTable.List(counts))], Usual)[0]);
        Of(3, 18, 0).ShouldBe("* * 0 20");
        Of(3, 0).ShouldBe("* 0 *");
        Of(0, 0).ShouldBe("0 0 0");
        Of(3, 18, 90).ShouldBe("* * 90 110");
    }

    [Fact]
    public void Members_move_only_when_more_have_come_than_are_hidden_and_what_was_published_stays()
    {
        GroupReport Quarter(int quarter, long[] counts, IReadOnlyList<PublishedCount>? published = null) => new(GroupTable.Members, null, quarter, CountTable.List(counts), Published: published);
        var first = Quarter(1, [20, 40, 60], DisclosureControl.Publish([Quarter(1, [20, 40, 60])], Usual)[0]);
        var second = DisclosureControl.Publish([first, Quarter(2, [23, 40, 61])], Usual);
        second.Select(Show).ShouldBe(["20 40 60 120", "20 40 60 120"]);
        DisclosureControl.Publish([first, Quarter(2, [23, 40, 61], second[1]), Quarter(3, [28, 40, 90])], Usual).Select(Show).ShouldBe(["20 40 60 120", "20 40 60 120", "30 40 90 160"]);
    }

    [Fact]
    public void Three_reports_of_which_each_two_tell_nothing_do_not_tell_together()
    {
        // Two networks have all but 144 minutes of few people: rounded up as they are, and the whole down, these are told to within 150.
        var whole = new GroupReport(GroupTable.Minutes, null, 1, Minutes(2244, 9000, 9000, 9000), new HashSet<int>());
        var (one, other, rest) = (
            whole with { Part = "one", Counts = Minutes(1050, 4000, 4000, 4000) }, whole with { Part = "other", Counts = Minutes(1050, 4000, 4000, 4000) },
            whole with { IsRest = true, Counts = Minutes(144, 1000, 1000, 1000), Few = new HashSet<int> { 0 } });
        var published = DisclosureControl.Publish([whole, one, other, rest], Usual);
        new[] { published[0][0], published[1][0], published[2][0] }.ShouldContain(PublishedCount.Hidden);
        using var attacker = Attacker.Reading(Usual, [whole, one, other, rest], published);
        var (least, most) = attacker.RangeOf(attacker[3, 0]);
        (most - least).ShouldBeGreaterThanOrEqualTo(300);

        static CountTable Minutes(params long[] cells) => CountTable.Of(2, 2, (r, c) => cells[(r * 2) + c]);
    }

    [Fact]
    public void Somebody_who_gave_nearly_all_is_not_told_by_the_sum()
    {
        Usual.IsDominated([100, 9, 5]).ShouldBeTrue("who gave 9 knows 100 to within 5");
        Usual.IsDominated([100, 9, 8, 8]).ShouldBeFalse();
        Usual.IsDominated([7]).ShouldBeTrue();
        new DisclosureRule { DominancePercent = 0 }.IsDominated([7]).ShouldBeFalse();
    }

    private static string Show(IEnumerable<PublishedCount> figures) => string.Join(' ', figures);

    private static void ShouldBeVague(Published published)
    {
        using var attacker = Attacker.Reading(published.Rule, published.Reports, published.Shown);
        var readers = Attacker.AtTheEndOfEachQuarter(published.Rule, published.Reports, published.Shown);
        var hide = published.Rule.HideUpTo;
        foreach (var (r, f) in published.Protected)
        {
            var (report, count) = (published.Reports[r], published.Reports[r].Counts[f]);
            var (least, most) = attacker.RangeOf(attacker[r, f]);
            var known = readers.Where(reader => reader.ReportsRead > r).Select(reader => reader.RangeOf(reader[r, f])).ToList();
            if (report.Of != GroupTable.Minutes && count <= hide)
            {
                least.ShouldBeLessThanOrEqualTo(Math.Max(1, known.Max(k => k.Least)) + 1e-6, $"{report.Of} {report.Part} {report.Quarter}, {f}");
                most.ShouldBeGreaterThanOrEqualTo(Math.Min(hide, known.Min(k => k.Most)) - 1e-6, $"{report.Of} {report.Part} {report.Quarter}, {f}");
            }
            else
                (most - least).ShouldBeGreaterThanOrEqualTo(Math.Min(report.Of == GroupTable.Minutes ? Math.Max(published.Rule.RoundTo * 60, count * published.Rule.DominancePercent / 100) : hide, known.Min(k => k.Most - k.Least)) - 1e-6);
        }

        foreach (var (part, whole, f) in published.Differences)
        {
            var (least, most) = attacker.RangeOf(attacker[whole, f], attacker[part, f]);
            var known = readers.Where(reader => reader.ReportsRead > Math.Max(part, whole)).Select(reader => reader.RangeOf(reader[whole, f], reader[part, f]));
            (most - least).ShouldBeGreaterThanOrEqualTo(Math.Min(hide - 1, known.Min(k => k.Most - k.Least)) - 1e-6, "of the few by whom two reports differ");
        }

        foreach (var reader in readers)
            reader.Dispose();
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
