using FsCheck.Xunit;
using Hexitime.Testing.Ledger;

namespace Hexitime.Persistence.Conformance;

/// <summary>How many histories is for each provider to say, with <c>[Properties]</c>.</summary>
public abstract class LedgerConformanceTests(ITestDatabases databases)
{
    [Property(Arbitrary = [typeof(LedgerGenerators)])]
    public async Task The_store_does_what_the_model_does(LedgerHistory history)
    {
        await using var ledger = await TestLedger.CreateAsync(databases);
        await LedgerConformance.CheckAsync(ledger.UseAsync, history, ledger.Clock.Reset);
    }
}
