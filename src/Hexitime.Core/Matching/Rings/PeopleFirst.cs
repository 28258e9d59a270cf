namespace Hexitime.Matching.Rings;

/// <summary>
/// The clearing by people alone: where it is out of reach to prove the best plan, it shows how many can be helped at most and finds a plan that comes near, whose score is then raised
/// as far as nobody is left out for it. Not thread-safe.
/// </summary>
internal sealed class PeopleFirst
{
    // A person is worth so much that rounding prices to whole numbers costs next to nothing.
    private const long Person = 1 << 20;

    // With more rings than this to choose from, messages find better choices than steps.
    private const int ManyRings = 20_000;
    private const ulong Seed = 0x9E37_79B9_7F4A_7C15;

    private readonly RingCatalogue _rings;
    private readonly RingProblem _problem;
    private readonly PriceTransfers _transfers;
    private readonly Packing _core;
    private long[] _prices;

    public PeopleFirst(RingCatalogue rings, RingProblem problem)
    {
        (_rings, _problem) = (rings, problem);
        _transfers = PriceTransfers.Of(Packing.Of(rings, problem.People.Count, Person, perScore: 0));
        _core = _transfers.Core;
        _prices = new long[problem.People.Count];
    }

    /// <summary>Prices that show how many people can be helped at most.</summary>
    public RingPrices Price(long steps, CancellationToken cancellation)
    {
        _prices = DualPrices.Find(_core, steps, cancellation);
        var prices = new long[_prices.Length];
        for (var p = 0; p < prices.Length; p++)
            prices[p] = _transfers.Prices[p] + _prices[p];
        return new RingPrices(Person, 0, prices);
    }

    /// <summary>A choice, as rings of the catalogue, ascending. Goes by the prices, if they have been asked for.</summary>
    public List<int> Choose(long steps, CancellationToken cancellation)
    {
        if (_core.Count <= ManyRings)
            return RaiseScore(_transfers.Complete(Annealing.GoOn(_core, [], Person * 0.3, Person * 0.2, steps * 3 / 4, Seed, cancellation)), steps / 4, cancellation);

        var likely = Likely();
        var chosen = Propagation.Choose(_core.Only(likely), steps / 16, cancellation);
        return RaiseScore(_transfers.Complete(chosen.Select(r => likely[r])), steps / 8, cancellation);
    }

    // Where there are too many: those that the prices hardly pay for, and shorter ones, which fill gaps, if they are not too many as well.
    private int[] Likely()
    {
        if (_core.Count <= TightRings.Most)
            return [.. Enumerable.Range(0, _core.Count)];
        var tight = TightRings.Of(_core, Person, [.. _prices.Select(p => (double)p / Person)]);
        int[] all = [.. Enumerable.Range(0, _core.Count).Where(r => _core.MembersOf(r).Length < _problem.LongestRing).Union(tight).Order()];
        return all.Length <= 2 * TightRings.Most ? all : tight;
    }

    // Too cold to lose a person.
    private List<int> RaiseScore(List<int> known, long steps, CancellationToken cancellation)
    {
        var all = Packing.Of(_rings, _problem.People.Count, _problem.PersonWeight, perScore: 1);
        var raised = Annealing.GoOn(all, known, _problem.HighestScore * 0.6, _problem.HighestScore * 0.02, steps, Seed, cancellation);
        return raised.Sum(r => all.Worth[r]) > known.Sum(r => all.Worth[r]) ? raised : known;
    }
}
