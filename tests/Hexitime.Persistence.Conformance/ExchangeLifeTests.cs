using FsCheck.Xunit;
using Hexitime.Exchanges;
using Hexitime.Housekeeping;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Testing.Exchanges;
using Hexitime.UseCases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>
/// The life of exchanges against its model once more, now through the use cases and a database: each step sent by the person who tries it, and sent again under its
/// key. How many lives is for each provider to say, with <c>[Properties]</c>. A failure prints the seed; give it to <c>[Property(Replay = "…")]</c>.
/// </summary>
public abstract class ExchangeLifeTests(ITestDatabases databases)
{
    [Property(Arbitrary = [typeof(ShortLives)])]
    public async Task Every_step_is_taken_or_refused_as_the_table_says_on_a_database_too(ExchangeLife life)
    {
        await using var bank = await Bank.OpenAsync(databases, services => services.Configure<BankRules>(rules => rules.LargestExchangeMinutes = ExchangeLife.LargestMinutes));
        var members = new List<MemberId>();
        for (var i = 0; i < ExchangeLife.Members; i++)
            members.Add((await bank.RegisterAsync(Subject(i))).Id);
        var exchanges = new List<ExchangeId>();
        for (var i = 0; i < life.Proposals.Count; i++)
            exchanges.Add(await ProposeAsync(bank, life, i, members));

        var model = new ExchangeModel(120, life);
        var number = 0;
        foreach (var step in life.Steps)
        {
            var who = model.Who(step);
            bank.Clock.Advance(Duration.FromDays(step.DaysLater));
            var isTaken = model.Try(step);
            if (step.IsHousekeeping)
                (await bank.SendAsync(Actor.Bank.Subject, new RunHousekeeping(), roles: Roles.Bank)).IsGranted.ShouldBeTrue();
            else
                await SendTwiceAsync(bank, who, CommandFor(step, exchanges[step.Exchange], bank.Clock.GetCurrentInstant()), $"step-{number++}", isTaken, step);
            await AgreesAsync(bank, model, exchanges, step);
        }

        (await bank.SendAsync("admin", new VerifyLedger(), roles: Roles.Administrator)).Value.Faults.ShouldBeEmpty();
    }

    private static async Task SendTwiceAsync(Bank bank, int who, ICommand<ExchangeView> command, string key, bool isTaken, LifeStep step)
    {
        var roles = who == ExchangeLife.Members - 1 ? Roles.Broker : Roles.None;
        var answer = await bank.SendAsync(Subject(who), command, key, roles);
        answer.IsGranted.ShouldBe(isTaken, $"{step}: {answer.Refusal?.Code}");
        var again = await bank.SendAsync(Subject(who), command, key, roles);
        (again.IsGranted, again.Refusal?.Code).ShouldBe((answer.IsGranted, answer.Refusal?.Code), step.ToString());
    }

    private static async Task AgreesAsync(Bank bank, ExchangeModel model, List<ExchangeId> exchanges, LifeStep step)
    {
        for (var i = 0; i < exchanges.Count; i++)
        {
            var broker = await bank.SendAsync(Subject(ExchangeLife.Members - 1), new GetExchange(exchanges[i]), roles: Roles.Broker);
            (broker.Value.State, broker.Value.Held.Minutes).ShouldBe((model.States[i], model.HeldFor(i)), step.ToString());
        }

        for (var i = 0; i < ExchangeLife.Members; i++)
        {
            var wallet = (await bank.SendAsync(Subject(i), new GetWallet())).Value;
            (wallet.Balance.Minutes, wallet.Held.Minutes).ShouldBe((model.Balances[i], model.HeldBy(i)), step.ToString());
        }
    }

    private static async Task<ExchangeId> ProposeAsync(Bank bank, ExchangeLife life, int index, List<MemberId> members)
    {
        var (giver, receiver, minutes) = life.Proposals[index];
        var by = ExchangeModel.ProposerOf(life, index);
        var direct = new DirectProposal(members[by == giver ? receiver : giver], IGive: by == giver, ExchangeKind.Coaching, "Run charts");
        return (await bank.SendAsync(Subject(by), new ProposeExchange(Direct: direct, Hours: Credits.FromMinutes(minutes)))).Value.Id;
    }

    private static ICommand<ExchangeView> CommandFor(LifeStep step, ExchangeId id, Instant now)
    {
        var figure = Credits.FromMinutes(step.Minutes);
        return step.Action switch
        {
            ExchangeAction.Accept => new AcceptExchange(id),
            ExchangeAction.CounterPropose => new CounterPropose(id, figure),
            ExchangeAction.Decline => new DeclineExchange(id),
            ExchangeAction.Withdraw => new WithdrawExchange(id),
            ExchangeAction.Arrange => new ArrangeMeeting(id, now + Duration.FromDays(1), "Library"),
            ExchangeAction.Cancel => new CancelExchange(id, "ill"),
            ExchangeAction.ReportNoShow => new ReportNoShow(id, "did not come"),
            ExchangeAction.Waive => new WaiveCredit(id),
            ExchangeAction.Record => new RecordHours(id, figure),
            ExchangeAction.Confirm => new ConfirmHours(id),
            ExchangeAction.Dispute => new DisputeHours(id, figure, "not what I have"),
            ExchangeAction.Agree => new AgreeHours(id, figure),
            ExchangeAction.Decide => new DecideDispute(id, figure, "heard both"),
            ExchangeAction.Reverse => new ReverseExchange(id, "a mistake"),
            ExchangeAction.GiveFeedback => new GiveFeedback(id, 5),
            _ => throw new InvalidOperationException($"Nobody tries to {step.Action}."),
        };
    }

    private static string Subject(int member) => $"m{member}";

    public static class ShortLives
    {
        public static FsCheck.Arbitrary<ExchangeLife> Lives() => FsCheck.Fluent.Arb.From(ExchangeLives.LivesUpTo(40));
    }
}
