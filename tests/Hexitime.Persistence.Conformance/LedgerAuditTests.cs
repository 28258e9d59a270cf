using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

/// <summary>Who drops the defences can change the tables; the audit then says what was changed.</summary>
public abstract class LedgerAuditTests(ITestDatabases databases) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId[] _wallets = [];

    [Theory]
    [InlineData("UPDATE {entries} SET memo = NULL, amount_minutes = 61, balance_after_minutes = 181 WHERE account_id = $A AND number = 2", LedgerFaultKind.EntryChanged, 2)]
    [InlineData("UPDATE {entries} SET effective_at = $T WHERE account_id = $A AND number = 3", LedgerFaultKind.EntryChanged, 3)]
    [InlineData("DELETE FROM {entries} WHERE account_id = $A AND number = 2", LedgerFaultKind.EntryMissing, 2)]
    [InlineData("DELETE FROM {entries} WHERE account_id = $A AND number = 4", LedgerFaultKind.EntryMissing, 4)]
    [InlineData("UPDATE {entries} SET number = number + 100 WHERE account_id = $A AND number IN (2, 3); UPDATE {entries} SET number = 105 - number WHERE number > 100",
        LedgerFaultKind.EntryOutOfOrder, 2)]
    [InlineData("UPDATE {accounts} SET head = $H WHERE id = $A", LedgerFaultKind.AccountChanged, 0)]
    [InlineData("UPDATE {accounts} SET held_minutes = 1 WHERE id = $A", LedgerFaultKind.HeldChanged, 0)]
    [InlineData("UPDATE {accounts} SET length = 3 WHERE id = $A", LedgerFaultKind.EntryAdded, 4)]
    public async Task The_audit_names_what_was_tampered_with(string sql, LedgerFaultKind kind, long number)
    {
        Tamper(sql);

        (await _ledger.AuditAsync()).Faults.ShouldBe([new LedgerFault(kind, _wallets[0], number)]);
    }

    [Fact]
    public async Task A_balance_raised_by_hand_breaks_the_sum_too()
    {
        Tamper("UPDATE {accounts} SET posted_minutes = posted_minutes + 60 WHERE id = $A");

        (await _ledger.AuditAsync()).Faults.Select(f => f.Kind).ShouldBe([LedgerFaultKind.AccountChanged, LedgerFaultKind.NotConserved]);
        (await _ledger.UseAsync(store => store.SumMinutesAsync(default))).ShouldBe(60);
    }

    [Fact]
    public async Task An_untouched_ledger_with_open_holds_is_whole()
    {
        var audit = await _ledger.AuditAsync();

        audit.Faults.ShouldBeEmpty();
        (audit.Accounts, audit.Entries).ShouldBe((3, 10));
    }

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.CreateAsync(databases);
        _wallets = await _ledger.OpenAsync(2);
        Order Pay(int minutes) => Order.Transfer(_ledger.NewId(), _wallets[1], _wallets[0], Credits.FromMinutes(minutes), Purpose.Exchange);
        Order Hold() => Order.Hold(_ledger.NewId(), _wallets[1], _wallets[0], Credits.FromMinutes(5), Purpose.Exchange);
        (await _ledger.ApplyAsync([Pay(10), Pay(20), Pay(30), Hold(), Hold()])).ShouldAllBe(o => o.Stands);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    private void Tamper(string sql)
    {
        var database = _ledger.Database;
        database.Tamper(sql
            .Replace("$A", database.Literal(_wallets[0].Value), StringComparison.Ordinal)
            .Replace("$T", database.Literal(Instant.FromUtc(2025, 1, 1, 0, 0)), StringComparison.Ordinal)
            .Replace("$H", database.Literal(new byte[Digest.Size]), StringComparison.Ordinal));
    }
}
