namespace Hexitime.Ledger;

/// <summary>
/// Verifies a ledger from its plain rows, in memory that does not grow with it: <see cref="Start"/> with its seals, then for each account, by id, <see cref="Begin"/>
/// (<see cref="BeginMissing"/> where the account itself is gone), each of its entries in the order of their numbers through <see cref="Add"/>, and
/// <see cref="End"/>; at last <see cref="Finish"/>. Nothing that the rows say of themselves is believed: hashes, balances and roots are computed anew. Not thread-safe.
/// </summary>
/// <param name="kept">Seals that were kept outside the database, in any order: those in the database must be the same.</param>
/// <param name="progress">Told after every 100,000 entries.</param>
public sealed class LedgerAudit(IReadOnlyList<Seal>? kept = null, IProgress<LedgerProgress>? progress = null)
{
    private const long ReportEvery = 100_000;

    private readonly List<LedgerFault> _faults = [];
    private SealAudit _seals = new([], kept ?? []);
    private Int128 _sumMinutes;
    private Account _account;
    private bool _isMissing;
    private IReadOnlyList<SealedAs> _sealedHeads = [];
    private int _headsReached;
    private SealedAs? _brokenSeal;
    private Digest _head;
    private long _balanceMinutes;
    private long _count;
    private long _faultyNumber;
    private bool _isOutOfOrder;

    /// <summary>How many accounts have been verified.</summary>
    public long Accounts { get; private set; }

    /// <summary>How many entries have been verified.</summary>
    public long Entries { get; private set; }

    /// <summary>How many seals there are.</summary>
    public long Seals => _seals.Count;

    /// <summary>What was found so far: of each account, its first faulty entry and the first seal that it breaks; of each seal, that it was changed.</summary>
    public IReadOnlyList<LedgerFault> Faults => _faults;

    /// <summary>Starts on a ledger, afresh.</summary>
    /// <param name="seals">Its seals, from the first to the last.</param>
    public void Start(IReadOnlyList<Seal> seals)
    {
        _faults.Clear();
        (_sumMinutes, Accounts, Entries) = (0, 0, 0);
        _seals = new SealAudit(seals, kept ?? []);
    }

    /// <summary>Starts on an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="sealedHeads">Its heads as they were sealed, by the number of the seal.</param>
    public void Begin(in Account account, IReadOnlyList<SealedAs>? sealedHeads = null)
    {
        (_account, _isMissing) = (account, false);
        (_head, _balanceMinutes, _count, _faultyNumber, _isOutOfOrder) = (default, 0, 0, 0, false);
        (_sealedHeads, _headsReached, _brokenSeal) = (sealedHeads ?? [], 0, null);
        _seals.Take(account.Id, _sealedHeads);
    }

    /// <summary>Starts on entries and sealed heads whose account is not there.</summary>
    public void BeginMissing(AccountId account, IReadOnlyList<SealedAs>? sealedHeads = null)
    {
        Begin(Account.Open(account, AccountKind.Member), sealedHeads);
        _isMissing = true;
    }

    /// <summary>Takes the account's next entry.</summary>
    /// <exception cref="ArgumentException">The entry belongs to another account.</exception>
    public void Add(in Entry entry)
    {
        if (entry.Account != _account.Id)
            throw new ArgumentException("Entries are verified account by account.", nameof(entry));
        _count++;
        if (++Entries % ReportEvery == 0)
            progress?.Report(new LedgerProgress(Accounts, Entries));
        if (_faultyNumber > 0)
        {
            // Behind a fault nothing links; but an entry that links where the fault is was moved away from there.
            _isOutOfOrder |= HashChain.Links(_head, entry with { Number = _faultyNumber });
            return;
        }

        var links = entry.Number == _count
            && entry.BalanceAfter.Minutes == _balanceMinutes + entry.Amount.Minutes
            && HashChain.Links(_head, in entry);
        if (!links)
        {
            _faultyNumber = _count;
            return;
        }

        (_head, _balanceMinutes) = (entry.Hash, entry.BalanceAfter.Minutes);
        if (_headsReached < _sealedHeads.Count && _sealedHeads[_headsReached].Head.Length == _count)
            CompareWithSealed(_sealedHeads[_headsReached++]);
    }

    /// <summary>Closes the account.</summary>
    /// <param name="openHolds">The sum of the account's open holds.</param>
    public void End(Credits openHolds)
    {
        Accounts++;
        _sumMinutes += _account.Posted.Minutes;
        if (FindFault(openHolds) is var (kind, number))
            _faults.Add(new LedgerFault(kind, _account.Id, number));
        if (FindBrokenSeal() is var (seal, brokenBy))
            _faults.Add(new LedgerFault(LedgerFaultKind.SealBroken, _account.Id, brokenBy, seal));
    }

    /// <summary>Closes the ledger: all balances, the issuer's included, sum to zero, and each seal has the root of its heads.</summary>
    public void Finish()
    {
        if (_sumMinutes != 0)
            _faults.Add(new LedgerFault(LedgerFaultKind.NotConserved, default, 0));
        _faults.AddRange(_seals.FindFaults());
    }

    private void CompareWithSealed(SealedAs sealedAs)
    {
        if (sealedAs.Head.Head != _head)
            _brokenSeal ??= sealedAs;
    }

    private (long Seal, long Number)? FindBrokenSeal()
    {
        if (_isMissing)
            return null;
        if (_brokenSeal is { } broken)
            return (broken.Seal, broken.Head.Length);
        // Entries that are known to be missing or faulty need no seal to tell of them.
        var isCutOff = _headsReached < _sealedHeads.Count && _faultyNumber == 0 && _count >= _account.Length;
        return isCutOff ? (_sealedHeads[_headsReached].Seal, _count + 1) : null;
    }

    private (LedgerFaultKind, long)? FindFault(Credits openHolds)
    {
        if (_isMissing)
            return (LedgerFaultKind.AccountMissing, 0);
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
