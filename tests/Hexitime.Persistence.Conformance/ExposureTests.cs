using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching;
using Hexitime.Matching.Ranking;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>In the network of Hana, nurses and doctors offer run charts and one doctor looks for them.</summary>
public abstract class ExposureTests(ITestDatabases databases) : IAsyncLifetime
{
    private const int OfEach = Exposure.Fewest;

    private MatchBank _bank = null!;
    private NetworkId _network;

    public async Task InitializeAsync()
    {
        _bank = await MatchBank.OpenAsync(databases, ["hana"]);
        _network = await _bank.FoundAsync("hana");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_host_sees_which_groups_are_shown_how_much_beside_what_is_theirs()
    {
        await ManyAsync();

        var report = await ReportAsync();

        (report.Listings, report.Ranked).ShouldBe(((2 * OfEach) + 1, (2 * OfEach) + 1));
        report.Professions.Select(g => (g.Group, g.Members, g.Listings)).ShouldBe([("doctor", OfEach, OfEach + 1), ("nurse", OfEach, OfEach)]);
        report.Organisations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(g => g.Group.ShouldBe(Exposure.Others), g => g.PerMilleOfExposure.ShouldBe(1_000));
        report.Experience.ShouldHaveSingleItem().Group.ShouldBe("new");
        report.PayBands.ShouldHaveSingleItem().Group.ShouldBe("not told");
        // The one request, a doctor's, is at the top for all fifteen others; of ten who are shown to that doctor the eight nurses come first, for help crosses a boundary there.
        report.Professions.Select(g => (g.PerMilleOfListings, g.PerMilleOfExposure)).ShouldBe([(529, 797), (470, 202)]);
        (await ReportAsync()).ShouldBeEquivalentTo(report);
    }

    [Fact]
    public async Task It_goes_by_what_counts_in_the_network()
    {
        await ManyAsync();
        var before = (await ReportAsync()).Professions[1].PerMilleOfExposure;

        await _bank.DoAsync("hana", new EditMatchWeights(_network, MatchWeights.Default.Weights with { Boundary = 0 }));

        // The older come first now: three nurses are the last of ten.
        (await ReportAsync()).Professions[1].PerMilleOfExposure.ShouldBe(46);
        before.ShouldBe(202);
    }

    [Fact]
    public async Task It_is_for_hosts_of_their_network_and_for_administrators_of_everything()
    {
        await _bank.RegisterAsync("otto");
        await _bank.PublishAsync("otto", ListingType.Offer, MatchBank.Text("Run charts", "run charts"));

        (await _bank.RefusedAsync("otto", new ExposureReport(_network))).ShouldBe("network.not-allowed");
        (await _bank.RefusedAsync("hana", new ExposureReport())).ShouldBe("actor.not-allowed");
        (await ReportAsync()).Listings.ShouldBe(0);
        (await _bank.AsAdministratorAsync(new ExposureReport())).Value.Listings.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_answers_soon_stands_better_whatever_they_answer_and_only_from_three_answers_on()
    {
        await _bank.RegisterAsync("ben", skills: []);
        await _bank.RegisterAsync("ada", skills: []);
        var offer = await _bank.PublishAsync("ben", ListingType.Offer, MatchBank.Text("Run charts", "run charts"));
        var unknown = await StandingAsync();

        var first = await ProposedAsync(offer);
        _bank.Bank.Clock.Advance(Duration.FromHours(2));
        await _bank.DoAsync("ben", new DeclineExchange(first));
        var second = await ProposedAsync(offer);
        await _bank.DoAsync("ben", new CounterPropose(second, Credits.FromHours(2)));
        await _bank.DoAsync("ada", new DeclineExchange(second));
        (await StandingAsync()).ShouldBe(unknown, "two answers would tell of each");
        var third = await ProposedAsync(offer);
        await _bank.DoAsync("ben", new AcceptExchange(third));

        // 150 for what is not known, 300 for answers within a day, by the weight of standing.
        (await StandingAsync()).ShouldBe(unknown + (150 * MatchWeights.Default.Weights.Standing));
    }

    private async Task<ExchangeId> ProposedAsync(ListingId offer) => (await _bank.DoAsync("ada", new ProposeExchange(offer))).Id;

    private async Task<int> StandingAsync()
    {
        await _bank.DispatchAsync();
        return (await _bank.MatchesAsync("ada", new(Text: "run charts"))).Single().Parts.Single(p => p.Part == RankPart.Standing).Points;
    }

    private async Task ManyAsync()
    {
        for (var i = 0; i < 2 * OfEach; i++)
        {
            var subject = $"person-{i}";
            await _bank.RegisterAsync(subject, i < OfEach ? "doctor" : "nurse", $"Trust {i}");
            await _bank.DoAsync(subject, new JoinNetwork(_network));
            await _bank.PublishAsync(subject, ListingType.Offer, MatchBank.Text("Run charts", "run charts"), _network);
        }

        await _bank.PublishAsync("person-0", ListingType.Request, MatchBank.Text("Run charts", "run charts"), _network);
    }

    private async Task<ExposureView> ReportAsync()
    {
        _bank.Bank.Clock.Advance(MatchBoard.Freshness);
        return await _bank.DoAsync("hana", new ExposureReport(_network));
    }
}
