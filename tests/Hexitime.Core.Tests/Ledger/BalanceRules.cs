using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>Rules 1 to 3, 8 and 10: what the figures always are. A failure prints the seed; give it to <c>[Property(Replay = "…")]</c>.</summary>
[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = Cases.Many)]
public sealed class BalanceRules
{
    [Property]
    public void Rule_1_Conservation_balances_sum_to_zero_after_every_batch(LedgerHistory history) =>
        Bank.Replay(history, (bank, _, _) =>
        {
            bank.Book.Accounts.Sum(account => account.Posted.Minutes).ShouldBe(0);
            foreach (var pair in bank.LastChanges.Entries.GroupBy(entry => entry.Order).Select(group => group.ToList()))
            {
                pair.Count.ShouldBe(2);
                pair[0].Amount.ShouldBe(-pair[1].Amount);
                (pair[0].Account, pair[0].Counterparty).ShouldBe((pair[1].Counterparty, pair[1].Account));
            }
        });

    [Property]
    public void Rule_2_No_overdraft_nobody_but_the_issuer_ever_has_less_than_nothing_available(LedgerHistory history) =>
        Bank.Replay(history, (bank, _, _) =>
        {
            foreach (var account in bank.Book.Accounts.Where(account => !account.IsIssuer))
                account.Available.Minutes.ShouldBeGreaterThanOrEqualTo(0);
        });

    [Property]
    public void Rule_2_No_overdraft_an_order_that_stands_alone_is_refused_for_exactly_what_is_missing(LedgerHistory history)
    {
        var bank = new Bank(history.Accounts);
        foreach (var batch in history.Batches)
        {
            foreach (var order in batch.Orders.Where(order => order.Kind is OrderKind.Transfer or OrderKind.Hold && bank.Find(order.Id) is null))
            {
                var before = bank.Book.TryGet(order.From, out var account) ? account.Available : Credits.Zero;
                var outcome = bank.Apply(new LedgerBatch(batch.At, BatchMode.Independent, [order]))[0];
                if (outcome.Refusal == LedgerRefusal.InsufficientCredit)
                    (before + outcome.Missing).ShouldBe(order.Amount);
                else if (outcome.Stands && !account.IsIssuer)
                    order.Amount.ShouldBeLessThanOrEqualTo(before);
            }

            bank.Apply(batch);
        }
    }

    [Property]
    public void Rule_3_Holds_are_exact_held_is_the_sum_of_the_open_holds(LedgerHistory history) =>
        Bank.Replay(history, (bank, _, _) =>
        {
            var ended = bank.Book.Orders.Where(order => order.WasApplied && order.Order.Kind is OrderKind.Settle or OrderKind.Release)
                .Select(order => order.Order.Target).ToHashSet();
            var open = bank.Book.Orders.Where(order => order.WasApplied && order.Order.Kind == OrderKind.Hold && !ended.Contains(order.Order.Id))
                .ToLookup(order => order.Order.From, order => order.Order.Amount.Minutes);
            foreach (var account in bank.Book.Accounts)
                account.Held.Minutes.ShouldBe(open[account.Id].Sum());
        });

    [Property]
    public void Rule_8_Every_past_balance_can_be_told_from_the_entries(LedgerHistory history)
    {
        var model = new LedgerModel(history.Accounts);
        var bank = Bank.Replay(history, (_, batch, _) => model.Apply(batch));

        foreach (var (account, entries) in bank.Accounts)
        {
            entries.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, entries.Count).Select(number => (long)number));
            entries.Zip(entries.Skip(1)).ShouldAllBe(pair => pair.First.RecordedAt <= pair.Second.RecordedAt);
            account.Posted.ShouldBe(entries.Count == 0 ? Credits.Zero : entries[^1].BalanceAfter);
            foreach (var at in entries.SelectMany(entry => new[] { entry.RecordedAt - Duration.Epsilon, entry.RecordedAt }).Distinct())
                entries.FindLast(entry => entry.RecordedAt <= at).BalanceAfter.ShouldBe(model.BalanceAt(account.Id, at, LedgerTime.Recorded)!.Value);
        }
    }

    [Property]
    public void Rule_10_An_hour_is_an_hour_what_moves_is_exactly_what_was_ordered_whoever_gave_it(LedgerHistory history)
    {
        var bank = Bank.Replay(history);
        foreach (var order in bank.Book.Orders)
        {
            var moved = bank.Accounts.SelectMany(account => account.Entries).Where(entry => entry.Order == order.Order.Id && entry.Amount.IsPositive).Sum(entry => entry.Amount.Minutes);
            moved.ShouldBe(!order.WasApplied ? 0 : order.Order.Kind switch
            {
                OrderKind.Transfer or OrderKind.Settle => order.Order.Amount.Minutes,
                OrderKind.Reverse => bank.Find(order.Order.Target)!.Value.Order.Amount.Minutes,
                _ => 0,
            });
        }
    }
}
