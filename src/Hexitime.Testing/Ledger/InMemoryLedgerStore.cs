using System.Runtime.InteropServices;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>
/// A whole bank in memory: one <see cref="LedgerBook"/> and the entries it has made. For tests of code that needs a ledger and no database.
/// Nothing is kept beyond the instance, and there are no transactions to join: what is applied stays. Not thread-safe.
/// </summary>
/// <param name="clock">Tells when orders are recorded.</param>
public sealed class InMemoryLedgerStore(IClock clock) : ILedgerStore
{
    private readonly LedgerBook _book = new();
    private readonly Dictionary<AccountId, List<Entry>> _entries = [];
    private readonly Dictionary<OrderId, Memo> _memos = [];

    /// <summary>The memos kept beside orders.</summary>
    public IReadOnlyDictionary<OrderId, Memo> Memos => _memos;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The account is open already, as one of another kind.</exception>
    public Task OpenAsync(Account account, CancellationToken cancellationToken)
    {
        if (!_book.TryGet(account.Id, out var open))
            _book.Open(Account.Open(account.Id, account.Kind, account.Floor));
        else if (open.Kind != account.Kind)
            throw new InvalidOperationException($"The account is open as one of kind {open.Kind}, not {account.Kind}.");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Outcome>> ApplyAsync(IReadOnlyList<Order> orders, BatchMode mode, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outcomes = new Outcome[orders.Count];
        _book.Apply([.. orders], mode, clock.GetCurrentInstant(), outcomes);
        foreach (var entry in _book.TakeChanges().Entries)
            (CollectionsMarshal.GetValueRefOrAddDefault(_entries, entry.Account, out _) ??= []).Add(entry);
        return Task.FromResult<IReadOnlyList<Outcome>>(outcomes);
    }

    /// <inheritdoc />
    public Task KeepAsync(IReadOnlyList<Memo> memos, CancellationToken cancellationToken)
    {
        foreach (var memo in memos)
            _memos.TryAdd(memo.Order, memo);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Memo>> ReadMemosAsync(AccountId account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Memo>>([.. _memos.Values.Where(m => Concerns(m.Order, account)).OrderBy(m => m.Order.Value)]);

    /// <inheritdoc />
    public Task EraseMemosAsync(AccountId account, CancellationToken cancellationToken)
    {
        foreach (var order in _memos.Keys.Where(order => Concerns(order, account)).ToList())
            _memos.Remove(order);
        return Task.CompletedTask;
    }

    private bool Concerns(OrderId order, AccountId account) =>
        _book.TryGet(order, out RecordedOrder recorded) && (recorded.From == account || recorded.To == account || recorded.Order.From == account || recorded.Order.To == account);

    /// <inheritdoc />
    public Task<Account?> FindAccountAsync(AccountId account, CancellationToken cancellationToken) =>
        Task.FromResult(_book.TryGet(account, out var found) ? found : default(Account?));

    /// <inheritdoc />
    public Task<IReadOnlyList<Account>> FindAccountsAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken) => LockAsync(accounts, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Account>> LockAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Account>>([.. accounts.Distinct().Order().Select(id => _book.TryGet(id, out Account found) ? found : default(Account?)).OfType<Account>()]);

    /// <inheritdoc />
    public Task<RecordedOrder?> FindOrderAsync(OrderId order, CancellationToken cancellationToken) =>
        Task.FromResult(_book.TryGet(order, out var found) ? found : default(RecordedOrder?));

    /// <inheritdoc />
    public Task<IReadOnlySet<OrderId>> FindRecordedAsync(IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<OrderId>>(orders.Where(order => _book.TryGet(order, out _)).ToHashSet());

    /// <inheritdoc />
    public Task<IReadOnlyList<Entry>> ReadEntriesAsync(AccountId account, long? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Entry>>([.. EntriesOf(account).AsEnumerable().Reverse().Where(entry => before is null || entry.Number < before).Take(limit)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<Entry>> ReadEntriesAsOfAsync(
        AccountId account, Instant at, LedgerTime time, long? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Entry>>([.. EntriesOf(account).AsEnumerable().Reverse()
            .Where(entry => (before is null || entry.Number < before) && (time == LedgerTime.Effective ? entry.EffectiveAt : entry.RecordedAt) <= at).Take(limit)]);

    /// <inheritdoc />
    public Task<Credits> BalanceAsync(AccountId account, Instant at, LedgerTime time, CancellationToken cancellationToken) =>
        Task.FromResult(Credits.FromMinutes(EntriesOf(account)
            .Where(entry => (time == LedgerTime.Effective ? entry.EffectiveAt : entry.RecordedAt) <= at)
            .Sum(entry => entry.Amount.Minutes)));

    /// <inheritdoc />
    public Task<IReadOnlyList<OrderId>> FindExpiredHoldsAsync(Instant now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OrderId>>([.. _book.Orders.Where(order => order.IsOpenHold && order.Order.ExpiresAt <= now)
            .OrderBy(order => order.Order.ExpiresAt).Take(limit).Select(order => order.Order.Id)]);

    /// <inheritdoc />
    public Task<long> SumMinutesAsync(CancellationToken cancellationToken) => Task.FromResult(_book.Accounts.Sum(account => account.Posted.Minutes));

    /// <inheritdoc />
    public Task AuditAsync(LedgerAudit audit, CancellationToken cancellationToken)
    {
        var openHolds = _book.Orders.Where(order => order.IsOpenHold).ToLookup(order => order.From, order => order.Moved.Minutes);
        audit.Start([]);
        foreach (var account in _book.Accounts.OrderBy(account => account.Id))
        {
            audit.Begin(in account);
            foreach (var entry in EntriesOf(account.Id))
                audit.Add(in entry);
            audit.End(Credits.FromMinutes(openHolds[account.Id].Sum()));
        }

        audit.Finish();
        return Task.CompletedTask;
    }

    private List<Entry> EntriesOf(AccountId account) => _entries.GetValueOrDefault(account) ?? [];
}
