using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>What somebody could be part of, whatever is best for all.</summary>
public static class RingThrough
{
    /// <summary>
    /// The best ring through a member: the greatest mean score of its legs; of equals the one with fewer people, then the one that is met first by the ids of those whom each helps. <c>null</c> if there is
    /// none. Pure and thread-safe. It walks at most every path of <see cref="RingProblem.LongestRing"/> helps from the member.
    /// </summary>
    public static Ring? Best(RingProblem problem, MemberId member, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var helps = problem.Helps.GroupBy(h => (h.Helper, h.Helped)).Select(g => g.First()).ToLookup(h => h.Helper);
        var (path, best, bestScore) = (new List<Help>(), (Ring?)null, 0L);
        Walk(member, 0);
        return best;

        void Walk(MemberId at, long score)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var help in helps[at])
            {
                if (help.Helped == member)
                    Close(help, score + help.Score);
                else if (path.Count + 2 <= problem.LongestRing && !path.Exists(h => h.Helped == help.Helped))
                {
                    path.Add(help);
                    Walk(help.Helped, score + help.Score);
                    path.RemoveAt(path.Count - 1);
                }
            }
        }

        void Close(Help last, long score)
        {
            if (best is not null && (score * best.Legs.Count).CompareTo(bestScore * (path.Count + 1)) is var better && (better < 0 || (better == 0 && best.Legs.Count <= path.Count + 1)))
                return;
            Help[] legs = [.. path, last];
            var first = legs.IndexOf(legs.MinBy(l => l.Helper.Value));
            (best, bestScore) = (new Ring([.. legs[first..], .. legs[..first]]), score);
        }
    }
}
