using Hexitime.Donations;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Reports;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Communities on one platform: who belongs to them, what is only in them, and their pots. Hana hosts; Mia belongs; Otto does not.</summary>
public abstract class NetworkTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _hana;
    private MemberId _mia;
    private NetworkId _network;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _hana = (await _bank.RegisterAsync("hana")).Id;
        _mia = (await _bank.RegisterAsync("mia")).Id;
        await _bank.RegisterAsync("otto");
        _network = await FoundAsync(new NetworkCharter { Name = "Improvers", Joining = JoiningRule.Open });
        await GrantedAsync("mia", new JoinNetwork(_network));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_network_comes_back_as_it_was_founded()
    {
        var charter = new NetworkCharter
        {
            Name = "Business school",
            Description = "Students, faculty and alumni.",
            Words = new NetworkWords("hour", "learner", "activity"),
            Look = new NetworkLook("#123456", "#abcdef", "https://example.org/logo.svg"),
            Joining = JoiningRule.ByEmailDomain,
            EmailDomains = ["example.org", "alumni.example.org"],
            Categories = ["student", "faculty"],
            Listings = ListingRule.AfterApproval,
            Kinds = [ExchangeKind.Coaching, ExchangeKind.Teaching],
            DaysUntilAutomaticCompletion = 5,
        };
        var id = await FoundAsync(charter);

        var read = await GrantedAsync("otto", new GetNetwork(id));
        System.Text.Json.JsonSerializer.Serialize(read.Charter).ShouldBe(System.Text.Json.JsonSerializer.Serialize(charter));
        read.Mine.ShouldBeNull();
        var edited = await GrantedAsync("hana", new EditNetwork(id, charter with { Name = "School", Kinds = [] }, read.Version));
        (edited.Charter.Name, edited.Charter.Kinds.Count, edited.Version).ShouldBe(("School", 0, read.Version + 1));
        await RefusedAsync("hana", new EditNetwork(id, charter, read.Version), "version.stale");
    }

    [Fact]
    public async Task Joining_follows_the_rule_of_the_network()
    {
        var byDomain = await FoundAsync(new NetworkCharter { Name = "Trust", Joining = JoiningRule.ByEmailDomain, EmailDomains = ["NHS.net"] });
        var byApproval = await FoundAsync(new NetworkCharter { Name = "Circle", Joining = JoiningRule.ByApproval });

        (await JoinAsync("otto", byDomain, "otto@sub.nhs.net")).ShouldBe(MembershipState.Applied);
        (await JoinAsync("mia", byDomain, "mia@Nhs.Net")).ShouldBe(MembershipState.Active);
        (await JoinAsync("otto", byApproval, null)).ShouldBe(MembershipState.Applied);
        await RefusedAsync("otto", new JoinNetwork(byApproval), "network.applied-already");
        await RefusedAsync("mia", new JoinNetwork(_network), "network.joined-already");
        await GrantedAsync("hana", new AdmitMember(byApproval, await IdOfAsync("otto")));
        await RefusedAsync("hana", new AdmitMember(byApproval, await IdOfAsync("otto")), "network.no-application");
        (await GrantedAsync("otto", new GetNetwork(byApproval))).Mine!.State.ShouldBe(MembershipState.Active);
    }

    [Fact]
    public async Task A_category_is_named_where_there_are_some()
    {
        var school = await FoundAsync(new NetworkCharter { Name = "School", Joining = JoiningRule.Open, Categories = ["student", "faculty"] });

        await RefusedAsync("mia", new JoinNetwork(school), "network.category");
        await RefusedAsync("mia", new JoinNetwork(school, "dean"), "network.category");
        await RefusedAsync("otto", new JoinNetwork(_network, "student"), "network.category");
        (await GrantedAsync("mia", new JoinNetwork(school, "student"))).Mine!.Category.ShouldBe("student");
    }

    [Fact]
    public async Task An_invitation_is_used_once_and_lets_in_whatever_the_rule()
    {
        var secret = await FoundAsync(new NetworkCharter { Name = "Secret", Joining = JoiningRule.ByInvitation });
        await RefusedAsync("mia", new JoinNetwork(secret), "network.not-found");
        var code = (await GrantedAsync("hana", new InviteToNetwork(secret, "mia@example.org"))).Code;
        var withdrawn = await GrantedAsync("hana", new InviteToNetwork(secret, "otto@example.org"));
        await GrantedAsync("hana", new WithdrawInvitation(secret, withdrawn.Invitation.Id));
        var late = (await GrantedAsync("hana", new InviteToNetwork(secret, "otto@example.org", ValidDays: 1))).Code;

        await RefusedAsync("mia", new JoinNetwork(_network, Code: code), "network.unknown-invitation");
        (await GrantedAsync("mia", new JoinNetwork(secret, Code: code))).Mine!.State.ShouldBe(MembershipState.Active);
        await RefusedAsync("otto", new JoinNetwork(secret, Code: code), "network.unknown-invitation");
        await RefusedAsync("otto", new JoinNetwork(secret, Code: withdrawn.Code), "network.unknown-invitation");
        _bank.Clock.Advance(Duration.FromDays(1));
        await RefusedAsync("otto", new JoinNetwork(secret, Code: late), "network.unknown-invitation");
        (await GrantedAsync("hana", new ListInvitations(secret))).Items.ShouldBeEmpty();
        _bank.Count("invitations", "ended_at IS NULL").ShouldBe(1);
    }

    [Fact]
    public async Task One_code_used_by_two_at_once_lets_in_one()
    {
        var secret = await FoundAsync(new NetworkCharter { Name = "Secret", Joining = JoiningRule.ByInvitation });
        var code = (await GrantedAsync("hana", new InviteToNetwork(secret, "mia@example.org"))).Code;

        var answers = await Task.WhenAll(new[] { "mia", "otto" }.Select(who => Task.Run(() => _bank.SendAsync(who, new JoinNetwork(secret, Code: code)))));

        answers.Count(a => a.IsGranted).ShouldBe(1);
        answers.Single(a => !a.IsGranted).Refusal!.Code.ShouldBe("network.unknown-invitation");
    }

    [Fact]
    public async Task Whoever_was_removed_comes_back_by_approval_only()
    {
        await GrantedAsync("hana", new RemoveMember(_network, _mia, "advertises"));
        await RefusedAsync("mia", new GetPot(_network), "network.not-found");

        (await JoinAsync("mia", _network, null)).ShouldBe(MembershipState.Applied);
        (await GrantedAsync("hana", new ListNetworkMembers(_network, Applied: true))).Items.Single().Member.Name.ShouldBe("mia");
        await GrantedAsync("hana", new RefuseMember(_network, _mia));
        (await GrantedAsync("mia", new GetNetwork(_network))).Mine!.State.ShouldBe(MembershipState.Refused);
    }

    [Fact]
    public async Task A_network_never_loses_its_last_host_even_to_two_who_leave_at_once()
    {
        await RefusedAsync("hana", new LeaveNetwork(_network), "network.last-host");
        await RefusedAsync("hana", new SetNetworkRoles(_network, _hana, []), "network.last-host");
        for (var round = 1; round <= 12; round++)
        {
            var network = await FoundAsync(new NetworkCharter { Name = "Two hosts", Joining = JoiningRule.Open });
            await GrantedAsync("mia", new JoinNetwork(network));
            await GrantedAsync("hana", new SetNetworkRoles(network, _mia, [NetworkRoles.Host, NetworkRoles.Broker]));

            var answers = await AtOnce.RunAsync(
                () => _bank.SendAsync("hana", new RemoveMember(network, _mia, "x")), () => _bank.SendAsync("mia", new RemoveMember(network, _hana, "x")));

            answers.Count(a => a.IsGranted).ShouldBe(1);
            _bank.Count("memberships", "roles <> 0").ShouldBe(round + 1);
        }
    }

    [Fact]
    public async Task Roles_end_with_the_membership()
    {
        await GrantedAsync("hana", new SetNetworkRoles(_network, _mia, [NetworkRoles.Ambassador]));
        await GrantedAsync("mia", new InviteToNetwork(_network, "x@example.org"));
        await GrantedAsync("mia", new LeaveNetwork(_network));
        await GrantedAsync("mia", new JoinNetwork(_network));

        await RefusedAsync("mia", new InviteToNetwork(_network, "x@example.org"), "network.not-allowed");
    }

    [Fact]
    public async Task A_listing_in_a_network_is_found_by_those_who_belong_to_it_and_by_nobody_else()
    {
        var inside = await PublishAsync("mia", _network);
        var outside = await PublishAsync("mia");

        (await FindAsync("hana")).ShouldBe([inside, outside], ignoreOrder: true);
        (await FindAsync("mia")).ShouldBe([inside, outside], ignoreOrder: true);
        (await FindAsync("otto")).ShouldBe([outside]);
        (await FindAsync("otto", _network)).ShouldBeEmpty();
        (await FindAsync("hana", _network)).ShouldBe([inside]);
        await RefusedAsync("otto", new GetListing(inside), "listing.not-found");
        await RefusedAsync("otto", new ProposeExchange(inside), "listing.not-found");
        await RefusedAsync("otto", new EditListing(inside, Text), "listing.not-found");
        await RefusedAsync("otto", new MakeReport(ReportedKind.Listing, inside.Value, ReportReason.Spam, "what is it?"), "listing.not-found");
        await RefusedAsync("otto", new PublishListing(ListingType.Offer, Text, Networks: [_network]), "network.not-found");
        (await GrantedAsync("hana", new GetListing(inside))).Places.ShouldBeNull();
    }

    [Fact]
    public async Task A_listing_waits_for_approval_where_the_rule_says_so_and_again_when_it_is_changed()
    {
        var careful = await FoundAsync(new NetworkCharter { Name = "Careful", Joining = JoiningRule.Open, Listings = ListingRule.AfterApproval, Kinds = [ExchangeKind.Coaching] });
        await GrantedAsync("mia", new JoinNetwork(careful));
        await GrantedAsync("otto", new JoinNetwork(careful));
        await RefusedAsync("mia", new PublishListing(ListingType.Offer, Text with { Kind = ExchangeKind.Advice }, Networks: [careful]), "listing.kind-not-allowed");
        var listing = await PublishAsync("mia", careful);

        (await FindAsync("otto")).ShouldBeEmpty();
        (await GrantedAsync("hana", new ListWaitingListings(careful))).Items.Single().Id.ShouldBe(listing);
        await RefusedAsync("mia", new ApproveListing(careful, listing), "network.not-allowed");
        await GrantedAsync("hana", new ApproveListing(careful, listing));
        await RefusedAsync("hana", new ApproveListing(careful, listing), "listing.not-waiting");
        (await FindAsync("otto")).ShouldBe([listing]);
        await GrantedAsync("mia", new EditListing(listing, Text));
        (await FindAsync("otto")).ShouldBeEmpty();
        await GrantedAsync("hana", new TakeOutListing(careful, listing));
        (await FindAsync("otto")).ShouldBeEmpty();
        (await GrantedAsync("mia", new GetListing(listing))).Places.ShouldBe([]);
    }

    [Fact]
    public async Task What_somebody_published_goes_with_them_when_they_leave_the_network_or_the_bank()
    {
        var listing = await PublishAsync("mia", _network);
        await GrantedAsync("hana", new RemoveMember(_network, _mia, "advertises"));
        await _bank.DispatchAsync();
        (await FindAsync("hana")).ShouldBeEmpty();
        (await GrantedAsync("mia", new GetListing(listing))).Places.ShouldBe([]);

        await GrantedAsync("otto", new JoinNetwork(_network));
        await GrantedAsync("otto", new LeaveBank());
        await _bank.DispatchAsync();
        (await GrantedAsync("hana", new ListNetworkMembers(_network))).Items.Select(m => m.Member.Name).ShouldBe(["hana"]);
    }

    [Fact]
    public async Task An_exchange_from_a_network_follows_its_period_of_completion()
    {
        var quick = await FoundAsync(new NetworkCharter { Name = "Quick", Joining = JoiningRule.Open, DaysUntilAutomaticCompletion = 2 });
        await GrantedAsync("mia", new JoinNetwork(quick));
        var exchange = (await GrantedAsync("hana", new ProposeExchange(await PublishAsync("mia", quick)))).Id;
        await GrantedAsync("mia", new AcceptExchange(exchange));
        await GrantedAsync("mia", new RecordHours(exchange, Credits.FromHours(1)));

        (await GrantedAsync("hana", new GetExchange(exchange))).Deadline.ShouldBe(_bank.Clock.GetCurrentInstant() + Duration.FromDays(2));
    }

    [Fact]
    public async Task Shadowing_waits_for_approval_and_an_undertaking_where_the_network_says_so()
    {
        ExchangeKind[] shadowing = [ExchangeKind.Shadowing];
        var ward = await FoundAsync(new NetworkCharter { Name = "Ward", Joining = JoiningRule.Open, KindsNeedingApproval = shadowing, KindsNeedingUndertaking = shadowing });
        await GrantedAsync("mia", new JoinNetwork(ward));
        await GrantedAsync("otto", new JoinNetwork(ward));
        var listing = (await GrantedAsync("mia", new PublishListing(ListingType.Offer, Text with { Kind = ExchangeKind.Shadowing }, Networks: [ward]))).Id;
        var exchange = (await GrantedAsync("otto", new ProposeExchange(listing))).Id;

        await RefusedAsync("mia", new AcceptExchange(exchange), "exchange.needs-approval");
        await RefusedAsync("mia", new ApproveExchange(exchange, "me"), "exchange.not-found");
        (await GrantedAsync("hana", new ListExchangesToApprove(ward))).Items.Single().Id.ShouldBe(exchange);
        await GrantedAsync("hana", new ApproveExchange(exchange, "J. Hughes, ward manager"));
        (await GrantedAsync("hana", new ListExchangesToApprove(ward))).Items.ShouldBeEmpty();
        await RefusedAsync("mia", new AcceptExchange(exchange), "exchange.needs-undertaking");
        await RefusedAsync("mia", new GiveUndertaking(exchange), "exchange.only-receiver");
        await GrantedAsync("otto", new GiveUndertaking(exchange));
        await RefusedAsync("otto", new GiveUndertaking(exchange), "exchange.wrong-state");
        (await GrantedAsync("mia", new AcceptExchange(exchange))).State.ShouldBe(ExchangeState.Accepted);

        var own = (await GrantedAsync("hana", new ProposeExchange(listing))).Id;
        await RefusedAsync("hana", new ApproveExchange(own, "me"), "exchange.own-case");
    }

    [Fact]
    public async Task What_is_given_to_a_pot_is_granted_by_a_host_to_somebody_who_belongs_there()
    {
        await GrantedAsync("hana", new DonateToNetwork(_network, Credits.FromMinutes(50), IsAnonymous: true));
        await GrantedAsync("mia", new DonateToNetwork(_network, Credits.FromMinutes(40)));
        await RefusedAsync("otto", new DonateToNetwork(_network, Credits.FromMinutes(40)), "network.not-found");
        (await GrantedAsync("mia", new GetPot(_network))).Balance.ShouldBe(Credits.FromMinutes(90));

        await RefusedAsync("hana", new GrantFromPot(_network, _mia, Credits.FromMinutes(91), "needs it"), "ledger.insufficient-credit");
        await RefusedAsync("hana", new GrantFromPot(_network, _hana, Credits.FromMinutes(10), "needs it"), "network.own-grant");
        await RefusedAsync("hana", new GrantFromPot(_network, await IdOfAsync("otto"), Credits.FromMinutes(10), "needs it"), "network.not-a-member");
        await RefusedAsync("mia", new GrantFromPot(_network, _hana, Credits.FromMinutes(10), "needs it"), "network.not-allowed");
        await GrantedAsync("hana", new GrantFromPot(_network, _mia, Credits.FromMinutes(60), "needs it"));

        (await GrantedAsync("mia", new GetPot(_network))).Balance.ShouldBe(Credits.FromMinutes(30));
        (await _bank.BalanceAsync("mia")).ShouldBe(Credits.FromMinutes(120 - 40 + 60));
        (await GrantedAsync("mia", new GetStatement())).Items[0].Purpose.ShouldBe(Purpose.Grant);
        (await GrantedAsync("hana", new ListPotGrants(_network))).Items.Single().Reason.ShouldBe("needs it");
        await GrantedAsync("hana", new SetNetworkRoles(_network, _mia, [NetworkRoles.Auditor]));
        (await GrantedAsync("mia", new ListPotGrants(_network))).Items.Count.ShouldBe(1);
        (await GrantedAsync("mia", new ListDonations())).Items.Single().ToNetwork.ShouldBe(_network);
        (await _bank.SendAsync("root", new VerifyLedger(), roles: Roles.Administrator)).Value.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task A_pot_that_two_hosts_grant_from_at_once_is_never_overdrawn()
    {
        await GrantedAsync("hana", new DonateToNetwork(_network, Credits.FromMinutes(50)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => _bank.SendAsync("hana", new GrantFromPot(_network, _mia, Credits.FromMinutes(20), "x")))));

        answers.Count(a => a.IsGranted).ShouldBe(2);
        (await GrantedAsync("mia", new GetPot(_network))).Balance.ShouldBe(Credits.FromMinutes(10));
    }

    [Fact]
    public async Task To_an_outsider_a_network_by_invitation_is_nowhere()
    {
        var secret = await FoundAsync(new NetworkCharter { Name = "Secret", Joining = JoiningRule.ByInvitation });

        (await GrantedAsync("otto", new BrowseNetworks())).Items.Select(n => n.Charter.Name).ShouldBe(["Improvers"]);
        (await GrantedAsync("hana", new BrowseNetworks())).Items.Select(n => n.Charter.Name).ShouldBe(["Improvers", "Secret"], ignoreOrder: true);
        (await GrantedAsync("mia", new BrowseNetworks(Mine: true))).Items.Select(n => n.Id).ShouldBe([_network]);
        await RefusedAsync("otto", new GetNetwork(secret), "network.not-found");
        await RefusedAsync("otto", new ListNetworkMembers(secret), "network.not-found");
        await RefusedAsync("otto", new LeaveNetwork(secret), "network.not-found");
    }

    private static ListingText Text { get; } = new() { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };

    private async Task<NetworkId> FoundAsync(NetworkCharter charter) =>
        (await _bank.SendAsync("root", new FoundNetwork(charter, _hana), roles: Roles.Administrator)).Value.Id;

    private async Task<MembershipState> JoinAsync(string subject, NetworkId network, string? verifiedEmail) => await _bank.InScopeAsync(async services =>
    {
        services.GetRequiredService<Caller>().Is(subject, verifiedEmail: verifiedEmail);
        return (await Bank.HandleAsync(services, new JoinNetwork(network))).Value.Mine!.State;
    });

    private async Task<ListingId> PublishAsync(string subject, params NetworkId[] networks) =>
        (await GrantedAsync(subject, new PublishListing(ListingType.Offer, Text, Networks: networks))).Id;

    private async Task<List<ListingId>> FindAsync(string subject, NetworkId? network = null) =>
        [.. (await GrantedAsync(subject, new BrowseListings(Network: network))).Items.Select(l => l.Id)];

    private async Task<MemberId> IdOfAsync(string subject) => (await GrantedAsync(subject, new GetMe())).Id;

    private async Task<T> GrantedAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;

    private async Task RefusedAsync<T>(string subject, IRequest<Result<T>> request, string code) where T : notnull =>
        ((await _bank.SendAsync(subject, request)).Refusal?.Code).ShouldBe(code);
}
