using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Two people, or one person twice, at the same moment on one database: exactly one wins, and the credits are right.</summary>
public abstract class RaceTests(ITestDatabases databases) : IAsyncLifetime
{
    private const int Rounds = 20;
    private Bank _bank = null!;

    public async Task InitializeAsync()
    {
        _bank = await Bank.OpenAsync(databases);
        await _bank.RegisterAsync("giver");
        await _bank.RegisterAsync("taker");
        await _bank.RegisterAsync("broker");
    }

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    public static TheoryData<string, string, string> Races => new()
    {
        { "proposed", "taker accepts", "taker accepts" },
        { "proposed", "taker accepts", "giver withdraws" },
        { "proposed", "taker accepts", "taker declines" },
        { "proposed", "taker counter-proposes", "giver withdraws" },
        { "accepted", "giver cancels", "taker records" },
        { "accepted", "giver records", "taker records" },
        { "accepted", "giver cancels", "taker cancels" },
        { "recorded", "taker confirms", "taker confirms" },
        { "recorded", "taker confirms", "taker disputes" },
        { "disputed", "broker decides", "giver agrees" },
        { "disputed", "broker decides", "broker decides" },
        { "completed", "broker reverses", "broker reverses" },
    };

    [Theory]
    [MemberData(nameof(Races))]
    public async Task Exactly_one_of_two_wins(string state, string first, string second)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await ExchangeInAsync(state);
            var before = await WalletsAsync();

            var answers = await AtOnce.RunAsync(() => ActAsync(first, id), () => ActAsync(second, id));

