using FsCheck.Xunit;
using Hexitime.Testing.Ledger;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Tests.Ledger;

[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 1000)]
public sealed class ConformanceTests
{
    [Property]
    public async Task The_store_in_memory_does_what_the_model_does(LedgerHistory history)
    {
        var clock = new FakeClock(NodaConstants.UnixEpoch);
        await LedgerConformance.CheckAsync(new InMemoryLedgerStore(clock), history, clock.Reset);
    }
}
