using Hexitime.Listings;
using Hexitime.Matching.Rings;
using Hexitime.Members;

namespace Hexitime.Benchmarks.Matching;

/// <summary>Banks at random: everybody can help twenty others.</summary>
internal static class RingInstances
{
    public const int HelpsEach = 20;

    /// <param name="people">How many people.</param>
    /// <param name="kind"><c>uniform</c>; <c>tied</c>: scores are multiples of 100; <c>zipf</c>: the i-th most sought-after is helped in proportion to 1/i.</param>
    /// <param name="seed">Always the same for a seed.</param>
    public static Help[] Make(int people, string kind, int seed)
    {
        var random = new Random(seed);
        var popularity = new double[people];
        var total = 0.0;
        for (var i = 0; i < people; i++)
            popularity[i] = total += kind == "zipf" ? 1.0 / (i + 1) : 1;
        int[] person = [.. Enumerable.Range(0, people)];
        random.Shuffle(person);

        var helps = new List<Help>(people * HelpsEach);
        for (var helper = 0; helper < people; helper++)
        {
            var helped = new HashSet<int> { helper };
            while (helped.Count <= HelpsEach)
            {
                var at = Array.BinarySearch(popularity, random.NextDouble() * total);
                var other = person[Math.Min(at < 0 ? ~at : at, people - 1)];
                if (helped.Add(other))
                    helps.Add(new Help(new MemberId(Numbered.Id(helper)), new MemberId(Numbered.Id(other)), kind == "tied" ? random.Next(11) * 100 : random.Next(1_001),
                        new ListingId(Numbered.Id(helper)), new ListingId(Numbered.Id(other))));
            }
        }

        return [.. helps];
    }
}
