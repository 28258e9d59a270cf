using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

public sealed partial class LedgerModel
{
    /// <summary>Does what the batch asks, as far as the rules allow, and tells what became of each order.</summary>
    public IReadOnlyList<Outcome> Apply(LedgerBatch batch) => Apply(batch.Orders, batch.Mode, batch.At);

    /// <inheritdoc cref="Apply(LedgerBatch)" />
    public IReadOnlyList<Outcome> Apply(IReadOnlyList<Order> orders, BatchMode mode, Instant now) =>
        mode == BatchMode.Linked ? ApplyTogether(orders, now) : [.. orders.Select(order => RememberRefusal(order, Judge(order, now, isAlone: true), now))];

    private List<Outcome> ApplyTogether(IReadOnlyList<Order> orders, Instant now)
    {
        var trial = Copy();
        var outcomes = new List<Outcome>();
        foreach (var order in orders)
        {
            outcomes.Add(trial.Judge(order, now, isAlone: false));
            if (!outcomes[^1].Stands)
                return RefuseAll(orders, outcomes.Count - 1, outcomes[^1], now);
        }

        if (trial.FindCulprit(orders, outcomes) is { } culprit)
            return RefuseAll(orders, culprit.At, culprit.Outcome, now);
        (_movements, _openHolds, _floors, _memory, _endedBy) = (trial._movements, trial._openHolds, trial._floors, trial._memory, trial._endedBy);
        return outcomes;
    }

    /// <summary>The first order that takes from an account left overdrawn; where none takes, the first that moved its floor.</summary>
    private (int At, Outcome Outcome)? FindCulprit(IReadOnlyList<Order> orders, List<Outcome> outcomes)
    {
        var overdrawn = _opened.Where(account => account.Kind != AccountKind.Issuer && AvailableMinutes(account.Id) < 0).Select(account => account.Id).ToList();
        if (overdrawn.Count == 0)
            return null;
        OrderKind[] takers = [OrderKind.Transfer, OrderKind.Hold, OrderKind.Reverse];
        foreach (var kinds in new[] { takers, [OrderKind.SetFloor] })
        {
            for (var i = 0; i < orders.Count; i++)
            {
                var from = _memory[orders[i].Id].From;
                if (outcomes[i].Kind == OutcomeKind.Applied && kinds.Contains(orders[i].Kind) && overdrawn.Contains(from))
                    return (i, Outcome.Refused(LedgerRefusal.InsufficientCredit, Credits.FromMinutes(-AvailableMinutes(from))));
            }
        }

        throw new InvalidOperationException("An account is overdrawn and no order did it.");
    }

    private List<Outcome> RefuseAll(IReadOnlyList<Order> orders, int culprit, Outcome refusal, Instant now)
    {
        var outcomes = orders.Select((order, i) => i == culprit ? refusal
            : _memory.TryGetValue(order.Id, out var earlier) ? Again(earlier, order)
            : Outcome.Refused(LedgerRefusal.LinkedOrderRefused)).ToList();
        RememberRefusal(orders[culprit], refusal, now);
        return outcomes;
    }

    private Outcome RememberRefusal(Order order, Outcome outcome, Instant now)
    {
        var mayPass = outcome.Refusal is LedgerRefusal.NoKey or LedgerRefusal.KeyReused or LedgerRefusal.UnknownAccount or LedgerRefusal.UnknownTarget
            or LedgerRefusal.LinkedOrderRefused;
        if (outcome.Kind == OutcomeKind.Refused && !mayPass)
            _memory.TryAdd(order.Id, new RecordedOrder { Order = order, Refusal = outcome.Refusal, Missing = outcome.Missing, RecordedAt = now });
        return outcome;
    }

    private static Outcome Again(RecordedOrder earlier, Order order)
    {
        var isSame = earlier.Order.WithoutMemo() == order.WithoutMemo();
        return !isSame ? Outcome.Refused(LedgerRefusal.KeyReused)
            : earlier.Refusal == LedgerRefusal.None ? Outcome.AlreadyApplied
            : Outcome.Refused(earlier.Refusal, earlier.Missing);
    }

