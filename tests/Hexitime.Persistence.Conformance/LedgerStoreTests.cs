using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Persistence.Conformance;

public abstract class LedgerStoreTests(ITestDatabases databases) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.CreateAsync(databases);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task An_account_and_an_order_come_back_as_they_were_written()
    {
        var wallets = await _ledger.OpenAsync(2);
        var digest = Digest.OfMemo([1, 2, 3], "thanks");
        var hold = Order.Hold(_ledger.NewId(), wallets[0], wallets[1], Credits.FromMinutes(90), Purpose.Exchange,
            expiresAt: Instant.FromUtc(2027, 1, 1, 0, 0), memo: digest);
        var settle = Order.Settle(_ledger.NewId(), hold.Id, Credits.FromMinutes(60), effectiveAt: Instant.FromUtc(1969, 7, 20, 20, 17));
        var tooMuch = Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(5), Purpose.Donation);
        var floor = Order.SetFloor(_ledger.NewId(), wallets[0], Credits.FromHours(-10));

        await _ledger.ApplyAsync([hold, settle, tooMuch, floor]);

        var (recordedHold, recordedSettle) = (await FindAsync(hold.Id), await FindAsync(settle.Id));
        recordedHold.Order.ShouldBe(hold);
        recordedHold.EndedBy.ShouldBe(settle.Id);
        (recordedHold.From, recordedHold.To, recordedHold.Moved).ShouldBe((wallets[0], wallets[1], Credits.FromMinutes(90)));
        recordedSettle.Order.ShouldBe(settle);
        (recordedSettle.From, recordedSettle.To, recordedSettle.Moved).ShouldBe((wallets[0], wallets[1], Credits.FromMinutes(60)));
        var refused = await FindAsync(tooMuch.Id);
        (refused.Refusal, refused.Missing, refused.From).ShouldBe((LedgerRefusal.InsufficientCredit, Credits.FromHours(4), default));
        var account = await _ledger.AccountAsync(wallets[0]);
        (account.Floor, account.Posted, account.Held, account.Length, account.Welcomed).ShouldBe((Credits.FromHours(-10), Credits.FromHours(1), default, 2, true));
        var entry = (await _ledger.UseAsync(store => store.ReadEntriesAsync(wallets[0], null, 1, default))).Single();
        (entry.Order, entry.EffectiveAt, entry.Hash).ShouldBe((settle.Id, settle.EffectiveAt!.Value, account.Head));
    }

    [Fact]
    public async Task The_same_order_sent_again_changes_nothing_even_with_times_finer_than_the_database()
    {
        var wallets = await _ledger.OpenAsync(2);
        var order = Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange,
            effectiveAt: Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromNanoseconds(1234));

        (await _ledger.ApplyAsync(order)).ShouldBe(Outcome.Applied);
        (await _ledger.ApplyAsync(order)).ShouldBe(Outcome.AlreadyApplied);
        (await _ledger.ApplyAsync(Order.Transfer(order.Id, wallets[0], wallets[1], Credits.FromHours(2), Purpose.Exchange)))
            .ShouldBe(Outcome.Refused(LedgerRefusal.KeyReused));

        (await _ledger.AccountAsync(wallets[1])).Posted.ShouldBe(Credits.FromHours(3));
    }

    [Fact]
    public async Task What_took_effect_before_the_year_1_is_said_to_have_in_its_first_moment_and_the_chain_agrees()
    {
        var wallets = await _ledger.OpenAsync(2);
        var order = Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange, effectiveAt: Instant.MinValue);

        (await _ledger.ApplyAsync(order)).ShouldBe(Outcome.Applied);
        (await _ledger.ApplyAsync(order)).ShouldBe(Outcome.AlreadyApplied);

        (await FindAsync(order.Id)).Order.EffectiveAt.ShouldBe(Instant.FromUtc(1, 1, 1, 0, 0));
        (await _ledger.UseAsync(store => store.ReadEntriesAsync(wallets[0], null, 1, default))).Single().EffectiveAt.ShouldBe(Instant.FromUtc(1, 1, 1, 0, 0));
        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_linked_circle_pays_itself_with_nothing_in_hand()
    {
        var wallets = await _ledger.OpenAsync(3, hours: 0);
        Order Pay(int from, int to) => Order.Transfer(_ledger.NewId(), wallets[from], wallets[to], Credits.FromHours(1), Purpose.Exchange);

        (await _ledger.ApplyAsync([Pay(0, 1), Pay(1, 2), Pay(2, 0)], BatchMode.Linked)).ShouldAllBe(o => o == Outcome.Applied);

        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
        (await _ledger.AccountAsync(wallets[0])).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_hold_may_be_made_settled_and_reversed_in_one_batch()
    {
        var wallets = await _ledger.OpenAsync(2);
        var hold = Order.Hold(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange);
        var settle = Order.Settle(_ledger.NewId(), hold.Id, Credits.FromHours(1));
        var wrong = Order.Settle(_ledger.NewId(), settle.Id, Credits.FromHours(1));

        var outcomes = await _ledger.ApplyAsync([hold, settle, Order.Reverse(_ledger.NewId(), settle.Id), wrong]);

        outcomes.ShouldBe([Outcome.Applied, Outcome.Applied, Outcome.Applied, Outcome.Refused(LedgerRefusal.WrongTarget)]);
        (await _ledger.AccountAsync(wallets[0])).Available.ShouldBe(Credits.FromHours(2));
    }

    [Fact]
    public async Task An_account_opened_again_stays_as_it_is_and_never_becomes_another_kind()
    {
        var wallet = (await _ledger.OpenAsync(1)).Single();

        await _ledger.UseAsync(store => store.OpenAsync(Account.Open(wallet, AccountKind.Member), default));

        (await _ledger.AccountAsync(wallet)).Posted.ShouldBe(Credits.FromHours(2));
        await Should.ThrowAsync<InvalidOperationException>(() => _ledger.UseAsync(store => store.OpenAsync(Account.Open(wallet, AccountKind.Pot), default)));
    }

    [Fact]
    public async Task Commands_join_the_transaction_that_is_running()
    {
        var wallets = await _ledger.OpenAsync(2);
        await _ledger.UseAsync(async (store, context) =>
        {
            await using (await context.Database.BeginTransactionAsync())
            {
                var order = Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange);
                (await store.ApplyAsync([order], BatchMode.Independent, default)).Single().ShouldBe(Outcome.Applied);
            }

            (await store.FindAccountAsync(wallets[1], default)).ShouldNotBeNull().Posted.ShouldBe(Credits.FromHours(2));
            return true;
        });
    }

    [Fact]
    public async Task Words_are_kept_once_and_do_not_come_back_after_they_were_erased()
    {
        var wallets = await _ledger.OpenAsync(2);
        var id = _ledger.NewId();
        var memo = Memo.Write(id, "for the run charts");
        Order Pay(Memo words) => Order.Transfer(id, wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange, memo: words.Digest);
        Task SendAsync(Memo words) => _ledger.UseAsync(async store =>
        {
            (await store.ApplyAsync([Pay(words)], BatchMode.Independent, default)).Single().Stands.ShouldBeTrue();
            await store.KeepAsync([words], default);
        });

        await SendAsync(memo);
        await SendAsync(Memo.Write(id, "for the run charts"));
        _ledger.Database.Scalar("SELECT text FROM {memos}").ShouldBe("for the run charts");
        _ledger.Database.Scalar("SELECT salt FROM {memos}").ShouldBe(memo.Salt.ToArray());

        _ledger.Database.Execute("DELETE FROM {memos}").ShouldBe(1);
        await SendAsync(Memo.Write(id, "for the run charts"));
        _ledger.Database.Number("SELECT count(*) FROM {memos}").ShouldBe(0);
        (await _ledger.AuditAsync()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Expired_holds_are_found_while_they_are_open_the_longest_expired_first()
    {
        var wallets = await _ledger.OpenAsync(2, hours: 10);
        var start = Instant.FromUtc(2026, 2, 1, 0, 0);
        Order HoldUntil(int day) => Order.Hold(_ledger.NewId(), wallets[0], wallets[1], Credits.FromMinutes(10), Purpose.Exchange, start + Duration.FromDays(day));
        Order[] holds = [HoldUntil(3), HoldUntil(1), HoldUntil(2), HoldUntil(9), HoldUntil(0)];
        await _ledger.ApplyAsync([.. holds, Order.Release(_ledger.NewId(), holds[4].Id),
            Order.Hold(_ledger.NewId(), wallets[0], wallets[1], Credits.FromMinutes(10), Purpose.Exchange)]);
        Task<IReadOnlyList<OrderId>> FindAsync(int limit) => _ledger.UseAsync(store => store.FindExpiredHoldsAsync(start + Duration.FromDays(3), limit, default));

        (await FindAsync(10)).ShouldBe([holds[1].Id, holds[2].Id, holds[0].Id]);
        (await FindAsync(1)).ShouldBe([holds[1].Id]);
    }

    [Fact]
    public async Task A_balance_is_told_as_of_either_time()
    {
        var wallets = await _ledger.OpenAsync(2, hours: 0);
        var (early, late) = (Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2026, 6, 1, 0, 0));
        _ledger.Clock.Reset(late);
        Order Grant(Instant? effectiveAt) => Order.Transfer(_ledger.NewId(), AccountId.Issuer, wallets[0], Credits.FromHours(1), Purpose.Grant, effectiveAt);
        await _ledger.ApplyAsync([Grant(early), Grant(null)]);
        Task<Credits> BalanceAsync(Instant at, LedgerTime time) => _ledger.UseAsync(store => store.BalanceAsync(wallets[0], at, time, default));

        (await BalanceAsync(early, LedgerTime.Effective)).ShouldBe(Credits.FromHours(1));
        (await BalanceAsync(early, LedgerTime.Recorded)).ShouldBe(Credits.Zero);
        (await BalanceAsync(late + Duration.FromDays(1), LedgerTime.Effective)).ShouldBe(Credits.FromHours(2));
        (await BalanceAsync(late + Duration.FromDays(1), LedgerTime.Recorded)).ShouldBe(Credits.FromHours(2));
        (await _ledger.UseAsync(store => store.BalanceAsync(TestLedger.Wallet(99), late, LedgerTime.Recorded, default))).ShouldBe(Credits.Zero);
    }

    [Fact]
    public async Task Entries_are_read_from_the_newest_page_by_page()
    {
        var wallets = await _ledger.OpenAsync(2, hours: 10);
        await _ledger.ApplyAsync([.. Enumerable.Range(0, 4).Select(_ => Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange))]);
        Task<IReadOnlyList<Entry>> ReadAsync(long? before) => _ledger.UseAsync(store => store.ReadEntriesAsync(wallets[0], before, 3, default));

        (await ReadAsync(null)).Select(e => e.Number).ShouldBe([5, 4, 3]);
        (await ReadAsync(3)).Select(e => e.BalanceAfter).ShouldBe([Credits.FromHours(9), Credits.FromHours(10)]);
    }

    [Fact]
    public async Task The_recorded_ones_of_many_orders_are_told()
    {
        var wallets = await _ledger.OpenAsync(2);
        var order = Order.Transfer(_ledger.NewId(), wallets[0], wallets[1], Credits.FromHours(1), Purpose.Exchange);
        await _ledger.ApplyAsync(order);

        var recorded = await _ledger.UseAsync(store => store.FindRecordedAsync([order.Id, _ledger.NewId(), order.Id], default));

        recorded.ShouldBe([order.Id]);
        (await _ledger.UseAsync(store => store.FindOrderAsync(_ledger.NewId(), default))).ShouldBeNull();
        (await _ledger.UseAsync(store => store.SumMinutesAsync(default))).ShouldBe(0);
    }

    private Task<RecordedOrder> FindAsync(OrderId id) => _ledger.UseAsync(async store => (await store.FindOrderAsync(id, default)).ShouldNotBeNull());
}
