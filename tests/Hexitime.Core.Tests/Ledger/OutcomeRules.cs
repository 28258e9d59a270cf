using FsCheck.Xunit;
using Hexitime.Ledger;
using Hexitime.Testing.Ledger;
using NodaTime;

namespace Hexitime.Tests.Ledger;

/// <summary>Rules 4 to 7: what happens once, and what is never undone. A failure prints the seed; give it to <c>[Property(Replay = "…")]</c>.</summary>
[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = Cases.Many)]
public sealed class OutcomeRules
{
    [Property]
    public void The_book_and_the_model_agree_on_every_outcome_and_every_figure(LedgerHistory history)
    {
        var model = new LedgerModel(history.Accounts);
        Bank.Replay(history, (bank, batch, outcomes) =>
        {
            outcomes.ShouldBe(model.Apply(batch));
            foreach (var account in bank.Book.Accounts)
            {
                (account.Posted, account.Held, account.Floor, account.Available)
                    .ShouldBe((model.Posted(account.Id), model.Held(account.Id), model.Floor(account.Id), model.Available(account.Id)));
            }
        });
    }

    [Property]
    public void Rule_4_A_hold_ends_once_and_never_for_more_than_is_held_or_after_its_time(LedgerHistory history)
    {
        var bank = Bank.Replay(history);
        var endings = bank.Book.Orders.Where(order => order.WasApplied && order.Order.Kind is OrderKind.Settle or OrderKind.Release)
            .ToLookup(order => order.Order.Target);
        foreach (var hold in bank.Book.Orders.Where(order => order.WasApplied && order.Order.Kind == OrderKind.Hold))
        {
            var ending = endings[hold.Order.Id].ToList();
            ending.Count.ShouldBeLessThanOrEqualTo(1);
            hold.EndedBy.ShouldBe(ending.Count == 0 ? default : ending[0].Order.Id);
            if (ending is [{ Order.Kind: OrderKind.Settle } settled])
                settled.Moved.ShouldBeInRange(Credits.FromMinutes(1), hold.Moved);
        }
    }

    [Property]
    public void Rule_4_A_hold_ends_once_every_further_end_is_refused(LedgerHistory history)
    {
        var bank = Bank.Replay(history);
        var later = history.Batches[^1].At + Duration.FromDays(1000);
        var ids = 0;
        foreach (var hold in bank.Book.Orders.Where(order => order.WasApplied && order.Order.Kind == OrderKind.Hold).ToList())
        {
            var (isOpen, canExpire) = (hold.EndedBy == default, hold.Order.ExpiresAt is not null);
            var settle = Order.Settle(NextId(), hold.Order.Id, Credits.FromMinutes(1));
            var settled = bank.Apply(new LedgerBatch(later, BatchMode.Independent, [settle]))[0];
            if (!isOpen)
                settled.Refusal.ShouldBe(LedgerRefusal.HoldEnded);
            else if (canExpire)
                settled.Refusal.ShouldBe(LedgerRefusal.HoldExpired);
            else
                settled.Refusal.ShouldBeOneOf(LedgerRefusal.None, LedgerRefusal.OutOfRange);
            var release = Order.Release(NextId(), hold.Order.Id);
            bank.Apply(new LedgerBatch(later, BatchMode.Independent, [release]))[0].Refusal
                .ShouldBe(isOpen && !settled.Stands ? LedgerRefusal.None : LedgerRefusal.HoldEnded);
        }

        bank.Book.Accounts.ShouldAllBe(account => account.Held == Credits.Zero);

        OrderId NextId() => OrderId.For($"later {ids++}", Guid.Empty);
    }

    [Property]
    public void Rule_5_Same_key_and_same_content_gives_the_same_outcome_once(LedgerHistory history)
    {
        var bank = Bank.Replay(history, (bank, batch, outcomes) =>
        {
            // What was refused only because something else was missing may pass once it is there; everything else has its answer.
            var settled = batch.Orders.Zip(outcomes).Where(order => order.Second.Stands || order.Second.Refusal.IsFinal()).ToList();
            var before = bank.Figures();
            var again = bank.Apply(new LedgerBatch(batch.At + Duration.FromDays(1), BatchMode.Independent, [.. settled.Select(order => order.First)]));
            again.ShouldBe(settled.Select(order => order.Second.Stands ? Outcome.AlreadyApplied : order.Second));
            (bank.LastChanges.Entries.Count + bank.LastChanges.Orders.Count).ShouldBe(0);
            bank.Figures().ShouldBe(before);
        });

        // However late and in whatever company: the whole history sent once more moves nothing that had its final answer.
        var final = history.Orders.Where(order => bank.Find(order.Id) is not null).ToList();
        var figures = bank.Figures();
        var answers = bank.Apply(new LedgerBatch(history.Batches[^1].At + Duration.FromDays(1), BatchMode.Independent, final));
        bank.Figures().ShouldBe(figures);
        answers.ShouldNotContain(Outcome.Applied);
    }

