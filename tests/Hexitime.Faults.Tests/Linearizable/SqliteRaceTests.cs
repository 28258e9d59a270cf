using Hexitime.Faults.Sqlite;
using Xunit.Abstractions;

namespace Hexitime.Faults.Linearizable;

public sealed class SqliteRaceTests(ITestOutputHelper output) : LedgerRaceTests(output), IDisposable
{
    private readonly BankFile _file = new();

    protected override Task<Bank> OpenBankAsync() => _file.OpenMigratedAsync();

    public void Dispose() => _file.Dispose();
}
