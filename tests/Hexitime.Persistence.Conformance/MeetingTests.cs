using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>How two people find a time for their meeting.</summary>
public abstract class MeetingTests(ITestDatabases databases) : IAsyncLifetime
{
    private Bank _bank = null!;
    private MemberId _ben;
    private ExchangeId _exchange;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        await _bank.RegisterAsync("ada");
        await _bank.RegisterAsync("cleo");
        _ben = (await _bank.RegisterAsync("ben")).Id;
        _exchange = await AcceptedAsync();
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task One_side_proposes_times_and_the_other_chooses_one()
    {
        var proposed = (await ProposeAsync("ada", [Day(3), Day(1), Day(2)], " https://teams.example.org/1 ")).Value;
        proposed.MeetingTimes.ShouldBe([.. new[] { Day(1), Day(2), Day(3) }.Select(t => new MeetingView(t, "https://teams.example.org/1"))]);
        (proposed.State, proposed.TimesProposedBy).ShouldBe((ExchangeState.Accepted, proposed.Giver.Member));

        (await ChooseAsync("ada", Day(2))).ShouldBe("exchange.not-your-turn");
        (await ChooseAsync("ben", Day(4))).ShouldBe("exchange.no-such-time");
        (await ChooseAsync("ben", Day(2))).ShouldBeNull();

        (await ReadAsync()).ShouldSatisfyAllConditions(
            e => e.State.ShouldBe(ExchangeState.Arranged), e => e.Meeting.ShouldBe(new MeetingView(Day(2), "https://teams.example.org/1")),
            e => e.MeetingTimes.ShouldBeEmpty(), e => e.TimesProposedBy.ShouldBeNull(), e => e.History[^1].Action.ShouldBe(ExchangeAction.Arrange));
        (await ChooseAsync("ben", Day(1))).ShouldBe("exchange.no-such-time");
    }

    [Fact]
    public async Task Whoever_proposes_last_counts_and_an_arranged_meeting_stays_until_another_is_chosen()
    {
        await ProposeAsync("ada", [Day(1), Day(2)]);
        await ProposeAsync("ben", [Day(2), Day(5)]);
        (await ChooseAsync("ada", Day(1))).ShouldBe("exchange.no-such-time");
        (await ChooseAsync("ada", Day(5))).ShouldBeNull();

        await ProposeAsync("ada", [Day(6)]);
        (await ReadAsync()).Meeting!.At.ShouldBe(Day(5));
        (await ChooseAsync("ben", Day(6))).ShouldBeNull();
        (await ReadAsync()).ShouldSatisfyAllConditions(e => e.Meeting!.At.ShouldBe(Day(6)), e => e.History[^1].Action.ShouldBe(ExchangeAction.Rearrange));
    }

    [Fact]
    public async Task Whoever_proposed_times_takes_them_back_and_the_arranged_meeting_stays()
    {
        (await WithdrawAsync("ada")).ShouldBe("exchange.no-times");
        await ProposeAsync("ada", [Day(1)]);
        await ChooseAsync("ben", Day(1));
        await ProposeAsync("ben", [Day(2), Day(3)]);
        (await WithdrawAsync("ada")).ShouldBe("exchange.not-your-times");
        (await WithdrawAsync("cleo")).ShouldBe("exchange.not-found");

        (await WithdrawAsync("ben")).ShouldBeNull();

        (await ReadAsync()).ShouldSatisfyAllConditions(
            e => e.MeetingTimes.ShouldBeEmpty(), e => e.TimesProposedBy.ShouldBeNull(), e => e.State.ShouldBe(ExchangeState.Arranged), e => e.Meeting!.At.ShouldBe(Day(1)),
            e => e.History[^1].Action.ShouldBe(ExchangeAction.WithdrawTimes));
        (await ChooseAsync("ada", Day(2))).ShouldBe("exchange.no-such-time");
        (await WithdrawAsync("ben")).ShouldBe("exchange.no-times");
    }

