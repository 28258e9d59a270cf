namespace Hexitime.Ledger;

/// <summary>
/// Verifies seals: each one's hash, that it follows the one before it, that its root is that of the heads kept for it, and that it is the one that was kept elsewhere.
/// Computes all roots while accounts go by once. Not thread-safe.
/// </summary>
internal sealed class SealAudit
{
    private readonly IReadOnlyList<Seal> _seals;
    private readonly IReadOnlyList<Seal> _kept;
    private readonly MerkleTree[] _trees;
    private readonly Int128[] _entries;
    private readonly SortedSet<long> _missing = [];

    public SealAudit(IReadOnlyList<Seal> seals, IReadOnlyList<Seal> kept)
    {
        (_seals, _kept) = (seals, kept);
        _trees = [.. seals.Select(_ => new MerkleTree())];
        _entries = new Int128[seals.Count];
        var numbers = seals.Select(s => s.Number).ToHashSet();
        for (var number = 1L; number < (seals.Count == 0 ? 0 : seals[^1].Number) && _missing.Count <= seals.Count; number++)
        {
            if (!numbers.Contains(number))
                _missing.Add(number);
        }

        _missing.UnionWith(kept.Select(s => s.Number).Where(n => !numbers.Contains(n)));
    }

    public int Count => _seals.Count;

    /// <summary>Takes an account's sealed heads, by seal. Accounts come by id.</summary>
    public void Take(AccountId account, IReadOnlyList<SealedAs> heads)
    {
        var (next, length, hash) = (0, 0L, default(Digest));
        for (var i = 0; i < _seals.Count; i++)
        {
            var isNew = false;
            for (; next < heads.Count && heads[next].Seal <= _seals[i].Number; next++)
            {
                NoteSealOf(heads[next], _seals[i].Number);
                (length, isNew) = (heads[next].Head.Length, true);
            }

            if (next == 0)
                continue;
            if (isNew)
                hash = MerkleTree.HashOf(heads[next - 1].Head);
            _trees[i].Add(account, hash);
            _entries[i] += length;
        }

        for (; next < heads.Count; next++)
            _missing.Add(heads[next].Seal);
    }

    public IEnumerable<LedgerFault> FindFaults()
    {
        foreach (var number in _missing)
            yield return new LedgerFault(LedgerFaultKind.SealMissing, default, 0, number);
        for (var i = 0; i < _seals.Count; i++)
        {
            if (!IsAsMade(i))
                yield return new LedgerFault(LedgerFaultKind.SealChanged, default, 0, _seals[i].Number);
        }
    }

    /// <summary>A head was kept for a seal of its own; should that be gone, it stands in the next.</summary>
    private void NoteSealOf(SealedAs head, long seal)
    {
        if (head.Seal != seal)
            _missing.Add(head.Seal);
    }

    private bool IsAsMade(int i)
    {
        var seal = _seals[i];
        return seal.IsIntact() && (seal.Number == 1) == seal.Previous.IsNone
            && seal.Root == _trees[i].Root && seal.Accounts == _trees[i].Leaves && seal.Entries == _entries[i]
            && IsFollowed(i) && _kept.All(k => k.Number != seal.Number || k == seal);
    }

    /// <summary>Of two seals that do not fit together, the first was changed, unless the second is at odds with itself.</summary>
    private bool IsFollowed(int i) =>
        i + 1 == _seals.Count || _seals[i + 1].Number != _seals[i].Number + 1 || _seals[i + 1].Previous == _seals[i].Hash || !_seals[i + 1].IsIntact();
}
