using Hexitime.Ledger;
using Hexitime.Persistence.Conformance;
using Microsoft.Data.Sqlite;
using static Hexitime.Persistence.Sqlite.HandWrittenTransfer;

namespace Hexitime.Persistence.Sqlite;

/// <summary>Raw SQL against the ledger's tables: what is sound passes, and everything else is refused by the database itself.</summary>
public sealed class LedgerDefenceTests : IAsyncLifetime
{
    private const string ForeignKey = "FOREIGN KEY constraint failed";
    private const string Check = "CHECK constraint failed";
    private const string Agrees = "An entry agrees with its account.";
    private const string Follows = "An entry follows the one before it.";
    private const string Balances = "What one account gives, the other takes.";
    private const string Once = "An entry is recorded once, before its order.";
    private const string NewEntriesOnly = "A balance changes through new entries only.";

    private TestLedger _ledger = null!;
    private readonly OrderId _hold = new(new Guid("00000000-0000-8000-8000-0000000c0001"));
    private readonly OrderId _settled = new(new Guid("00000000-0000-8000-8000-0000000c0002"));

    [Fact]
    public async Task A_sound_transfer_by_hand_passes_and_only_the_chain_tells_it_from_the_real_thing()
    {
        _ledger.Database.Execute(Sound.Sql);

        (await _ledger.AuditAsync()).Faults.ShouldBe(
        [
            new LedgerFault(LedgerFaultKind.EntryChanged, TestLedger.Wallet(1), 2),
            new LedgerFault(LedgerFaultKind.EntryChanged, TestLedger.Wallet(2), 2),
        ]);
    }

    public static TheoryData<string, string> Transfers => new()
    {
        { (Sound with { AdvanceA = Advance(A, -60, 2), EntryA = Entry(A, 2, B, -180, -60), AdvanceB = Advance(B, 300, 2), EntryB = Entry(B, 2, A, 180, 300), Order = OrderRow(A, B, 180) }).Sql, Check },
        { (Sound with { AdvanceA = "" }).Sql, Agrees },
        { (Sound with { AdvanceB = "" }).Sql, Agrees },
        { (Sound with { EntryA = "" }).Sql, Balances },
        { (Sound with { EntryB = "" }).Sql, Balances },
        { (Sound with { EntryA = "", EntryB = "", Order = "" }).Sql, ForeignKey },
        { (Sound with { Order = "" }).Sql, ForeignKey },
        { (Sound with { AdvanceA = "", EntryA = "" }).Sql, Balances },
        { (Sound with { AdvanceA = "", EntryA = "", EntryB = "", Order = "" }).Sql, ForeignKey },
        { (Sound with { AdvanceA = Advance(A, 90, 2), EntryA = Entry(A, 2, B, -30, 90) }).Sql, Balances },
        { (Sound with { AdvanceA = Advance(A, 180, 2), EntryA = Entry(A, 2, B, 60, 180) }).Sql, Once },
        { (Sound with { AdvanceB = Advance(B, 999, 2) }).Sql, Agrees },
        { (Sound with { AdvanceB = Advance(B, 999, 2), EntryB = Entry(B, 2, A, 60, 999) }).Sql, Follows },
        { (Sound with { AdvanceB = Advance(B, 180, 3), EntryB = Entry(B, 3, A, 60, 180) }).Sql, Follows },
        { (Sound with { AdvanceB = Advance(B, 180, 3) }).Sql, ForeignKey },
        { (Sound with { EntryB = Entry(B, 2, C, 60, 180) }).Sql, Balances },
        { (Sound with { EntryB = Entry(B, 2, B, 60, 180) }).Sql, Check },
        { (Sound with { Order = OrderRow(A, B, 50) }).Sql, Balances },
        { (Sound with { Order = OrderRow(B, A, 60) }).Sql, Balances },
        { (Sound with { Order = OrderRow(A, B, 60, kind: 2) }).Sql, Balances },
        { (Sound with { EntryA = Sound.Order + Sound.EntryA, Order = "" }).Sql, Balances },
        { (Sound with { EntryB = Entry(B, 2, A, 60, 180, purpose: 1) }).Sql, "Welcome credits reach an account once." },
        { (Sound with { EntryB = Entry(B, 2, A, 60, 180, insert: "INSERT OR REPLACE", purpose: 1) }).Sql, "Welcome credits reach an account once." },
        { "PRAGMA foreign_keys = OFF;" + Sound.Sql, "Turn PRAGMA foreign_keys on" },
        { (Sound with { Order = Sound.Order + Advance(C, 180, 2) + Entry(C, 2, A, 60, 180) }).Sql, Once },
    };

