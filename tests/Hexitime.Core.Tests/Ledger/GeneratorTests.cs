using FsCheck;
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
        var orders = 0;
        foreach (var history in LedgerGenerators.HistoriesUpTo(LedgerGenerators.LargestHistory).Sample(300, 50))
        {
            var model = new LedgerModel(history.Accounts);
            foreach (var outcome in history.Batches.SelectMany(model.Apply))
            {
                var key = (outcome.Kind, outcome.Refusal);
                seen[key] = seen.GetValueOrDefault(key) + 1;
                orders++;
            }
        }

        foreach (var (key, count) in seen.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{100.0 * count / orders,5:F1} % {key}");
        var applied = seen[(OutcomeKind.Applied, LedgerRefusal.None)] / (double)orders;
        applied.ShouldBeInRange(0.35, 0.65);
        seen.Keys.Select(key => key.Item2).Distinct().ShouldBe(Enum.GetValues<LedgerRefusal>(), ignoreOrder: true);
    }
}
