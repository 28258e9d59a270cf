using Hexitime.TestServers;
using Xunit.Abstractions;

namespace Hexitime.Faults.Linearizable;

public sealed class PostgreSqlRaceTests(ITestOutputHelper output) : LedgerRaceTests(output)
{
    private PostgresDatabase? _database;

    protected override async Task<Bank> OpenBankAsync()
    {
        _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var bank = Bank.Open("postgresql", _database.ConnectionString);
        await bank.MigrateAsync();
        return bank;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
    }
}
