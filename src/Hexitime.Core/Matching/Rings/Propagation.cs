namespace Hexitime.Matching.Rings;

/// <summary>
/// Chooses rings by how likely each is to be in a good choice: people tell their rings how much they are wanted elsewhere, rings tell their people how good they would be, until that
/// hardly changes; then the surest rings are chosen, and so on with what is left (belief propagation and decimation: Pearl 1988; Mézard and Montanari 2009, "Information, Physics, and Computation", for matchings
/// chapter 16). Where many rings go through everybody, this leaves fewer people out than improving a choice step by step. In additions, multiplications and divisions only, so that every machine
/// chooses the same.
/// </summary>
internal sealed class Propagation
{
    // How much more a choice with one person more counts: enough that people come first, and not so much that messages swing to and fro.
    private const double PersonFactor = 50;
    private const int SweepsAtFirst = 15;
    private const int SweepsBetween = 3;
    private const int Bins = 1_024;

    private readonly Packing _packing;
    private readonly double[] _factor;
    private readonly double[] _message;
    private readonly double[] _wanted;
    private readonly double[] _odds;
    private readonly bool[] _taken;
    private readonly int[] _open;
    private readonly List<int> _chosen = [];
    private int _openCount;

    private Propagation(Packing packing)
    {
        _packing = packing;
        (_factor, _odds, _open) = (new double[packing.Count], new double[packing.Count], new int[packing.Count]);
        (_message, _wanted, _taken) = (new double[packing.Members.Length], new double[packing.People], new bool[packing.People]);
        for (var r = 0; r < packing.Count; r++)
        {
            (_open[r], _factor[r]) = (r, 1);
            foreach (var _ in packing.MembersOf(r))
                _factor[r] *= PersonFactor;
        }

        _openCount = packing.Count;
        Array.Fill(_message, 0.1);
        Sum();
    }

    /// <summary>A choice of rings, as numbers of the packing, ascending.</summary>
    /// <param name="packing">What to choose from.</param>
    /// <param name="steps">About how much work: one for each member of each ring, each time that they are told.</param>
    /// <param name="cancellation">Gives up.</param>
    public static List<int> Choose(Packing packing, long steps, CancellationToken cancellation)
    {
        // Choosing a k-th of what is left each time costs about as much as k/4 rounds of everything.
        var rounds = (steps / Math.Max(1, packing.Members.Length)) - SweepsAtFirst;
        var share = Math.Clamp(SweepsBetween / (4.0 * Math.Max(1, rounds)), 0.002, 0.1);
        var propagation = new Propagation(packing);
        for (var sweeps = SweepsAtFirst; propagation._openCount > 0; sweeps = SweepsBetween)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < sweeps; i++)
                propagation.Sweep();
            propagation.ChooseSurest(share);
        }

        propagation._chosen.Sort();
        return propagation._chosen;
    }

    // Half of each message is the one before, so that they settle.
    private void Sweep()
    {
        var (starts, members) = (_packing.Starts, _packing.Members);
        Span<double> free = stackalloc double[RingProblem.LongestPossibleRing];
        for (var i = 0; i < _openCount; i++)
        {
            var ring = _open[i];
            var (from, to) = (starts[ring], starts[ring + 1]);
            var inTheWay = 1.0;
            for (var at = from; at < to; at++)
            {
                free[at - from] = 1 + _wanted[members[at]] - _message[at];
                inTheWay *= free[at - from];
            }

            var odds = _factor[ring] / inTheWay;
            _odds[ring] = odds;
            for (var at = from; at < to; at++)
                _message[at] = 0.5 * (_message[at] + (odds * free[at - from]));
        }

        Sum();
    }

    private void Sum()
    {
        Array.Clear(_wanted);
        for (var i = 0; i < _openCount; i++)
        {
            for (var at = _packing.Starts[_open[i]]; at < _packing.Starts[_open[i] + 1]; at++)
                _wanted[_packing.Members[at]] += _message[at];
        }
    }

    private void ChooseSurest(double share)
    {
        var people = 0;
        foreach (var wanted in _wanted)
            people += wanted > 0 ? 1 : 0;
        var left = Math.Max(1, (int)(share * people / 4));
        foreach (var (_, ring) in Surest(4 * left))
        {
            if (left == 0)
                break;
            if (!IsOpen(ring))
                continue;
            foreach (var person in _packing.MembersOf(ring))
                _taken[person] = true;
            _chosen.Add(ring);
            left--;
        }

        var open = 0;
        for (var i = 0; i < _openCount; i++)
        {
            if (IsOpen(_open[i]))
                _open[open++] = _open[i];
        }

        _openCount = open;
        Sum();
    }

    // At least so many of the likeliest, if there are so many, the likeliest first, and of equals the first.
    private List<(double Chance, int Ring)> Surest(int count)
    {
        Span<int> bins = stackalloc int[Bins];
        for (var i = 0; i < _openCount; i++)
            bins[BinOf(_open[i])]++;
        var lowest = Bins - 1;
        for (var found = bins[lowest]; found < count && lowest > 0; found += bins[lowest])
            lowest--;

        var surest = new List<(double Chance, int Ring)>();
        for (var i = 0; i < _openCount; i++)
        {
            if (BinOf(_open[i]) >= lowest)
                surest.Add((_odds[_open[i]], _open[i]));
        }

        surest.Sort(static (a, b) => a.Chance != b.Chance ? b.Chance.CompareTo(a.Chance) : a.Ring.CompareTo(b.Ring));
        return surest;
    }

    private int BinOf(int ring) => (int)(_odds[ring] / (1 + _odds[ring]) * (Bins - 1));

    private bool IsOpen(int ring)
    {
        foreach (var person in _packing.MembersOf(ring))
        {
            if (_taken[person])
                return false;
        }

        return true;
    }
}
