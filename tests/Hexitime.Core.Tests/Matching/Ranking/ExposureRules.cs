using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Ranking;
using Hexitime.Networks;

namespace Hexitime.Tests.Matching.Ranking;

public sealed class ExposureRules
{
    private static IReadOnlyList<RankedListing>[] AnyRankings(AnyPool any, MatchPool pool, NetworkId? within) =>
    [
        .. Enumerable.Range(0, 12).Select(_ =>
        {
            var ranked = new RankedListing[5];
            return ranked[..new Ranker().Rank(pool, any.AnyQuery() with { Within = within }, MatchWeights.Default, ranked)];
        }),
    ];

    [Property(MaxTest = 60)]
    public void The_groups_together_are_all_there_is_and_none_is_small_unless_it_is_the_only_one(PositiveInt seed)
    {
        var any = AnyPool.Of(seed.Get, 40, 120);
        NetworkId? within = any.Random.Next(2) == 0 ? null : new NetworkId(new Guid(1, 0, 0, new byte[8]));
        var pool = any.Build();
        var exposure = new Exposure(pool, within, AnyRankings(any, pool, within));
        var found = any.Listings.Where(l => l.IsOpen && (within is null || l.Networks.Contains(within.Value)) && any.Members.Single(m => m.Id == l.Owner).TakesPart).ToList();

        foreach (var report in new[] { exposure.By(Exposure.ByExperience), exposure.By(Exposure.ByProfession), exposure.By(m => m.Organisation.ToString()), exposure.By(m => m.Id.ToString()) })
        {
            report.Sum(g => g.Listings).ShouldBe(found.Count);
            report.Sum(g => g.Members).ShouldBe(found.Select(l => l.Owner).Distinct().Count());
            report.Sum(g => g.PerMilleOfListings).ShouldBeInRange(found.Count == 0 ? 0 : 1_000 - report.Count, 1_000);
            report.Sum(g => g.PerMilleOfExposure).ShouldBeLessThanOrEqualTo(1_000);
            if (report.Count > 1)
                report.ShouldAllBe(g => g.Members >= Exposure.Fewest);
        }

        exposure.By(m => m.Id.ToString()).ShouldAllBe(g => g.Group == Exposure.Others, "nobody is a group of their own");
    }

    [Fact]
    public void The_top_counts_more_and_small_groups_are_told_of_together()
    {
        var any = AnyPool.Of(1, 0, 0);
        for (var i = 0; i < 18; i++)
        {
            any.Members.Add(any.AnyMember() with { Profession = i < 8 ? "nurse" : i < 16 ? "doctor" : i == 16 ? "analyst" : "porter", TakesPart = true });
            any.Listings.Add(any.AnyListing() with { Owner = any.Members[i].Id, IsOpen = true });
        }

        RankedListing Of(int i) => new() { Listing = any.Listings[i].Id, Owner = any.Members[i].Id };
        var report = new Exposure(any.Build(), within: null, [[Of(0), Of(16)], [Of(1), Of(17)]]).By(Exposure.ByProfession);

        // Analyst and porter are two, who would be told apart from the sixteen: the smaller of the large groups, doctors by name, joins them.
        report.Select(g => (g.Group, g.Members, g.Listings, g.PerMilleOfListings, g.PerMilleOfExposure)).ShouldBe([("nurse", 8, 8, 444, 613), (Exposure.Others, 10, 10, 555, 386)]);
    }
}
