using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>What somebody could be part of, whatever is best for all.</summary>
public static class RingThrough
{
    /// <summary>
    /// The best ring through a member: the greatest mean score of its legs; of equals the one with fewer people, then the one that is met first when everybody's helps are gone through from the best, and of equal
    /// ones by id. <c>null</c> if there is none. Pure and thread-safe.
    /// </summary>
    public static Ring? Best(RingProblem problem, MemberId member, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var search = new Search(problem, member, cancellation);
        for (var people = 2; people <= problem.LongestRing; people++)
            search.Walk(member, 0, people);
        return search.Best;
    }

    /// <summary>Goes every way that leads back in so many steps, unless not even perfect helps from there on could make it better than what is known.</summary>
    private sealed class Search(RingProblem problem, MemberId member, CancellationToken cancellation)
    {
        private readonly ILookup<MemberId, Help> _helps =
            problem.Helps.GroupBy(h => (h.Helper, h.Helped)).Select(g => g.MaxBy(h => h.Score)).OrderByDescending(h => h.Score).ThenBy(h => h.Helped.Value).ToLookup(h => h.Helper);

        private readonly Dictionary<MemberId, int> _stepsBack = StepsBack(problem, member);
        private readonly List<Help> _path = [];
        private long _bestScore;

        public Ring? Best { get; private set; }

        public void Walk(MemberId at, long score, int people)
        {
            cancellation.ThrowIfCancellationRequested();
            var left = people - _path.Count;
            foreach (var help in _helps[at])
            {
                if (Best is { } best && (score + help.Score + ((left - 1L) * problem.HighestScore)) * best.Legs.Count <= _bestScore * people)
                    return;
                if (left == 1 ? help.Helped == member : help.Helped != member && _stepsBack.GetValueOrDefault(help.Helped, int.MaxValue) < left && !_path.Exists(h => h.Helped == help.Helped))
                    Go(help, score + help.Score, people);
            }
        }

        private void Go(Help help, long score, int people)
        {
            _path.Add(help);
            if (_path.Count == people)
            {
                var first = _path.IndexOf(_path.MinBy(l => l.Helper.Value));
                (Best, _bestScore) = (new Ring([.. _path[first..], .. _path[..first]]), score);
            }
            else
                Walk(help.Helped, score, people);
            _path.RemoveAt(_path.Count - 1);
        }

        private static Dictionary<MemberId, int> StepsBack(RingProblem problem, MemberId member)
        {
            var helpers = problem.Helps.ToLookup(h => h.Helped, h => h.Helper);
            var (steps, next) = (new Dictionary<MemberId, int> { [member] = 0 }, new Queue<MemberId>([member]));
            while (next.TryDequeue(out var at) && steps[at] < problem.LongestRing)
            {
                foreach (var helper in helpers[at].Where(h => steps.TryAdd(h, steps[at] + 1)))
                    next.Enqueue(helper);
            }

            return steps;
        }
    }
}