    public static TheoryData<string, string> Edits => new()
    {
        { $"UPDATE hexitime_accounts SET posted_minutes = 1000 WHERE id = '{A}'", NewEntriesOnly },
        { $"UPDATE hexitime_accounts SET head = {Hash} WHERE id = '{A}'", NewEntriesOnly },
        { $"UPDATE hexitime_accounts SET length = 0, head = NULL, posted_minutes = 0 WHERE id = '{A}'", NewEntriesOnly },
        { $"UPDATE hexitime_accounts SET floor_minutes = -600 WHERE id = '{A}'", "A floor changes through an order only." },
        { $"UPDATE hexitime_accounts SET floor_minutes = 600 WHERE id = '{A}'", "A floor" },
        { $"UPDATE hexitime_accounts SET kind = 1 WHERE id = '{A}'", "What an account is never changes." },
        { $"UPDATE OR REPLACE hexitime_accounts SET id = '{B}' WHERE id = '{A}'", "What an account is never changes." },
        { $"UPDATE hexitime_accounts SET welcomed = 0 WHERE id = '{A}'", "What an account is never changes." },
        { $"UPDATE hexitime_accounts SET held_minutes = -60 WHERE id = '{A}'", Check },
        { $"UPDATE hexitime_accounts SET held_minutes = 121 WHERE id = '{A}'", Check },
        { $"UPDATE hexitime_accounts SET posted_minutes = 1.5, length = 2 WHERE id = '{A}'", "cannot store REAL value" },
        { $"DELETE FROM hexitime_accounts WHERE id = '{A}'", "An account is never deleted." },
        { $"INSERT OR REPLACE INTO hexitime_accounts SELECT id, kind, 0, 0, 0, 0, NULL, 0, 0 FROM hexitime_accounts WHERE id = '{A}'", "An account is opened once." },
        { $"INSERT INTO hexitime_accounts VALUES ('{Id(1)}', 2, 0, 600, 0, 0, NULL, 0, 0)", "An account is opened without entries." },
        { $"INSERT INTO hexitime_accounts VALUES ('{Id(1)}', 1, 0, 0, 0, 0, NULL, 0, 0)", Check },
        { $"INSERT INTO hexitime_accounts VALUES ('{A.ToLowerInvariant()}', 2, 0, 0, 0, 0, NULL, 0, 0)", Check },
        { "UPDATE hexitime_entries SET amount_minutes = 600 WHERE number = 1", "An entry is never changed." },
        { "UPDATE hexitime_entries SET memo = NULL", "An entry is never changed." },
        { "DELETE FROM hexitime_entries", "An entry is never deleted." },
        { Entry(A, 1, B, 600, 600, insert: "INSERT OR REPLACE"), Once },
        { Entry(A, 2, B, 600, 720), Agrees },
        { "UPDATE hexitime_orders SET moved_minutes = 1", "An order is never changed." },
        { "UPDATE hexitime_orders SET refusal = 4 WHERE kind = 4", "An order is never changed." },
        { "DELETE FROM hexitime_orders", "An order is never deleted." },
        { "INSERT OR REPLACE INTO hexitime_orders SELECT * FROM hexitime_orders WHERE kind = 2", "An order is recorded once." },
        { OrderRow(A, B, 60, kind: 2).Replace("INTO hexitime_orders VALUES (", "INTO hexitime_orders (rowid, id, kind, purpose, from_account, to_account, amount_minutes, target, "
            + "effective_at, expires_at, memo, refusal, missing_minutes, resolved_from, resolved_to, moved_minutes, recorded_at) VALUES (1, ", StringComparison.Ordinal)
            .Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal), "An order is recorded once." },
        { "INSERT INTO hexitime_memos SELECT order_id, x'00', 'other words' FROM hexitime_memos", "Words are kept once." },
        { "INSERT OR REPLACE INTO hexitime_memos SELECT order_id, x'00', 'other words' FROM hexitime_memos", "Words are kept once." },
        { "UPDATE hexitime_memos SET text = 'other words'", "Words are erased, never changed." },
    };

    public static TheoryData<string, string> Ends => new()
    {
        { OrderRow(A, B, 30, kind: 4, target: "00000000-0000-8000-8000-0000000C0002"), "A hold ends once" },
        { OrderRow(A, B, 30, kind: 4, target: "00000000-0000-8000-8000-0000000C0002", insert: "INSERT OR REPLACE"), "A hold ends once" },
        { OrderRow(A, B, 31, kind: 4, target: "00000000-0000-8000-8000-0000000C0001"), "An order fits" },
        { OrderRow(A, C, 30, kind: 4, target: "00000000-0000-8000-8000-0000000C0001"), "An order fits" },
        { OrderRow(A, B, 30, kind: 4, target: Id(7)), "An order fits" },
        { OrderRow(A, B, 60, kind: 2, target: "00000000-0000-8000-8000-0000000C0001"), Check },
        { OrderRow(A, B, 30, kind: 3, target: "00000000-0000-8000-8000-0000000C0001"), Balances },
        { OrderRow(A, B, 0, kind: 2), Check },
        { OrderRow(A, A, 60, kind: 2), Check },
    };

    [Theory]
    [MemberData(nameof(Transfers))]
    [MemberData(nameof(Edits))]
    [MemberData(nameof(Ends))]
    public async Task The_database_refuses(string sql, string because)
    {
        Should.Throw<SqliteException>(() => _ledger.Database.Execute(sql)).Message.ShouldContain(because);

        var audit = await _ledger.AuditAsync();
        audit.Faults.ShouldBeEmpty();
        (audit.Accounts, audit.Entries).ShouldBe((5, 10));
    }

    [Fact]
    public async Task A_floor_is_the_one_of_the_last_order_for_it()
    {
        _ledger.Database.Execute($"BEGIN; {OrderRow(C, "", -600, kind: 6)} UPDATE hexitime_accounts SET floor_minutes = -600 WHERE id = '{C}'; COMMIT;");
        await _ledger.ApplyAsync(Order.SetFloor(_ledger.NewId(), TestLedger.Wallet(3), Credits.Zero));

        Should.Throw<SqliteException>(() => _ledger.Database.Execute($"UPDATE hexitime_accounts SET floor_minutes = -600 WHERE id = '{C}'"))
            .Message.ShouldContain("A floor changes through an order only.");
    }

    [Fact]
    public async Task Freeing_held_credits_by_hand_overdraws_nobody_and_is_found()
    {
        _ledger.Database.Execute($"UPDATE hexitime_accounts SET held_minutes = 0 WHERE id = '{A}'");

        (await _ledger.ApplyAsync(Order.Transfer(_ledger.NewId(), TestLedger.Wallet(1), TestLedger.Wallet(2), Credits.FromMinutes(120), Purpose.Exchange))).Stands.ShouldBeTrue();
        (await _ledger.ApplyAsync(Order.Settle(_ledger.NewId(), _hold, Credits.FromMinutes(30)))).Stands.ShouldBeFalse();
        (await _ledger.AuditAsync()).Faults.ShouldBe([new LedgerFault(LedgerFaultKind.HeldChanged, TestLedger.Wallet(1), 0)]);
    }

    [Fact]
    public void Words_can_be_erased() => _ledger.Database.Execute("DELETE FROM hexitime_memos").ShouldBe(1);

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.CreateAsync(SqliteDatabases.Files);
        var wallets = await _ledger.OpenAsync(4);
        var memo = Memo.Write(_ledger.NewId(), "thanks");
        Order Hold(OrderId id) => Order.Hold(id, wallets[0], wallets[1], Credits.FromMinutes(30), Purpose.Exchange);
        (await _ledger.ApplyAsync(
        [
            Hold(_settled), Order.Release(_ledger.NewId(), _settled), Hold(_hold),
            Order.Transfer(memo.Order, wallets[3], AccountId.Issuer, Credits.FromMinutes(60), Purpose.Donation, memo: memo.Digest),
        ])).ShouldAllBe(o => o.Stands);
        await _ledger.UseAsync(store => store.KeepAsync([memo], default));
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();
}
