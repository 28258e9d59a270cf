namespace Hexitime.Ledger;

/// <summary>What is wrong with an account's history.</summary>
public enum LedgerFaultKind
{
    /// <summary>The entry is not what was recorded.</summary>
    EntryChanged = 1,

    /// <summary>An entry that was recorded is not there.</summary>
    EntryMissing = 2,

    /// <summary>The entry stands where another one was recorded.</summary>
    EntryOutOfOrder = 3,

    /// <summary>The account has an entry that it does not account for.</summary>
    EntryAdded = 4,

    /// <summary>The account's balance, length or head is not what its last entry says.</summary>
    AccountChanged = 5,

    /// <summary>The account's held amount is not the sum of its open holds.</summary>
    HeldChanged = 6,

    /// <summary>The account has less than nothing available.</summary>
    Overdrawn = 7,

    /// <summary>All balances together are not zero. No one account can be named.</summary>
    NotConserved = 8,
}

/// <summary>One fault of the ledger, and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Account">The account; none when all of them together are wrong.</param>
/// <param name="EntryNumber">The first entry that is wrong; zero when it is the account itself.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, AccountId Account, long EntryNumber);

/// <summary>
/// Verifies a ledger from its plain rows, in constant memory: for each account <see cref="Begin"/>, each of its entries in the order of their numbers
/// through <see cref="Add"/>, then <see cref="End"/>; at last <see cref="Finish"/>. Nothing that the rows say of themselves is believed: hashes and balances
/// are computed anew. Not thread-safe.
/// </summary>
public sealed class LedgerAudit
{
    private readonly List<LedgerFault> _faults = [];
    private Int128 _sumMinutes;
    private Account _account;
    private Digest _head;
    private long _balanceMinutes;
    private long _count;
    private long _faultyNumber;
    private bool _isOutOfOrder;

    /// <summary>How many accounts have been verified.</summary>
    public long Accounts { get; private set; }

    /// <summary>How many entries have been verified.</summary>
    public long Entries { get; private set; }

    /// <summary>What was found so far: of each account, its first faulty entry.</summary>
    public IReadOnlyList<LedgerFault> Faults => _faults;

    /// <summary>Starts on an account.</summary>
    public void Begin(in Account account)
    {
        _account = account;
        (_head, _balanceMinutes, _count, _faultyNumber, _isOutOfOrder) = (default, 0, 0, 0, false);
    }

    /// <summary>Takes the account's next entry.</summary>
    /// <exception cref="ArgumentException">The entry belongs to another account.</exception>
    public void Add(in Entry entry)
    {
        if (entry.Account != _account.Id)
            throw new ArgumentException("Entries are verified account by account.", nameof(entry));
        _count++;
        Entries++;
        if (_faultyNumber > 0)
        {
            // Behind a fault nothing links; but an entry that links where the fault is was moved away from there.
            _isOutOfOrder |= HashChain.Link(_head, entry with { Number = _faultyNumber }) == entry.Hash;
            return;
        }

        var links = entry.Number == _count
            && entry.BalanceAfter.Minutes == _balanceMinutes + entry.Amount.Minutes
            && HashChain.Link(_head, in entry) == entry.Hash;
        if (links)
            (_head, _balanceMinutes) = (entry.Hash, entry.BalanceAfter.Minutes);
        else
            _faultyNumber = _count;
    }

    /// <summary>Closes the account.</summary>
    /// <param name="openHolds">The sum of the account's open holds.</param>
    public void End(Credits openHolds)
    {
        Accounts++;
        _sumMinutes += _account.Posted.Minutes;
        if (FindFault(openHolds) is var (kind, number))
            _faults.Add(new LedgerFault(kind, _account.Id, number));
    }

    /// <summary>Closes the ledger: all balances, the issuer's included, sum to zero.</summary>
    public void Finish()
    {
        if (_sumMinutes != 0)
            _faults.Add(new LedgerFault(LedgerFaultKind.NotConserved, default, 0));
    }

    private (LedgerFaultKind, long)? FindFault(Credits openHolds)
    {
        if (_faultyNumber > 0)
        {
            var kind = _count > _account.Length ? LedgerFaultKind.EntryAdded
                : _isOutOfOrder ? LedgerFaultKind.EntryOutOfOrder
                : _count < _account.Length ? LedgerFaultKind.EntryMissing
                : LedgerFaultKind.EntryChanged;
            return (kind, _faultyNumber);
        }

        if (_count < _account.Length)
            return (LedgerFaultKind.EntryMissing, _count + 1);
        if (_count > _account.Length)
            return (LedgerFaultKind.EntryAdded, _account.Length + 1);
        if (_head != _account.Head || _balanceMinutes != _account.Posted.Minutes)
            return (LedgerFaultKind.AccountChanged, 0);
        if (openHolds != _account.Held)
            return (LedgerFaultKind.HeldChanged, 0);
        return !_account.IsIssuer && _account.AvailableMinutes() < 0 ? (LedgerFaultKind.Overdrawn, 0) : null;
    }
}
