using Hexitime.Ledger;
using Hexitime.Persistence.Conformance;
using Npgsql;
using static Hexitime.Persistence.PostgreSql.HandWrittenOrder;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>
/// Raw SQL against the ledger's tables, not as the application but as their owner, and a superuser at that: what is sound passes through the door, and everything else
/// is refused by the database itself.
/// </summary>
public sealed class LedgerDefenceTests(DefendedLedger defended) : IClassFixture<DefendedLedger>
{
    private const string Overdrawn = "accounts_never_overdrawn";
    private const string Follows = "An entry follows the one before it, in an account that exists.";
    private const string Exists = "Only an account that exists holds something or has a floor.";
    private const string Fits = "An order fits what it ends or reverses.";
    private const string Applied = "orders_as_applied";
    private const string EndsOnce = "orders_end_once";
    private const string SameLength = "A posting says as much of each of its orders.";
    private const string NewEntriesOnly = "A balance changes through new entries only.";
    private const string Stays = "What an account is never changes.";

    public static TheoryData<string, string> Transfers => new()
    {
        { (Sound with { Amount = "180", Moved = "180", FromBalance = "-60", ToBalance = "300" }).Sql, Overdrawn },
        { (Sound with { Amount = "91", Moved = "91", FromBalance = "29", ToBalance = "211" }).Sql, Overdrawn },
        { (Sound with { FromBalance = "90" }).Sql, Follows },
        { (Sound with { ToBalance = "999" }).Sql, Follows },
        { (Sound with { ToBalance = "NULL" }).Sql, "null value in column \"balance_after_minutes\"" },
        { (Sound with { FromNumber = "3" }).Sql, Follows },
        { (Sound with { ToNumber = "1" }).Sql, "entries_pkey" },
        { (Sound with { ToNumber = "0" }).Sql, "entries_number_check" },
        { (Sound with { ToNumber = "NULL" }).Sql, "null value in column \"number\"" },
        { (Sound with { FromHash = "NULL" }).Sql, "accounts_head" },
        { (Sound with { FromHash = @"'\x00'" }).Sql, "accounts_head_check" },
        { Posting(Sound with { FromHash = @"'\x00'" }, Sound with { Id = IdOf(2), Amount = "1", Moved = "1", FromNumber = "3", FromBalance = "59", ToNumber = "3", ToBalance = "181" }), "entries_hash_check" },
        { (Sound with { From = Nobody, ResolvedFrom = Nobody, FromNumber = "1", FromBalance = "-60" }).Sql, Follows },
        { (Sound with { To = Nobody, ResolvedTo = Nobody, ToNumber = "1", ToBalance = "60" }).Sql, Follows },
        { (Sound with { To = A, ResolvedTo = A, ToNumber = "3", ToBalance = "120" }).Sql, "orders_between_two" },
        { (Sound with { Amount = "50" }).Sql, Applied },
        { (Sound with { ResolvedTo = C }).Sql, Applied },
        { (Sound with { Amount = "-60", Moved = "-60", FromBalance = "180", ToBalance = "60" }).Sql, Applied },
        { (Sound with { Amount = "0", Moved = "0", FromBalance = "120", ToBalance = "120" }).Sql, Applied },
        { (Sound with { RecordedAt = "'2020-01-01Z'" }).Sql, Follows },
        { (Sound with { RecordedAt = "NULL" }).Sql, "null value in column \"recorded_at\"" },
        { (Sound with { Purpose = "1" }).Sql, "entries_welcome_once" },
        { (Sound with { Id = OpenHold }).Sql, "orders_pkey" },
        { (Sound with { Id = "NULL" }).Sql, "null value in column \"id\"" },
        { (Sound with { Kind = "7", Refusal = "4" }).Sql, "orders_kind_check" },
        { (Sound with { Kind = "7" }).Sql, Applied },
        { (Sound with { Refusal = "-1" }).Sql, "orders_refusal_check" },
        { (Sound with { Target = OpenHold }).Sql, "orders_check" },
        { Posting(Sound, Sound with { FromNumber = "3", FromBalance = "0", ToNumber = "3", ToBalance = "240" }), "orders_pkey" },
        { Posting(Sound, Sound with { Id = IdOf(2) }), "entries_pkey" },
        { Posting(Sound, Sound with { Id = IdOf(2), FromNumber = "3", FromBalance = "60", ToNumber = "3", ToBalance = "180" }), Follows },
        { Posting(Sound, Sound with { Id = IdOf(2), Amount = "1", Moved = "1", FromNumber = "4", FromBalance = "59", ToNumber = "3", ToBalance = "181" }), Follows },
        { Posting(Sound, Sound with { Id = IdOf(2), FromNumber = "3", FromBalance = "0", ToNumber = "3", ToBalance = "240" }), Overdrawn },
        { Posting(Sound, Sound with { Id = IdOf(2), Amount = "1", Moved = "1", FromNumber = "3", FromBalance = "59", ToNumber = "3", ToBalance = "181", RecordedAt = "'2026-12-31Z'" }), Follows },
        { Sound.Sql.Replace("ARRAY[NULL]::timestamptz[]", "ARRAY[]::timestamptz[]", StringComparison.Ordinal), SameLength },
        { Sound.Sql.Replace("ARRAY[180]::bigint[]", "ARRAY[180, 180]::bigint[]", StringComparison.Ordinal), SameLength },
        { Sound.Sql.Replace("ARRAY[NULL]::bytea[]", "NULL", StringComparison.Ordinal), SameLength },
    };

