using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>
/// The checker's own walk, plain depth-first, through every ring that could be worth more than its prices. Such a ring has a member from whom on it is never behind: where the sum around it is above
/// zero, so is every sum from the point where it was lowest (the cycle lemma: Dvoretzky and Motzkin 1947). So a path is left as soon as it is not ahead.
/// </summary>
internal sealed class RingWalk
{
    private readonly List<(int Helped, long Gain)>[] _helps;
    private readonly int[] _path;
    private readonly RingProblem _problem;

    private RingWalk(RingProblem problem, RingPrices prices)
    {
        _problem = problem;
        _path = new int[problem.LongestRing];
        _helps = new List<(int, long)>[problem.People.Count];
        var index = problem.People.Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i);
        for (var p = 0; p < _helps.Length; p++)
            _helps[p] = [];
        foreach (var help in problem.Helps)
        {
            // What this leg adds to a ring's worth beyond what its helper is charged.
            var helper = index[help.Helper];
            _helps[helper].Add((index[help.Helped], prices.PerPerson + (prices.PerScore * (long)help.Score) - prices.Prices[helper]));
        }
    }

    /// <summary>The members of a ring that is worth more than their prices; <c>null</c> if there is none.</summary>
    public static IReadOnlyList<MemberId>? FirstWorthMore(RingProblem problem, RingPrices prices, CancellationToken cancellation)
    {
        var walk = new RingWalk(problem, prices);
        for (var start = 0; start < walk._helps.Length; start++)
        {
            cancellation.ThrowIfCancellationRequested();
            walk._path[0] = start;
            var length = walk.Onward(1, 0);
            if (length > 0)
                return [.. walk._path.Take(length).Select(p => problem.People[p])];
        }

        return null;
    }

    // How many members the ring that was found has; 0 if none was.
    private int Onward(int length, long gain)
    {
        foreach (var (helped, more) in _helps[_path[length - 1]])
        {
            if (gain + more <= 0)
                continue;
            if (helped == _path[0] && length > 1)
                return length;
            if (length == _problem.LongestRing || _path.AsSpan(0, length).Contains(helped))
                continue;
            _path[length] = helped;
            if (Onward(length + 1, gain + more) is > 0 and var found)
                return found;
        }

        return 0;
    }
}
