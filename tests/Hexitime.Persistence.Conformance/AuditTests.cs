using System.Data.Common;
using Hexitime.Audit;
using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>The log of what people did because of a role. That every such request is in it, the tests of who may show.</summary>
public abstract class AuditTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _bea;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        _bea = (await _bank.RegisterAsync("bea")).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Who_did_what_to_whom_and_why_is_kept()
    {
        await SuspendAsync();

        var act = (await ListAsync()).Single();
        act.ShouldSatisfyAllConditions(
            a => a.At.ShouldBe(_bank.Clock.GetCurrentInstant()), a => a.Member.ShouldBeNull(), a => a.Subject.ShouldBe("root"), a => a.Request.ShouldBe("SuspendMember"),
            a => a.Details.ShouldBe($$"""{"member":"{{_ada.Value}}"}"""), a => a.Reason.ShouldBe("unkind"));
    }

    [Fact]
    public async Task A_broker_is_named_as_the_member_they_are_and_nobodys_words_but_the_reason_are_kept()
    {
        var proposal = new ProposeExchange(
            Direct: new((await _bank.RegisterAsync("ben")).Id, IGive: true, ExchangeKind.Coaching, "A secret"), Hours: Credits.FromHours(1));
        var id = (await _bank.SendAsync("ada", proposal)).Value.Id;
        await _bank.SendAsync("ben", new AcceptExchange(id));
        await _bank.SendAsync("ada", new RecordHours(id, Credits.FromHours(1)));
        await _bank.SendAsync("ben", new DisputeHours(id, Credits.FromMinutes(30), "half of it"));

        (await _bank.SendAsync("bea", new DecideDispute(id, Credits.FromMinutes(45), "heard both"), roles: Roles.Broker)).IsGranted.ShouldBeTrue();

        var act = (await ListAsync()).Single();
        (act.Member, act.Subject, act.Request, act.Reason).ShouldBe((_bea, null, "DecideDispute", "heard both"));
        act.Details.ShouldContain(id.Value.ToString());
        act.Details.ShouldNotContain("heard");
    }

    [Fact]
    public async Task What_was_refused_and_what_was_only_sent_again_is_not_there_twice_and_what_the_bank_does_by_itself_not_at_all()
    {
        (await _bank.SendAsync("ada", new SuspendMember(_bea, "unkind"))).IsGranted.ShouldBeFalse();
        (await _bank.SendAsync("root", new ReinstateMember(_ada, "again"), roles: Roles.Administrator)).IsGranted.ShouldBeFalse();
        (await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).IsGranted.ShouldBeTrue();
        (await ListAsync()).ShouldBeEmpty();

        foreach (var _ in (int[])[1, 2])
            (await _bank.SendAsync("root", new SuspendMember(_ada, "unkind"), key: "k", roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        (await ListAsync()).Count.ShouldBe(1);
        (await _bank.SendAsync("root", new RunHousekeeping(), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();
        (await ListAsync()).Select(a => a.Request).ShouldBe(["SuspendMember", "RunHousekeeping"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Nobody_is_suspended_or_reinstated_without_a_reason(string reason)
    {
        (await _bank.SendAsync("root", new SuspendMember(_ada, reason), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("member.reason");
        (await _bank.SendAsync("root", new ReinstateMember(_ada, reason), roles: Roles.Administrator)).Refusal!.Code.ShouldBe("member.reason");
    }

    [Fact]
    public async Task The_database_lets_the_log_only_grow()
    {
        await SuspendAsync();

        foreach (var sql in (string[])[
            "UPDATE {acts} SET reason = 'other'", "DELETE FROM {acts}", "UPDATE {acts} SET id = id", "INSERT INTO {acts} SELECT * FROM {acts}"])
            Should.Throw<DbException>(() => _bank.Database.Execute(sql), sql);
        (await ListAsync()).Single().Reason.ShouldBe("unkind");
    }

    [Fact]
    public async Task The_log_comes_in_pages_and_for_a_period()
    {
        var start = _bank.Clock.GetCurrentInstant();
        for (var i = 0; i < 5; i++)
        {
            await _bank.SendAsync("root", new RunHousekeeping(i + 1), roles: Roles.Administrator);
            _bank.Clock.Advance(Duration.FromDays(1));
        }

        var first = (await SendAsync(new ListActs(Size: 3))).Items;
        var second = (await SendAsync(new ListActs(After: (await SendAsync(new ListActs(Size: 3))).Next, Size: 3))).Items;
        var within = (await SendAsync(new ListActs(From: start + Duration.FromDays(1), Until: start + Duration.FromDays(3)))).Items;

        first.Concat(second).Select(a => a.Details).ShouldBe(["""{"limit":5}""", """{"limit":4}""", """{"limit":3}""", """{"limit":2}""", """{"limit":1}"""]);
        within.Select(a => a.Details).ShouldBe(["""{"limit":3}""", """{"limit":2}"""]);
    }

    private async Task SuspendAsync() =>
        (await _bank.SendAsync("root", new SuspendMember(_ada, "unkind"), roles: Roles.Administrator)).IsGranted.ShouldBeTrue();

    private async Task<IReadOnlyList<ActView>> ListAsync() => (await SendAsync(new ListActs())).Items;

    private async Task<Queries.Page<ActView>> SendAsync(ListActs request) => (await _bank.SendAsync("root", request, roles: Roles.Administrator)).Value;
}