    public static TheoryData<string, string> Ends => new()
    {
        { (Holding with { Amount = "91", Moved = "91" }).Sql, Overdrawn },
        { (Holding with { Amount = "0", Moved = "0" }).Sql, Applied },
        { (Holding with { From = Nobody, ResolvedFrom = Nobody }).Sql, Exists },
        { (Settling with { Moved = "31", FromBalance = "89", ToBalance = "151" }).Sql, Fits },
        { (Settling with { ResolvedTo = C }).Sql, Fits },
        { (Settling with { ResolvedFrom = B, ResolvedTo = A, FromBalance = "90", ToBalance = "150" }).Sql, Fits },
        { (Settling with { Target = Donation }).Sql, Fits },
        { (Settling with { Target = Nobody }).Sql, Fits },
        { (Settling with { Target = "NULL" }).Sql, Applied },
        { (Settling with { Target = ReleasedHold }).Sql, EndsOnce },
        { (Settling with { FromBalance = "120" }).Sql, Follows },
        { (Releasing with { Moved = "29" }).Sql, Fits },
        { (Releasing with { Target = ReleasedHold }).Sql, EndsOnce },
        { (Releasing with { Target = Donation }).Sql, Fits },
        { Posting(Releasing, Releasing with { Id = IdOf(2) }), EndsOnce },
        { Posting(Releasing, Settling with { Id = IdOf(2) }), EndsOnce },
        { Posting(Holding with { Refusal = "4", ResolvedFrom = "NULL", ResolvedTo = "NULL", Moved = "0" }, Releasing with { Id = IdOf(2), Target = IdOf(1) }), Fits },
        { (Reversing with { Target = OpenHold }).Sql, Fits },
        { (Reversing with { Moved = "59", FromBalance = "-479", ToBalance = "119" }).Sql, Fits },
        { (Reversing with { ResolvedTo = A, ToNumber = "2", ToBalance = "180" }).Sql, Fits },
        { (Reversing with { Target = Nobody }).Sql, Fits },
        { Posting(Reversing, Reversing with { Id = IdOf(2), FromNumber = "7", FromBalance = "-540", ToNumber = "4", ToBalance = "180" }), EndsOnce },
        { Posting(Reversing, Reversing with { Id = IdOf(2), Target = IdOf(1), ResolvedFrom = D, ResolvedTo = Issuer, FromNumber = "4", FromBalance = "60", ToNumber = "7", ToBalance = "-420" }), Fits },
        { (SettingFloor with { Amount = "1", Moved = "1" }).Sql, "accounts_floor_minutes_check" },
        { (SettingFloor with { Amount = "-1" }).Sql, Applied },
        { (SettingFloor with { From = Nobody, ResolvedFrom = Nobody }).Sql, Exists },
    };

