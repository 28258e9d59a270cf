using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What a proposal can be about, where the two have met, and who approves it. Hana runs networks; Ada publishes; Ben answers.</summary>
public abstract class ProposalTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly ListingText Text = new() { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromMinutes(75) };

    private readonly Dictionary<string, MemberId> _ids = [];
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var subject in (string[])["ada", "ben", "hana"])
            _ids[subject] = (await _bank.RegisterAsync(subject)).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_proposal_is_about_a_listing_or_about_something_of_its_own()
    {
        var listing = await PublishAsync(ListingType.Offer);
        var direct = new DirectProposal(_ids["ada"], IGive: false, ExchangeKind.Coaching, "Funnel plots");
        var hour = Credits.FromHours(1);

        foreach (var (request, code) in ((ProposeExchange, string)[])[
            (new(Hours: hour), "exchange.listing-or-direct"),
            (new(listing, direct, hour), "exchange.listing-or-direct"),
            (new(Direct: direct), "exchange.hours"),
            (new(Direct: direct with { Kind = (ExchangeKind)99 }, Hours: hour), "listing.kind"),
            (new(Direct: direct with { Title = " " }, Hours: hour), "exchange.title"),
            (new(Direct: direct, Hours: hour, Note: new string('x', 2_001)), "exchange.note"),
            (new(Direct: direct with { Title = " " }, Hours: hour, Note: new string('x', 2_001)), "exchange.title"),
            (new(listing, Note: new string('x', 2_001)), "exchange.note")])
            (await RefusedAsync("ben", request)).ShouldBe(code, request.ToString());

        (await DoAsync("ben", new ProposeExchange(Direct: direct, Hours: hour, Note: new string('x', 2_000)))).Listing.ShouldBeNull();
    }

    [Fact]
    public async Task On_an_offer_its_owner_gives_and_on_a_request_gets_what_the_listing_says_unless_something_else_is_proposed()
    {
        var (offer, request) = (await PublishAsync(ListingType.Offer), await PublishAsync(ListingType.Request));

        (await DoAsync("ben", new ProposeExchange(offer))).ShouldSatisfyAllConditions(
            e => (e.Giver.Name, e.Receiver.Name, e.Hours.Minutes, e.Title).ShouldBe(("ada", "ben", 75, "Run charts")), e => e.Awaited.ShouldBe(_ids["ada"]));
        (await DoAsync("ben", new ProposeExchange(request, Hours: Credits.FromMinutes(30)))).ShouldSatisfyAllConditions(
            e => (e.Giver.Name, e.Receiver.Name, e.Hours.Minutes).ShouldBe(("ben", "ada", 30)), e => e.Awaited.ShouldBe(_ids["ada"]));
        _bank.Count("outbox", "type LIKE '%ExchangeMoved'").ShouldBe(2, "of each the others are told");
    }

    [Fact]
    public async Task Nobody_answers_a_listing_that_is_over_or_their_own()
    {
        var network = await FoundAsync("Careful", ListingRule.AfterApproval, "ada");
        var (open, waiting) = (await PublishAsync(ListingType.Offer), await PublishAsync(ListingType.Offer, network));

        (await RefusedAsync("ada", new ProposeExchange(open))).ShouldBe("exchange.own-listing");
        (await RefusedAsync("ada", new ProposeExchange(waiting))).ShouldBe("exchange.own-listing");
        await DoAsync("ada", new CloseListing(open));
        (await RefusedAsync("ada", new ProposeExchange(open))).ShouldBe("listing.not-found");
        (await RefusedAsync("ben", new ProposeExchange(open))).ShouldBe("listing.not-found");
    }

    [Fact]
    public async Task Two_have_met_in_a_network_to_which_both_belong_and_where_the_listing_is_approved()
    {
        var (others, careful, common) = (await FoundAsync("Others", ListingRule.Anyone, "ada"),
            await FoundAsync("Careful", ListingRule.AfterApproval, "ada", "ben"), await FoundAsync("Common", ListingRule.Anyone, "ada", "ben"));
        var listing = await PublishAsync(ListingType.Offer, others, careful, common);

        (await DoAsync("ben", new ProposeExchange(listing))).Network.ShouldBe(common);
        (await DoAsync("ben", new ProposeExchange(await PublishAsync(ListingType.Offer)))).Network.ShouldBeNull("for everybody it is nowhere");
    }

    [Fact]
    public async Task A_host_looks_through_what_waits_for_approval_in_that_network_the_oldest_first()
    {
        var (ward, other) = (await FoundAsync("Ward", ListingRule.Anyone, "ada", "ben"), await FoundAsync("Other", ListingRule.Anyone, "ada", "ben"));
        var listing = await PublishAsync(ListingType.Offer, ward);
        async Task<ExchangeId> ProposeAsync(ListingId about) => (await DoAsync("ben", new ProposeExchange(about))).Id;
        var (free, elsewhere) = (await ProposeAsync(await PublishAsync(ListingType.Offer, Text with { Kind = ExchangeKind.Advice }, ward)), await ProposeAsync(await PublishAsync(ListingType.Offer, other)));
        var (declined, approved) = (await ProposeAsync(listing), await ProposeAsync(listing));
        await DoAsync("ada", new DeclineExchange(declined));
        await DoAsync("hana", new ApproveExchange(approved, "J. Hughes, ward manager"));
        var waiting = new List<ExchangeId>();
        for (var i = 0; i < 4; i++)
        {
            _bank.Clock.Advance(Duration.FromSeconds(i == 2 ? 1 : 0));
            waiting.Add(await ProposeAsync(listing));
        }

        (await DoAsync("hana", new ListExchangesToApprove(ward))).Items.Select(e => e.Id)
            .ShouldBe([.. waiting.Take(2).OrderBy(id => id.Value), .. waiting.Skip(2).OrderBy(id => id.Value)]);
        (await DoAsync("hana", new ListExchangesToApprove(other))).Items.Select(e => e.Id).ShouldBe([elsewhere]);
        (await RefusedAsync("ada", new ListExchangesToApprove(ward))).ShouldBe("network.not-allowed");
        (await RefusedAsync("hana", new ApproveExchange(free, "nobody asked"))).ShouldBe("exchange.wrong-state");
        (await RefusedAsync("hana", new ApproveExchange(new ExchangeId(Guid.CreateVersion7()), "nobody asked"))).ShouldBe("exchange.not-found");
    }

    private Task<ListingId> PublishAsync(ListingType type, params NetworkId[] networks) => PublishAsync(type, Text, networks);

    private async Task<ListingId> PublishAsync(ListingType type, ListingText text, params NetworkId[] networks) =>
        (await DoAsync("ada", new PublishListing(type, text, Networks: networks))).Id;

    private async Task<NetworkId> FoundAsync(string name, ListingRule listings, params string[] members)
    {
        // Those founded first come first, and are the wrong ones.
        _bank.Clock.Advance(Duration.FromSeconds(1));
        var charter = new NetworkCharter { Name = name, Joining = JoiningRule.Open, Listings = listings, KindsNeedingApproval = [ExchangeKind.Coaching] };
        var id = (await _bank.SendAsync("root", new FoundNetwork(charter, _ids["hana"]), roles: Roles.Administrator)).Value.Id;
        foreach (var subject in members)
            await DoAsync(subject, new JoinNetwork(id));
        return id;
    }

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;

    private async Task<string?> RefusedAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Refusal?.Code;
}
