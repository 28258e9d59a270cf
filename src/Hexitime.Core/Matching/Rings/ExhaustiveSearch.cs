namespace Hexitime.Matching.Rings;

/// <summary>
/// Finds the best choice within one connected part, or that there is none better than what is known. Prices bound it: a ring that is chosen loses what its members' prices are beyond
/// its worth, a person who is left out loses their price, and no more may be lost than lies between the prices together and the best choice known. Always
/// decided next is the person who can go the fewest ways.
/// </summary>
internal sealed class ExhaustiveSearch
{
    private readonly Packing _packing;
    private readonly long[] _prices;
    private readonly long[] _loss;
    private readonly int[] _people;
    private readonly bool[] _decided;
    private readonly List<int> _chosen = [];
    private readonly CancellationToken _cancellation;
    private long _stepsLeft;
    private long _mayLose;
    private int[]? _best;

    private ExhaustiveSearch(Packing packing, long[] prices, int[] people, long mayLose, long steps, CancellationToken cancellation)
    {
        (_packing, _prices, _people, _mayLose, _stepsLeft, _cancellation) = (packing, prices, people, mayLose, steps, cancellation);
        _decided = new bool[packing.People];
        _loss = new long[packing.Count];
        for (var r = 0; r < packing.Count; r++)
        {
            _loss[r] = -packing.Worth[r];
            foreach (var person in packing.MembersOf(r))
                _loss[r] += prices[person];
        }
    }

    /// <summary>Searches one part.</summary>
    /// <param name="packing">The rings.</param>
    /// <param name="prices">Prices at which no ring is worth more than its members.</param>
    /// <param name="people">The people of the part.</param>
    /// <param name="known">The best choice known, as rings of the packing.</param>
    /// <param name="steps">How many steps may be spent, and afterwards are left; below zero if they did not suffice.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The best choice found: the best there is, if the steps sufficed.</returns>
    public static IReadOnlyList<int> Best(Packing packing, long[] prices, int[] people, IReadOnlyList<int> known, ref long steps, CancellationToken cancellation)
    {
        var lost = 0L;
        foreach (var person in people)
            lost += prices[person];
        foreach (var ring in known)
            lost -= packing.Worth[ring];
        var search = new ExhaustiveSearch(packing, prices, people, lost, steps, cancellation);
        search.Decide(0);
        steps = search._stepsLeft;
        return search._best ?? known;
    }

    private void Decide(long lost)
    {
        if (_stepsLeft < 0)
            return;
        var person = NextPerson(lost);
        if (person < 0)
        {
            (_mayLose, _best) = (lost, [.. _chosen]);
            return;
        }

        _cancellation.ThrowIfCancellationRequested();
        var rings = _packing.RingsThrough(person);
        List<int> ways = [];
        foreach (var ring in rings)
        {
            if (lost + _loss[ring] < _mayLose && IsOpen(ring))
                ways.Add(ring);
        }

        ways.Sort((a, b) => _loss[a] != _loss[b] ? _loss[a].CompareTo(_loss[b]) : a.CompareTo(b));
        foreach (var ring in ways)
        {
            if (lost + _loss[ring] >= _mayLose)
                break;
            foreach (var member in _packing.MembersOf(ring))
                _decided[member] = true;
            _chosen.Add(ring);
            Decide(lost + _loss[ring]);
            _chosen.RemoveAt(_chosen.Count - 1);
            foreach (var member in _packing.MembersOf(ring))
                _decided[member] = false;
        }

        if (lost + _prices[person] < _mayLose)
        {
            _decided[person] = true;
            Decide(lost + _prices[person]);
            _decided[person] = false;
        }
    }

    // Of those undecided the one with the fewest ways to go; -1 if all are decided.
    private int NextPerson(long lost)
    {
        var (next, fewest) = (-1, int.MaxValue);
        foreach (var person in _people)
        {
            if (_decided[person])
                continue;
            var ways = lost + _prices[person] < _mayLose ? 1 : 0;
            foreach (var ring in _packing.RingsThrough(person))
            {
                _stepsLeft--;
                if (lost + _loss[ring] < _mayLose && IsOpen(ring) && ++ways >= fewest)
                    break;
            }

            if (ways >= fewest)
                continue;
            (next, fewest) = (person, ways);
            if (ways <= 1)
                break;
        }

        return next;
    }

    private bool IsOpen(int ring)
    {
        foreach (var member in _packing.MembersOf(ring))
        {
            if (_decided[member])
                return false;
        }

        return true;
    }
}
