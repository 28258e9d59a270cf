using System.Numerics;

namespace Hexitime.Matching.Rings;

/// <summary>
/// Improves a choice of disjoint rings: a ring is put in, those in its way are taken out, and a loss is accepted the less often the greater it is and the later
/// (Kirkpatrick, Gelatt and Vecchi 1983). Rings with at most one member in another ring are kept in a list, so that most tries are of those that cost little. The chance is drawn from a generator of its own and in whole numbers, so that every machine draws the same.
/// </summary>
internal sealed class Annealing
{
    // Rings of whose members at most so many are in a ring are easy to put in.
    private const int MostCoveredOfEasy = 1;
    private const int StepsOfTry = 40;
    private const int StepsOfStage = 10_000;

    private readonly Packing _packing;
    private readonly int[] _ringOf;
    private readonly int[] _uncovered;
    private readonly int[] _placeOf;
    private readonly byte[] _covered;
    private readonly int[] _easy;
    private readonly int[] _placeOfEasy;
    private int _easyCount;
    private long _stepsLeft;
    private int _uncoveredCount;
    private ulong _random;

    private Annealing(Packing packing, ulong seed = 0x9E37_79B9_7F4A_7C15)
    {
        _random = seed;
        _packing = packing;
        (_ringOf, _uncovered, _placeOf) = (new int[packing.People], new int[packing.People], new int[packing.People]);
        Array.Fill(_ringOf, -1);
        (_covered, _easy, _placeOfEasy) = (new byte[packing.Count], new int[packing.Count], new int[packing.Count]);
        for (var r = 0; r < packing.Count; r++)
            Keep(r);
        for (var p = 0; p < packing.People; p++)
        {
            if (packing.RingsThrough(p).Length > 0)
                Uncover(p);
        }
    }

    private long Value { get; set; }

    /// <summary>A choice of rings, as numbers of the packing, ascending.</summary>
    /// <param name="packing">What to choose from.</param>
    /// <param name="personWeight">What a person is worth: where cooling starts.</param>
    /// <param name="greatestScore">The greatest score of a help: where it ends.</param>
    /// <param name="steps">How much work: 40 for each ring that is tried, and one for each ring that shares a person with one put in or taken out.</param>
    /// <param name="cancellation">Gives up.</param>
    public static List<int> Choose(Packing packing, long personWeight, int greatestScore, long steps, CancellationToken cancellation)
    {
        var annealing = new Annealing(packing);
        if (packing.Count > 0)
        {
            annealing.Fill();
            var best = annealing.Chosen();
            var bestValue = annealing.Value;
            // First the people, then, too cold to lose one of them, the scores.
            annealing.Cool(personWeight * 1.5, personWeight * 0.15, steps * 7 / 8, cancellation);
            annealing.Cool(greatestScore * 0.6, greatestScore * 0.02, steps / 8, cancellation);
            annealing.Fill();
            return annealing.Value >= bestValue ? annealing.Chosen() : best;
        }

        return [];
    }

    /// <summary>Goes on from a choice: as warm as <paramref name="from"/> at first, as cold as <paramref name="to"/> at last. What comes out can be worth less, but is another.</summary>
    public static List<int> GoOn(Packing packing, IEnumerable<int> known, double from, double to, long steps, ulong seed, CancellationToken cancellation)
    {
        if (packing.Count == 0)
            return [];
        var annealing = new Annealing(packing, seed);
        foreach (var ring in known)
            annealing.PutIn(ring);
        annealing.Cool(from, to, steps, cancellation);
        annealing.Fill();
        return annealing.Chosen();
    }

    private void Cool(double from, double to, long steps, CancellationToken cancellation)
    {
        var stages = (int)Math.Clamp(steps / StepsOfStage, 1, 256);
        var (perStage, temperature) = (steps / stages, from);
        var factor = 1 - (StageLog(from / Math.Max(to, 1e-9)) / stages);
        for (var stage = 0; stage < stages; stage++)
        {
            cancellation.ThrowIfCancellationRequested();
            var whole = (long)temperature;
            for (_stepsLeft = perStage; _stepsLeft > 0; _stepsLeft -= StepsOfTry)
                Try(whole);
            temperature *= factor;
        }
    }

    // The natural logarithm in additions and divisions, which are the same on every machine.
    private static double StageLog(double ratio)
    {
        var log = 0.0;
        for (; ratio > 2; ratio /= 2)
            log += 0.693147180559945;
        var z = (ratio - 1) / (ratio + 1);
        return log + (2 * (z + (z * z * z / 3) + (z * z * z * z * z / 5)));
    }

