using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Messages;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>What the two sides of an exchange write to each other, and how far each has read.</summary>
public abstract class MessageTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ada;
    private MemberId _ben;
    private ExchangeId _exchange;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        _ada = (await _bank.RegisterAsync("ada")).Id;
        _ben = (await _bank.RegisterAsync("ben")).Id;
        _exchange = await ProposeAsync();
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Messages_come_in_the_order_in_which_they_were_sent_though_the_clock_stands_still_or_goes_back()
    {
        await SayAsync("ada", "Tuesday?");
        _bank.Clock.Advance(Duration.FromMinutes(-5));
        await SayAsync("ben", "Rather Wednesday.\nAt nine?");
        await SayAsync("ada", " Fine ");

        var page = await ReadAsync("ben");

        page.Items.Select(m => (m.Author.Name, m.Text)).ShouldBe([("ada", "Fine"), ("ben", "Rather Wednesday.\nAt nine?"), ("ada", "Tuesday?")]);
        page.Items.Select(m => m.SentAt).ShouldBe(page.Items.Select(m => m.SentAt).Distinct().OrderDescending());
        (await ReadAsync("ada")).Items.ShouldBe(page.Items);
    }

    [Fact]
    public async Task What_is_unread_is_what_others_have_sent_since_one_has_read()
    {
        var other = await ProposeAsync();
        var first = await SayAsync("ada", "one");
        var second = await SayAsync("ada", "two");
        await SayAsync("ben", "an answer");
        var third = await SayAsync("ada", "three");
        await SayAsync("ada", "elsewhere", other);

        (await UnreadAsync("ben")).ShouldBe([(other.Value, 1), (_exchange.Value, 3)]);
        (await UnreadAsync("ada")).ShouldBe([(_exchange.Value, 1)]);
        (await MarkAsync("ben", second.Id)).IsGranted.ShouldBeTrue();
        (await UnreadAsync("ben")).ShouldBe([(other.Value, 1), (_exchange.Value, 1)]);
        (await MarkAsync("ben", first.Id)).IsGranted.ShouldBeTrue();
        (await ReadAsync("ada")).Read.ShouldBe([new ReadView(_ada, null), new ReadView(_ben, second.SentAt)], ignoreOrder: true);
        (await UnreadAsync("ben")).ShouldBe([(other.Value, 1), (_exchange.Value, 1)]);
        (await MarkAsync("ben", third.Id)).IsGranted.ShouldBeTrue();
        (await UnreadAsync("ben")).ShouldBe([(other.Value, 1)]);
        (await _bank.SendAsync("ben", new MarkRead(SubjectKind.Exchange, other.Value, third.Id))).Refusal!.Code.ShouldBe("message.not-found");
    }

    [Fact]
    public async Task People_can_still_talk_when_it_is_over()
    {
        await _bank.SendAsync("ben", new DeclineExchange(_exchange));

        await SayAsync("ben", "Another time, I hope.");

        (await UnreadAsync("ada")).ShouldBe([(_exchange.Value, 1)]);
    }

    [Fact]
    public async Task Nobody_writes_to_whom_they_have_blocked_or_are_blocked_by_or_who_has_left()
    {
        foreach (var (blocker, blocked) in new[] { ("ada", _ben), ("ben", _ada) })
        {
            await _bank.SendAsync(blocker, new BlockMember(blocked));
            foreach (var who in (string[])["ada", "ben"])
                (await _bank.SendAsync(who, new SendMessage(SubjectKind.Exchange, _exchange.Value, "Hello"))).Refusal!.Code.ShouldBe("member.not-found");
            await _bank.SendAsync(blocker, new UnblockMember(blocked));
        }

        await SayAsync("ada", "Hello");
        await _bank.SendAsync("root", new SuspendMember(_ben, "unkind"), roles: Roles.Administrator);
        await SayAsync("ada", "Can you still read this?");
        (await ReadAsync("ben")).Items.Count.ShouldBe(2);
        (await _bank.SendAsync("ben", new SendMessage(SubjectKind.Exchange, _exchange.Value, "Yes"))).Refusal!.Code.ShouldBe("actor.suspended");
        await _bank.SendAsync("ben", new LeaveBank());
        (await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, _exchange.Value, "Hello"))).Refusal!.Code.ShouldBe("member.not-found");
        (await ReadAsync("ada")).Items.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("a\u0000b")]
    public async Task A_message_says_something(string text) =>
        (await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, _exchange.Value, text))).Refusal!.Code.ShouldBe("message.text");

    [Fact]
    public async Task A_message_is_as_long_as_is_said_and_no_longer()
    {
        await SayAsync("ada", new string('x', 4_000));
        (await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, _exchange.Value, new string('x', 4_001)))).Refusal!.Code.ShouldBe("message.text");
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_is_one_message_and_told_once_without_its_words()
    {
        var once = (await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, _exchange.Value, "Tuesday?"), key: "k")).Value;
        (await _bank.SendAsync("ada", new SendMessage(SubjectKind.Exchange, _exchange.Value, "Tuesday?"), key: "k")).Value.ShouldBe(once);

        (await ReadAsync("ben")).Items.ShouldBe([once]);
        _bank.Count("outbox", "type LIKE '%MessageSent'").ShouldBe(1);
        _bank.Count("outbox", "payload LIKE '%Tuesday%'").ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_at_once_none_is_lost_none_shares_its_place_and_all_are_counted()
    {
        var seen = await SayAsync("ada", "first");
        var acts = Enumerable.Range(0, 6).Select<int, Func<Task<object>>>(i => async () => await SayAsync(i % 2 == 0 ? "ada" : "ben", $"{i}"))
            .Append(async () => await MarkAsync("ben", seen.Id)).ToArray();
        for (var round = 0; round < 5; round++)
            await AtOnce.RunAsync(acts);

        var all = (await _bank.SendAsync("ben", new ListMessages(SubjectKind.Exchange, _exchange.Value, Size: 100))).Value.Items;
        all.Count.ShouldBe(31);
        all.Select(m => m.SentAt).ShouldBeUnique();
        (await UnreadAsync("ben")).ShouldBe([(_exchange.Value, 15)]);
        (await UnreadAsync("ada")).ShouldBe([(_exchange.Value, 15)]);
    }

    [Fact]
    public async Task A_long_conversation_comes_in_pages()
    {
        foreach (var i in Enumerable.Range(1, 5))
            await SayAsync("ada", $"{i}");

        var first = (await _bank.SendAsync("ben", new ListMessages(SubjectKind.Exchange, _exchange.Value, Size: 3))).Value;
        var second = (await _bank.SendAsync("ben", new ListMessages(SubjectKind.Exchange, _exchange.Value, first.Next, Size: 3))).Value;

        first.Items.Concat(second.Items).Select(m => m.Text).ShouldBe(["5", "4", "3", "2", "1"]);
        second.Next.ShouldBeNull();
    }

    private async Task<ExchangeId> ProposeAsync() =>
        (await _bank.SendAsync("ada", new ProposeExchange(Direct: new(_ben, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Value.Id;

    private async Task<MessageView> SayAsync(string subject, string text, ExchangeId? exchange = null) =>
        (await _bank.SendAsync(subject, new SendMessage(SubjectKind.Exchange, (exchange ?? _exchange).Value, text))).Value;

    private async Task<ConversationPage> ReadAsync(string subject) => (await _bank.SendAsync(subject, new ListMessages(SubjectKind.Exchange, _exchange.Value))).Value;

    private Task<Result<Done>> MarkAsync(string subject, MessageId message) => _bank.SendAsync(subject, new MarkRead(SubjectKind.Exchange, _exchange.Value, message));

    private async Task<IReadOnlyList<(Guid, int)>> UnreadAsync(string subject)
    {
        var unread = (await _bank.SendAsync(subject, new GetUnread())).Value;
        unread.Total.ShouldBe(unread.Conversations.Sum(c => c.Messages));
        return [.. unread.Conversations.OrderBy(c => c.Subject == _exchange.Value).Select(c => (c.Subject, c.Messages))];
    }
}
