using Hexitime.Ledger;

namespace Hexitime.Persistence.Sqlite;

/// <summary>Who drops the defences can change the tables; the audit then says what was changed.</summary>
public sealed class LedgerAuditTests : IAsyncLifetime, IDisposable
{
    private readonly LedgerFile _file = new();
    private AccountId[] _wallets = [];

    [Theory]
    [InlineData("UPDATE hexitime_entries SET memo = NULL, amount_minutes = 61, balance_after_minutes = 181 WHERE account_id = $A AND number = 2", LedgerFaultKind.EntryChanged, 2)]
    [InlineData("UPDATE hexitime_entries SET effective_at = effective_at + 1 WHERE account_id = $A AND number = 3", LedgerFaultKind.EntryChanged, 3)]
    [InlineData("DELETE FROM hexitime_entries WHERE account_id = $A AND number = 2", LedgerFaultKind.EntryMissing, 2)]
    [InlineData("DELETE FROM hexitime_entries WHERE account_id = $A AND number = 4", LedgerFaultKind.EntryMissing, 4)]
    [InlineData("UPDATE hexitime_entries SET number = -number WHERE account_id = $A AND number IN (2, 3); UPDATE hexitime_entries SET number = 5 + number WHERE number < 0",
        LedgerFaultKind.EntryOutOfOrder, 2)]
    [InlineData("UPDATE hexitime_accounts SET head = zeroblob(32) WHERE id = $A", LedgerFaultKind.AccountChanged, 0)]
    [InlineData("UPDATE hexitime_accounts SET held_minutes = 1 WHERE id = $A", LedgerFaultKind.HeldChanged, 0)]
    [InlineData("UPDATE hexitime_accounts SET length = 3 WHERE id = $A", LedgerFaultKind.EntryAdded, 4)]
    public async Task The_audit_names_what_was_tampered_with(string sql, LedgerFaultKind kind, long number)
    {
        Tamper(sql);

        (await _file.AuditAsync()).Faults.ShouldBe([new LedgerFault(kind, _wallets[0], number)]);
    }

    [Fact]
    public async Task A_balance_raised_by_hand_breaks_the_sum_too()
    {
        Tamper("UPDATE hexitime_accounts SET posted_minutes = posted_minutes + 60 WHERE id = $A");

        (await _file.AuditAsync()).Faults.Select(f => f.Kind).ShouldBe([LedgerFaultKind.AccountChanged, LedgerFaultKind.NotConserved]);
        (await _file.UseAsync(store => store.SumMinutesAsync(default))).ShouldBe(60);
    }

    [Fact]
    public async Task An_untouched_ledger_with_open_holds_is_whole()
    {
        var audit = await _file.AuditAsync();

        audit.Faults.ShouldBeEmpty();
        (audit.Accounts, audit.Entries).ShouldBe((3, 10));
    }

    public async Task InitializeAsync()
    {
        _wallets = await _file.OpenAsync(2);
        Order Pay(int minutes) => Order.Transfer(_file.NewId(), _wallets[1], _wallets[0], Credits.FromMinutes(minutes), Purpose.Exchange);
        Order Hold() => Order.Hold(_file.NewId(), _wallets[1], _wallets[0], Credits.FromMinutes(5), Purpose.Exchange);
        (await _file.ApplyAsync([Pay(10), Pay(20), Pay(30), Hold(), Hold()])).ShouldAllBe(o => o.Stands);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _file.Dispose();

    private void Tamper(string sql) => _file.Execute(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; DROP TRIGGER hexitime_accounts_advance; DROP TRIGGER hexitime_entries_never_change; DROP TRIGGER hexitime_entries_stay; "
        + sql.Replace("$A", $"'{_wallets[0].Value.ToString().ToUpperInvariant()}'", StringComparison.Ordinal));
}