    [Fact]
    public async Task There_is_nothing_to_choose_from_any_more_once_it_is_called_off_or_hours_are_recorded()
    {
        await ProposeAsync("ada", [Day(1)]);
        await _bank.SendAsync("ben", new RecordHours(_exchange, Credits.FromHours(1)));
        (await ReadAsync()).ShouldSatisfyAllConditions(e => e.MeetingTimes.ShouldBeEmpty(), e => e.TimesProposedBy.ShouldBeNull());
        (await WithdrawAsync("ada")).ShouldBe("exchange.no-times");

        _exchange = await AcceptedAsync();
        await ProposeAsync("ada", [Day(1)]);
        await _bank.SendAsync("ben", new CancelExchange(_exchange, "ill"));
        (await ReadAsync()).ShouldSatisfyAllConditions(e => e.MeetingTimes.ShouldBeEmpty(), e => e.TimesProposedBy.ShouldBeNull());
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        foreach (var times in (Instant[][])[[], [Day(0)], [Day(1), Day(1)], [.. Enumerable.Range(1, 11).Select(Day)]])
            (await ProposeAsync("ada", times)).Refusal!.Code.ShouldBe("exchange.meeting-times");
        (await ProposeAsync("ada", [Day(4_000)])).Refusal!.Code.ShouldBe("exchange.meeting-at");
        (await ProposeAsync("ada", [Day(1)], new string('x', 501))).Refusal!.Code.ShouldBe("exchange.place");
        await ProposeAsync("ada", [Day(1)]);
        _bank.Clock.Advance(Duration.FromDays(1));
        (await _bank.SendAsync("ben", new ChooseTime(_exchange, _bank.Clock.GetCurrentInstant()))).Refusal!.Code.ShouldBe("exchange.time-over");
        await _bank.SendAsync("ada", new CancelExchange(_exchange, "ill"));
        (await ProposeAsync("ada", [Day(1)])).Refusal!.Code.ShouldBe("exchange.wrong-state");
    }

    [Fact]
    public async Task A_meeting_is_within_ten_years_to_the_microsecond()
    {
        var (tenYears, more) = (Duration.FromDays(3_653), Duration.FromTicks(10));
        var now = _bank.Clock.GetCurrentInstant();
        async Task<string?> ArrangeAsync(Instant at) => (await _bank.SendAsync("ada", new ArrangeMeeting(_exchange, at))).Refusal?.Code;

        (await ArrangeAsync(now + tenYears + more)).ShouldBe("exchange.meeting-at");
        (await ArrangeAsync(now - tenYears - more)).ShouldBe("exchange.meeting-at");
        (await ArrangeAsync(now + tenYears)).ShouldBeNull();
        (await ArrangeAsync(now - tenYears)).ShouldBeNull();
        (await ProposeAsync("ada", [Day(1), now + tenYears + more])).Refusal!.Code.ShouldBe("exchange.meeting-at");
        (await ProposeAsync("ada", [Day(1), now + tenYears])).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_who_propose_and_choose_at_once_one_comes_first()
    {
        for (var round = 0; round < 8; round++)
        {
            await ProposeAsync("ada", [Day(1)]);
            await AtOnce.RunAsync<object>(
                async () => await ProposeAsync("ada", [Day(2), Day(3)]), async () => await _bank.SendAsync("ben", new ChooseTime(_exchange, Day(1))));
            var read = await ReadAsync();
            (read.MeetingTimes.Count is 0 or 2).ShouldBeTrue();
        }
    }

    private Instant Day(int days) => _bank.Clock.GetCurrentInstant() + Duration.FromDays(days);

    private async Task<ExchangeId> AcceptedAsync()
    {
        var id = (await _bank.SendAsync("ada", new ProposeExchange(Direct: new(_ben, IGive: true, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromHours(1)))).Value.Id;
        await _bank.SendAsync("ben", new AcceptExchange(id));
        return id;
    }

    private async Task<string?> WithdrawAsync(string subject) => (await _bank.SendAsync(subject, new WithdrawTimes(_exchange))).Refusal?.Code;

    private Task<Result<ExchangeView>> ProposeAsync(string subject, Instant[] times, string? place = null) => _bank.SendAsync(subject, new ProposeTimes(_exchange, times, place));

    private async Task<string?> ChooseAsync(string subject, Instant time) => (await _bank.SendAsync(subject, new ChooseTime(_exchange, time))).Refusal?.Code;

    private async Task<ExchangeView> ReadAsync() => (await _bank.SendAsync("ada", new GetExchange(_exchange))).Value;
}