    private Outcome Judge(Order order, Instant now, bool isAlone)
    {
        if (order.Id == default)
            return Outcome.Refused(LedgerRefusal.NoKey);
        if (_memory.TryGetValue(order.Id, out var earlier))
            return Again(earlier, order);
        return order.Kind switch
        {
            OrderKind.Transfer => Pay(order, now, isAlone),
            OrderKind.Hold => SetAside(order, now, isAlone),
            OrderKind.SetFloor => MoveFloor(order, now, isAlone),
            _ when Find(order.Target) is null => Outcome.Refused(LedgerRefusal.UnknownTarget),
            OrderKind.Settle => PayHeld(order, Find(order.Target)!.Value, now),
            OrderKind.Release => SetFree(order, Find(order.Target)!.Value, now),
            OrderKind.Reverse => PayBack(order, Find(order.Target)!.Value, now, isAlone),
            _ => throw new InvalidOperationException($"There is no {order.Kind}."),
        };
    }

    private LedgerRefusal CheckPair(Order order) =>
        order.Amount.Minutes <= 0 ? LedgerRefusal.AmountNotPositive
        : order.From == order.To ? LedgerRefusal.SameAccount
        : !IsOpened(order.From) || !IsOpened(order.To) ? LedgerRefusal.UnknownAccount
        : LedgerRefusal.None;

