using Hexitime.Campaigns;
using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Impact;
using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What boards ask for besides hours: where credits are, how well people are served, how they fare, how far projects have come.</summary>
public abstract class ImpactViewTests(ITestDatabases databases) : IAsyncLifetime
{
    private MatchBank _bank = null!;

    private Instant Now => _bank.Bank.Clock.GetCurrentInstant();

    public async Task InitializeAsync() => _bank = await MatchBank.OpenAsync(
        // Three people are told of here as though they were many.
        databases, ["ada", "ben", "cleo"], services => services.Configure<DisclosureRule>(rule => rule.HideUpTo = 0));

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Credits_are_in_wallets_pots_and_projects_and_add_up_to_what_was_issued_now_and_then()
    {
        var network = await _bank.FoundAsync("ada", joining: "ben");
        var project = await ProjectAsync();
        await _bank.DoAsync("ada", new DonateToNetwork(network, Credits.FromMinutes(20)));
        await _bank.DoAsync("ada", new DonateToProject(project, Credits.FromMinutes(10)));
        await GiveAsync("ben", "cleo", 120);
        var before = Now;
        _bank.Bank.Clock.Advance(Duration.FromDays(100));
        await _bank.DoAsync("ben", new Donate(_bank["ada"], Credits.FromMinutes(30)));
        await AcceptedAsync("ada", "ben", 15);

        var now = await AsRootAsync(new GetCirculation());
        var then = await AsRootAsync(new GetCirculation(before.InUtc().Date));

        (now.IssuedMinutes, now.WelcomeMinutes, now.WalletMinutes, now.PotMinutes, now.ProjectMinutes).ShouldBe((360L, 360L, 330L, 20L, 10L));
        (now.HeldMinutes, now.Wallets, now.IdleMinutes, now.IdleWallets, now.StuckAtZero, now.MovedMinutes, now.Velocity).ShouldBe((15L, 3, 0L, 0, 1, 0L, 0.0));
        (then.IssuedMinutes, then.WelcomeMinutes, then.WalletMinutes, then.PotMinutes, then.ProjectMinutes, then.HeldMinutes).ShouldBe((360L, 360L, 330L, 20L, 10L, null));
        (then.Wallets, then.StuckAtZero, then.MovedMinutes).ShouldBe((3, 0, 120L));
        then.Velocity.ShouldNotBeNull().ShouldBe(120.0 * 365.25 / 90 / 360, 1e-12);
        (await _bank.AsAdministratorAsync(new GetCirculation(Days: 0))).Refusal!.Code.ShouldBe("impact.days");
        (await _bank.AsAdministratorAsync(new GetCirculation(new LocalDate(1492, 1, 1)))).Refusal!.Code.ShouldBe("impact.period");
    }

