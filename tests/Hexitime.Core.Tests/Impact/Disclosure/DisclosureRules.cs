using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Hexitime.Impact.Disclosure;

/// <summary>What is published of counts of people, against an attacker with linear algebra.</summary>
public sealed class DisclosureRules
{
    private static readonly DisclosureRule Usual = new();

    /// <summary>Sparse and small on purpose: many zeros, many small counts, some large.</summary>
    private static Gen<long> AnyCount => Gen.Frequency((3, Gen.Constant(0L)), (5, Gen.Choose(1, 7).Select(i => (long)i)), (4, Gen.Choose(8, 40).Select(i => (long)i)), (1, Gen.Choose(41, 900).Select(i => (long)i)));

    private static Gen<DisclosureRule> AnyRule => Gen.Frequency(
        (3, Gen.Constant(Usual)),
        (1, from hide in Gen.Choose(1, 12) from round in Gen.Choose(1, 12) select new DisclosureRule { HideUpTo = hide, RoundTo = round }));

    private static Gen<CountTable> AnyList => Gen.Choose(1, 7).SelectMany(rows => AnyCount.ListOf(rows)).Select(c => CountTable.List(c));

    private static Gen<CountTable> AnyTable =>
        from rows in Gen.Choose(1, 5)
        from columns in Gen.Choose(1, 5)
        from counts in AnyCount.ListOf(rows * columns)
        select CountTable.Of(rows, columns, (r, c) => counts[(r * columns) + c]);

    /// <summary>Reports one after the other, each of which counts all whom the one before did, and mostly few more.</summary>
    private static Gen<List<CountTable>> AnyHistory =>
        from first in AnyList
        from more in Gen.Frequency((4, Gen.Constant(0L)), (4, Gen.Choose(1, 7).Select(i => (long)i)), (2, Gen.Choose(8, 30).Select(i => (long)i))).ListOf(first.Rows).ListOf(3)
        select more.Aggregate(new List<CountTable> { first }, (history, added) => [.. history, CountTable.List(added.Select((a, r) => history[^1][r] + a))]);

    [Property(MaxTest = 400)]
    public Property Of_no_hidden_figure_of_a_table_can_more_be_worked_out_than_the_rule_allows() => Prop.ForAll(Gen.OneOf(AnyTable, AnyList).Zip(AnyRule).ToArbitrary(), c =>
    {
        var (table, rule) = c;
        var published = DisclosureControl.Publish(table, rule);

        using var attacker = new Attacker(rule);
        var figures = attacker.Read(table.Rows, table.Columns, published, mayBeUnmoved: false);
        for (var f = 0; f < table.Figures; f++)
            ShouldBeVague(attacker, figures[f], table[f], published[f], rule, WithPeople(table, f));
    });

    [Property(MaxTest = 400)]
    public Property What_is_shown_is_true_as_far_as_it_is_rounded_and_nothing_small_is_shown() => Prop.ForAll(AnyTable.Zip(AnyRule).ToArbitrary(), c =>
    {
        var (table, rule) = c;
        var published = DisclosureControl.Publish(table, rule);
        for (var f = 0; f < table.Figures; f++)
        {
            if (published[f].State == CountState.Hidden)
                table[f].ShouldBeGreaterThan(0, "where there is nobody, that is shown");
            else if (table[f] == 0)
                published[f].Figure.ShouldBe(0);
            else
            {
                table[f].ShouldBeGreaterThan(rule.HideUpTo);
                published[f].Figure.ShouldBeGreaterThan(rule.HideUpTo);
                Math.Abs(published[f].Figure - table[f]).ShouldBeLessThanOrEqualTo(published[f].Figure - rule.RoundTo <= rule.HideUpTo ? rule.RoundTo : rule.RoundTo / 2);
                (published[f].Figure % rule.RoundTo).ShouldBe(0);
            }
        }
    });

