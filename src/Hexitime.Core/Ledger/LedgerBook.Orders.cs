using NodaTime;

namespace Hexitime.Ledger;

// How each kind of order is judged and applied.
public sealed partial class LedgerBook
{
    private Outcome Judge(in Order order, Instant now, bool judgeAvailable)
    {
        if (order.Id == default)
            return Outcome.Refused(LedgerRefusal.NoKey);
        if (_orderAt.TryGetValue(order.Id, out var known))
            return LedgerRules.Repeat(in Recorded(known), in order);
        return order.Kind switch
        {
            OrderKind.Transfer => Transfer(in order, now, judgeAvailable),
            OrderKind.Hold => Hold(in order, now, judgeAvailable),
            OrderKind.Settle => Settle(in order, now),
            OrderKind.Release => Release(in order, now),
            OrderKind.Reverse => Reverse(in order, now, judgeAvailable),
            OrderKind.SetFloor => SetFloor(in order, now, judgeAvailable),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.Kind, "Orders are made by the factories of Order."),
        };
    }

    private Outcome Transfer(in Order order, Instant now, bool judgeAvailable)
    {
        if (FindPair(in order, out var from, out var to) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (order.Purpose == Purpose.Welcome && LedgerRules.CheckWelcome(in AccountAt(from), in AccountAt(to)) is var welcome and not LedgerRefusal.None)
            return Outcome.Refused(welcome);
        return Move(in order, from, to, order.Amount, order.Purpose, released: Credits.Zero, now, judgeAvailable);
    }

    private Outcome Hold(in Order order, Instant now, bool judgeAvailable)
    {
        if (FindPair(in order, out var from, out _) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (order.Purpose == Purpose.Welcome)
            return Outcome.Refused(LedgerRefusal.NotAWelcome);
        if (order.ExpiresAt <= now)
            return Outcome.Refused(LedgerRefusal.HoldExpired);
        ref var account = ref AccountAt(from);
        if (judgeAvailable && LedgerRules.CheckAvailable(in account, order.Amount, out var missing) is var shortfall and not LedgerRefusal.None)
            return Outcome.Refused(shortfall, missing);
        if (!LedgerRules.Fits(account.Posted.Minutes, account.Held.Minutes + order.Amount.Minutes, account.Floor.Minutes))
            return Outcome.Refused(LedgerRefusal.OutOfRange);

        _changedAccounts.Add((from, account));
        account = account with { Held = account.Held + order.Amount };
        Record(in order, order.From, order.To, order.Amount, now);
        return Outcome.Applied;
    }

    private Outcome Settle(in Order order, Instant now)
    {
        if (!_orderAt.TryGetValue(order.Target, out var hold))
            return Outcome.Refused(LedgerRefusal.UnknownTarget);
        if (LedgerRules.CheckSettle(in Recorded(hold), order.Amount, now, out var missing) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal, missing);
        if (!_accountAt.TryGetValue(Recorded(hold).From, out var from) || !_accountAt.TryGetValue(Recorded(hold).To, out var to))
            return Outcome.Refused(LedgerRefusal.UnknownAccount);
        var outcome = Move(in order, from, to, order.Amount, Recorded(hold).Order.Purpose, released: Recorded(hold).Moved, now, judgeAvailable: false);
        if (outcome.Stands)
            End(hold, order.Id);
        return outcome;
    }

    private Outcome Release(in Order order, Instant now)
    {
        if (!_orderAt.TryGetValue(order.Target, out var hold))
            return Outcome.Refused(LedgerRefusal.UnknownTarget);
        if (LedgerRules.CheckRelease(in Recorded(hold)) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (!_accountAt.TryGetValue(Recorded(hold).From, out var from))
            return Outcome.Refused(LedgerRefusal.UnknownAccount);

        ref var account = ref AccountAt(from);
        _changedAccounts.Add((from, account));
        account = account with { Held = account.Held - Recorded(hold).Moved };
        End(hold, order.Id);
        Record(in order, Recorded(hold).From, Recorded(hold).To, Recorded(hold).Moved, now);
        return Outcome.Applied;
    }

    private Outcome Reverse(in Order order, Instant now, bool judgeAvailable)
    {
        if (!_orderAt.TryGetValue(order.Target, out var transfer))
            return Outcome.Refused(LedgerRefusal.UnknownTarget);
        if (LedgerRules.CheckReverse(in Recorded(transfer)) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (!_accountAt.TryGetValue(Recorded(transfer).To, out var from) || !_accountAt.TryGetValue(Recorded(transfer).From, out var to))
            return Outcome.Refused(LedgerRefusal.UnknownAccount);
        var outcome = Move(in order, from, to, Recorded(transfer).Moved, Purpose.Reversal, released: Credits.Zero, now, judgeAvailable);
        if (outcome.Stands)
            End(transfer, order.Id);
        return outcome;
    }

    private Outcome SetFloor(in Order order, Instant now, bool judgeAvailable)
    {
        if (!_accountAt.TryGetValue(order.From, out var at))
            return Outcome.Refused(LedgerRefusal.UnknownAccount);
        ref var account = ref AccountAt(at);
        if (LedgerRules.CheckFloor(in account, order.Amount, out var missing) is var refusal and not LedgerRefusal.None
            && (judgeAvailable || refusal != LedgerRefusal.InsufficientCredit))
            return Outcome.Refused(refusal, missing);
        _changedAccounts.Add((at, account));
        account = account with { Floor = order.Amount };
        Record(in order, order.From, default, order.Amount, now);
        return Outcome.Applied;
    }

    private LedgerRefusal FindPair(in Order order, out int from, out int to)
    {
        (from, to) = (0, 0);
        if (LedgerRules.CheckAmount(order.Amount) is var refusal and not LedgerRefusal.None)
            return refusal;
        if (order.From == order.To)
            return LedgerRefusal.SameAccount;
        return _accountAt.TryGetValue(order.From, out from) && _accountAt.TryGetValue(order.To, out to) ? LedgerRefusal.None : LedgerRefusal.UnknownAccount;
    }

    /// <summary>Conservation: what one account gives is what the other gets, in two entries of one order.</summary>
    private Outcome Move(in Order order, int fromAt, int toAt, Credits amount, Purpose purpose, Credits released, Instant now, bool judgeAvailable)
    {
        ref var giver = ref AccountAt(fromAt);
        ref var taker = ref AccountAt(toAt);
        if (judgeAvailable && LedgerRules.CheckAvailable(in giver, amount, out var missing) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal, missing);
        if (!LedgerRules.Fits(giver.Posted.Minutes - amount.Minutes, giver.Held.Minutes - released.Minutes, giver.Floor.Minutes)
            || !LedgerRules.Fits(taker.Posted.Minutes + amount.Minutes, taker.Held.Minutes, taker.Floor.Minutes))
            return Outcome.Refused(LedgerRefusal.OutOfRange);

        _changedAccounts.Add((fromAt, giver));
        _changedAccounts.Add((toAt, taker));
        var recordedAt = Instant.Max(now, Instant.Max(giver.LastRecordedAt, taker.LastRecordedAt));
        giver = giver with { Posted = giver.Posted - amount, Held = giver.Held - released, Length = giver.Length + 1, LastRecordedAt = recordedAt };
        taker = taker with { Posted = taker.Posted + amount, Length = taker.Length + 1, LastRecordedAt = recordedAt, Welcomed = taker.Welcomed || purpose == Purpose.Welcome };
        Post(in order, in giver, taker.Id, -amount, purpose, recordedAt);
        Post(in order, in taker, giver.Id, amount, purpose, recordedAt);
        Record(in order, giver.Id, taker.Id, amount, recordedAt);
        return Outcome.Applied;
    }

    private void Post(in Order order, in Account account, AccountId counterparty, Credits amount, Purpose purpose, Instant recordedAt) =>
        _entries.Add(new Entry
        {
            Account = account.Id,
            Number = account.Length,
            Order = order.Id,
            Counterparty = counterparty,
            Amount = amount,
            BalanceAfter = account.Posted,
            Purpose = purpose,
            EffectiveAt = order.EffectiveAt ?? recordedAt,
            RecordedAt = recordedAt,
            Memo = order.Memo,
        });
}
