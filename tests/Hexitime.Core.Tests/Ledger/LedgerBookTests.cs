using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>Single cases that the generated histories have found, or that a reader should see spelled out.</summary>
public sealed class LedgerBookTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 9, 0);

    private readonly LedgerBook _book = new();
    private int _ids;

    [Theory]
    [InlineData(0, 0, 0, 0, true)]
    [InlineData(-1, 0, 0, 0, true)]
    [InlineData(-1, 0, 1, 0, false)]
    [InlineData(1, 0, 0, 0, true)]
    [InlineData(1, 0, 0, -1, false)]
    [InlineData(1, 1, 0, 0, true)]
    [InlineData(1, 1, 0, 1, false)]
    [InlineData(0, 0, -1, 0, false)]
    [InlineData(0, -1, 0, 0, true)]
    [InlineData(0, -1, 1, 0, true)]
    [InlineData(0, -1, 0, 1, true)]
    [InlineData(0, -1, 1, 1, true)]
    [InlineData(-1, 0, 0, 1, false)]
    public void Figures_fit_up_to_the_bounds_and_no_further(int posted, int floor, long moreHeld, long moreFloor, bool fits) =>
        LedgerRules.Fits(posted * Credits.LargestMinutes, moreHeld, (floor * Credits.LargestMinutes) + moreFloor).ShouldBe(fits);

    [Fact]
    public void A_release_never_frees_more_than_can_be_told()
    {
        var (ann, ben) = (Open(Credits.FromMinutes(-9 * Credits.LargestMinutes / 10)), Open());
        Grant(ann, Credits.FromMinutes(Credits.LargestMinutes / 10));
        var hold = NextId();
        Apply(Order.Hold(hold, ann, ben, Credits.FromMinutes(4 * Credits.LargestMinutes / 10), Purpose.Exchange)).ShouldBe(Outcome.Applied);

        Grant(ann, Credits.FromMinutes(4 * Credits.LargestMinutes / 10)).ShouldBe(Outcome.Refused(LedgerRefusal.OutOfRange));
        Apply(Order.Release(NextId(), hold)).ShouldBe(Outcome.Applied);

        Find(ann).Available.ShouldBe(Credits.MaxValue);
    }

    [Fact]
    public void A_linked_batch_that_overdraws_is_refused_for_the_order_that_takes_not_for_one_that_ends_a_hold()
    {
        var (ann, ben) = (Open(), Open());
        Grant(ann, Credits.FromHours(2));
        var (hold, settle, transfer) = (NextId(), NextId(), NextId());
        Apply(Order.Hold(hold, ann, ben, Credits.FromHours(2), Purpose.Exchange)).ShouldBe(Outcome.Applied);

        var outcomes = ApplyLinked(Order.Settle(settle, hold, Credits.FromHours(1)), Order.Transfer(transfer, ann, ben, Credits.FromHours(5), Purpose.Donation));

        outcomes.ShouldBe([Outcome.Refused(LedgerRefusal.LinkedOrderRefused), Outcome.Refused(LedgerRefusal.InsufficientCredit, Credits.FromHours(4))]);
        Apply(Order.Settle(settle, hold, Credits.FromHours(1))).ShouldBe(Outcome.Applied);
    }

    [Fact]
    public void A_linked_batch_that_overdraws_two_accounts_is_refused_for_its_first_order_that_takes_too_much()
    {
        var (ann, ben, cem) = (Open(), Open(), Open(Credits.FromHours(-1)));

        var outcomes = ApplyLinked(
            Order.Transfer(NextId(), cem, ann, Credits.FromMinutes(1), Purpose.Donation),
            Order.Transfer(NextId(), ben, cem, Credits.FromHours(1), Purpose.Donation),
            Order.Transfer(NextId(), ann, cem, Credits.FromHours(2), Purpose.Donation));

        outcomes.Select(outcome => outcome.Refusal).ShouldBe(
            [LedgerRefusal.LinkedOrderRefused, LedgerRefusal.InsufficientCredit, LedgerRefusal.LinkedOrderRefused]);
    }

    [Fact]
    public void A_floor_set_in_a_linked_batch_is_judged_by_the_end_state()
    {
        var ann = Open(Credits.FromHours(-1));
        var ben = Open();
        Apply(Order.Transfer(NextId(), ann, ben, Credits.FromHours(1), Purpose.Donation)).ShouldBe(Outcome.Applied);

        ApplyLinked(Order.SetFloor(NextId(), ann, Credits.Zero), Order.Transfer(NextId(), ben, ann, Credits.FromHours(1), Purpose.Donation))
            .ShouldAllBe(outcome => outcome == Outcome.Applied);

        Find(ann).Available.ShouldBe(Credits.Zero);
    }

    [Fact]
    public void A_floor_raised_too_far_in_a_linked_batch_is_what_is_refused()
    {
        var (ann, ben) = (Open(Credits.FromHours(-1)), Open());
        Apply(Order.Transfer(NextId(), ann, ben, Credits.FromHours(1), Purpose.Donation)).ShouldBe(Outcome.Applied);

        ApplyLinked(Order.SetFloor(NextId(), ann, Credits.Zero), Order.Transfer(NextId(), ben, ann, Credits.FromMinutes(20), Purpose.Donation))
            .ShouldBe([Outcome.Refused(LedgerRefusal.InsufficientCredit, Credits.FromMinutes(40)), Outcome.Refused(LedgerRefusal.LinkedOrderRefused)]);
    }

    [Fact]
    public void A_time_finer_than_a_store_keeps_is_cut_to_the_microsecond_so_that_a_repeat_is_known_again()
    {
        var fine = Now.PlusNanoseconds(1_999);
        var cut = Now.PlusNanoseconds(1_000);

        Order.Transfer(default, default, default, Credits.Zero, Purpose.Exchange, effectiveAt: fine).EffectiveAt.ShouldBe(cut);
        Order.Settle(default, default, Credits.Zero, effectiveAt: fine).EffectiveAt.ShouldBe(cut);
        Order.Hold(default, default, default, Credits.Zero, Purpose.Exchange, expiresAt: fine).ExpiresAt.ShouldBe(cut);
        Order.Settle(default, default, Credits.Zero, effectiveAt: Instant.MinValue).EffectiveAt.ShouldBe(Instant.FromUtc(1, 1, 1, 0, 0));
    }

    [Fact]
    public void Entries_are_recorded_at_whole_microseconds()
    {
        var ann = Open();
        var book = _book;
        book.Open(Account.OpenIssuer());
        var outcomes = new Outcome[1];
        book.Apply([Order.Welcome(NextId(), ann, Credits.FromHours(2))], BatchMode.Independent, Now.PlusNanoseconds(1_999), outcomes);

        book.TakeChanges().Entries.ShouldAllBe(entry => entry.RecordedAt == Now.PlusNanoseconds(1_000) && entry.EffectiveAt == entry.RecordedAt);
    }

    [Fact]
    public void A_book_that_was_emptied_is_as_good_as_a_new_one()
    {
        var (ann, welcome) = (Open(), NextId());
        _book.Open(Account.OpenIssuer());
        _book.Apply([Order.Welcome(welcome, ann, Credits.FromHours(2))], BatchMode.Linked, Now, new Outcome[1]);

        _book.Clear();

        (_book.Accounts.Count, _book.Orders.Count, _book.TakeChanges().IsEmpty).ShouldBe((0, 0, true));
        _book.Open(Account.OpenIssuer());
        _book.Open(Account.Open(ann, AccountKind.Member));
        Apply(Order.Welcome(welcome, ann, Credits.FromHours(2))).ShouldBe(Outcome.Applied);
        (Find(ann).Posted, Find(ann).Length).ShouldBe((Credits.FromHours(2), 1));
    }

    [Fact]
    public void What_was_recorded_earlier_is_known_again_and_can_be_ended()
    {
        var (ann, ben, hold) = (Open(), Open(), NextId());
        Grant(ann, Credits.FromHours(2));
        var order = Order.Hold(hold, ann, ben, Credits.FromHours(1), Purpose.Exchange);
        Apply(order).ShouldBe(Outcome.Applied);
        var (accounts, recorded) = (_book.Accounts.ToList(), _book.TryGet(hold, out var found) ? found : default);
        _book.Clear();
        accounts.ForEach(account => _book.Open(account));
        _book.Recall(in recorded);

        Apply(order).ShouldBe(Outcome.AlreadyApplied);
        Apply(Order.Settle(NextId(), hold, Credits.FromHours(1))).ShouldBe(Outcome.Applied);

        (Find(ann).Posted, Find(ann).Held, Find(ben).Posted).ShouldBe((Credits.FromHours(1), Credits.Zero, Credits.FromHours(1)));
        _book.Orders.Count.ShouldBe(2);
    }

    [Fact]
    public void A_hold_is_over_at_the_instant_at_which_it_expires()
    {
        var (ann, ben, late, hold) = (Open(), Open(), NextId(), NextId());
        Grant(ann, Credits.FromHours(2));
        var expiry = Now + Duration.FromDays(1);
        Apply(Order.Hold(late, ann, ben, Credits.FromHours(1), Purpose.Exchange, expiresAt: Now)).Refusal.ShouldBe(LedgerRefusal.HoldExpired);
        Apply(Order.Hold(hold, ann, ben, Credits.FromHours(1), Purpose.Exchange, expiresAt: expiry)).ShouldBe(Outcome.Applied);

        var outcomes = new Outcome[1];
        _book.Apply([Order.Settle(NextId(), hold, Credits.FromHours(1))], BatchMode.Independent, expiry, outcomes);
        outcomes[0].Refusal.ShouldBe(LedgerRefusal.HoldExpired);
        _book.Apply([Order.Settle(NextId(), hold, Credits.FromHours(1))], BatchMode.Independent, expiry - Duration.FromTicks(10), outcomes);
        outcomes[0].ShouldBe(Outcome.Applied);
    }

    [Fact]
    public void What_is_not_in_the_book_is_not_found()
    {
        var ann = Open();
        Grant(ann, Credits.FromHours(2));

        _book.TryGet(new AccountId(Guid.Empty), out var account).ShouldBeFalse();
        _book.TryGet(default(OrderId), out var order).ShouldBeFalse();

        (account, order).ShouldBe((default, default));
    }

    [Fact]
    public void A_book_that_is_used_wrongly_says_so_and_changes_nothing()
    {
        var ann = Open();
        _book.Open(Account.OpenIssuer());
        Should.Throw<ArgumentException>(() => _book.Apply([Order.Welcome(NextId(), ann, Credits.FromHours(2))], BatchMode.Independent, Now, []));
        _book.Orders.ShouldBeEmpty();

        _book.Apply([Order.Welcome(NextId(), ann, Credits.FromHours(2))], BatchMode.Independent, Now, new Outcome[1]);
        Should.Throw<InvalidOperationException>(() => _book.Recall(new RecordedOrder { Order = Order.Release(NextId(), default), RecordedAt = Now }));
        _book.TakeChanges().Orders.Count.ShouldBe(1);
    }

    private AccountId Open(Credits floor = default)
    {
        var id = new AccountId(NextId().Value);
        _book.Open(Account.Open(id, AccountKind.Member, floor));
        return id;
    }

    private Outcome Grant(AccountId to, Credits amount)
    {
        if (!_book.TryGet(AccountId.Issuer, out _))
            _book.Open(Account.OpenIssuer());
        return Apply(Order.Transfer(NextId(), AccountId.Issuer, to, amount, Purpose.Grant));
    }

    private Account Find(AccountId id) => _book.TryGet(id, out var account) ? account : throw new InvalidOperationException();

    private OrderId NextId() => OrderId.For($"{_ids++}", Guid.Empty);

    private Outcome Apply(Order order) => Apply(BatchMode.Independent, order)[0];

    private Outcome[] ApplyLinked(params Order[] orders) => Apply(BatchMode.Linked, orders);

    private Outcome[] Apply(BatchMode mode, params Order[] orders)
    {
        var outcomes = new Outcome[orders.Length];
        _book.Apply(orders, mode, Now, outcomes);
        _book.TakeChanges();
        return outcomes;
    }
}