    private void Try(long temperature)
    {
        var random = Next();
        var draw = (uint)(random >> 32);
        int ring;
        if (_easyCount > 0 && (random & 15) != 0)
            ring = _easy[(int)(((ulong)draw * (ulong)_easyCount) >> 32)];
        else if (_uncoveredCount > 0)
        {
            var rings = _packing.RingsThrough(_uncovered[(int)(((ulong)draw * (ulong)_uncoveredCount) >> 32)]);
            ring = rings[(int)(((random >> 4) & 0xFFF_FFFF) * (ulong)rings.Length >> 28)];
        }
        else
            ring = (int)(((ulong)draw * (ulong)_packing.Count) >> 32);

        var gain = _packing.Worth[ring];
        Span<int> inTheWay = stackalloc int[RingProblem.LongestPossibleRing];
        var count = 0;
        foreach (var person in _packing.MembersOf(ring))
        {
            var other = _ringOf[person];
            if (other < 0 || inTheWay[..count].Contains(other))
                continue;
            if (other == ring)
                return;
            gain -= _packing.Worth[other];
            inTheWay[count++] = other;
        }

        if (gain < 0 && !Accepts(-gain, temperature))
            return;
        foreach (var other in inTheWay[..count])
            TakeOut(other);
        PutIn(ring);
    }

    // A loss passes if it is below the temperature times an exponential variate: −ln of a uniform one, by its leading zeros and a chord.
    private bool Accepts(long loss, long temperature)
    {
        if (temperature <= 0 || loss / 20 > temperature)
            return false;
        var random = Next() | 1;
        var zeros = BitOperations.LeadingZeroCount(random);
        var rest = (long)((random << zeros << 1) >> 44);
        var variate = (zeros + 1 - (rest / 1_048_576.0)) * 0.693147180559945;
        return loss < variate * temperature;
    }

    private ulong Next()
    {
        // xorshift64* (Vigna 2016).
        unchecked
        {
            _random ^= _random >> 12;
            _random ^= _random << 25;
            _random ^= _random >> 27;
            return _random * 0x2545_F491_4F6C_DD1D;
        }
    }

    private void Fill()
    {
        int[] byWorth = [.. Enumerable.Range(0, _packing.Count)
            .OrderByDescending(r => _packing.Worth[r] / _packing.MembersOf(r).Length).ThenBy(r => r)];
        foreach (var ring in byWorth)
        {
            var free = true;
            foreach (var person in _packing.MembersOf(ring))
                free &= _ringOf[person] < 0;
            if (free)
                PutIn(ring);
        }
    }

    private List<int> Chosen()
    {
        List<int> chosen = [];
        for (var p = 0; p < _packing.People; p++)
        {
            if (_ringOf[p] >= 0 && _packing.MembersOf(_ringOf[p])[0] == p)
                chosen.Add(_ringOf[p]);
        }

        chosen.Sort();
        return chosen;
    }

    private void PutIn(int ring)
    {
        Value += _packing.Worth[ring];
        foreach (var person in _packing.MembersOf(ring))
        {
            _ringOf[person] = ring;
            var (place, last) = (_placeOf[person], _uncovered[--_uncoveredCount]);
            (_uncovered[place], _placeOf[last]) = (last, place);
            _stepsLeft -= _packing.RingsThrough(person).Length;
            foreach (var other in _packing.RingsThrough(person))
            {
                if (_covered[other]++ == MostCoveredOfEasy)
                    Drop(other);
            }
        }
    }

    private void TakeOut(int ring)
    {
        Value -= _packing.Worth[ring];
        foreach (var person in _packing.MembersOf(ring))
        {
            _ringOf[person] = -1;
            Uncover(person);
            _stepsLeft -= _packing.RingsThrough(person).Length;
            foreach (var other in _packing.RingsThrough(person))
            {
                if (--_covered[other] == MostCoveredOfEasy)
                    Keep(other);
            }
        }
    }

    private void Keep(int ring)
    {
        _placeOfEasy[ring] = _easyCount;
        _easy[_easyCount++] = ring;
    }

    private void Drop(int ring)
    {
        var (place, last) = (_placeOfEasy[ring], _easy[--_easyCount]);
        (_easy[place], _placeOfEasy[last]) = (last, place);
    }

    private void Uncover(int person)
    {
        _placeOf[person] = _uncoveredCount;
        _uncovered[_uncoveredCount++] = person;
    }
}
