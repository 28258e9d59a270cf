namespace Hexitime.Matching.Rings;

/// <summary>
/// The clearing with one worth of a person: what needs no search is decided at once, and of the rest, the core, the best choice known, the best prices known and which parts are proven are kept and
/// improved. Not thread-safe.
/// </summary>
internal sealed class Attempt
{
    private const int FewRings = 10_000;

    private readonly PriceTransfers _transfers;
    private readonly Packing _core;
    private readonly long _personWeight;
    private readonly int _highestScore;
    private readonly IReadOnlyList<int[]> _parts;
    private readonly HashSet<int> _proven = [];
    private long _total = long.MaxValue;
    private long _value;

    private List<int> _chosen = [];
    private long[] _prices;

    public Attempt(RingCatalogue rings, RingProblem problem, long personWeight)
    {
        (_personWeight, _highestScore) = (personWeight, problem.HighestScore);
        _transfers = PriceTransfers.Of(Packing.Of(rings, problem.People.Count, personWeight, perScore: 1));
        _core = _transfers.Core;
        _parts = Parts.Of(_core);
        _prices = new long[problem.People.Count];
    }

    /// <summary>The best choice known, as rings of the catalogue.</summary>
    public List<int> Chosen => _transfers.Complete(_chosen);

    /// <summary>Whether no choice is worth more, with this worth of a person.</summary>
    public bool IsProven => _proven.Count == _parts.Count;

    /// <summary>The best prices known.</summary>
    public RingPrices Prices
    {
        get
        {
            var prices = new long[_prices.Length];
            for (var p = 0; p < prices.Length; p++)
                prices[p] = _transfers.Prices[p] + _prices[p];
            return new RingPrices(_personWeight, 1, prices);
        }
    }

    /// <summary>Spends one part of an effort, a so-manieth.</summary>
    public void Improve(RingEffort effort, int soManieth, CancellationToken cancellation)
    {
        var prices = DualPrices.Find(_core, effort.PriceSteps / soManieth, cancellation);
        if (prices.Sum() < _total)
            (_prices, _total) = (prices, prices.Sum());
        ChooseAgain(effort.ImprovementSteps / soManieth, cancellation);
        SearchParts(effort.SearchSteps / soManieth, cancellation);
    }

    // A ring that is dearer by a whole person than it is worth is hardly ever in a good choice: where there are many, the others are tried more often without those.
    private void ChooseAgain(long steps, CancellationToken cancellation)
    {
        int[] promising = [.. Enumerable.Range(0, _core.Count).Where(r => _core.Count <= FewRings || PriceOf(r) - _core.Worth[r] <= _personWeight)];
        var chosen = Annealing.Choose(_core.Restricted(promising, _core.Worth), _personWeight, _highestScore, steps, cancellation);
        var value = chosen.Sum(r => _core.Worth[promising[r]]);
        if (value <= _value)
            return;
        // Parts that are proven stay as they are: theirs is the best.
        var proven = ProvenPeople();
        Keep([.. _chosen.Where(r => proven[_core.MembersOf(r)[0]]), .. chosen.Select(r => promising[r]).Where(r => !proven[_core.MembersOf(r)[0]])]);
    }

    private bool[] ProvenPeople()
    {
        var proven = new bool[_core.People];
        foreach (var part in _proven)
        {
            foreach (var person in _parts[part])
                proven[person] = true;
        }

        return proven;
    }

    private void SearchParts(long steps, CancellationToken cancellation)
    {
        var partOf = new int[_core.People];
        for (var part = 0; part < _parts.Count; part++)
        {
            foreach (var person in _parts[part])
                partOf[person] = part;
        }

        var byPart = _chosen.ToLookup(r => partOf[_core.MembersOf(r)[0]]);
        var chosen = new List<int>();
        for (var part = 0; part < _parts.Count; part++)
        {
            int[] known = [.. byPart[part]];
            if (_proven.Contains(part) || steps < 0)
            {
                chosen.AddRange(known);
                continue;
            }

            // The smallest come first; what is left is for the larger ones.
            chosen.AddRange(ExhaustiveSearch.Best(_core, _prices, _parts[part], known, ref steps, cancellation));
            if (steps >= 0)
                _proven.Add(part);
        }

        Keep(chosen);
    }

    private void Keep(List<int> chosen)
    {
        chosen.Sort();
        (_chosen, _value) = (chosen, chosen.Sum(r => _core.Worth[r]));
    }

    private long PriceOf(int ring)
    {
        var price = 0L;
        foreach (var person in _core.MembersOf(ring))
            price += _prices[person];
        return price;
    }
}
