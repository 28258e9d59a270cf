using FsCheck.Xunit;
using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Testing.Exchanges;

namespace Hexitime.Tests.Exchanges;

/// <summary>
/// The exchange against its model: random steps by random people. A failure prints the seed; give it to <c>[Property(Replay = "…")]</c>.
/// </summary>
[Properties(Arbitrary = [typeof(ExchangeLives)], MaxTest = 2 * Cases.Many)]
public sealed class ExchangeLifeRules
{
    [Property]
    public void Every_step_is_taken_or_refused_as_the_table_says_and_moves_the_credits_that_it_says(ExchangeLife life) => Live(life, taken =>
    {
        var (step, model, exchanges, expected, answered) = taken;
        answered.ShouldBe(expected, step.ToString());
        exchanges.Exchanges.Select(e => e.State).ShouldBe(model.States, step.ToString());
        for (var i = 0; i < ExchangeLife.Members; i++)
            (exchanges.WalletOf(i).Posted.Minutes, exchanges.WalletOf(i).Held.Minutes).ShouldBe((model.Balances[i], model.HeldBy(i)), step.ToString());
    });

    [Property]
    public void No_credit_is_ever_lost_and_what_is_set_aside_belongs_to_an_open_exchange(ExchangeLife life) => Live(life, taken =>
    {
        var exchanges = taken.Exchanges;
        exchanges.Book.Accounts.Sum(a => a.Posted.Minutes).ShouldBe(0);
        exchanges.Book.Accounts.Sum(a => a.Held.Minutes).ShouldBe(exchanges.Exchanges.Sum(e => e.Held.Minutes));
        exchanges.Exchanges.Where(e => e.Held.IsPositive).ShouldAllBe(e => !e.IsOver);
    });

    [Property]
    public void A_wallet_holds_the_welcome_and_the_confirmed_minutes_and_nothing_else(ExchangeLife life)
    {
        var exchanges = Live(life);
        var paid = exchanges.Exchanges.Where(e => e is { State: ExchangeState.Completed, IsGift: false }).ToList();
        for (var i = 0; i < ExchangeLife.Members; i++)
        {
            var wallet = exchanges.WalletOf(i);
            var earned = paid.Where(e => e.GiverWallet == wallet.Id).Sum(e => e.Given!.Value.Minutes);
            var spent = paid.Where(e => e.ReceiverWallet == wallet.Id).Sum(e => e.Given!.Value.Minutes);
            wallet.Posted.ShouldBe(Credits.FromMinutes(PureExchanges.StartMinutes + earned - spent));
        }
    }

    [Property]
    public void History_tells_every_step_in_order_and_each_version_is_one_more(ExchangeLife life)
    {
        foreach (var exchange in Live(life).Exchanges)
        {
            exchange.History.Select(s => s.Number).ShouldBe(Enumerable.Range(1, exchange.History.Count));
            exchange.History[^1].State.ShouldBe(exchange.State);
            exchange.Version.ShouldBe(exchange.History.Count);
        }
    }

    private static PureExchanges Live(ExchangeLife life, Action<Taken>? check = null)
    {
        var model = new ExchangeModel(PureExchanges.StartMinutes, life);
        var exchanges = new PureExchanges(life);
        foreach (var step in life.Steps)
        {
            var who = model.Who(step);
            var expected = model.Try(step);
            var answered = exchanges.Try(step, who, model.Day);
            check?.Invoke(new Taken(step, model, exchanges, expected, answered));
        }

        return exchanges;
    }

    private sealed record Taken(LifeStep Step, ExchangeModel Model, PureExchanges Exchanges, bool Expected, bool Answered);
}