    [Property(MaxTest = 200)]
    public Property Where_all_are_many_or_none_everything_is_shown_and_the_same_table_is_published_the_same() => Prop.ForAll(AnyTable.Zip(AnyRule).ToArbitrary(), c =>
    {
        var (table, rule) = c;
        var large = CountTable.Of(table.Rows, table.Columns, (r, k) => table[(r * table.Columns) + k] is var x && x == 0 ? 0 : x + rule.HideUpTo);
        DisclosureControl.Publish(large, rule).ShouldAllBe(p => p.State == CountState.Shown);
        DisclosureControl.Publish(table, rule).ShouldBe(DisclosureControl.Publish(table, rule));
    });

    [Property(MaxTest = 400)]
    public Property Of_no_few_who_have_come_between_two_reports_can_more_be_worked_out_than_that_they_are_few(bool backwards) => Prop.ForAll(AnyHistory.Zip(AnyRule).ToArbitrary(), c =>
    {
        var (history, rule) = c;
        var order = backwards ? history.AsEnumerable().Reverse().ToList() : history;
        var published = new List<(CountTable Table, IReadOnlyList<PublishedCount> Published)>();
        foreach (var table in order)
        {
            var earlier = published.ConvertAll(p => new EarlierReport(backwards ? Overlap.Around : Overlap.Within, p.Table, p.Published));
            published.Add((table, DisclosureControl.Publish(table, rule, earlier)));
        }

        for (var i = 0; i < order.Count; i++)
        {
            for (var j = i + 1; j < order.Count; j++)
            {
                var (part, whole) = backwards ? (published[j], published[i]) : (published[i], published[j]);
                using var attacker = new Attacker(rule);
                var ofPart = attacker.Read(part.Table.Rows, 1, part.Published, mayBeUnmoved: true);
                var ofWhole = attacker.Read(whole.Table.Rows, 1, whole.Published, mayBeUnmoved: true);
                var rest = attacker.Compare(0, 1, f => published.Take(i).All(p => p.Published[f].State == CountState.Hidden || p.Published[f].Figure != published[i].Published[f].Figure));
                for (var f = 0; f < part.Table.Figures; f++)
                {
                    ShouldBeVague(attacker, ofPart[f], part.Table[f], part.Published[f], rule, WithPeople(part.Table, f));
                    ShouldBeVague(attacker, ofWhole[f], whole.Table[f], whole.Published[f], rule, WithPeople(whole.Table, f));
                    var few = whole.Table[f] - part.Table[f];
                    if (few >= 1 && few <= rule.HideUpTo)
                        ShouldBeVague(attacker, rest[f], few, PublishedCount.Hidden, rule, f < part.Table.Rows ? 1 : Enumerable.Range(0, f).Count(r => part.Table[r] == 0 && whole.Table[r] > 0), whole.Table[f] <= rule.HideUpTo ? WithPeople(part.Table, f) : 0);
                }
            }
        }
    });

    [Fact]
    public void A_figure_moves_only_when_more_have_moved_it_than_are_hidden()
    {
        var first = CountTable.List([20, 31, 0]);
        var before = DisclosureControl.Publish(first, Usual);
        before.Select(p => p.ToString()).ShouldBe(["20", "30", "0", "50"]);
        IReadOnlyList<PublishedCount> After(params long[] counts) => DisclosureControl.Publish(CountTable.List(counts), Usual, [new EarlierReport(Overlap.Within, first, before)]);

        After(23, 31, 0).Select(p => p.ToString()).ShouldBe(["20", "30", "0", "50"]);
        After(28, 31, 0).Select(p => p.ToString()).ShouldBe(["30", "30", "0", "60"]);
        After(20, 31, 3)[2].ShouldBe(PublishedCount.Hidden);
    }

