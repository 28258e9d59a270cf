using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.UseCases;

namespace Hexitime.Persistence.Conformance;

/// <summary>The rehearsal: a bank that is backed up while it is open, as the operating guide says, and what comes back.</summary>
public abstract class BackupTests(ITestDatabases databases) : IAsyncLifetime
{
    private MatchBank _bank = null!;

    public async Task InitializeAsync() => _bank = await MatchBank.OpenAsync(databases, ["ada", "ben"]);

    public async Task DisposeAsync() => await _bank.DisposeAsync();

    [Fact]
    public async Task What_comes_back_verifies_against_seals_kept_elsewhere_defends_itself_and_goes_on()
    {
        await GiveAsync(_bank.Bank, 30);
        var seal = (await _bank.AsAdministratorAsync(new SealLedger())).Value;
        var database = await _bank.Bank.Database.BackUpAndRestoreAsync();
        await GiveAsync(_bank.Bank, 15);

        await using var restored = await Bank.OpenAsync(database);

        (await VerifyAsync(restored, seal)).ShouldBeEmpty();
        (await restored.BalanceAsync("ada")).ShouldBe(Credits.FromMinutes(150));
        (await _bank.Bank.BalanceAsync("ada")).ShouldBe(Credits.FromMinutes(165));
        Should.Throw<Exception>(() => database.Execute("UPDATE {entries} SET amount_minutes = 600 WHERE number = 1")).Message.ShouldContain("An entry is never changed");
        await GiveAsync(restored, 60);
        (await restored.BalanceAsync("ada")).ShouldBe(Credits.FromMinutes(210));
        (await VerifyAsync(restored, seal)).ShouldBeEmpty();
        // A seal of another bank, or of this one after the backup, is not kept by what came back.
        await GiveAsync(_bank.Bank, 1);
        _bank.Bank.Clock.Advance(NodaTime.Duration.FromDays(1));
        (await VerifyAsync(restored, (await _bank.AsAdministratorAsync(new SealLedger())).Value)).ShouldNotBeEmpty();
    }

    private static async Task<IReadOnlyList<LedgerFault>> VerifyAsync(Bank bank, Seal seal) =>
        (await bank.SendAsync("root", new VerifyLedger([seal]), roles: Roles.Administrator)).Value.Faults;

    private async Task GiveAsync(Bank bank, int minutes)
    {
        var exchange = (await bank.SendAsync(
            "ben", new ProposeExchange(Direct: new DirectProposal(_bank["ada"], IGive: false, ExchangeKind.Coaching, "Run charts"), Hours: Credits.FromMinutes(minutes)))).Value.Id;
        await bank.SendAsync("ada", new AcceptExchange(exchange));
        await bank.SendAsync("ada", new RecordHours(exchange, Credits.FromMinutes(minutes)));
        (await bank.SendAsync("ben", new ConfirmHours(exchange))).IsGranted.ShouldBeTrue();
    }
}