    [Property]
    public void Rule_5_Same_key_and_other_content_is_refused(LedgerHistory history)
    {
        var bank = Bank.Replay(history);
        var figures = bank.Figures();
        foreach (var order in bank.Book.Orders.Select(order => order.Order).ToList())
        {
            Order[] altered =
            [
                Recall(order, amount: order.Amount.Minutes == 1 ? Credits.FromMinutes(2) : Credits.FromMinutes(1)),
                Recall(order, from: new AccountId(new Guid(7, 7, 7, new byte[8]))),
                Recall(order, to: new AccountId(new Guid(7, 7, 7, new byte[8]))),
                Recall(order, target: OrderId.For("another", Guid.Empty)),
                Recall(order, kind: order.Kind == OrderKind.Hold ? OrderKind.Transfer : OrderKind.Hold),
                Recall(order, at: Instant.FromUtc(1999, 1, 1, 0, 0)),
            ];
            bank.Apply(new LedgerBatch(history.Batches[0].At, BatchMode.Independent, altered))
                .ShouldAllBe(outcome => outcome.Refusal == LedgerRefusal.KeyReused);
        }

        bank.Figures().ShouldBe(figures);
    }

    [Property]
    public void Rule_6_Welcome_credits_reach_a_member_once_and_nobody_else(LedgerHistory history)
    {
        var bank = Bank.Replay(history);
        foreach (var (account, entries) in bank.Accounts)
        {
            var welcomes = entries.FindAll(entry => entry.Purpose == Purpose.Welcome && entry.Amount.IsPositive);
            welcomes.Count.ShouldBe(account.Welcomed ? 1 : 0);
            if (welcomes is [var welcome])
                (account.Kind, welcome.Counterparty).ShouldBe((AccountKind.Member, AccountId.Issuer));
            if (account.Welcomed)
            {
                var again = Order.Welcome(OrderId.For("again", account.Id.Value), account.Id, Credits.FromHours(2));
                bank.Apply(new LedgerBatch(history.Batches[^1].At, BatchMode.Independent, [again]))[0].Refusal.ShouldBe(LedgerRefusal.AlreadyWelcomed);
            }
        }
    }

    [Property]
    public void Rule_7_History_only_grows_and_a_transfer_is_reversed_at_most_once(LedgerHistory history)
    {
        var known = new Dictionary<AccountId, List<Entry>>();
        var bank = Bank.Replay(history, (bank, batch, outcomes) =>
        {
            foreach (var (account, entries) in bank.Accounts)
            {
                entries.Take(known.GetValueOrDefault(account.Id)?.Count ?? 0).ShouldBe(known.GetValueOrDefault(account.Id) ?? []);
                known[account.Id] = [.. entries];
            }

            if (!outcomes.Any(outcome => outcome.Kind == OutcomeKind.Applied))
                (bank.LastChanges.Accounts.Count + bank.LastChanges.Entries.Count).ShouldBe(0);
        });
        foreach (var reversals in bank.Book.Orders.Where(order => order.WasApplied && order.Order.Kind == OrderKind.Reverse).GroupBy(order => order.Order.Target))
        {
            var (reversal, reversed) = (reversals.ShouldHaveSingleItem(), bank.Find(reversals.Key)!.Value);
            (reversal.From, reversal.To, reversal.Moved).ShouldBe((reversed.To, reversed.From, reversed.Moved));
            (reversed.EndedBy, reversed.Order.Kind == OrderKind.Reverse).ShouldBe((reversal.Order.Id, false));
        }
    }

    [Fact]
    public void A_refusal_is_kept_unless_it_may_pass_and_each_has_a_code_of_its_own()
    {
        var refusals = Enum.GetValues<LedgerRefusal>().Except([LedgerRefusal.None]).ToList();
        LedgerRefusal[] mayPass = [LedgerRefusal.KeyReused, LedgerRefusal.UnknownAccount, LedgerRefusal.UnknownTarget, LedgerRefusal.LinkedOrderRefused, LedgerRefusal.NoKey];

        refusals.FindAll(r => !r.IsFinal()).ShouldBe(mayPass);
        LedgerRefusal.None.IsFinal().ShouldBeFalse();
        refusals.Select(r => Outcome.Refused(r).ToRefusal().Code).Distinct().Count().ShouldBe(refusals.Count);
        Should.Throw<InvalidOperationException>(() => Outcome.Applied.ToRefusal());
    }

    private static Order Recall(
        Order order, OrderKind? kind = null, Credits? amount = null, AccountId? from = null, AccountId? to = null, OrderId? target = null, Instant? at = null) =>
        Order.Recall(kind ?? order.Kind, order.Id, order.Purpose, from ?? order.From, to ?? order.To, amount ?? order.Amount, target ?? order.Target,
            at ?? order.EffectiveAt, order.ExpiresAt, order.Memo);
}
