using FsCheck.Xunit;
using Hexitime.Testing.Ledger;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Tests.Ledger;

[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = Cases.Many)]
public sealed class ConformanceTests
{
    // Word for word what docs/embedding.md shows: the store in memory is tried as an embedder tries theirs.
    [Property]
    public async Task My_store_keeps_the_rules(LedgerHistory history)
    {
        var clock = new FakeClock(NodaConstants.UnixEpoch);
        await LedgerConformance.CheckAsync(new InMemoryLedgerStore(clock), history, clock.Reset);   // yours in its place
    }
}
