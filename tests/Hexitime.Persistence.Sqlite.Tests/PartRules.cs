using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Campaigns;
using Hexitime.Impact.Disclosure;
using Hexitime.Members;

namespace Hexitime.Impact;

/// <summary>Whoever has every figure of every part of the bank, and subtracts, is told of nobody or of more people than are hidden.</summary>
public sealed class PartRules
{
    private static readonly DisclosureRule Rule = new() { HideUpTo = 2 };
    private static readonly ExchangeKind[] Kinds = [ExchangeKind.Advice, ExchangeKind.Coaching, ExchangeKind.Teaching];

    /// <summary>Hours of a few quarters: who, of which kind, of the organisation or not, of the campaign or not.</summary>
    private static Gen<Hour[]> AnyHours =>
        from count in Gen.Choose(0, 40)
        from hours in Gen.ListOf(
            from quarter in Gen.Choose(0, 2)
            from giver in Gen.Choose(0, 11)
            from receiver in Gen.Choose(0, 11)
            from kind in Gen.Choose(0, Kinds.Length - 1)
            from isInCampaign in Gen.Elements(true, false)
            select new Hour(3 * quarter, giver, receiver, Kinds[kind], isInCampaign), count)
        select hours.ToArray();

    [Property(MaxTest = 200)]
    public Property The_difference_between_two_parts_one_of_which_lies_in_the_other_is_of_nobody_or_of_many() => Prop.ForAll(AnyHours.ToArbitrary(), hours =>
    {
        var scopes = Scopes().Select(s => (Scope: s, LeftOut: PartRule.LeftOut(s, hours.Select(h => h.In(s)), Rule))).ToList();
        for (var quarter = 0; quarter <= 6; quarter += 3)
        {
            List<ImpactScope> told = [.. scopes.Where(s => !s.LeftOut.Contains(quarter)).Select(s => s.Scope), ImpactScope.Everything];
            foreach (var (part, larger) in told.SelectMany(part => told.Where(larger => IsPartOf(part, larger)), (part, larger) => (part, larger)))
            {
                ShouldBeOfNobodyOrMany(hours.Where(h => h.Quarter == quarter && IsIn(h, larger) && !IsIn(h, part)));
                ShouldBeOfNobodyOrMany(hours.Where(h => h.Quarter == quarter && IsIn(h, part)));
            }
        }

        static bool IsIn(Hour hour, ImpactScope scope) => hour.In(scope).Holds == scope.Filters;

        static bool IsPartOf(ImpactScope part, ImpactScope larger) => part != larger
            && (larger.Organisation ?? part.Organisation) == part.Organisation && (larger.Campaign ?? part.Campaign) == part.Campaign && (larger.Kind ?? part.Kind) == part.Kind;
    });

    [Property(MaxTest = 200)]
    public Property What_is_left_of_the_total_by_the_kinds_that_are_told_is_of_nobody_or_of_many() => Prop.ForAll(AnyHours.ToArbitrary(), hours =>
    {
        for (var quarter = 0; quarter <= 6; quarter += 3)
        {
            var told = Kinds.Where(k => !PartRule.LeftOut(new ImpactScope(Kind: k), hours.Select(h => h.In(new ImpactScope(Kind: k))), Rule).Contains(quarter)).ToHashSet();
            if (told.Count > 0)
                ShouldBeOfNobodyOrMany(hours.Where(h => h.Quarter == quarter && !told.Contains(h.Kind)));
        }
    });

    [Property(MaxTest = 100)]
    public Property A_quarter_is_told_or_left_out_whatever_else_is_asked_for() => Prop.ForAll(AnyHours.ToArbitrary(), hours =>
    {
        foreach (var scope in Scopes())
        {
            var items = hours.Select(h => h.In(scope)).ToList();
            PartRule.LeftOut(scope, items, Rule).ShouldBe(Enumerable.Range(0, 3).SelectMany(q => PartRule.LeftOut(scope, items.FindAll(i => i.Quarter == 3 * q), Rule)), ignoreOrder: true);
        }
    });

    [Fact]
    public void Many_in_it_and_nobody_beside_it_is_told()
    {
        var scope = new ImpactScope(Kind: ExchangeKind.Advice);
        Hour[] hours = [new(0, 1, 2, ExchangeKind.Advice, false), new(0, 3, 4, ExchangeKind.Advice, false)];
        PartRule.LeftOut(scope, hours.Select(h => h.In(scope)), Rule).ShouldBeEmpty();
        PartRule.LeftOut(scope, hours.Append(new(0, 1, 2, ExchangeKind.Coaching, false)).Select(h => h.In(scope)), Rule).ShouldBe([0]);
    }

    private static IEnumerable<ImpactScope> Scopes() =>
        from organisation in (OrganisationId?[])[null, new(Guid.Empty)]
        from campaign in (CampaignId?[])[null, new(Guid.Empty)]
        from kind in (ExchangeKind?[])[null, .. Kinds]
        where organisation is not null || campaign is not null || kind is not null
        select new ImpactScope(Organisation: organisation, Campaign: campaign, Kind: kind);

    private static void ShouldBeOfNobodyOrMany(IEnumerable<Hour> hours) => hours.SelectMany(h => new[] { h.Giver, h.Receiver }).Distinct().Count().ShouldNotBeInRange(1, Rule.HideUpTo);

    /// <summary>An hour: the first six people are the organisation's.</summary>
    private sealed record Hour(int Quarter, int Giver, int Receiver, ExchangeKind Kind, bool IsInCampaign)
    {
        public PartItem In(ImpactScope scope) => new(
            Quarter,
            (scope.Organisation is not null && (Giver < 6 || Receiver < 6) ? PartFilters.Organisation : PartFilters.None) | (scope.Campaign is not null && IsInCampaign ? PartFilters.Campaign : PartFilters.None)
            | (scope.Kind == Kind ? PartFilters.Kind : PartFilters.None), Kind, Of(Giver), Of(Receiver), scope.Organisation is null || Giver < 6, scope.Organisation is null || Receiver < 6);

        private static Guid Of(int person) => new(person, 0, 0, new byte[8]);
    }
}
