using Hexitime.Listings;
using Hexitime.Matching.Assignment;
using Hexitime.Members;

namespace Hexitime.Benchmarks.Matching;

/// <summary>Banks at random: as many requests as givers, and twenty givers who could answer each request.</summary>
internal static class AssignInstances
{
    public const int CandidatesEach = 20;

    /// <param name="size">How many requests, and how many givers.</param>
    /// <param name="kind"><c>uniform</c>; <c>tied</c>: scores are multiples of 100; <c>zipf</c>: the i-th most sought-after giver is found in proportion to 1/i.</param>
    /// <param name="seed">Always the same for a seed.</param>
    public static AssignmentProblem Make(int size, string kind, int seed) =>
        AssignmentProblem.Of(Enumerable.Range(0, size).Select(i => new Demand(Request(i))), Enumerable.Range(0, size).Select(i => new Supply(Giver(i))), Candidates(size, kind, seed));

    public static ListingId Request(int number) => new(Numbered.Id(number));

    public static MemberId Giver(int number) => new(Numbered.Id(number));

    public static List<Candidate> Candidates(int size, string kind, int seed, int each = CandidatesEach)
    {
        var random = new Random(seed);
        var popularity = new double[size];
        var total = 0.0;
        for (var i = 0; i < size; i++)
            popularity[i] = total += kind == "zipf" ? 1.0 / (i + 1) : 1;
        int[] giver = [.. Enumerable.Range(0, size)];
        random.Shuffle(giver);

        var candidates = new List<Candidate>(size * each);
        for (var request = 0; request < size; request++)
        {
            var found = new HashSet<int>();
            while (found.Count < each)
            {
                var at = Array.BinarySearch(popularity, random.NextDouble() * total);
                var other = giver[Math.Min(at < 0 ? ~at : at, size - 1)];
                if (found.Add(other))
                    candidates.Add(new Candidate(Request(request), Giver(other), new ListingId(Numbered.Id(other)), kind == "tied" ? random.Next(11) * 100 : random.Next(1_001)));
            }
        }

        return candidates;
    }
}
