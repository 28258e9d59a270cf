namespace Hexitime.Matching.Rings;

/// <summary>The linear programme of a packing in doubles: how much of each ring (<c>x</c>) and a price for each person (<c>y</c>), improved in turn.</summary>
internal sealed class Relaxation
{
    private const double LeastGain = 1e-7;
    private const int MostIdleRounds = 8;

    private readonly Packing _packing;
    private readonly double[] _worth;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _xSum;
    private readonly double[] _ySum;
    private readonly double[] _load;
    private readonly double[] _priceStep;
    private readonly int[] _people;
    private double _balance = 0.5;
    private int _idleRounds;

    public Relaxation(Packing packing, double scale, double[]? known = null)
    {
        _packing = packing;
        _worth = new double[packing.Count];
        for (var r = 0; r < _worth.Length; r++)
            _worth[r] = packing.Worth[r] / scale;
        (_x, _xSum) = (new double[packing.Count], new double[packing.Count]);
        (_y, _ySum, _load, _priceStep, Best) =
            (new double[packing.People], new double[packing.People], new double[packing.People], new double[packing.People], new double[packing.People]);
        _people = [.. Enumerable.Range(0, packing.People).Where(p => packing.RingsThrough(p).Length > 0)];
        foreach (var p in _people)
        {
            var rings = packing.RingsThrough(p);
            _priceStep[p] = 1.0 / rings.Length;
            // What a person's best ring is worth, divided among its members, is where prices start.
            foreach (var ring in rings)
                _y[p] = Math.Max(_y[p], _worth[ring] / packing.MembersOf(ring).Length);
        }

        known?.CopyTo(_y, 0);
        _y.CopyTo(Best, 0);
        BestBound = Bound(_y);
    }

    /// <summary>The prices with the least bound so far.</summary>
    public double[] Best { get; }

    /// <summary>Their bound: the prices together, and what any ring is worth beyond its members' prices.</summary>
    public double BestBound { get; private set; }

    /// <summary>What one improvement costs.</summary>
    public long StepsOfOne => _packing.Members.Length + _people.Length;

    /// <summary>Improves so many times, then goes on from the average if that is better. False when nothing is left to be gained.</summary>
    public bool Run(int times)
    {
        Array.Clear(_xSum);
        Array.Clear(_ySum);
        for (var i = 0; i < times; i++)
            Step();
        for (var r = 0; r < _x.Length; r++)
            _xSum[r] /= times;
        for (var p = 0; p < _y.Length; p++)
            _ySum[p] /= times;

        var (last, average) = (Bound(_y), Bound(_ySum));
        if (average < last)
        {
            _xSum.CopyTo(_x, 0);
            _ySum.CopyTo(_y, 0);
        }

        _idleRounds = Math.Min(last, average) < BestBound * (1 - LeastGain) ? 0 : _idleRounds + 1;
        if (Math.Min(last, average) < BestBound)
        {
            BestBound = Math.Min(last, average);
            _y.CopyTo(Best, 0);
        }

        return _idleRounds < MostIdleRounds;
    }

    private void Step()
    {
        var (starts, members) = (_packing.Starts, _packing.Members);
        for (var r = 0; r < _x.Length; r++)
        {
            var (from, to) = (starts[r], starts[r + 1]);
            var gain = _worth[r];
            for (var i = from; i < to; i++)
                gain -= _y[members[i]];
            var (before, after) = (_x[r], Math.Max(0, _x[r] + (_balance * gain / (to - from))));
            _xSum[r] += after;
            _x[r] = after;
            var ahead = after + after - before;
            if (ahead == 0)
                continue;
            for (var i = from; i < to; i++)
                _load[members[i]] += ahead;
        }

        foreach (var p in _people)
        {
            _y[p] = Math.Max(0, _y[p] + (_priceStep[p] / _balance * (_load[p] - 1)));
            _ySum[p] += _y[p];
            _load[p] = 0;
        }
    }

    private double Bound(double[] prices)
    {
        var bound = 0.0;
        foreach (var price in prices)
            bound += price;
        for (var r = 0; r < _worth.Length; r++)
        {
            var gain = _worth[r];
            foreach (var member in _packing.MembersOf(r))
                gain -= prices[member];
            if (gain > 0)
                bound += gain;
        }

        return bound;
    }
}
