using System.Runtime.InteropServices;
using NodaTime;

namespace Hexitime.Ledger;

/// <summary>
/// The accounts and recorded orders that a batch touches, and the place where the rules are applied to them. A store opens a book with what it has
/// locked, applies the batch, and writes what <see cref="TakeChanges"/> hands back; a test may keep a whole bank in one. Deterministic: the same book
/// and batch give the same changes. Not thread-safe. Meant to be reused: <see cref="Clear"/> keeps the memory.
/// </summary>
public sealed partial class LedgerBook
{
    private readonly Dictionary<AccountId, int> _accountAt;
    private readonly Dictionary<OrderId, int> _orderAt;
    private readonly List<Account> _accounts;
    private readonly List<RecordedOrder> _orders;
    private readonly List<Entry> _entries = [];
    private readonly List<(int Index, Account Before)> _changedAccounts = [];
    private int _recalledOrders;

    /// <summary>An empty book with room for that many accounts and orders before it grows.</summary>
    public LedgerBook(int accounts = 16, int orders = 16)
    {
        _accountAt = new Dictionary<AccountId, int>(accounts);
        _orderAt = new Dictionary<OrderId, int>(orders);
        _accounts = new List<Account>(accounts);
        _orders = new List<RecordedOrder>(orders);
    }

    /// <summary>The accounts as they stand, in the order in which they were brought in.</summary>
    public IReadOnlyList<Account> Accounts => _accounts;

    /// <summary>The orders the book knows, in the order in which they were brought in or recorded.</summary>
    public IReadOnlyList<RecordedOrder> Orders => _orders;

    /// <summary>Brings in an account as it stands.</summary>
    /// <exception cref="ArgumentException">The account is in the book already.</exception>
    public void Open(in Account account)
    {
        _accountAt.Add(account.Id, _accounts.Count);
        _accounts.Add(account);
    }

    /// <summary>Brings in an order recorded earlier: one that the batch may repeat, end or reverse.</summary>
    /// <exception cref="ArgumentException">The order is in the book already.</exception>
    /// <exception cref="InvalidOperationException">There are changes that have not been taken.</exception>
    public void Recall(in RecordedOrder recorded)
    {
        if (_orders.Count != _recalledOrders)
            throw new InvalidOperationException("Take the changes before recalling more orders.");
        _orderAt.Add(recorded.Order.Id, _orders.Count);
        _orders.Add(recorded);
        _recalledOrders = _orders.Count;
    }

    /// <summary>Looks an account up.</summary>
    public bool TryGet(AccountId id, out Account account)
    {
        var found = _accountAt.TryGetValue(id, out var at);
        account = found ? _accounts[at] : default;
        return found;
    }

    /// <summary>Looks a recorded order up.</summary>
    public bool TryGet(OrderId id, out RecordedOrder recorded)
    {
        var found = _orderAt.TryGetValue(id, out var at);
        recorded = found ? _orders[at] : default;
        return found;
    }

    /// <summary>Judges the orders one after the other and applies those that the rules allow. Never throws for a refusal.</summary>
    /// <param name="orders">The batch.</param>
    /// <param name="mode">Whether each order stands alone, or all stand or fall together.</param>
    /// <param name="now">When the batch is recorded, cut to the microsecond. Should the clock have run backwards, entries keep the time of the entry before them.</param>
    /// <param name="outcomes">What became of each order; as long as <paramref name="orders"/>.</param>
    /// <exception cref="ArgumentException">There is not one outcome for each order.</exception>
    public void Apply(ReadOnlySpan<Order> orders, BatchMode mode, Instant now, Span<Outcome> outcomes)
    {
        if (outcomes.Length != orders.Length)
            throw new ArgumentException("There must be one outcome for each order.", nameof(outcomes));
        now = now.ToWholeMicroseconds();
        if (mode == BatchMode.Linked)
        {
            ApplyLinked(orders, now, outcomes);
            return;
        }

        for (var i = 0; i < orders.Length; i++)
        {
            outcomes[i] = Judge(in orders[i], now, judgeAvailable: true);
            RecordIfRefusedForGood(in orders[i], outcomes[i], now);
        }
    }

    /// <summary>
    /// Hands over what has changed since the last call, chained and ready to be written: accounts, newly recorded orders and entries, each in order.
    /// The book keeps the accounts and orders as they stand now.
    /// </summary>
    public LedgerChanges TakeChanges()
    {
        var accounts = new List<int>();
        var heads = new Dictionary<AccountId, Digest>();
        foreach (var (index, before) in _changedAccounts)
        {
            if (heads.TryAdd(before.Id, before.Head))
                accounts.Add(index);
        }

        foreach (ref var entry in CollectionsMarshal.AsSpan(_entries))
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrNullRef(heads, entry.Account);
            head = HashChain.Link(head, in entry);
            entry = entry with { Hash = head };
        }

        foreach (var index in accounts)
            _accounts[index] = _accounts[index] with { Head = heads[_accounts[index].Id] };

