namespace Hexitime.Matching.Rings;

/// <summary>What cannot be decided without search: the best choice known, the best prices known, and which parts are proven. Not thread-safe.</summary>
internal sealed class CoreChoice(Packing core, RingProblem problem)
{
    private readonly IReadOnlyList<int[]> _parts = Parts.Of(core);
    private readonly HashSet<int> _proven = [];
    private long _total = long.MaxValue;
    private long _value;

    /// <summary>The best choice known, as rings of the core.</summary>
    public List<int> Chosen { get; private set; } = [];

    /// <summary>Prices for the core's rings.</summary>
    public long[] Prices { get; private set; } = new long[core.People];

    /// <summary>Whether nothing better can be chosen.</summary>
    public bool IsProven => _proven.Count == _parts.Count;

    /// <summary>Spends one part of an effort, a so-manieth.</summary>
    public void Improve(RingEffort effort, int soManieth, CancellationToken cancellation)
    {
        var prices = DualPrices.Find(core, effort.PriceSteps / soManieth, cancellation);
        if (prices.Sum() < _total)
            (Prices, _total) = (prices, prices.Sum());
        ChooseAgain(effort.ImprovementSteps / soManieth, cancellation);
        SearchParts(effort.SearchSteps / soManieth, cancellation);
    }

    // A ring that is dearer by a whole person than it is worth is hardly ever in a good choice: without those the others are tried more often.
    private void ChooseAgain(long steps, CancellationToken cancellation)
    {
        int[] promising = [.. Enumerable.Range(0, core.Count).Where(r => PriceOf(r) - core.Worth[r] <= problem.PersonWeight)];
        var chosen = Annealing.Choose(core.Restricted(promising, core.Worth), problem.PersonWeight, problem.HighestScore, steps, cancellation);
        var value = chosen.Sum(r => core.Worth[promising[r]]);
        if (value <= _value)
            return;
        // Parts that are proven stay as they are: theirs is the best.
        var proven = ProvenPeople();
        Keep([.. Chosen.Where(r => proven[core.MembersOf(r)[0]]), .. chosen.Select(r => promising[r]).Where(r => !proven[core.MembersOf(r)[0]])]);
    }

    private bool[] ProvenPeople()
    {
        var proven = new bool[core.People];
        foreach (var part in _proven)
        {
            foreach (var person in _parts[part])
                proven[person] = true;
        }

        return proven;
    }

    private void SearchParts(long steps, CancellationToken cancellation)
    {
        var partOf = new int[core.People];
        for (var part = 0; part < _parts.Count; part++)
        {
            foreach (var person in _parts[part])
                partOf[person] = part;
        }

        var byPart = Chosen.ToLookup(r => partOf[core.MembersOf(r)[0]]);
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
            chosen.AddRange(ExhaustiveSearch.Best(core, Prices, _parts[part], known, ref steps, cancellation));
            if (steps >= 0)
                _proven.Add(part);
        }

        Keep(chosen);
    }

    private void Keep(List<int> chosen)
    {
        chosen.Sort();
        (Chosen, _value) = (chosen, chosen.Sum(r => core.Worth[r]));
    }

    private long PriceOf(int ring)
    {
        var price = 0L;
        foreach (var person in core.MembersOf(ring))
            price += Prices[person];
        return price;
    }
}