    private Outcome Pay(Order order, Instant now, bool isAlone)
    {
        if (CheckPair(order) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (order.Purpose == Purpose.Welcome && (KindOf(order.From) != AccountKind.Issuer || KindOf(order.To) != AccountKind.Member))
            return Outcome.Refused(LedgerRefusal.NotAWelcome);
        if (order.Purpose == Purpose.Welcome && IsWelcomed(order.To))
            return Outcome.Refused(LedgerRefusal.AlreadyWelcomed);
        return Move(order, order.From, order.To, order.Amount, order.Purpose, freed: 0, now, isAlone);
    }

    private Outcome SetAside(Order order, Instant now, bool isAlone)
    {
        if (CheckPair(order) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (order.Purpose == Purpose.Welcome)
            return Outcome.Refused(LedgerRefusal.NotAWelcome);
        if (order.ExpiresAt is { } expiry && expiry <= now)
            return Outcome.Refused(LedgerRefusal.HoldExpired);
        if (isAlone && Lacks(order.From, order.Amount.Minutes) is { } missing)
            return Outcome.Refused(LedgerRefusal.InsufficientCredit, missing);
        if (!IsInBounds(PostedMinutes(order.From), HeldMinutes(order.From) + order.Amount.Minutes, _floors[order.From]))
            return Outcome.Refused(LedgerRefusal.OutOfRange);
        _openHolds.Add(Remember(order, order.From, order.To, order.Amount, now));
        return Outcome.Applied;
    }

    private Outcome PayHeld(Order order, RecordedOrder hold, Instant now)
    {
        if (CheckIsOpen(hold) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        if (hold.Order.ExpiresAt is { } expiry && expiry <= now)
            return Outcome.Refused(LedgerRefusal.HoldExpired);
        if (order.Amount > hold.Moved)
            return Outcome.Refused(LedgerRefusal.MoreThanHeld, order.Amount - hold.Moved);
        if (order.Amount.Minutes <= 0)
            return Outcome.Refused(LedgerRefusal.AmountNotPositive);
        var outcome = Move(order, hold.From, hold.To, order.Amount, hold.Order.Purpose, hold.Moved.Minutes, now, isAlone: false);
        if (outcome.Stands)
            End(hold, order);
        return outcome;
    }

    private Outcome SetFree(Order order, RecordedOrder hold, Instant now)
    {
        if (CheckIsOpen(hold) is var refusal and not LedgerRefusal.None)
            return Outcome.Refused(refusal);
        End(hold, order);
        Remember(order, hold.From, hold.To, hold.Moved, now);
        return Outcome.Applied;
    }

    private Outcome PayBack(Order order, RecordedOrder transfer, Instant now, bool isAlone)
    {
        var movement = _movements.Find(movement => movement.Order == order.Target);
        if (movement is null || transfer.Order.Kind == OrderKind.Reverse)
            return Outcome.Refused(LedgerRefusal.WrongTarget);
        if (_endedBy.ContainsKey(order.Target))
            return Outcome.Refused(LedgerRefusal.AlreadyReversed);
        var outcome = Move(order, movement.To, movement.From, movement.Amount, Purpose.Reversal, freed: 0, now, isAlone);
        if (outcome.Stands)
            End(transfer, order);
        return outcome;
    }

    private Outcome MoveFloor(Order order, Instant now, bool isAlone)
    {
        if (!IsOpened(order.From))
            return Outcome.Refused(LedgerRefusal.UnknownAccount);
        if (KindOf(order.From) == AccountKind.Issuer || order.Amount.Minutes > 0)
            return Outcome.Refused(LedgerRefusal.NotAFloor);
        var (posted, held, floor) = (PostedMinutes(order.From), HeldMinutes(order.From), order.Amount.Minutes);
        if (!IsInBounds(posted, held, floor))
            return Outcome.Refused(LedgerRefusal.OutOfRange);
        if (isAlone && posted - held < floor)
            return Outcome.Refused(LedgerRefusal.InsufficientCredit, Credits.FromMinutes(floor - posted + held));
        _floors[order.From] = floor;
        Remember(order, order.From, default, order.Amount, now);
        return Outcome.Applied;
    }

    private Outcome Move(Order order, AccountId from, AccountId to, Credits amount, Purpose purpose, long freed, Instant now, bool isAlone)
    {
        if (isAlone && Lacks(from, amount.Minutes) is { } missing)
            return Outcome.Refused(LedgerRefusal.InsufficientCredit, missing);
        if (!IsInBounds(PostedMinutes(from) - amount.Minutes, HeldMinutes(from) - freed, _floors[from])
            || !IsInBounds(PostedMinutes(to) + amount.Minutes, HeldMinutes(to), _floors[to]))
            return Outcome.Refused(LedgerRefusal.OutOfRange);
        var recordedAt = _movements.Where(earlier => earlier.From == from || earlier.To == from || earlier.From == to || earlier.To == to)
            .Select(earlier => earlier.RecordedAt).Append(now).Append(NodaConstants.UnixEpoch).Max();
        _movements.Add(new Movement(order.Id, from, to, amount, purpose, order.EffectiveAt ?? recordedAt, recordedAt, order.Memo));
        Remember(order, from, to, amount, recordedAt);
        return Outcome.Applied;
    }

    private static LedgerRefusal CheckIsOpen(RecordedOrder hold) =>
        hold.Order.Kind != OrderKind.Hold || hold.Refusal != LedgerRefusal.None ? LedgerRefusal.WrongTarget
        : hold.EndedBy != default ? LedgerRefusal.HoldEnded
        : LedgerRefusal.None;

    private Credits? Lacks(AccountId account, long minutes) =>
        KindOf(account) != AccountKind.Issuer && AvailableMinutes(account) < minutes ? Credits.FromMinutes(minutes - AvailableMinutes(account)) : null;

    /// <summary>Whether every figure can be told, now and after every hold has been set free.</summary>
    private static bool IsInBounds(long posted, long held, long floor) =>
        new[] { posted, held, floor, posted - floor, posted - held - floor }.All(minutes => Credits.TryFromMinutes(minutes, out _));

    private void End(RecordedOrder target, Order by)
    {
        _openHolds.RemoveAll(hold => hold.Order.Id == target.Order.Id);
        _endedBy.Add(target.Order.Id, by.Id);
    }

    private RecordedOrder Remember(Order order, AccountId from, AccountId to, Credits moved, Instant recordedAt)
    {
        var recorded = new RecordedOrder { Order = order, From = from, To = to, Moved = moved, RecordedAt = recordedAt };
        _memory.Add(order.Id, recorded);
        return recorded;
    }
}
