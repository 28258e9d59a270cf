using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Testing.Ledger;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.Ledger;

public sealed class LinearizabilityTests
{
    private static readonly AccountId Ada = new(new Guid("00000000-0000-8000-8000-00000000ada0"));
    private static readonly AccountId Ben = new(new Guid("00000000-0000-8000-8000-00000000be00"));
    private static readonly Account AdaBefore = Account.Open(Ada, AccountKind.Member) with { Posted = Credits.FromMinutes(60), Length = 1 };
    private static readonly Account BenBefore = Account.Open(Ben, AccountKind.Member);
    private static readonly Order Payment = Order.Transfer(Id(1), Ada, Ben, Credits.FromMinutes(40), Purpose.Exchange);
    private static readonly Account AdaAfter = AdaBefore with { Posted = Credits.FromMinutes(20), Length = 2 };
    private static readonly Order Hold = Order.Hold(Id(2), Ada, Ben, Credits.FromMinutes(30), Purpose.Exchange);

    [Fact]
    public void A_read_made_before_a_write_was_acknowledged_may_see_the_account_before_or_after_it()
    {
        IsLinearizable(Applied(Payment, 1, 10), ObservedCall.Read(Ada, 2, 3, AdaBefore), ObservedCall.Read(Ada, 5, 6, AdaAfter)).ShouldBeTrue();
        IsLinearizable(Applied(Payment, 1, 10), ObservedCall.Read(Ada, 2, 3, AdaAfter), ObservedCall.Read(Ada, 5, 6, AdaBefore)).ShouldBeFalse();
    }

    [Fact]
    public void A_read_made_after_a_write_was_acknowledged_is_not_stale() =>
        IsLinearizable(Applied(Payment, 1, 2), ObservedCall.Read(Ada, 3, 4, AdaBefore)).ShouldBeFalse();

    [Fact]
    public void The_same_credits_are_not_spent_twice()
    {
        var other = Order.Transfer(Id(3), Ada, Ben, Credits.FromMinutes(40), Purpose.Donation);
        IsLinearizable(Applied(Payment, 1, 10), Applied(other, 1, 10)).ShouldBeFalse();
        IsLinearizable(Applied(Payment, 1, 10), Refused(other, 1, 10, LedgerRefusal.InsufficientCredit, 20)).ShouldBeTrue();
        IsLinearizable(Applied(Payment, 1, 10), Refused(other, 1, 10, LedgerRefusal.InsufficientCredit, 19)).ShouldBeFalse();
    }

    [Fact]
    public void A_hold_is_settled_once()
    {
        var (one, other) = (Order.Settle(Id(3), Hold.Id, Credits.FromMinutes(30)), Order.Settle(Id(4), Hold.Id, Credits.FromMinutes(10)));
        IsLinearizable(Applied(Hold, 1, 2), Applied(one, 3, 9), Applied(other, 4, 8)).ShouldBeFalse();
        IsLinearizable(Applied(Hold, 1, 2), Applied(one, 3, 9), Refused(other, 4, 8, LedgerRefusal.HoldEnded)).ShouldBeTrue();
    }

    [Fact]
    public void A_settlement_may_overtake_its_hold_only_while_the_hold_is_under_way()
    {
        var settle = Order.Settle(Id(3), Hold.Id, Credits.FromMinutes(30));
        IsLinearizable(Applied(Hold, 1, 5), Refused(settle, 2, 3, LedgerRefusal.UnknownTarget)).ShouldBeTrue();
        IsLinearizable(Applied(Hold, 1, 2), Refused(settle, 3, 4, LedgerRefusal.UnknownTarget)).ShouldBeFalse();
    }

    [Fact]
    public void A_repeated_order_is_applied_once()
    {
        IsLinearizable(Applied(Payment, 1, 5), Applied(Payment, 2, 6)).ShouldBeFalse();
        IsLinearizable(ObservedCall.Applied(Payment, 1, 5, Outcome.AlreadyApplied), Applied(Payment, 2, 6)).ShouldBeTrue();
        IsLinearizable(ObservedCall.Applied(Payment, 1, 2, Outcome.AlreadyApplied), Applied(Payment, 3, 6)).ShouldBeFalse();
    }