            answers.Count(a => a.IsGranted).ShouldBe(1, $"{first} against {second}");
            answers.Single(a => !a.IsGranted).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
            var exchange = (await _bank.SendAsync("giver", new GetExchange(id))).Value;
            exchange.History.Count.ShouldBe(answers.Single(a => a.IsGranted).Value.Version);
            await CreditsAgreeAsync(exchange, before, wasPaid: state == "completed");
            await SettleAsync(id);
        }

        await LedgerIsWholeAsync();
    }

    [Fact]
    public async Task One_key_from_two_requests_at_once_has_one_effect_and_one_answer()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await ExchangeInAsync("recorded");
            var key = $"key-{round}";

            var answers = await AtOnce.RunAsync(
                () => _bank.SendAsync("taker", new ConfirmHours(id), key), () => _bank.SendAsync("taker", new ConfirmHours(id), key));

            answers.ShouldAllBe(a => a.IsGranted);
            answers[0].Value.Version.ShouldBe(answers[1].Value.Version);
            answers[0].Value.History.ShouldBe(answers[1].Value.History);
            await SettleAsync(id);
        }

        await LedgerIsWholeAsync();
    }

    [Fact]
    public async Task A_confirmation_and_the_automatic_completion_pay_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await ExchangeInAsync("recorded");
            var before = await WalletsAsync();
            _bank.Clock.Advance(Duration.FromDays(15));

            var completed = await AtOnce.RunAsync(
                async () => (await ActAsync("taker confirms", id)).IsGranted ? 1 : 0, CompleteUnansweredAsync, CompleteUnansweredAsync);

            completed.Sum().ShouldBe(1);
            var exchange = (await _bank.SendAsync("giver", new GetExchange(id))).Value;
            exchange.State.ShouldBe(ExchangeState.Completed);
            await CreditsAgreeAsync(exchange, before, wasPaid: false);
            await SettleAsync(id);
        }

        await LedgerIsWholeAsync();
    }

    [Fact]
    public async Task Nobody_pays_a_figure_that_was_corrected_while_they_confirmed_another()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = await ExchangeInAsync("recorded");
            var seen = (await _bank.SendAsync("taker", new GetExchange(id))).Value.Recorded!.Value;

            var answers = await AtOnce.RunAsync(
                () => _bank.SendAsync("taker", new ConfirmHours(id, seen)), () => _bank.SendAsync("giver", new RecordHours(id, Credits.FromMinutes(60))));

            answers.Count(a => a.IsGranted).ShouldBe(1);
            var exchange = (await _bank.SendAsync("giver", new GetExchange(id))).Value;
            exchange.Given.ShouldBe(answers[0].IsGranted ? seen : null);
            if (!answers[0].IsGranted)
                answers[0].Refusal!.Code.ShouldBe("exchange.another-figure");
            await SettleAsync(id);
        }

        await LedgerIsWholeAsync();
    }

    private Task<Result<ExchangeView>> ActAsync(string act, ExchangeId id)
    {
        var who = act[..act.IndexOf(' ', StringComparison.Ordinal)];
        ICommand<ExchangeView> command = act[(who.Length + 1)..] switch
        {
            "accepts" => new AcceptExchange(id),
            "declines" => new DeclineExchange(id),
            "withdraws" => new WithdrawExchange(id),
            "counter-proposes" => new CounterPropose(id, Credits.FromMinutes(45)),
            "cancels" => new CancelExchange(id, "ill"),
            "records" => new RecordHours(id, Credits.FromMinutes(50)),
            "confirms" => new ConfirmHours(id),
            "disputes" => new DisputeHours(id, Credits.FromMinutes(20), "less"),
            "agrees" => new AgreeHours(id, Credits.FromMinutes(20)),
            "decides" => new DecideDispute(id, Credits.FromMinutes(30), "heard both"),
            "reverses" => new ReverseExchange(id, "a mistake"),
            _ => throw new InvalidOperationException(act),
        };
        return _bank.SendAsync(who, command, roles: who == "broker" ? Roles.Broker : Roles.None);
    }

    private async Task<ExchangeId> ExchangeInAsync(string state)
    {
        var taker = (await _bank.SendAsync("taker", new GetMe())).Value.Id;
        var direct = new DirectProposal(taker, IGive: true, ExchangeKind.Coaching, "Run charts");
        var id = (await _bank.SendAsync("giver", new ProposeExchange(Direct: direct, Hours: Credits.FromHours(1)))).Value.Id;
        string[] way = ["taker accepts", "giver records", "taker disputes", "broker decides"];
        var steps = state switch { "proposed" => 0, "accepted" => 1, "recorded" => 2, "disputed" => 3, _ => 4 };
        foreach (var step in way.Take(steps))
            (await ActAsync(step, id)).IsGranted.ShouldBeTrue(step);
        return id;
    }

    /// <summary>Brings whatever came of it to an end, and the credits back, so that the next round starts alike.</summary>
    private async Task SettleAsync(ExchangeId id)
    {
        foreach (var step in (string[])["taker accepts", "giver accepts", "giver cancels", "taker disputes", "giver disputes", "broker decides", "broker reverses"])
            await ActAsync(step, id);
    }

    private async Task CreditsAgreeAsync(ExchangeView exchange, (long Giver, long Taker) before, bool wasPaid)
    {
        var moved = exchange.State switch
        {
            ExchangeState.Completed when !wasPaid => exchange.Given!.Value.Minutes,
            ExchangeState.Reversed => -exchange.Given!.Value.Minutes,
            _ => 0,
        };
        (await WalletsAsync()).ShouldBe((before.Giver + moved, before.Taker - moved));
        (await _bank.SendAsync("taker", new GetWallet())).Value.Held.ShouldBe(exchange.Held);
    }

    private async Task<(long Giver, long Taker)> WalletsAsync() => ((await _bank.BalanceAsync("giver")).Minutes, (await _bank.BalanceAsync("taker")).Minutes);

    private async Task<int> CompleteUnansweredAsync() =>
        (await _bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).Value.RecordsCompleted;

    private async Task LedgerIsWholeAsync() =>
        (await _bank.SendAsync("admin", new VerifyLedger(), roles: Roles.Administrator)).Value.Faults.ShouldBeEmpty();
}
