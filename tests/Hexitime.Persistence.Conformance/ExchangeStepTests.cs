using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>The sentences of the exchange's table one by one, with figures that can be checked by hand. Everybody starts with 120 minutes.</summary>
public abstract class ExchangeStepTests(ITestDatabases databases) : IAsyncLifetime
{
    private readonly Dictionary<string, MemberId> _members = [];
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        foreach (var subject in (string[])["giver", "taker", "broker", "other"])
            _members[subject] = (await _bank.RegisterAsync(subject)).Id;
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task Accepting_says_what_is_missing_and_leaves_the_proposal_open_to_other_terms()
    {
        var id = await ProposeAsync(150);

        (await RefusedAsync("taker", new AcceptExchange(id), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(30L);

        await DoAsync("taker", new CounterPropose(id, Minutes(120)));
        await RefusedAsync("taker", new AcceptExchange(id), "exchange.not-your-turn");
        await DoAsync("giver", new AcceptExchange(id));
        (await WalletsAsync()).ShouldBe((120, 120, 120));
    }

    [Theory]
    [InlineData(1, 121, 119)]
    [InlineData(90, 210, 30)]
    [InlineData(91, 211, 29)]
    [InlineData(120, 240, 0)]
    public async Task Exactly_the_minutes_confirmed_move_and_the_rest_is_free(int given, int giver, int taker)
    {
        var id = await RecordedAsync(90, given);

        await DoAsync("taker", new ConfirmHours(id, Minutes(given)));

        (await WalletsAsync()).ShouldBe((giver, taker, 0));
    }

    [Fact]
    public async Task A_minute_more_than_there_is_is_refused_and_the_record_stays_open_to_another_figure()
    {
        var id = await RecordedAsync(90, 121);

        (await RefusedAsync("taker", new ConfirmHours(id), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(1L);
        (await WalletsAsync()).ShouldBe((120, 120, 90));

        await DoAsync("giver", new RecordHours(id, Minutes(120)));
        (await RefusedAsync("taker", new ConfirmHours(id, Minutes(121)), "exchange.another-figure")).Figures["recordedMinutes"].ShouldBe(120L);
        await DoAsync("taker", new ConfirmHours(id));
        (await WalletsAsync()).ShouldBe((240, 0, 0));
    }

    [Fact]
    public async Task A_record_that_nobody_answers_is_completed_on_the_fourteenth_day_with_no_more_than_was_held()
    {
        var id = await RecordedAsync(60, 120);
        _bank.Clock.Advance(Duration.FromDays(14) - Duration.FromTicks(10));
        (await HousekeepAsync()).RecordsCompleted.ShouldBe(0);
        _bank.Clock.Advance(Duration.FromTicks(10));

        (await HousekeepAsync()).RecordsCompleted.ShouldBe(1);

        (await WalletsAsync()).ShouldBe((180, 60, 0));
        (await ReadAsync(id)).Given.ShouldBe(Minutes(60));
    }

    [Fact]
    public async Task A_proposal_expires_on_the_thirtieth_day_and_an_agreement_lapses_on_the_180th()
    {
        var proposed = await ProposeAsync(60);
        var accepted = await ProposeAsync(60);
        await DoAsync("taker", new AcceptExchange(accepted));
        _bank.Clock.Advance(Duration.FromDays(30));
        await RefusedAsync("taker", new AcceptExchange(proposed), "exchange.expired");
        (await HousekeepAsync()).ProposalsExpired.ShouldBe(1);
        _bank.Clock.Advance(Duration.FromDays(150) - Duration.FromTicks(10));
        (await HousekeepAsync()).AgreementsLapsed.ShouldBe(0);
        _bank.Clock.Advance(Duration.FromTicks(10));

        (await HousekeepAsync()).AgreementsLapsed.ShouldBe(1);

        ((await ReadAsync(proposed)).State, (await ReadAsync(accepted)).State).ShouldBe((ExchangeState.Expired, ExchangeState.Cancelled));
        (await WalletsAsync()).ShouldBe((120, 120, 0));
    }

    [Fact]
    public async Task A_gift_holds_and_moves_nothing_and_counts_its_hours()
    {
        var id = await ProposeAsync(600);
        await RefusedAsync("taker", new WaiveCredit(id), "exchange.only-giver");
        await DoAsync("giver", new WaiveCredit(id));
        await DoAsync("taker", new AcceptExchange(id));
        await DoAsync("taker", new RecordHours(id, Minutes(600)));
        await DoAsync("giver", new ConfirmHours(id));

        (await WalletsAsync()).ShouldBe((120, 120, 0));
        (await ReadAsync(id)).Given.ShouldBe(Minutes(600));
        await DoAsync("broker", new ReverseExchange(id, "mistake"));
        (await WalletsAsync()).ShouldBe((120, 120, 0));
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("recorded")]
    [InlineData("disputed")]
    public async Task Waiving_later_frees_what_was_set_aside_once(string state)
    {
        var id = state == "accepted" ? await ProposeAsync(60) : await RecordedAsync(60, 60);
        if (state == "accepted")
            await DoAsync("taker", new AcceptExchange(id));
        if (state == "disputed")
            await DoAsync("taker", new DisputeHours(id, Minutes(30), "less"));

        await DoAsync("giver", new WaiveCredit(id));

        (await WalletsAsync()).ShouldBe((120, 120, 0));
        await RefusedAsync("giver", new WaiveCredit(id), "exchange.wrong-state");
    }

    [Fact]
    public async Task A_dispute_agreed_to_nothing_cancels_and_one_agreed_to_a_figure_moves_it()
    {
        var nothing = await RecordedAsync(60, 60);
        await DoAsync("taker", new DisputeHours(nothing, Credits.Zero, "nobody came"));
        (await WalletsAsync()).ShouldBe((120, 120, 60));
        await DoAsync("giver", new AgreeHours(nothing, Credits.Zero));
        (await ReadAsync(nothing)).State.ShouldBe(ExchangeState.Cancelled);
        (await WalletsAsync()).ShouldBe((120, 120, 0));

        var figure = await RecordedAsync(60, 60);
        await RefusedAsync("taker", new DisputeHours(figure, Minutes(60), "the same"), "exchange.same-figure");
        await DoAsync("taker", new DisputeHours(figure, Minutes(30), "less"));
        await DoAsync("giver", new AgreeHours(figure, Minutes(50)));
        await DoAsync("taker", new AgreeHours(figure, Minutes(50)));
        (await WalletsAsync()).ShouldBe((170, 70, 0));
    }

    [Fact]
    public async Task A_broker_decides_the_disputes_of_others_and_never_their_own()
    {
        var direct = new DirectProposal(_members["taker"], IGive: true, ExchangeKind.Coaching, "Run charts");
        var own = (await _bank.SendAsync("broker", new ProposeExchange(Direct: direct, Hours: Minutes(60)), roles: Roles.Broker)).Value.Id;
        await DoAsync("taker", new AcceptExchange(own));
        await DoAsync("broker", new RecordHours(own, Minutes(60)));
        await DoAsync("taker", new DisputeHours(own, Minutes(30), "less"));
        await RefusedAsync("broker", new DecideDispute(own, Minutes(60), "I say so"), "exchange.own-case");
        (await _bank.SendAsync("other", new DecideDispute(own, Credits.Zero, "nothing"), roles: Roles.Broker)).IsGranted.ShouldBeTrue();
        await RefusedAsync("broker", new ReverseExchange(own, "mine"), "exchange.own-case");

        var id = await RecordedAsync(60, 60);
        await DoAsync("taker", new DisputeHours(id, Minutes(30), "less"));
        await RefusedAsync("broker", new DecideDispute(id, Minutes(2_401), "too much"), "exchange.hours");
        await DoAsync("broker", new DecideDispute(id, Minutes(45), "heard both"));
        (await WalletsAsync()).ShouldBe((165, 75, 0));
    }

    [Fact]
    public async Task A_reversal_moves_both_transfers_back_once_and_only_if_the_giver_still_has_them()
    {
        var id = await RecordedAsync(60, 90);
        await DoAsync("taker", new ConfirmHours(id));
        var direct = new DirectProposal(_members["other"], IGive: false, ExchangeKind.Advice, "Funnel plots");
        var spending = (await DoAsync("giver", new ProposeExchange(Direct: direct, Hours: Minutes(121)))).Id;
        await DoAsync("other", new AcceptExchange(spending));
        (await RefusedAsync("broker", new ReverseExchange(id, "mistake"), "ledger.insufficient-credit")).Figures["missingMinutes"].ShouldBe(1L);
        await DoAsync("giver", new CancelExchange(spending, "ill"));

        await DoAsync("broker", new ReverseExchange(id, "mistake"));

        (await WalletsAsync()).ShouldBe((120, 120, 0));
        await RefusedAsync("broker", new ReverseExchange(id, "again"), "exchange.wrong-state");
    }

    [Fact]
    public async Task Calling_off_and_not_coming_free_what_was_set_aside_and_are_told_apart()
    {
        foreach (var (end, action) in ((Func<ExchangeId, ICommand<ExchangeView>>, ExchangeAction)[])[
            (id => new CancelExchange(id, "ill"), ExchangeAction.Cancel), (id => new ReportNoShow(id, "waited"), ExchangeAction.ReportNoShow)])
        {
            var id = await ProposeAsync(60);
            await DoAsync("taker", new AcceptExchange(id));

            (await DoAsync("giver", end(id))).ShouldSatisfyAllConditions(e => e.State.ShouldBe(ExchangeState.Cancelled), e => e.History[^1].Action.ShouldBe(action));
            (await WalletsAsync()).ShouldBe((120, 120, 0));
        }
    }

    [Fact]
    public async Task To_a_stranger_there_is_no_such_exchange_whatever_they_try()
    {
        var id = await RecordedAsync(60, 60);
        foreach (var request in (ICommand<ExchangeView>[])[
            new AcceptExchange(id), new CounterPropose(id, Minutes(60)), new DeclineExchange(id), new WithdrawExchange(id), new CancelExchange(id, "ill"),
            new ReportNoShow(id, "waited"), new ArrangeMeeting(id, _bank.Clock.GetCurrentInstant()), new RecordHours(id, Minutes(60)), new ConfirmHours(id),
            new DisputeHours(id, Minutes(30), "less"), new AgreeHours(id, Minutes(30)), new WaiveCredit(id), new GiveFeedback(id, 5)])
            await RefusedAsync("other", request, "exchange.not-found");
        (await _bank.SendAsync("other", new GetExchange(id))).Refusal!.Code.ShouldBe("exchange.not-found");
        (await ReadAsync(id)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task Hours_are_recorded_when_they_have_been_given_however_long_ago()
    {
        var now = _bank.Clock.GetCurrentInstant();
        var id = await ProposeAsync(60);
        await DoAsync("taker", new AcceptExchange(id));
        await RefusedAsync("giver", new RecordHours(id, Minutes(60), now + Duration.FromTicks(10)), "exchange.given-at");
        await RefusedAsync("giver", new RecordHours(id, Minutes(0), now), "exchange.hours");
        await RefusedAsync("giver", new RecordHours(id, Minutes(2_401), now), "exchange.hours");

        await DoAsync("giver", new RecordHours(id, Minutes(60), Instant.MinValue));
        await DoAsync("taker", new ConfirmHours(id));

        (await WalletsAsync()).ShouldBe((180, 60, 0));
        (await _bank.SendAsync("admin", new VerifyLedger(), roles: Roles.Administrator)).Value.Faults.ShouldBeEmpty();
    }

    private static Credits Minutes(long minutes) => Credits.FromMinutes(minutes);

    private async Task<ExchangeId> ProposeAsync(long minutes)
    {
        var direct = new DirectProposal(_members["taker"], IGive: true, ExchangeKind.Coaching, "Run charts");
        return (await DoAsync("giver", new ProposeExchange(Direct: direct, Hours: Minutes(minutes)))).Id;
    }

    private async Task<ExchangeId> RecordedAsync(long agreed, long given)
    {
        var id = await ProposeAsync(agreed);
        await DoAsync("taker", new AcceptExchange(id));
        await DoAsync("giver", new RecordHours(id, Minutes(given)));
        return id;
    }

    private async Task<ExchangeView> DoAsync(string subject, ICommand<ExchangeView> command) => (await SendAsync(subject, command)).Value;

    private async Task<Refusal> RefusedAsync(string subject, ICommand<ExchangeView> command, string code)
    {
        var refusal = (await SendAsync(subject, command)).Refusal.ShouldNotBeNull($"{subject}: {command}");
        refusal.Code.ShouldBe(code, $"{subject}: {command}");
        return refusal;
    }

    private Task<Result<ExchangeView>> SendAsync(string subject, ICommand<ExchangeView> command) =>
        _bank.SendAsync(subject, command, roles: subject == "broker" ? Roles.Broker : Roles.None);

    private async Task<ExchangeView> ReadAsync(ExchangeId id) => (await _bank.SendAsync("giver", new GetExchange(id))).Value;

    private async Task<HousekeepingReport> HousekeepAsync() =>
        (await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).Value;

    /// <summary>What giver and taker have, and what of the taker's is set aside.</summary>
    private async Task<(long Giver, long Taker, long Held)> WalletsAsync()
    {
        var (giver, taker) = ((await _bank.SendAsync("giver", new GetWallet())).Value, (await _bank.SendAsync("taker", new GetWallet())).Value);
        return (giver.Balance.Minutes, taker.Balance.Minutes, taker.Held.Minutes);
    }
}
