using FsCheck.Fluent;
using Hexitime.Exchanges;
using Hexitime.Testing.Exchanges;

namespace Hexitime.Tests.Exchanges;

public sealed class ExchangeLivesTests
{
    [Fact]
    public void Generated_lives_reach_every_state_and_take_and_are_refused_every_step()
    {
        var (states, taken, refused) = (new HashSet<ExchangeState>(), new HashSet<ExchangeAction>(), new HashSet<ExchangeAction>());
        foreach (var life in ExchangeLives.LivesUpTo(80).Sample(3_000))
        {
            var model = new ExchangeModel(PureExchanges.StartMinutes, life);
            foreach (var step in life.Steps)
            {
                (model.Try(step) ? taken : refused).Add(step.Action);
                states.UnionWith(model.States);
            }
        }

        states.ShouldBe(Enum.GetValues<ExchangeState>().Except([ExchangeState.Confirmed]), ignoreOrder: true);
        var tried = Enum.GetValues<ExchangeAction>().Except([
            ExchangeAction.Propose, // Every life begins with it.
            ExchangeAction.Rearrange, // The second Arrange.
            ExchangeAction.Approve, ExchangeAction.Undertake, // Only networks ask for them.
            .. PureExchanges.Elsewhere,
            ExchangeAction.Lapse, ExchangeAction.CompleteUnanswered, // Housekeeping, which Expire stands for.
        ]).ToList();
        taken.ShouldBe(tried, ignoreOrder: true);
        refused.ShouldBe(tried.Except([ExchangeAction.Expire]), ignoreOrder: true);
    }
}
