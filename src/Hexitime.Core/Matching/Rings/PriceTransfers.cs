namespace Hexitime.Matching.Rings;

/// <summary>
/// Decides what can be decided without search. If every ring that shares anybody with ring c shares the same person v with it, then at most one of c and those is
/// chosen: v is charged what c is worth, every ring through v becomes worth that much less, and those left with nothing are gone. At the end c is chosen if none
/// of the others was. (Lamm et al. 2019, "Exactly solving the maximum weight independent set problem on large real-world graphs", simplicial weight transfer; on graphs without
/// weights, Karp and Sipser 1981.) As what is charged are prices, it gives its own proof as it goes.
/// </summary>
internal sealed class PriceTransfers
{
    // A person with more rings than this is not looked through for a common other person.
    private const int FewRings = 6;

    private readonly Packing _packing;
    private readonly long[] _worth;
    private readonly int[] _ringsLeft;
    private readonly bool[] _waits;
    private readonly Queue<int> _waiting = new();
    private readonly List<int> _postponed = [];

    private PriceTransfers(Packing packing)
    {
        _packing = packing;
        _worth = [.. packing.Worth];
        Prices = new long[packing.People];
        _waits = new bool[packing.Count];
        _ringsLeft = new int[packing.People];
        for (var p = 0; p < packing.People; p++)
            _ringsLeft[p] = packing.RingsThrough(p).Length;
    }

    /// <summary>What was charged.</summary>
    public long[] Prices { get; }

    /// <summary>Rings that are not decided, as numbers of the packing.</summary>
    public int[] Left { get; private set; } = [];

    /// <summary>The undecided rings and what they are still worth.</summary>
    public Packing Core { get; private set; } = null!;

    public static PriceTransfers Of(Packing packing)
    {
        var transfers = new PriceTransfers(packing);
        for (var r = 0; r < packing.Count; r++)
            transfers.Await(r);
        while (transfers._waiting.TryDequeue(out var ring))
        {
            transfers._waits[ring] = false;
            if (transfers._worth[ring] > 0 && transfers.CommonPerson(ring) is >= 0 and var person)
                transfers.Charge(person, ring);
        }

        transfers.Left = [.. Enumerable.Range(0, packing.Count).Where(r => transfers._worth[r] > 0)];
        transfers.Core = packing.Restricted(transfers.Left, transfers._worth);
        return transfers;
    }

    /// <summary>The whole choice that follows from one among the undecided rings, as numbers of the packing.</summary>
    public List<int> Complete(IEnumerable<int> chosenOfCore)
    {
        List<int> chosen = [.. chosenOfCore.Select(c => Left[c])];
        var covered = new bool[_packing.People];
        foreach (var ring in chosen)
            Cover(ring, covered);
        for (var i = _postponed.Count - 1; i >= 0; i--)
        {
            if (IsFree(_postponed[i], covered))
            {
                chosen.Add(_postponed[i]);
                Cover(_postponed[i], covered);
            }
        }

        return chosen;
    }

    private void Await(int ring)
    {
        if (_waits[ring] || _worth[ring] <= 0)
            return;
        _waits[ring] = true;
        _waiting.Enqueue(ring);
    }

    // The member whom every other ring that touches this one goes through; -1 if there is none.
    private int CommonPerson(int ring)
    {
        var members = _packing.MembersOf(ring);
        var common = members[0];
        foreach (var person in members)
        {
            if (_ringsLeft[person] > _ringsLeft[common])
                common = person;
        }

        foreach (var person in members)
        {
            if (person == common || _ringsLeft[person] == 1)
                continue;
            if (_ringsLeft[person] > FewRings)
                return -1;
            foreach (var other in _packing.RingsThrough(person))
            {
                if (_worth[other] > 0 && !_packing.MembersOf(other).Contains(common))
                    return -1;
            }
        }

        return common;
    }

    private void Charge(int person, int ring)
    {
        var amount = _worth[ring];
        Prices[person] += amount;
        _postponed.Add(ring);
        foreach (var other in _packing.RingsThrough(person))
        {
            if (_worth[other] <= 0)
                continue;
            _worth[other] -= amount;
            if (_worth[other] <= 0)
                Remove(other);
        }
    }

    private void Remove(int ring)
    {
        foreach (var person in _packing.MembersOf(ring))
        {
            _ringsLeft[person]--;
            if (_ringsLeft[person] > FewRings)
                continue;
            foreach (var other in _packing.RingsThrough(person))
                Await(other);
        }
    }

    private void Cover(int ring, bool[] covered)
    {
        foreach (var person in _packing.MembersOf(ring))
            covered[person] = true;
    }

    private bool IsFree(int ring, bool[] covered)
    {
        foreach (var person in _packing.MembersOf(ring))
        {
            if (covered[person])
                return false;
        }

        return true;
    }
}
