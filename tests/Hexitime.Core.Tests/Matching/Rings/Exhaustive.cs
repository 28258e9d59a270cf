using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>The best plan by trying all: who does not read this at a glance should mistrust it.</summary>
internal static class Exhaustive
{
    /// <summary>The most people, and the most score with so many.</summary>
    public static (int People, long Score) Best(RingProblem problem)
    {
        var scores = problem.Helps.GroupBy(h => (h.Helper, h.Helped)).ToDictionary(g => g.Key, g => g.Max(h => h.Score));
        return Best([.. problem.People]);

        (int People, long Score) Best(HashSet<MemberId> free)
        {
            if (free.Count == 0)
                return (0, 0);
            var first = free.Min(p => p.Value);
            var person = new MemberId(first);
            var best = Best([.. free.Where(p => p != person)]);
            foreach (var (members, score) in RingsFrom(person, [person], 0, free))
            {
                var (people, rest) = Best([.. free.Except(members)]);
                if ((people + members.Length, rest + score).CompareTo(best) > 0)
                    best = (people + members.Length, rest + score);
            }

            return best;
        }

        IEnumerable<(MemberId[] Members, long Score)> RingsFrom(MemberId start, MemberId[] path, long score, HashSet<MemberId> free)
        {
            if (path.Length > 1 && scores.TryGetValue((path[^1], start), out var last))
                yield return (path, score + last);
            if (path.Length == problem.LongestRing)
                yield break;
            foreach (var next in free.Where(n => !path.Contains(n) && scores.ContainsKey((path[^1], n))))
            {
                foreach (var ring in RingsFrom(start, [.. path, next], score + scores[(path[^1], next)], free))
                    yield return ring;
            }
        }
    }

    /// <summary>All rings through somebody.</summary>
    public static IEnumerable<(int People, long Score)> RingsThrough(RingProblem problem, MemberId person) => PathsFrom(problem, person).Select(r => (r.Path.Length, r.Score));

    /// <summary>What each ring through somebody is worth beyond its members' prices.</summary>
    public static IEnumerable<long> WorthBeyond(RingProblem problem, RingPrices prices, MemberId person)
    {
        var price = problem.People.Zip(prices.Prices).ToDictionary(p => p.First, p => p.Second);
        return PathsFrom(problem, person).Select(r => (r.Path.Length * prices.PerPerson) + (prices.PerScore * r.Score) - r.Path.Sum(m => price[m]));
    }

    private static IEnumerable<(MemberId[] Path, long Score)> PathsFrom(RingProblem problem, MemberId person)
    {
        var scores = problem.Helps.GroupBy(h => (h.Helper, h.Helped)).ToDictionary(g => g.Key, g => g.Max(h => h.Score));
        return From([person], 0);

        IEnumerable<(MemberId[], long)> From(MemberId[] path, long score)
        {
            if (path.Length > 1 && scores.TryGetValue((path[^1], person), out var last))
                yield return (path, score + last);
            foreach (var next in problem.People.Where(n => path.Length < problem.LongestRing && !path.Contains(n) && scores.ContainsKey((path[^1], n))))
            {
                foreach (var ring in From([.. path, next], score + scores[(path[^1], next)]))
                    yield return ring;
            }
        }
    }
}