        var changes = new LedgerChanges([.. accounts.Select(i => _accounts[i])], [.. _orders.Skip(_recalledOrders)], [.. _entries]);
        _changedAccounts.Clear();
        _entries.Clear();
        _recalledOrders = _orders.Count;
        return changes;
    }

    /// <summary>Empties the book and keeps its memory.</summary>
    public void Clear()
    {
        _accountAt.Clear();
        _orderAt.Clear();
        _accounts.Clear();
        _orders.Clear();
        _entries.Clear();
        _changedAccounts.Clear();
        _recalledOrders = 0;
    }

    private void ApplyLinked(ReadOnlySpan<Order> orders, Instant now, Span<Outcome> outcomes)
    {
        var (firstOrder, firstEntry, firstChange) = (_orders.Count, _entries.Count, _changedAccounts.Count);
        var refused = -1;
        var refusal = Outcome.Applied;
        for (var i = 0; i < orders.Length && refused < 0; i++)
        {
            outcomes[i] = Judge(in orders[i], now, judgeAvailable: false);
            if (!outcomes[i].Stands)
                (refused, refusal) = (i, outcomes[i]);
        }

        if (refused < 0)
            (refused, refusal) = FindOverdrawn(orders, firstOrder, firstChange);
        if (refused < 0)
            return;

        Undo(firstOrder, firstEntry, firstChange);
        for (var i = 0; i < orders.Length; i++)
        {
            outcomes[i] = i == refused ? refusal
                : _orderAt.TryGetValue(orders[i].Id, out var known) ? LedgerRules.Repeat(in Recorded(known), in orders[i])
                : Outcome.Refused(LedgerRefusal.LinkedOrderRefused);
        }

        RecordIfRefusedForGood(in orders[refused], refusal, now);
    }

    /// <summary>
    /// The first order that takes from an account which the whole batch would leave overdrawn; where none takes, the first that set its floor.
    /// An order that ends a hold overdraws nobody.
    /// </summary>
    private (int, Outcome) FindOverdrawn(ReadOnlySpan<Order> orders, int firstOrder, int firstChange)
    {
        var isSound = true;
        for (var i = firstChange; i < _changedAccounts.Count && isSound; i++)
            isSound = LedgerRules.CheckAvailable(in AccountAt(_changedAccounts[i].Index), Credits.Zero, out _) == LedgerRefusal.None;
        if (isSound)
            return (-1, default);

        var (culprit, refusal) = (-1, default(Outcome));
        for (var i = firstOrder; i < _orders.Count; i++)
        {
            ref readonly var recorded = ref Recorded(i);
            if (recorded.Order.Kind is OrderKind.Settle or OrderKind.Release || (recorded.Order.Kind == OrderKind.SetFloor && culprit >= 0)
                || LedgerRules.CheckAvailable(in AccountAt(_accountAt[recorded.From]), Credits.Zero, out var missing) == LedgerRefusal.None)
                continue;
            (culprit, refusal) = (i, Outcome.Refused(LedgerRefusal.InsufficientCredit, missing));
            if (recorded.Order.Kind != OrderKind.SetFloor)
                break;
        }

        var id = Recorded(culprit).Order.Id;
        var at = 0;
        while (orders[at].Id != id)
            at++;
        return (at, refusal);
    }

    private void Undo(int firstOrder, int firstEntry, int firstChange)
    {
        for (var i = _changedAccounts.Count - 1; i >= firstChange; i--)
            AccountAt(_changedAccounts[i].Index) = _changedAccounts[i].Before;
        for (var i = _orders.Count - 1; i >= firstOrder; i--)
        {
            var order = Recorded(i).Order;
            _orderAt.Remove(order.Id);
            // Whatever it named as its target was not ended before, or it would not have been recorded.
            if (_orderAt.TryGetValue(order.Target, out var ended))
                Recorded(ended) = Recorded(ended) with { EndedBy = default };
        }

        CollectionsMarshal.SetCount(_orders, firstOrder);
        CollectionsMarshal.SetCount(_entries, firstEntry);
        CollectionsMarshal.SetCount(_changedAccounts, firstChange);
    }

    private void Record(in Order order, AccountId from, AccountId to, Credits moved, Instant recordedAt)
    {
        _orderAt.Add(order.Id, _orders.Count);
        _orders.Add(new RecordedOrder { Order = order, From = from, To = to, Moved = moved, RecordedAt = recordedAt });
    }

    private void RecordIfRefusedForGood(in Order order, Outcome outcome, Instant now)
    {
        if (outcome.Stands || !outcome.Refusal.IsFinal() || _orderAt.ContainsKey(order.Id))
            return;
        _orderAt.Add(order.Id, _orders.Count);
        _orders.Add(new RecordedOrder { Order = order, Refusal = outcome.Refusal, Missing = outcome.Missing, RecordedAt = now });
    }

    private void End(int index, OrderId by) => Recorded(index) = Recorded(index) with { EndedBy = by };

    private ref Account AccountAt(int index) => ref CollectionsMarshal.AsSpan(_accounts)[index];

    private ref RecordedOrder Recorded(int index) => ref CollectionsMarshal.AsSpan(_orders)[index];
}

/// <summary>What a batch changed, ready to be written in one transaction.</summary>
/// <param name="Accounts">The changed accounts as they now stand, each once.</param>
/// <param name="Orders">The newly recorded orders, in order.</param>
/// <param name="Entries">The new entries, chained, in order.</param>
public sealed record LedgerChanges(IReadOnlyList<Account> Accounts, IReadOnlyList<RecordedOrder> Orders, IReadOnlyList<Entry> Entries)
{
    /// <summary>Whether nothing has to be written.</summary>
    public bool IsEmpty => Orders.Count == 0;
}
