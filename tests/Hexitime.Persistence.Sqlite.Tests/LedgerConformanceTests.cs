using FsCheck.Xunit;
using Hexitime.Testing.Ledger;

namespace Hexitime.Persistence.Sqlite;

[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 60)]
public sealed class LedgerConformanceTests
{
    [Property]
    public async Task The_store_does_what_the_model_does(LedgerHistory history)
    {
        using var file = new LedgerFile();
        await LedgerConformance.CheckAsync(file.UseAsync, history, file.Clock.Reset);
    }
}
