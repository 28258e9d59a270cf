using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Sessions;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>
/// In a network that Hana runs, with Bea as its broker, Ada and Ben do not agree: about an exchange, a seat in a group session, and work for a project. Otto runs another
/// network, and Ada and Ben belong to that too.
/// </summary>
public abstract class BrokerageTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Dictionary<string, MemberId> _ids = [];
    private Bank _bank = null!;
    private NetworkId _network;
    private ExchangeId _exchange;
    private SessionId _session;
    private PledgeId _pledge;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var subject in (string[])["ada", "ben", "hana", "bea", "otto"])
            _ids[subject] = (await _bank.RegisterAsync(subject)).Id;
        _network = await FoundAsync("hana", "ada", "ben", "bea");
        await FoundAsync("otto", "ada", "ben");
        await DoAsync("hana", new SetNetworkRoles(_network, _ids["bea"], [NetworkRoles.Broker]));
        _exchange = await DisputedExchangeAsync();
        _session = await ObjectedSessionAsync();
        _pledge = await DisputedPledgeAsync();
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Theory]
    [InlineData("hana")]
    [InlineData("bea")]
    public async Task Its_host_and_its_broker_see_and_settle_what_is_disputed_there(string who)
    {
        (await DoAsync(who, new ListDisputes())).Items.Single().Id.ShouldBe(_exchange);
        (await DoAsync(who, new GetExchange(_exchange))).Disputed.ShouldBe(Credits.FromMinutes(20));
        (await DoAsync(who, new ListObjections())).Items.Single().Seats.ShouldNotBeNull().Single().Objection.ShouldBe("ill");
        (await DoAsync(who, new ListDisputedPledges())).Items.Single().Id.ShouldBe(_pledge);

        (await DoAsync(who, new DecideDispute(_exchange, Credits.FromMinutes(30), "heard both"))).State.ShouldBe(ExchangeState.Completed);
        (await DoAsync(who, new DecideAttendance(_session, _ids["ben"], SeatState.Excused, "ill"))).State.ShouldBe(SessionState.Completed);
        (await DoAsync(who, new DecidePledge(_pledge, Credits.FromMinutes(30), "heard both"))).State.ShouldBe(PledgeState.Confirmed);
        (await DoAsync(who, new ReverseExchange(_exchange, "after all"))).State.ShouldBe(ExchangeState.Reversed);
        foreach (var request in (string[])["DecideDispute", "DecideAttendance", "DecidePledge", "ReverseExchange"])
            _bank.Count("acts", $"request = '{request}'").ShouldBe(1, request);
    }

    [Fact]
    public async Task The_host_of_another_network_sees_and_settles_nothing_of_it()
    {
        (await DoAsync("otto", new ListDisputes())).Items.ShouldBeEmpty();
        (await DoAsync("otto", new ListObjections())).Items.ShouldBeEmpty();
        (await DoAsync("otto", new ListDisputedPledges())).Items.ShouldBeEmpty();
        await RefusedAsync("otto", new GetExchange(_exchange), "exchange.not-found");
        await RefusedAsync("otto", new GetSession(_session), "session.not-found");
        await RefusedAsync("otto", new DecideDispute(_exchange, Credits.FromMinutes(30), "heard both"), "exchange.not-found");
        await RefusedAsync("otto", new ReverseExchange(_exchange, "after all"), "exchange.not-found");
        await RefusedAsync("otto", new DecideAttendance(_session, _ids["ben"], SeatState.Excused, "ill"), "session.not-found");
        await RefusedAsync("otto", new DecidePledge(_pledge, Credits.FromMinutes(30), "heard both"), "pledge.not-found");
    }

    [Fact]
    public async Task Whoever_has_left_the_network_settles_nothing_there_any_more()
    {
        await DoAsync("bea", new LeaveNetwork(_network));

        await RefusedAsync("bea", new ListDisputes(), "actor.not-allowed");
        await RefusedAsync("bea", new DecideDispute(_exchange, Credits.FromMinutes(30), "heard both"), "actor.not-allowed");
    }

    private async Task<ExchangeId> DisputedExchangeAsync()
    {
        var text = new ListingText { Title = "Run charts", Kind = ExchangeKind.Coaching, Hours = Credits.FromHours(1) };
        var listing = (await DoAsync("ada", new PublishListing(ListingType.Offer, text, Networks: [_network]))).Id;
        var id = (await DoAsync("ben", new ProposeExchange(listing))).Id;
        await DoAsync("ada", new AcceptExchange(id));
        await DoAsync("ada", new RecordHours(id, Credits.FromHours(1)));
        await DoAsync("ben", new DisputeHours(id, Credits.FromMinutes(20), "not so long"));
        return id;
    }

    private async Task<SessionId> ObjectedSessionAsync()
    {
        var starts = _bank.Clock.GetCurrentInstant() + Duration.FromDays(2);
        var id = (await DoAsync("ada", new ScheduleSession("Run charts", ExchangeKind.Teaching, Credits.FromMinutes(30), starts, Capacity: 3, Network: _network))).Id;
        await DoAsync("ben", new JoinSession(id));
        _bank.Clock.Advance(Duration.FromDays(3));
        await DoAsync("ada", new RecordSession(id, Credits.FromMinutes(30), [new Attendance(_ids["ben"], false)]));
        await DoAsync("ben", new ObjectToAttendance(id, "ill"));
        return id;
    }

    private async Task<PledgeId> DisputedPledgeAsync()
    {
        var project = (await DoAsync("ada", new DeviseProject(new ProjectText { Title = "Shorter waits", Aim = "Half of it." }, _network))).Id;
        await DoAsync("ada", new AddTask(project, new TaskText { Title = "Measure", Hours = Credits.FromHours(4) }));
        await DoAsync("ada", new OpenProject(project));
        var id = (await DoAsync("ben", new PledgeTime(project, 1, Credits.FromHours(1), IsGift: true))).Id;
        await DoAsync("ada", new AcceptPledge(id));
        await DoAsync("ben", new RecordPledge(id, Credits.FromHours(1)));
        await DoAsync("ada", new DisputePledge(id, Credits.FromMinutes(20), "not so long"));
        return id;
    }

    private async Task<NetworkId> FoundAsync(string host, params string[] members)
    {
        var charter = new NetworkCharter { Name = $"Of {host}", Joining = JoiningRule.Open };
        var id = (await _bank.SendAsync("root", new FoundNetwork(charter, _ids[host]), roles: Roles.Administrator)).Value.Id;
        foreach (var subject in members)
            await DoAsync(subject, new JoinNetwork(id));
        return id;
    }

    private async Task<T> DoAsync<T>(string subject, IRequest<Result<T>> request) where T : notnull => (await _bank.SendAsync(subject, request)).Value;

    private async Task RefusedAsync<T>(string subject, IRequest<Result<T>> request, string code) where T : notnull =>
        (await _bank.SendAsync(subject, request)).Refusal.ShouldNotBeNull(request.ToString()).Code.ShouldBe(code, request.ToString());
}