    [Fact]
    public async Task It_is_told_what_became_of_proposals_and_of_requests()
    {
        await GiveAsync("ada", "ben", 10);
        await _bank.DoAsync("ada", new CancelExchange(await AcceptedAsync("ada", "ben", 10), "ill"));
        await _bank.DoAsync("ada", new ReportNoShow(await AcceptedAsync("ada", "ben", 10), "waited"));
        await _bank.DoAsync("ben", new DeclineExchange(await ProposedAsync("ada", "ben", 10)));
        await ProposedAsync("ada", "ben", 10);
        await AcceptedAsync("ada", "cleo", 10);
        var met = await _bank.PublishAsync("cleo", ListingType.Request, MatchBank.Text("flow"));
        var closed = await _bank.PublishAsync("cleo", ListingType.Request, MatchBank.Text("waits"));
        await _bank.PublishAsync("cleo", ListingType.Request, MatchBank.Text("audit"));
        await _bank.DoAsync("cleo", new CloseListing(closed));
        var answered = (await _bank.DoAsync("ben", new ProposeExchange(met))).Id;
        _bank.Bank.Clock.Advance(Duration.FromMinutes(50));
        await _bank.DoAsync("cleo", new AcceptExchange(answered));
        await _bank.DoAsync("ben", new RecordHours(answered, Credits.FromMinutes(10)));
        await _bank.DoAsync("cleo", new ConfirmHours(answered));

        var service = await AsRootAsync(new GetService());

        (service.Proposed, service.Answered.Count, service.Agreed.Count, service.UnderWay).ShouldBe((7, 6, 5, 1));
        service.ShouldSatisfyAllConditions(
            s => (s.Completed.Count, s.Completed.Of).ShouldBe((2, 4)), s => s.Cancelled.Count.ShouldBe(1), s => s.NoShows.Count.ShouldBe(1), s => s.Reversed.Count.ShouldBe(0),
            s => s.MedianMinutesToAnswer.ShouldBe(0), s => (s.Requests, s.RequestsMet.Count, s.RequestsOpen.Count, s.RequestsUnmet.Count).ShouldBe((3, 1, 1, 1)));
        (await _bank.AsAdministratorAsync(new GetService(new LocalDate(2020, 1, 1), new LocalDate(2020, 12, 31)))).Value.Answered.Share.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_told_how_soon_those_who_joined_exchanged_and_how_many_still_do()
    {
        _bank.Bank.Clock.Advance(Duration.FromDays(10));
        await GiveAsync("ada", "ben", 10);
        _bank.Bank.Clock.Advance(Duration.FromDays(90));
        await _bank.RegisterAsync("dora");
        await GiveAsync("dora", "ben", 10);
        await _bank.DispatchAsync();

        var cohorts = (await AsRootAsync(new GetJourneys(new LocalDate(2026, 1, 1)))).Cohorts;

        cohorts.Select(c => (c.From, c.Joined, c.Exchanged.Count, c.MedianDaysToFirst)).ShouldBe([(new LocalDate(2026, 1, 1), 3, 2, 10), (new LocalDate(2026, 4, 1), 1, 1, 0)]);
        cohorts[0].Active.Select(a => (a.Count, a.Of)).ShouldBe([(2, 3), (1, 3)]);
        cohorts[1].Active.Select(a => a.Count).ShouldBe([1]);
        (await _bank.AsAdministratorAsync(new GetJourneys(new LocalDate(1990, 1, 1)))).Refusal!.Code.ShouldBe("impact.periods");
    }

    [Fact]
    public async Task A_network_is_told_how_those_who_joined_it_fared_in_it()
    {
        await GiveAsync("ada", "ben", 10);
        _bank.Bank.Clock.Advance(Duration.FromDays(10));
        var network = await _bank.FoundAsync("ada", ListingRule.Anyone, "ben", "cleo");
        _bank.Bank.Clock.Advance(Duration.FromDays(100));
        var offer = await _bank.PublishAsync("ben", ListingType.Offer, MatchBank.Text("run charts"), network);
        var exchange = (await _bank.DoAsync("ada", new ProposeExchange(offer))).Id;
        await _bank.DoAsync("ben", new AcceptExchange(exchange));
        await _bank.DoAsync("ben", new RecordHours(exchange, Credits.FromMinutes(10)));
        await _bank.DoAsync("ada", new ConfirmHours(exchange));
        await _bank.DispatchAsync();

        var cohorts = (await _bank.DoAsync("ada", new GetJourneys(new LocalDate(2026, 1, 1), Network: network))).Cohorts;

        cohorts[0].ShouldSatisfyAllConditions(c => c.Joined.ShouldBe(3), c => c.Exchanged.Count.ShouldBe(2), c => c.MedianDaysToFirst.ShouldBe(100));
        cohorts[0].Active.Select(a => a.Count).ShouldBe([0, 2]);
    }

    [Fact]
    public async Task Service_is_told_by_organisation_campaign_and_kind()
    {
        await _bank.RegisterAsync("dora", organisation: "Riverside");
        var riverside = await _bank.Bank.InScopeAsync(services => services.GetRequiredService<HexitimeDbContext>().Set<Organisation>().Where(o => o.Name == "Riverside").Select(o => o.Id).SingleAsync());
        var request = await _bank.PublishAsync("dora", ListingType.Request, MatchBank.Text("flow"));
        await _bank.DoAsync("ben", new ProposeExchange(request));
        await ProposedAsync("ada", "ben", 10);
        var campaign = (await AsRootAsync(new StartCampaign(new CampaignText
        {
            Title = "Fewer falls",
            Theme = "falls",
            StartsAt = Now,
            EndsAt = Now + Duration.FromDays(30),
            TargetHours = Credits.FromHours(2),
            TargetPeople = 4,
            Listings = [request],
        }))).Id;
        _bank.Bank.Clock.Advance(Duration.FromDays(92));

        (await Told(new GetService())).ShouldBe((2, 1));
        (await Told(new GetService(Organisation: riverside))).ShouldBe((1, 1));
        (await Told(new GetService(Campaign: campaign))).ShouldBe((1, 1));
        (await Told(new GetService(Kind: ExchangeKind.Shadowing))).ShouldBe((0, 0));
        (await Told(new GetService(Kind: ExchangeKind.Coaching))).ShouldBe((1, 1));

        async Task<(int Proposed, int Requests)> Told(GetService asked) => await AsRootAsync(asked) is var told ? (told.Proposed, told.Requests) : default;
    }

    [Fact]
    public async Task It_is_told_how_far_projects_and_campaigns_have_come()
    {
        var project = await ProjectAsync();
        var campaign = (await AsRootAsync(new StartCampaign(new CampaignText
        {
            Title = "Flow",
            Theme = "Flow",
            StartsAt = Now - Duration.FromDays(5),
            EndsAt = Now + Duration.FromDays(15),
            TargetHours = Credits.FromHours(2),
            TargetPeople = 4,
            Projects = [project],
        }))).Id;
        var given = (await _bank.DoAsync("ben", new PledgeTime(project, 1, Credits.FromMinutes(60), IsGift: true))).Id;
        await _bank.DoAsync("ada", new AcceptPledge(given));
        await _bank.DoAsync("ben", new RecordPledge(given, Credits.FromMinutes(45)));
        await _bank.DoAsync("ada", new ConfirmPledge(given));
        var agreed = (await _bank.DoAsync("cleo", new PledgeTime(project, 1, Credits.FromMinutes(30), IsGift: true))).Id;
        await _bank.DoAsync("ada", new AcceptPledge(agreed));
        await _bank.DispatchAsync();
        await _bank.DoAsync("ben", new LeaveBank());
        await _bank.DispatchAsync();

        var impact = await AsRootAsync(new GetProjectImpact());

        impact.Projects.Single().ShouldSatisfyAllConditions(
            p => (p.Id, p.WantedMinutes, p.PledgedMinutes, p.GivenMinutes, p.OutstandingMinutes).ShouldBe((project, 240L, 75L, 45L, 30L)), p => (p.People, p.Organisations).ShouldBe((2, 1)));
        impact.Campaigns.Single().ShouldSatisfyAllConditions(
            c => (c.Id, c.TargetMinutes, c.Minutes, c.TargetPeople, c.People, c.Organisations).ShouldBe((campaign, 120L, 45L, 4, 1, 1)), c => c.TimeGone.ShouldBe(0.25));
        _bank.Bank.Clock.Advance(Duration.FromDays(92));
        (await AsRootAsync(new GetImpact(Campaign: campaign))).Figures.Minutes.ShouldBe(45);
        (await AsRootAsync(new GetImpact(Kind: ExchangeKind.Coaching))).Figures.Minutes.ShouldBe(0);
    }

    private async Task<ProjectId> ProjectAsync()
    {
        var id = (await _bank.DoAsync("ada", new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it by June." }))).Id;
        await _bank.DoAsync("ada", new AddTask(id, new TaskText { Title = "Measure", Hours = Credits.FromHours(4) }));
        await _bank.DoAsync("ada", new OpenProject(id));
        return id;
    }

    private async Task<ExchangeId> ProposedAsync(string giver, string receiver, int minutes) => (await _bank.DoAsync(giver, new ProposeExchange(
        Direct: new DirectProposal(_bank[receiver], true, ExchangeKind.Advice, "Advice"), Hours: Credits.FromMinutes(minutes)))).Id;

    private async Task<ExchangeId> AcceptedAsync(string giver, string receiver, int minutes)
    {
        var id = await ProposedAsync(giver, receiver, minutes);
        await _bank.DoAsync(receiver, new AcceptExchange(id));
        return id;
    }

    private async Task GiveAsync(string giver, string receiver, int minutes)
    {
        var id = await AcceptedAsync(giver, receiver, minutes);
        await _bank.DoAsync(giver, new RecordHours(id, Credits.FromMinutes(minutes)));
        await _bank.DoAsync(receiver, new ConfirmHours(id));
    }

    private async Task<T> AsRootAsync<T>(MediatR.IRequest<Result<T>> request) where T : notnull => (await _bank.AsAdministratorAsync(request)).Value;
}