    public static TheoryData<string, string> Edits => new()
    {
        { $"UPDATE hexitime.accounts SET posted_minutes = 1000 WHERE id = {A}", NewEntriesOnly },
        { $"UPDATE hexitime.accounts SET held_minutes = 0 WHERE id = {A}", NewEntriesOnly },
        { $"UPDATE hexitime.accounts SET floor_minutes = -600 WHERE id = {A}", NewEntriesOnly },
        { $"UPDATE hexitime.accounts SET welcomed = false WHERE id = {A}", NewEntriesOnly },
        { $"UPDATE hexitime.accounts SET kind = 1 WHERE id = {A}", Stays },
        { $"UPDATE hexitime.accounts SET id = {Nobody} WHERE id = {C}", Stays },
        { OfOnesOwnTrigger($"UPDATE hexitime.accounts SET id = {Nobody} WHERE id = {C}"), Stays },
        { OfOnesOwnTrigger($"UPDATE hexitime.accounts SET kind = 1 WHERE id = {C}"), Stays },
        { OfOnesOwnTrigger("UPDATE hexitime.entries SET memo = NULL"), "An entry is never changed." },
        { OfOnesOwnTrigger("DELETE FROM hexitime.orders"), "An order is never deleted." },
        { $"DELETE FROM hexitime.accounts WHERE id = {C}", "An account is never deleted." },
        { "TRUNCATE hexitime.accounts CASCADE", "An account is never deleted." },
        { $"INSERT INTO hexitime.accounts VALUES ({Nobody}, 2, 0, 600, 0, 0, NULL, now(), false)", "An account is opened without entries." },
        { $"INSERT INTO hexitime.accounts VALUES ({Nobody}, 2, 0, 0, 0, 1, decode(repeat('0a', 32), 'hex'), now(), false)", "An account is opened without entries." },
        { $"INSERT INTO hexitime.accounts VALUES ({Nobody}, 2, 0, 0, 0, 0, decode(repeat('0a', 32), 'hex'), now(), false)", "accounts_head" },
        { $"INSERT INTO hexitime.accounts VALUES ({Nobody}, 1, 0, 0, 0, 0, NULL, now(), false)", "accounts_one_issuer" },
        { $"INSERT INTO hexitime.accounts VALUES ({A}, 2, 0, 0, 0, 0, NULL, now(), false) ON CONFLICT (id) DO UPDATE SET posted_minutes = 0", NewEntriesOnly },
        { $"INSERT INTO hexitime.accounts VALUES ({A}, 2, 0, 0, 0, 0, NULL, now(), false)", "accounts_pkey" },
        { $"INSERT INTO hexitime.entries SELECT account_id, 2, order_id, counterparty, 600, 720, 2, now(), now(), NULL, hash FROM hexitime.entries WHERE account_id = {A}", "An entry is recorded with its order." },
        { "UPDATE hexitime.entries SET amount_minutes = 600 WHERE number = 1", "An entry is never changed." },
        { "DELETE FROM hexitime.entries", "An entry is never deleted." },
        { "TRUNCATE hexitime.entries", "An entry is never deleted." },
        { "MERGE INTO hexitime.entries e USING (VALUES (1)) v ON e.number = 1 WHEN MATCHED THEN UPDATE SET amount_minutes = 1", "An entry is never changed." },
        { $"INSERT INTO hexitime.orders SELECT {IdOf(1)}, kind, purpose, from_account, to_account, amount_minutes, NULL, NULL, NULL, NULL, 0, 0, resolved_from, resolved_to, moved_minutes, now() FROM hexitime.orders WHERE id = {OpenHold}", "An order is recorded with its entries." },
        { "UPDATE hexitime.orders SET refusal = 4 WHERE kind = 4", "An order is never changed." },
        { "DELETE FROM hexitime.orders", "An order is never deleted." },
        { "TRUNCATE hexitime.orders CASCADE", "An order is never deleted." },
        { "UPDATE hexitime.memos SET text = 'other words'", "Words are erased, never changed." },
        { "INSERT INTO hexitime.memos SELECT order_id, '', 'other words' FROM hexitime.memos", "memos_pkey" },
        { $"INSERT INTO hexitime.memos VALUES ({IdOf(1)}, '', 'words')", "memos_order_id_fkey" },
        { "UPDATE hexitime.postings SET moved = NULL", "cannot update view" },
        { "DELETE FROM hexitime.postings", "cannot delete from view" },
    };