    [Fact]
    public void An_order_whose_answer_was_lost_may_happen_late_or_never_but_not_before_it_was_sent()
    {
        var lost = ObservedCall.Lost(LedgerCall.Apply(Payment), 5);
        IsLinearizable(lost, ObservedCall.Read(Ada, 6, 7, AdaBefore)).ShouldBeTrue();
        IsLinearizable(lost, ObservedCall.Read(Ada, 6, 7, AdaBefore), ObservedCall.Read(Ada, 8, 9, AdaAfter)).ShouldBeTrue();
        IsLinearizable(lost, ObservedCall.Read(Ada, 6, 7, AdaAfter), ObservedCall.Read(Ada, 8, 9, AdaBefore)).ShouldBeFalse();
        IsLinearizable(lost, ObservedCall.Read(Ada, 1, 4, AdaAfter)).ShouldBeFalse();
    }

    [Property(MaxTest = 30)]
    public Property What_happens_one_after_the_other_is_linearizable_and_one_changed_figure_is_not() => Prop.ForAll(LedgerRaces.Races.ToArbitrary(), async race =>
    {
        var (store, before) = await OpenAsync(race);
        var history = new List<ObservedCall>();
        foreach (var call in Interleave(race))
        {
            var at = 2L * history.Count;
            history.Add(call.Order is { } order
                ? ObservedCall.Applied(order, at, at + 1, (await store.ApplyAsync([order], BatchMode.Independent, default)).Single())
                : ObservedCall.Read(call.Account, at, at + 1, await store.FindAccountAsync(call.Account, default)));
        }

        Linearizability.Check(before, history).IsLinearizable.ShouldBeTrue();
        if (history.FindLastIndex(call => call.Account is not null) is >= 0 and var read)
        {
            var account = history[read].Account!.Value;
            history[read] = ObservedCall.Read(account.Id, 2L * read, (2L * read) + 1, account with { Held = account.Held + Credits.FromMinutes(1) });
            Linearizability.Check(before, history).IsLinearizable.ShouldBeFalse();
        }
    });

    [Property(MaxTest = 30)]
    public Property A_store_behind_a_lock_is_linearizable() => Prop.ForAll(LedgerRaces.Races.ToArbitrary(), async race =>
    {
        using var gate = new SemaphoreSlim(1);
        var (store, _) = await OpenAsync(race);
        var (_, report) = await race.RunAsync(
            order => BehindAsync(gate, async () => (await store.ApplyAsync([order], BatchMode.Independent, default)).Single()),
            wallet => BehindAsync(gate, () => store.FindAccountAsync(wallet, default)));
        report.IsLinearizable.ShouldBeTrue(report.ToString());
    });

    [Fact]
    public async Task A_store_that_reads_from_a_cache_is_found_out()
    {
        var found = 0;
        foreach (var race in LedgerRaces.Races.Sample(20, new Rnd(1), 50))
        {
            using var gate = new SemaphoreSlim(1);
            var (store, before) = await OpenAsync(race);
            var cache = before.ToDictionary(account => account.Id);
            var (_, report) = await race.RunAsync(
                order => BehindAsync(gate, async () => (await store.ApplyAsync([order], BatchMode.Independent, default)).Single()),
                wallet => Task.FromResult<Account?>(cache[wallet]));
            found += report.IsLinearizable ? 0 : 1;
        }

        found.ShouldBeGreaterThan(10);
    }

    private static async Task<(InMemoryLedgerStore Store, IReadOnlyList<Account> Before)> OpenAsync(LedgerRace race)
    {
        var store = new InMemoryLedgerStore(new FakeClock(Instant.FromUtc(2026, 1, 1, 9, 0)));
        await store.OpenAsync(Account.OpenIssuer(), default);
        foreach (var wallet in race.Wallets)
            await store.OpenAsync(Account.Open(wallet, AccountKind.Member), default);
        await store.ApplyAsync(race.Setup, BatchMode.Independent, default);
        return (store, await store.LockAsync([.. race.Wallets], default));
    }

    private static async Task<T> BehindAsync<T>(SemaphoreSlim gate, Func<Task<T>> work)
    {
        await gate.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    private static IEnumerable<LedgerCall> Interleave(LedgerRace race) =>
        Enumerable.Range(0, race.Callers.Max(calls => calls.Count)).SelectMany(i => race.Callers.Where(calls => i < calls.Count).Select(calls => calls[i]));

    private static bool IsLinearizable(params ObservedCall[] history) => Linearizability.Check([AdaBefore, BenBefore], history).IsLinearizable;

    private static ObservedCall Applied(Order order, long invokedAt, long returnedAt) => ObservedCall.Applied(order, invokedAt, returnedAt, Outcome.Applied);

    private static ObservedCall Refused(Order order, long invokedAt, long returnedAt, LedgerRefusal refusal, int missing = 0) =>
        ObservedCall.Applied(order, invokedAt, returnedAt, Outcome.Refused(refusal, Credits.FromMinutes(missing)));

    private static OrderId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
