using Hexitime.Ledger;
using Hexitime.Testing.Ledger;

namespace Hexitime.Tests.Ledger;

/// <summary>A whole bank in one book, with the entries it has made.</summary>
internal sealed class Bank
{
    private readonly Dictionary<AccountId, List<Entry>> _entries;

    public Bank(IReadOnlyList<Account> accounts)
    {
        foreach (var account in accounts)
            Book.Open(account);
        _entries = accounts.ToDictionary(account => account.Id, _ => new List<Entry>());
    }

    public LedgerBook Book { get; } = new();

    public LedgerChanges LastChanges { get; private set; } = new([], [], []);

    /// <summary>Every account with its entries, in the order of their numbers.</summary>
    public IEnumerable<(Account Account, List<Entry> Entries)> Accounts => Book.Accounts.Select(account => (account, _entries[account.Id]));

    public static Bank Replay(LedgerHistory history, Action<Bank, LedgerBatch, Outcome[]>? afterEach = null)
    {
        var bank = new Bank(history.Accounts);
        foreach (var batch in history.Batches)
        {
            var outcomes = bank.Apply(batch);
            afterEach?.Invoke(bank, batch, outcomes);
        }

        return bank;
    }

    public Outcome[] Apply(LedgerBatch batch)
    {
        var outcomes = new Outcome[batch.Orders.Count];
        Book.Apply([.. batch.Orders], batch.Mode, batch.At, outcomes);
        LastChanges = Book.TakeChanges();
        foreach (var entry in LastChanges.Entries)
            _entries[entry.Account].Add(entry);
        return outcomes;
    }

    public IReadOnlyList<Entry> EntriesOf(AccountId account) => _entries[account];

    public Account this[AccountId account] => Book.TryGet(account, out var found) ? found : throw new KeyNotFoundException();

    public RecordedOrder? Find(OrderId order) => Book.TryGet(order, out var found) ? found : null;

    /// <summary>Every figure of every account, the hash of its history included.</summary>
    public List<Account> Figures() => [.. Book.Accounts];

    public void ShouldBeSound()
    {
        Book.Accounts.Sum(account => account.Posted.Minutes).ShouldBe(0);
        foreach (var account in Book.Accounts.Where(account => !account.IsIssuer))
            account.Available.Minutes.ShouldBeGreaterThanOrEqualTo(0);
        Audit.Of(this).ShouldBeEmpty();
    }
}
