using Hexitime.Exchanges;
using Hexitime.Testing.Exchanges;

namespace Hexitime.Tests.Exchanges;

/// <summary>Not a sample but all of it: in every state, every action, by everybody, with figures at every boundary, soon and late, charged and as a gift.</summary>
public sealed class ExchangeTableTests
{
    private static readonly int[] Figures = [-1, 0, 1, 30, 60, 61, 120, 121, ExchangeLife.LargestMinutes, ExchangeLife.LargestMinutes + 1];
    private static readonly int[] Days = [0, 13, 14, 29, 30, 179, 180, 181];

#if FEW_CASES
    // Each figure at once, and an hour on each day.
    private static readonly (int Minutes, int Days)[] When = [.. Figures.Select(f => (f, 0)), .. Days.Select(d => (60, d))];
#else
    private static readonly (int Minutes, int Days)[] When = [.. Figures.SelectMany(_ => Days, (f, d) => (f, d))];
#endif

    /// <summary>The shortest way into each state; the giver proposes and records an hour.</summary>
    private static readonly Dictionary<ExchangeState, LifeStep[]> Ways = new()
    {
        [ExchangeState.Proposed] = [],
        [ExchangeState.Declined] = [Step(ExchangeAction.Decline, Part.Receiver)],
        [ExchangeState.Withdrawn] = [Step(ExchangeAction.Withdraw, Part.Giver)],
        [ExchangeState.Expired] = [Step(ExchangeAction.Expire, Part.Broker, days: 30)],
        [ExchangeState.Accepted] = [Step(ExchangeAction.Accept, Part.Receiver)],
        [ExchangeState.Arranged] = [Step(ExchangeAction.Accept, Part.Receiver), Step(ExchangeAction.Arrange, Part.Giver)],
        [ExchangeState.Cancelled] = [Step(ExchangeAction.Accept, Part.Receiver), Step(ExchangeAction.Cancel, Part.Receiver)],
        [ExchangeState.Recorded] = [Step(ExchangeAction.Accept, Part.Receiver), Step(ExchangeAction.Record, Part.Giver, 60)],
        [ExchangeState.Disputed] =
            [Step(ExchangeAction.Accept, Part.Receiver), Step(ExchangeAction.Record, Part.Giver, 60), Step(ExchangeAction.Dispute, Part.Receiver, 30)],
        [ExchangeState.Completed] =
            [Step(ExchangeAction.Accept, Part.Receiver), Step(ExchangeAction.Record, Part.Giver, 60), Step(ExchangeAction.Confirm, Part.Receiver)],
        [ExchangeState.Reversed] =
        [
            Step(ExchangeAction.Accept, Part.Receiver), Step(ExchangeAction.Record, Part.Giver, 60), Step(ExchangeAction.Confirm, Part.Receiver),
            Step(ExchangeAction.Reverse, Part.Broker),
        ],
    };

    public static TheoryData<ExchangeState> States => [.. Enum.GetValues<ExchangeState>().Except([ExchangeState.Confirmed])];

    [Theory]
    [MemberData(nameof(States))]
    public void In_each_state_everybody_can_do_what_the_table_says_and_nothing_else(ExchangeState state)
    {
        var actions = Enum.GetValues<ExchangeAction>().Except([ExchangeAction.Propose, ExchangeAction.Rearrange, .. PureExchanges.Elsewhere]);
        foreach (var (action, by) in actions.SelectMany(a => Enum.GetValues<Part>().Select(p => (a, p))))
        {
            foreach (var (minutes, days) in When)
            {
                Try(state, Step(action, by, minutes, days), isGift: false);
                Try(state, Step(action, by, minutes, days), isGift: true);
            }
        }
    }

    [Fact]
    public void The_steps_above_take_every_action_there_is()
    {
        var taken = new HashSet<ExchangeAction>();
        foreach (var way in Ways.Values)
        {
            foreach (var action in Enum.GetValues<ExchangeAction>().Except([ExchangeAction.Propose, ExchangeAction.Rearrange, .. PureExchanges.Elsewhere]))
            {
                foreach (var (by, days) in Enum.GetValues<Part>().SelectMany(p => (int[])[0, 200], (p, d) => (p, d)))
                    taken.UnionWith(Live([.. way, Step(action, by, 61, days)]));
            }
        }

        // Only networks ask for approval and undertakings.
        taken.ShouldBe(Enum.GetValues<ExchangeAction>().Except([ExchangeAction.Approve, ExchangeAction.Undertake, .. PureExchanges.Elsewhere]), ignoreOrder: true);
    }

    private static void Try(ExchangeState state, LifeStep step, bool isGift)
    {
        var why = $"{state}, {step}{(isGift ? ", a gift" : "")}";
        var life = LifeOf([]);
        var (model, exchanges) = (new ExchangeModel(PureExchanges.StartMinutes, life), new PureExchanges(life));
        foreach (var before in isGift ? [Step(ExchangeAction.Waive, Part.Giver), .. Ways[state]] : Ways[state])
        {
            var whoBefore = model.Who(before);
            model.Try(before).ShouldBeTrue(why);
            exchanges.Try(before, whoBefore, model.Day).ShouldBeTrue(why);
        }

        (model.States[0], exchanges.Exchanges[0].State).ShouldBe((state, state), why);
        var (who, version) = (model.Who(step), exchanges.Exchanges[0].Version);

        var isTaken = model.Try(step);

        exchanges.Try(step, who, model.Day).ShouldBe(isTaken, why);
        (exchanges.Exchanges[0].State, exchanges.Exchanges[0].Held.Minutes).ShouldBe((model.States[0], model.HeldFor(0)), why);
        if (!step.IsHousekeeping)
            exchanges.Exchanges[0].Version.ShouldBe(isTaken ? version + 1 : version, why);
        for (var i = 0; i < ExchangeLife.Members; i++)
            (exchanges.WalletOf(i).Posted.Minutes, exchanges.WalletOf(i).Held.Minutes).ShouldBe((model.Balances[i], model.HeldBy(i)), why);
    }

    private static IEnumerable<ExchangeAction> Live(LifeStep[] steps)
    {
        var life = LifeOf(steps);
        var (model, exchanges) = (new ExchangeModel(PureExchanges.StartMinutes, life), new PureExchanges(life));
        foreach (var step in steps)
        {
            var who = model.Who(step);
            model.Try(step);
            exchanges.Try(step, who, model.Day);
        }

        return exchanges.Exchanges[0].History.Select(s => s.Action);
    }

    /// <summary>Member 0 gives an hour to member 1.</summary>
    private static ExchangeLife LifeOf(LifeStep[] steps) => new([(0, 1, 60)], steps);

    private static LifeStep Step(ExchangeAction action, Part by, int minutes = 0, int days = 0) => new(0, action, by, minutes, days);
}