    [Fact]
    public void One_hidden_figure_alone_would_be_told_by_the_total()
    {
        DisclosureControl.Publish(CountTable.List([3, 18, 0]), Usual).Select(p => p.ToString()).ShouldBe(["*", "*", "0", "20"]);
        DisclosureControl.Publish(CountTable.List([3, 0]), Usual).Select(p => p.ToString()).ShouldBe(["*", "0", "*"]);
        DisclosureControl.Publish(CountTable.List([0, 0]), Usual).Select(p => p.ToString()).ShouldBe(["0", "0", "0"]);
    }

    [Fact]
    public void Amounts_are_shown_where_the_people_behind_them_are_and_have_moved()
    {
        var people = new[] { PublishedCount.Shown(10), PublishedCount.Hidden, PublishedCount.Unmoved(15), PublishedCount.Shown(0), PublishedCount.Shown(20) };
        EarlierReport then = new(Overlap.Within, CountTable.List([8, 3, 13, 0]), [PublishedCount.Hidden, PublishedCount.Hidden, PublishedCount.Shown(15), PublishedCount.Shown(0), PublishedCount.Shown(20)]);
        DisclosureControl.PublishAmounts([43, 12, 99, 0, 110], people, [then], Usual).ShouldBe([45, null, null, 0, null], "as many people then, and ten hours more could be of one of them");
        DisclosureControl.PublishAmounts([43, 12, 99, 0, 112], people, [], Usual).ShouldBe([45, null, 100, 0, 110]);
    }

    [Fact]
    public void That_somebody_has_left_does_not_let_others_be_told()
    {
        var first = CountTable.List([12, 40, 60]);
        var earlier = new EarlierReport(Overlap.Within, first, DisclosureControl.Publish(first, Usual));
        DisclosureControl.Publish(CountTable.List([18, 40, 90]), Usual, [earlier])[0].Figure.ShouldNotBe(20, "six have come");
        DisclosureControl.Publish(CountTable.List([18, 39, 90]), Usual, [earlier])[0].Figure.ShouldNotBe(20, "six have come, whoever has left elsewhere");
    }

    [Fact]
    public void What_has_not_moved_is_not_told_by_the_rest_of_its_row()
    {
        var exact = new DisclosureRule { RoundTo = 1 };
        var first = CountTable.Of(1, 2, (_, c) => c == 0 ? 50 : 200);
        var published = DisclosureControl.Publish(CountTable.Of(1, 2, (_, c) => c == 0 ? 53 : 300), exact, [new EarlierReport(Overlap.Within, first, DisclosureControl.Publish(first, exact))]);
        (published.Any(p => p.Figure == 300) && published.Any(p => p.Figure == 353)).ShouldBeFalse("353 less 300 is three more than 50");
    }

    /// <summary>Zeros are shown, so that of a total everybody knows how many cells there are in which there is somebody.</summary>
    private static int WithPeople(CountTable table, int figure)
    {
        var cells = table.Rows * table.Columns;
        var of = figure < cells ? [figure]
            : figure == table.Figures - 1 ? Enumerable.Range(0, cells)
            : figure < cells + table.Rows ? Enumerable.Range(0, cells).Where(c => c / table.Columns == figure - cells)
            : Enumerable.Range(0, cells).Where(c => c % table.Columns == figure - cells - table.Rows);
        return of.Count(c => table[c] > 0);
    }

    private static void ShouldBeVague(Attacker attacker, Google.OrTools.LinearSolver.Variable figure, long truth, PublishedCount published, DisclosureRule rule, int withPeople, int others = 0)
    {
        if (published.State != CountState.Hidden || truth == 0)
            return;
        var (least, most) = attacker.RangeOf(figure);
        if (truth <= rule.HideUpTo)
        {
            least.ShouldBeLessThanOrEqualTo(Math.Max(1, withPeople) + 1e-6);
            most.ShouldBeGreaterThanOrEqualTo(rule.HideUpTo - others - 1e-6);
        }
        else
            (most - least).ShouldBeGreaterThanOrEqualTo(rule.HideUpTo - 1e-6);
    }
}
