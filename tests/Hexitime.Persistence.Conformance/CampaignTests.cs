using Hexitime.Campaigns;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Projects;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Campaigns: what counts towards their targets, and who sees them.</summary>
public abstract class CampaignTests(ITestDatabases databases) : IAsyncLifetime
{
    private ProjectBank _bank = null!;

    public async Task InitializeAsync() => _bank = await ProjectBank.OpenAsync(databases, "ada", "ben", "cleo", "hana", "otto");

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Progress_is_confirmed_work_and_completed_exchanges_within_the_period()
    {
        var listing = (await _bank.DoAsync("ada", new PublishListing(
            ListingType.Offer, new ListingText { Title = "Theatre coaching", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) }))).Id;
        var id = (await StartAsync(Text(listing))).Id;
        await WorkAsync("ben", 60, givenAgo: Duration.Zero);
        await WorkAsync("cleo", 30, givenAgo: Duration.FromDays(8));
        await _bank.PledgeAsync("otto", 60, isGift: true);
        var exchange = (await _bank.DoAsync("ben", new ProposeExchange(listing))).Id;
        await _bank.DoAsync("ada", new AcceptExchange(exchange));
        await _bank.DoAsync("ada", new RecordHours(exchange, Credits.FromMinutes(45)));
        (await ReadAsync(id)).Hours.ShouldBe(Credits.FromMinutes(60));
        await _bank.DoAsync("ben", new ConfirmHours(exchange));

        (await ReadAsync(id)).ShouldSatisfyAllConditions(
            c => c.Hours.ShouldBe(Credits.FromMinutes(105)), c => c.People.ShouldBe(2), c => c.Milestones.Select(m => (m.Title, m.IsReached)).ShouldBe([("First", true), ("Last", false)]),
            c => c.Projects.Single().Id.ShouldBe(_bank.Project), c => c.Listings.Single().Title.ShouldBe("Theatre coaching"));
        _bank.Bank.Clock.Advance(Duration.FromDays(30));
        await WorkAsync("cleo", 30, givenAgo: Duration.Zero);
        (await ReadAsync(id)).Hours.ShouldBe(Credits.FromMinutes(105));
        await _bank.DoAsync("otto", new ReverseExchange(exchange, "a mistake"), Roles.Broker);
        (await ReadAsync(id)).Hours.ShouldBe(Credits.FromMinutes(60), "what was reversed was not given");
    }

    [Fact]
    public async Task A_campaign_is_changed_as_a_whole_by_those_who_read_it_last()
    {
        var campaign = await StartAsync(Text());
        var changed = Text() with { Title = "Another", Projects = [], Milestones = [new Milestone("Only", Credits.FromHours(2))] };

        var view = await _bank.DoAsync("root", new EditCampaign(campaign.Id, changed, campaign.Version), Roles.Administrator);

        (view.Title, view.Projects.Count, view.Milestones.Single().Title).ShouldBe(("Another", 0, "Only"));
        await _bank.RefusedAsync("root", new EditCampaign(campaign.Id, changed, campaign.Version), "version.stale", Roles.Administrator);
        (await _bank.DoAsync("root", new EditCampaign(campaign.Id, Text(), view.Version), Roles.Administrator)).Projects.Count.ShouldBe(1);
        (await ReadAsync(campaign.Id)).Milestones.Select(m => m.Title).ShouldBe(["First", "Last"]);
    }

    [Fact]
    public async Task What_is_only_in_a_network_is_in_no_campaign_of_others()
    {
        var network = await _bank.FoundAsync(budget: 0);
        var inside = await _bank.OpenProjectAsync(network);
        await _bank.RefusedAsync("root", new StartCampaign(Text() with { Projects = [inside] }), "campaign.project", Roles.Administrator);
        var draft = (await _bank.DoAsync("lena", new DeviseProject(new ProjectText { Title = "Draft", Aim = "Draft" }))).Id;
        await _bank.RefusedAsync("root", new StartCampaign(Text() with { Projects = [draft] }), "campaign.project", Roles.Administrator);
        var listing = (await _bank.DoAsync("ada", new PublishListing(
            ListingType.Offer, new ListingText { Title = "Only here", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) }, Networks: [network]))).Id;
        await _bank.RefusedAsync("root", new StartCampaign(Text(listing)), "campaign.listing", Roles.Administrator);

        var id = (await _bank.DoAsync("hana", new StartCampaign(Text(listing) with { Projects = [inside, _bank.Project] }, network))).Id;

        (await _bank.DoAsync("ada", new ListCampaigns())).Items.Single().Projects.Count.ShouldBe(2);
        await _bank.RefusedAsync("otto", new GetCampaign(id), "campaign.not-found");
        (await _bank.DoAsync("otto", new ListCampaigns())).Items.ShouldBeEmpty();
        (await _bank.DoAsync("otto", new ListCampaigns(network))).Items.ShouldBeEmpty();
    }

    private CampaignText Text(params ListingId[] listings) => new()
    {
        Title = "Greener surgery",
        Theme = "Less waste in theatres.",
        StartsAt = _bank.Bank.Clock.GetCurrentInstant() - Duration.FromDays(7),
        EndsAt = _bank.Bank.Clock.GetCurrentInstant() + Duration.FromDays(7),
        TargetHours = Credits.FromHours(10),
        TargetPeople = 5,
        Projects = [_bank.Project],
        Listings = listings,
        Milestones = [new Milestone("Last", Credits.FromHours(10)), new Milestone("First", Credits.FromHours(1))],
    };

    private Task<CampaignView> StartAsync(CampaignText text) => _bank.DoAsync("root", new StartCampaign(text), Roles.Administrator);

    private Task<CampaignView> ReadAsync(CampaignId id) => _bank.DoAsync("visitor", new GetCampaign(id));

    private async Task WorkAsync(string subject, int minutes, Duration givenAgo)
    {
        var id = await _bank.AcceptedAsync(subject, minutes, isGift: true);
        await _bank.DoAsync(subject, new RecordPledge(id, Credits.FromMinutes(minutes), _bank.Bank.Clock.GetCurrentInstant() - givenAgo));
        await _bank.DoAsync("lena", new ConfirmPledge(id));
    }
}