    [Theory]
    [MemberData(nameof(Transfers))]
    [MemberData(nameof(Ends))]
    [MemberData(nameof(Edits))]
    public async Task The_database_refuses(string sql, string because)
    {
        var refused = Should.Throw<PostgresException>(() => defended.Ledger.Database.Execute(sql));

        $"{refused.MessageText} {refused.ConstraintName}".ShouldContain(because);
        var audit = await defended.Ledger.AuditAsync();
        audit.Faults.ShouldBeEmpty();
        (audit.Accounts, audit.Entries).ShouldBe((5, 10));
    }

    [Fact]
    public async Task What_is_sound_passes_by_hand_and_only_the_chain_tells_it_from_the_real_thing()
    {
        await using var ledger = await DefendedLedger.SetAsync();

        ledger.Database.Execute(Posting(Sound, Reversing with { Id = IdOf(2) })).ShouldBe(1);
        ledger.Database.Execute(Posting(Releasing with { Id = IdOf(3) }, Holding with { Id = IdOf(4) }, SettingFloor with { Id = IdOf(5) })).ShouldBe(1);
        ledger.Database.Execute((Settling with { Id = IdOf(6), Target = IdOf(4), FromNumber = "3", FromBalance = "30", ToNumber = "3", ToBalance = "210" }).Sql).ShouldBe(1);
        ledger.Database.Execute(Posting());

        var audit = await ledger.AuditAsync();
        audit.Faults.ShouldAllBe(f => f.Kind == LedgerFaultKind.EntryChanged);
        audit.Entries.ShouldBe(16);
        var a = await ledger.AccountAsync(TestLedger.Wallet(1));
        (a.Posted.Minutes, a.Held.Minutes, a.Floor.Minutes, a.Length).ShouldBe((30, 0, -60, 3));
        (await ledger.AccountAsync(TestLedger.Wallet(4))).Posted.Minutes.ShouldBe(120);
    }

    [Fact]
    public async Task Words_can_be_erased()
    {
        await using var ledger = await DefendedLedger.SetAsync();

        ledger.Database.Execute("DELETE FROM hexitime.memos").ShouldBe(1);
    }

    /// <summary>SQL that is run by a trigger, as what the door writes is.</summary>
    private static string OfOnesOwnTrigger(string sql) => $"""
        CREATE TEMPORARY TABLE bait (n integer);
        CREATE FUNCTION pg_temp.hook() RETURNS trigger LANGUAGE plpgsql AS $hook$ BEGIN {sql}; RETURN NULL; END $hook$;
        CREATE TRIGGER hook AFTER INSERT ON bait FOR EACH ROW EXECUTE FUNCTION pg_temp.hook();
        INSERT INTO bait VALUES (1);
        """;
}

/// <summary>Four wallets, a hold that was released, one that is open, and a donation with its words: one for all attacks, for none changes it.</summary>
public sealed class DefendedLedger : IAsyncLifetime
{
    internal TestLedger Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await SetAsync();

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    internal static async Task<TestLedger> SetAsync()
    {
        var ledger = await TestLedger.CreateAsync(PostgreSqlDatabases.Server);
        var wallets = await ledger.OpenAsync(4);
        var memo = Memo.Write(IdIn(Donation), "thanks");
        Order Hold(string id) => Order.Hold(IdIn(id), wallets[0], wallets[1], Credits.FromMinutes(30), Purpose.Exchange);
        (await ledger.ApplyAsync(
        [
            Hold(ReleasedHold), Order.Release(ledger.NewId(), IdIn(ReleasedHold)), Hold(OpenHold),
            Order.Transfer(memo.Order, wallets[3], AccountId.Issuer, Credits.FromMinutes(60), Purpose.Donation, memo: memo.Digest),
        ])).ShouldAllBe(o => o.Stands);
        await ledger.UseAsync(store => store.KeepAsync([memo], default));
        return ledger;
    }

    private static OrderId IdIn(string literal) => new(Guid.Parse(literal.Trim('\'')));
}
