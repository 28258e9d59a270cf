using FsCheck.Fluent;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using Xunit.Abstractions;

namespace Hexitime.Tests.Ledger;

/// <summary>The properties are worth as much as the histories they are tried on.</summary>
public sealed class GeneratorTests(ITestOutputHelper output)
{
    [Fact]
    public void Histories_are_full_of_orders_that_are_applied_and_of_every_refusal()
    {
        var seen = new Dictionary<(OutcomeKind, LedgerRefusal), int>();
        var (orders, linked) = (0, 0);
        foreach (var history in LedgerGenerators.HistoriesUpTo(LedgerGenerators.LargestHistory).Sample(300, 50))
        {
            var model = new LedgerModel(history.Accounts);
            foreach (var outcome in history.Batches.SelectMany(model.Apply))
            {
                var key = (outcome.Kind, outcome.Refusal);
                seen[key] = seen.GetValueOrDefault(key) + 1;
                orders++;
            }

            linked += history.Batches.Count(batch => batch.Mode == BatchMode.Linked && batch.Orders.Count > 1 && batch.Orders.All(order => model.Find(order.Id) is { WasApplied: true }));
        }

        foreach (var (key, count) in seen.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{100.0 * count / orders,5:F1} % {key}");
        output.WriteLine($"{linked} linked batches of several orders applied, of {orders} orders in all");
        var applied = seen[(OutcomeKind.Applied, LedgerRefusal.None)] / (double)orders;
        applied.ShouldBeInRange(0.35, 0.65);
        linked.ShouldBeGreaterThan(orders / 100);
        seen.Keys.Select(key => key.Item2).Distinct().ShouldBe(Enum.GetValues<LedgerRefusal>(), ignoreOrder: true);
    }
}
