using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Testing.Ledger;

/// <summary>
/// The bank as the rules describe it, written a second time as naively as can be: a list of movements, a list of open holds, a memory of outcomes.
/// Every figure is added up anew whenever it is asked for, and a linked batch is tried on a copy of everything. It shares no code with
/// <see cref="LedgerBook"/> or <see cref="LedgerRules"/>, so that what both say is likely to be true. Slow, and meant to be. Not thread-safe.
/// </summary>
public sealed partial class LedgerModel
{
    private readonly List<Account> _opened;
    private List<Movement> _movements = [];
    private List<RecordedOrder> _openHolds = [];
    private Dictionary<AccountId, long> _floors;
    private Dictionary<OrderId, RecordedOrder> _memory = [];
    private Dictionary<OrderId, OrderId> _endedBy = [];

    /// <summary>A bank with those accounts, none of which has an entry yet.</summary>
    public LedgerModel(IEnumerable<Account> accounts)
    {
        _opened = [.. accounts];
        _floors = _opened.ToDictionary(account => account.Id, account => account.Floor.Minutes);
    }

    private LedgerModel(LedgerModel original)
    {
        _opened = original._opened;
        _movements = [.. original._movements];
        _openHolds = [.. original._openHolds];
        _floors = new(original._floors);
        _memory = new(original._memory);
        _endedBy = new(original._endedBy);
    }

    /// <summary>The accounts as they were opened.</summary>
    public IReadOnlyList<Account> Opened => _opened;

    /// <summary>What has moved, in order.</summary>
    public IReadOnlyList<Movement> Movements => _movements;

    /// <summary>The holds that nothing has ended.</summary>
    public IReadOnlyList<RecordedOrder> OpenHolds => _openHolds;

    /// <summary>The orders whose outcome is remembered: applied, or refused for good. In no particular order.</summary>
    public IEnumerable<RecordedOrder> Recorded => _memory.Keys.Select(id => Find(id)!.Value);

    /// <summary>A bank in the same state, which goes its own way from here.</summary>
    public LedgerModel Copy() => new(this);

    /// <summary>The sum of what the account was given, less what it gave.</summary>
    public Credits Posted(AccountId account) => Credits.FromMinutes(PostedMinutes(account));

    /// <summary>The sum of the account's open holds.</summary>
    public Credits Held(AccountId account) => Credits.FromMinutes(HeldMinutes(account));

    /// <summary>The account's floor as last set.</summary>
    public Credits Floor(AccountId account) => Credits.FromMinutes(_floors[account]);

    /// <summary>What the account can spend.</summary>
    public Credits Available(AccountId account) => Credits.FromMinutes(AvailableMinutes(account));

    /// <summary>Whether the account has had welcome credits.</summary>
    public bool IsWelcomed(AccountId account) => _movements.Exists(movement => movement.Purpose == Purpose.Welcome && movement.To == account);

    /// <summary>The order as the bank remembers it; <c>null</c> if it does not.</summary>
    public RecordedOrder? Find(OrderId order) =>
        _memory.TryGetValue(order, out var recorded) ? recorded with { EndedBy = _endedBy.GetValueOrDefault(order) } : null;

    /// <summary>The account's entries from the first to the last, without hashes.</summary>
    public IReadOnlyList<Entry> Statement(AccountId account)
    {
        var entries = new List<Entry>();
        var balance = 0L;
        foreach (var movement in _movements.Where(movement => movement.From == account || movement.To == account))
        {
            var amount = movement.To == account ? movement.Amount : -movement.Amount;
            balance += amount.Minutes;
            entries.Add(new Entry
            {
                Account = account,
                Number = entries.Count + 1,
                Order = movement.Order,
                Counterparty = movement.To == account ? movement.From : movement.To,
                Amount = amount,
                BalanceAfter = Credits.FromMinutes(balance),
                Purpose = movement.Purpose,
                EffectiveAt = movement.EffectiveAt,
                RecordedAt = movement.RecordedAt,
                Memo = movement.Memo,
            });
        }

        return entries;
    }

    /// <summary>
    /// The account's balance as of an instant, itself included; <c>null</c> if it is beyond <see cref="Credits"/>, as it can be at the
    /// very limits when amounts take effect in another order than they are recorded.
    /// </summary>
    public Credits? BalanceAt(AccountId account, Instant at, LedgerTime time) => Credits.TryFromMinutes(_movements
        .Where(movement => (time == LedgerTime.Effective ? movement.EffectiveAt : movement.RecordedAt) <= at)
        .Sum(movement => movement.To == account ? movement.Amount.Minutes : movement.From == account ? -movement.Amount.Minutes : 0), out var balance)
        ? balance : null;

    private long PostedMinutes(AccountId account)
    {
        var sum = 0L;
        foreach (var movement in _movements)
            sum += movement.To == account ? movement.Amount.Minutes : movement.From == account ? -movement.Amount.Minutes : 0;
        return sum;
    }

    private long HeldMinutes(AccountId account)
    {
        var sum = 0L;
        foreach (var hold in _openHolds)
            sum += hold.From == account ? hold.Moved.Minutes : 0;
        return sum;
    }

    private long AvailableMinutes(AccountId account) => PostedMinutes(account) - HeldMinutes(account) - _floors[account];

    private bool IsOpened(AccountId account) => _floors.ContainsKey(account);

    private AccountKind KindOf(AccountId account) => _opened.Find(opened => opened.Id == account).Kind;
}

/// <summary>Credits that have moved from one account to another.</summary>
/// <param name="Order">The order that moved them.</param>
/// <param name="From">The account that gave.</param>
/// <param name="To">The account that received.</param>
/// <param name="Amount">How much, more than nothing.</param>
/// <param name="Purpose">Why.</param>
/// <param name="EffectiveAt">When it took effect.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Memo">The digest of the memo.</param>
public sealed record Movement(
    OrderId Order, AccountId From, AccountId To, Credits Amount, Purpose Purpose, Instant EffectiveAt, Instant RecordedAt, Digest Memo);
