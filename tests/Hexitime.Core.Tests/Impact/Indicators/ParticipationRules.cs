using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Ledger;

namespace Hexitime.Impact.Indicators;

/// <summary>The figures of a period, beside their definitions computed the slow way.</summary>
public sealed class ParticipationRules
{
    private const int People = 7;

    private static AccountId Wallet(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));

    /// <summary>The last joined nobody knows when.</summary>
    private static readonly Dictionary<AccountId, int> Joined = Enumerable.Range(0, People - 1).ToDictionary(Wallet, p => 24_300 + (3 * (p % 3)));

    private static Gen<GivenTime> AnyTime =>
        from giver in Gen.Choose(0, People - 1)
        from step in Gen.Choose(1, People - 1)
        from received in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        from forProject in ArbMap.Default.GeneratorFor<bool>()
        from minutes in Gen.Choose(1, 300)
        from isGift in ArbMap.Default.GeneratorFor<bool>()
        from kind in Gen.Choose(0, 3)
        select new GivenTime(Wallet(giver), received ? Wallet((giver + step) % People) : null, minutes, isGift, !received && forProject, kind == 0 ? null : (ExchangeKind)kind);

    private static Arbitrary<List<GivenTime>> AnyPeriod => AnyTime.ListOf().Select(l => l.ToList()).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property Each_figure_is_what_its_definition_says() => Prop.ForAll(AnyPeriod, given =>
    {
        var figures = Participation.Of(given, Joined);

        var members = given.Select(g => g.Giver).Concat(given.Select(g => g.Receiver).OfType<AccountId>()).Distinct().ToList();
        long Given(AccountId m) => given.Where(g => g.Giver == m).Sum(g => g.Minutes);
        long Received(AccountId m) => given.Where(g => g.Receiver == m).Sum(g => g.Minutes);
        int Ties(AccountId from, AccountId to) => given.Count(g => g.Giver == from && g.Receiver == to);
        var pairs = (from a in members from b in members where a.CompareTo(b) < 0 && Ties(a, b) + Ties(b, a) > 0 select (a, b)).ToList();
        figures.Transactions.ShouldBe(given.Count);
        figures.Minutes.ShouldBe(members.Sum(Given));
        figures.GiftMinutes.ShouldBe(given.Where(g => g.IsGift).Sum(g => g.Minutes));
        figures.ProjectMinutes.ShouldBe(given.Where(g => g.IsForProject).Sum(g => g.Minutes));
        figures.ActiveMembers.ShouldBe(members.Count);
        figures.EarnersOnly.ShouldBe(members.Count(m => Received(m) == 0));
        figures.SpendersOnly.ShouldBe(members.Count(m => Given(m) == 0));
        (figures.EarnersOnly + figures.SpendersOnly + figures.Both).ShouldBe(members.Count);
        figures.Dyads.ShouldBe(pairs.Count);
        figures.RepeatDyads.ShouldBe(pairs.Count(p => Ties(p.a, p.b) + Ties(p.b, p.a) > 1));
        figures.ReciprocalDyads.ShouldBe(pairs.Count(p => Ties(p.a, p.b) > 0 && Ties(p.b, p.a) > 0));
        Close(figures.GiniOfGiving, SlowGini([.. members.Select(Given)]));
        Close(figures.GiniOfReceiving, SlowGini([.. members.Select(Received)]));
        var components = SlowComponents(members, pairs);
        (figures.Components, figures.LargestComponent).ShouldBe((components.Count, components.DefaultIfEmpty().Max()));
        figures.Kinds.Sum(k => k.Minutes).ShouldBe(figures.Minutes);
        figures.Kinds.ShouldAllBe(k => k.Minutes == given.Where(g => g.Kind == k.Kind).Sum(g => g.Minutes) && k.Transactions == given.Count(g => g.Kind == k.Kind));
        figures.Cohorts.ShouldBe(Joined.Values.Distinct().Order().Select(q => new CohortActivity(q, members.Count(m => Joined.TryGetValue(m, out var joined) && joined == q))).Where(c => c.Active > 0));
        Close(figures.Density, members.Count < 2 ? null : (from a in members from b in members where Ties(a, b) > 0 select 1).Count() / (members.Count * (members.Count - 1.0)));
    });

    [Property(MaxTest = 100)]
    public Property The_order_in_which_time_was_given_makes_no_difference() => Prop.ForAll(AnyPeriod, given =>
        System.Text.Json.JsonSerializer.Serialize(Participation.Of(given, Joined)).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Participation.Of(given.AsEnumerable().Reverse(), Joined))));

    [Fact]
    public void A_balance_ratio_of_a_half_is_a_balance_and_the_median_of_two_lies_between_them()
    {
        Participation.Of([new GivenTime(Wallet(0), Wallet(1), 60), new GivenTime(Wallet(1), Wallet(0), 60)], Joined).MedianBalanceRatio.ShouldBe(0.5);
        Participation.Of([new GivenTime(Wallet(0), Wallet(1), 60)], Joined).MedianBalanceRatio.ShouldBe(0.5);
        Participation.Of([new GivenTime(Wallet(0), Wallet(1), 60), new GivenTime(Wallet(2), Wallet(1), 60)], Joined).MedianBalanceRatio.ShouldBe(1.0);
        Participation.Of([], Joined).ShouldSatisfyAllConditions(f => f.MedianBalanceRatio.ShouldBeNull(), f => f.GiniOfGiving.ShouldBeNull(), f => f.Density.ShouldBeNull(), f => f.Reciprocity.ShouldBeNull());
    }

    [Theory]
    [InlineData(new long[] { 5, 5, 5, 5 }, 0.0)]
    [InlineData(new long[] { 0, 0, 0, 8 }, 0.75)]
    [InlineData(new long[] { 1, 2, 3, 4 }, 0.25)]
    public void Gini_of_known_spreads(long[] amounts, double gini) => Concentration.Gini(amounts).ShouldNotBeNull().ShouldBe(gini, 1e-12);

    [Fact]
    public void Gini_of_nothing_is_nothing_and_of_debts_a_bug()
    {
        Concentration.Gini([]).ShouldBeNull();
        Concentration.Gini([0, 0]).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Concentration.Gini([-1, 2]));
    }

    /// <summary>Half the mean of all absolute differences over the mean: the definition.</summary>
    private static double? SlowGini(long[] amounts) => amounts.Sum() == 0
        ? null
        : (from a in amounts from b in amounts select Math.Abs(a - b)).Sum() / (2.0 * amounts.Length * amounts.Sum());

    private static List<int> SlowComponents(List<AccountId> members, List<(AccountId a, AccountId b)> pairs)
    {
        var label = members.ToDictionary(m => m, m => members.IndexOf(m));
        foreach (var _ in members)
        {
            foreach (var (a, b) in pairs)
                label[a] = label[b] = Math.Min(label[a], label[b]);
        }

        return [.. label.Values.GroupBy(l => l).Select(g => g.Count())];
    }

    private static void Close(double? figure, double? expected)
    {
        (figure is null).ShouldBe(expected is null);
        (figure ?? 0).ShouldBe(expected ?? 0, 1e-9);
    }
}
