using Hexitime.Audit;
using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Exchanges that a broker records for two people who are not online.</summary>
public abstract class ForOthersTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _ben;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        _ben = (await _bank.RegisterAsync("ben")).Id;
        await _bank.RegisterAsync("bryony");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task What_nobody_objects_to_in_time_counts_as_recorded()
    {
        var exchange = await RecordAsync();

        (exchange.State, exchange.Recorded, exchange.Held, exchange.Awaited).ShouldBe((ExchangeState.Recorded, Credits.FromMinutes(50), Credits.FromMinutes(50), null));
        _bank.Count("outbox", "type LIKE '%ExchangeMoved'").ShouldBe(1, "both are told");
        foreach (var side in (string[])["ada", "ben"])
            (await _bank.SendAsync(side, new ConfirmHours(exchange.Id))).Refusal!.Code.ShouldBe("exchange.not-your-turn");
        (await _bank.BalanceAsync("ada")).ShouldBe(Credits.FromHours(2));
        _bank.Clock.Advance(exchange.Deadline!.Value - _bank.Clock.GetCurrentInstant());
        await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank);

        (await _bank.BalanceAsync("ada"), await _bank.BalanceAsync("ben")).ShouldBe((Credits.FromMinutes(170), Credits.FromMinutes(70)));
        (await _bank.SendAsync("ben", new GetStatement())).Value.Items[0].Amount.ShouldBe(Credits.FromMinutes(-50));
    }

    [Theory]
    [InlineData("ada", "ben")]
    [InlineData("ben", "ada")]
    public async Task Either_side_objects_and_agrees_with_the_other_or_is_heard_by_another_broker(string objecting, string other)
    {
        var id = (await RecordAsync()).Id;

        (await _bank.SendAsync(objecting, new DisputeHours(id, Credits.FromMinutes(30), "shorter"))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("bryony", new DecideDispute(id, Credits.FromMinutes(50), "I know"), roles: Roles.Broker)).Refusal!.Code.ShouldBe("exchange.own-case");
        (await _bank.SendAsync(other, new AgreeHours(id, Credits.FromMinutes(40)))).Value.State.ShouldBe(ExchangeState.Disputed);
        (await _bank.SendAsync(objecting, new AgreeHours(id, Credits.FromMinutes(40)))).Value.State.ShouldBe(ExchangeState.Completed);

        (await _bank.BalanceAsync("ada"), await _bank.BalanceAsync("ben")).ShouldBe((Credits.FromMinutes(160), Credits.FromMinutes(80)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_nothing_is_set_aside()
    {
        foreach (var (done, code) in ((RecordForOthers, string)[])[
            (Done() with { Hours = Credits.FromMinutes(121) }, "ledger.insufficient-credit"),
            (Done() with { Hours = Credits.Zero }, "exchange.hours"),
            (Done() with { GivenAt = _bank.Clock.GetCurrentInstant() + Duration.FromMinutes(1) }, "exchange.given-at"),
            (Done() with { Receiver = _ada }, "exchange.two-sides"),
            (Done() with { Receiver = new MemberId(Guid.CreateVersion7()) }, "member.not-found"),
            (Done() with { Giver = new MemberId(Guid.CreateVersion7()) }, "member.not-found"),
            (Done() with { Title = "", Note = " " }, "exchange.title"),
            (Done() with { Note = " " }, "exchange.note"),
            (Done() with { Title = "" }, "exchange.title"),
            (Done() with { Kind = (ExchangeKind)99 }, "listing.kind"),
            (Done() with { Network = new NetworkId(Guid.CreateVersion7()) }, "network.not-found")])
            (await SendAsync(done)).Refusal!.Code.ShouldBe(code);
        (await _bank.SendAsync("bryony", Done())).Refusal!.Code.ShouldBe("actor.not-allowed");
        await _bank.SendAsync("ben", new BlockMember(_ada));
        (await SendAsync(Done())).Refusal!.Code.ShouldBe("member.not-found");

        (await _bank.SendAsync("ben", new GetWallet())).Value.Held.ShouldBe(Credits.Zero);
        _bank.Count("exchanges").ShouldBe(0);
    }

    [Fact]
    public async Task In_a_network_its_broker_records_for_its_members_by_its_rules_and_that_is_noted()
    {
        var charter = new NetworkCharter
        {
            Name = "Improvers",
            Joining = JoiningRule.Open,
            Kinds = [ExchangeKind.Coaching, ExchangeKind.Shadowing],
            KindsNeedingUndertaking = [ExchangeKind.Shadowing],
            DaysUntilAutomaticCompletion = 3,
        };
        var network = (await _bank.SendAsync("root", new FoundNetwork(charter, _ada), roles: Roles.Administrator)).Value.Id;
        var bryony = (await _bank.SendAsync("bryony", new GetMe())).Value.Id;
        await _bank.SendAsync("bryony", new JoinNetwork(network));
        var done = Done() with { Network = network };

        (await _bank.SendAsync("bryony", done)).Refusal!.Code.ShouldBe("network.not-allowed");
        (await _bank.SendAsync("ada", new SetNetworkRoles(network, bryony, [NetworkRoles.Broker]))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("bryony", done)).Refusal!.Code.ShouldBe("network.not-a-member");
        await _bank.SendAsync("ben", new JoinNetwork(network));
        await _bank.SendAsync("ben", new LeaveNetwork(network));
        (await _bank.SendAsync("bryony", done)).Refusal!.Code.ShouldBe("network.not-a-member", "who has left is none");
        await _bank.SendAsync("ben", new JoinNetwork(network));
        (await _bank.SendAsync("bryony", done with { Kind = ExchangeKind.Advice })).Refusal!.Code.ShouldBe("exchange.kind-not-allowed");
        (await _bank.SendAsync("bryony", done with { Kind = ExchangeKind.Shadowing })).Refusal!.Code.ShouldBe("exchange.needs-approval");
        (await _bank.SendAsync("bryony", done)).Value.ShouldSatisfyAllConditions(
            e => e.Network.ShouldBe(network), e => e.Deadline.ShouldBe(_bank.Clock.GetCurrentInstant() + Duration.FromDays(3)));

        var acts = (await _bank.SendAsync("root", new ListActs(), roles: Roles.Administrator)).Value.Items;
        acts.Select(a => (a.Request, a.Member)).ShouldBe([("RecordForOthers", (MemberId?)bryony), ("SetNetworkRoles", _ada), ("FoundNetwork", null)], ignoreOrder: true);
        acts.Single(a => a.Request == "RecordForOthers").Reason.ShouldBe(done.Note);
    }

    private RecordForOthers Done() => new(
        _ada, _ben, ExchangeKind.Coaching, "Run charts", Credits.FromMinutes(50), _bank.Clock.GetCurrentInstant() - Duration.FromDays(1), "told at the huddle");

    private Task<Result<ExchangeView>> SendAsync(RecordForOthers done) => _bank.SendAsync("bryony", done, roles: Roles.Broker);

    private async Task<ExchangeView> RecordAsync() => (await SendAsync(Done())).Value;
}
