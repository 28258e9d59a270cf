using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.Networks;
using Hexitime.Sessions;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Who finds a group session, and who talks about it with whom.</summary>
public abstract class SessionNetworkTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private NetworkId _network;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        var giver = (await _bank.RegisterAsync("giver")).Id;
        foreach (var member in (string[])["ann", "bob", "otto"])
            await _bank.RegisterAsync(member);
        var charter = new NetworkCharter { Name = "Improvers", Joining = JoiningRule.Open, Kinds = [ExchangeKind.Teaching] };
        _network = (await _bank.SendAsync("root", new FoundNetwork(charter, giver), roles: Roles.Administrator)).Value.Id;
        await _bank.SendAsync("ann", new JoinNetwork(_network));
        await _bank.SendAsync("bob", new JoinNetwork(_network));
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task A_session_of_a_network_is_there_for_its_members_only()
    {
        var id = await ScheduleAsync(_network);
        var open = await ScheduleAsync(null);

        (await ListAsync("ann")).ShouldBe([id, open], ignoreOrder: true);
        (await _bank.SendAsync("ann", new ListSessions(Network: _network))).Value.Items.Single().Network.ShouldBe(_network);
        (await ListAsync("otto")).ShouldBe([open]);
        (await _bank.SendAsync("otto", new ListSessions(Network: _network))).Value.Items.ShouldBeEmpty();
        (await _bank.SendAsync("otto", new GetSession(id))).Refusal!.Code.ShouldBe("session.not-found");
        (await _bank.SendAsync("otto", new JoinSession(id))).Refusal!.Code.ShouldBe("session.not-found");
        (await _bank.SendAsync("otto", new GetSession(id), roles: Roles.Broker)).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ann", new JoinSession(id))).IsGranted.ShouldBeTrue();

        // Whoever has a part in it keeps it.
        await _bank.SendAsync("ann", new LeaveNetwork(_network));
        (await _bank.SendAsync("ann", new GetSession(id))).IsGranted.ShouldBeTrue();
        (await ListAsync("ann")).ShouldBe([open]);
    }

    [Fact]
    public async Task Only_members_of_a_network_give_sessions_there_and_only_of_its_kinds()
    {
        (await _bank.SendAsync("otto", Plan(_network))).Refusal!.Code.ShouldBe("network.not-found");
        (await _bank.SendAsync("ann", Plan(_network) with { Kind = ExchangeKind.Advice })).Refusal!.Code.ShouldBe("session.kind-not-allowed");
        (await _bank.SendAsync("ann", Plan(_network))).IsGranted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("giver", "otto")]
    [InlineData("otto", "giver")]
    public async Task Across_a_block_a_session_is_not_found_but_by_who_has_a_part_in_it(string blocker, string blocked)
    {
        var (joined, other) = (await ScheduleAsync(null), await ScheduleAsync(null));
        (await _bank.SendAsync("otto", new JoinSession(joined))).IsGranted.ShouldBeTrue();
        await BlockAsync(blocker, blocked);

        (await _bank.SendAsync("otto", new GetSession(other))).Refusal!.Code.ShouldBe("session.not-found");
        (await ListAsync("otto")).ShouldBeEmpty();
        (await _bank.SendAsync("otto", new GetSession(joined))).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task Those_who_take_part_talk_with_each_other_and_nobody_else_reads_it()
    {
        var id = await ScheduleAsync(null);
        await _bank.SendAsync("ann", new JoinSession(id));
        await _bank.SendAsync("bob", new JoinSession(id));

        var message = (await _bank.SendAsync("giver", new SendMessage(SubjectKind.Session, id.Value, "Bring data."))).Value;

        foreach (var reader in (string[])["ann", "bob"])
        {
            (await _bank.SendAsync(reader, new GetUnread())).Value.Conversations.Single().ShouldBe(new UnreadConversation(SubjectKind.Session, id.Value, 1));
            (await ReadAsync(reader, id)).ShouldBe(["Bring data."]);
        }

        (await _bank.SendAsync("ann", new MarkRead(SubjectKind.Session, id.Value, message.Id))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ann", new GetUnread())).Value.Total.ShouldBe(0);
        (await _bank.SendAsync("otto", new ListMessages(SubjectKind.Session, id.Value))).Refusal!.Code.ShouldBe("session.not-found");
        (await _bank.SendAsync("otto", new SendMessage(SubjectKind.Session, id.Value, "Hello"))).Refusal!.Code.ShouldBe("session.not-found");
        (await _bank.SendAsync("ann", new SendMessage((SubjectKind)99, id.Value, "Hello"))).Refusal!.Code.ShouldBe("message.about");
    }

    [Fact]
    public async Task In_a_group_those_who_have_blocked_each_other_do_not_read_each_other()
    {
        var id = await ScheduleAsync(null);
        await _bank.SendAsync("ann", new JoinSession(id));
        await _bank.SendAsync("bob", new JoinSession(id));
        await BlockAsync("ann", "bob");

        (await _bank.SendAsync("bob", new SendMessage(SubjectKind.Session, id.Value, "Hello all"))).IsGranted.ShouldBeTrue();
        (await _bank.SendAsync("ann", new SendMessage(SubjectKind.Session, id.Value, "Which room?"))).IsGranted.ShouldBeTrue();

        (await ReadAsync("giver", id)).ShouldBe(["Which room?", "Hello all"]);
        (await ReadAsync("ann", id)).ShouldBe(["Which room?"]);
        (await ReadAsync("bob", id)).ShouldBe(["Hello all"]);
        (await _bank.SendAsync("ann", new GetUnread())).Value.Total.ShouldBe(0);
        (await _bank.SendAsync("giver", new GetUnread())).Value.Total.ShouldBe(2);
    }

    private ScheduleSession Plan(NetworkId? network) => new(
        "Run charts", ExchangeKind.Teaching, Credits.FromHours(1), _bank.Clock.GetCurrentInstant() + Duration.FromDays(3), Capacity: 5, Network: network);

    private async Task<SessionId> ScheduleAsync(NetworkId? network) => (await _bank.SendAsync("giver", Plan(network))).Value.Id;

    private async Task<IEnumerable<SessionId>> ListAsync(string subject) => (await _bank.SendAsync(subject, new ListSessions())).Value.Items.Select(s => s.Id);

    private async Task<IEnumerable<string>> ReadAsync(string subject, SessionId id) =>
        (await _bank.SendAsync(subject, new ListMessages(SubjectKind.Session, id.Value))).Value.Items.Select(m => m.Text);

    private async Task BlockAsync(string blocker, string blocked) =>
        (await _bank.SendAsync(blocker, new BlockMember((await _bank.SendAsync(blocked, new GetMe())).Value.Id))).IsGranted.ShouldBeTrue();
}
