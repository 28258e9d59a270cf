using FsCheck;
using FsCheck.Fluent;
using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Rings;

/// <summary>Helps between numbered people, and generators of them.</summary>
internal static class Helps
{
    public static MemberId Person(int number) => new(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    public static Help Of(int helper, int helped, int score, int listings = 0) =>
        new(Person(helper), Person(helped), score, new ListingId(Number(helper, listings)), new ListingId(Number(helped, listings)));

    /// <summary>Few people and many helps: rings touch everywhere. Several helps between the same two are not rare.</summary>
    public static Gen<Case> Small(int mostPeople = 7) =>
        from longest in Gen.Choose(2, 5)
        from people in Gen.Choose(2, mostPeople)
        from greatest in Gen.Elements(0, 3, 1_000, RingProblem.GreatestScore)
        from count in Gen.Choose(0, 3 * people)
        from helps in Gen.ListOf(
            from helper in Gen.Choose(0, people - 1)
            from other in Gen.Choose(1, people - 1)
            from score in Gen.Choose(0, greatest)
            from listings in Gen.Choose(0, 1_000_000)
            select Of(helper, (helper + other) % people, score, listings), count)
        select new Case(longest, [.. helps.DistinctBy(h => (h.Helper, h.Helped, h.Offer, h.Request))]);

    /// <summary>Helps at random, each person helping about so many others; always the same for a seed.</summary>
    public static Help[] Random(int people, int each, int seed, int step = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, people).SelectMany(helper => Enumerable.Range(0, each)
            .Select(_ => (helper + 1 + random.Next(people - 1)) % people).Distinct()
            .Select(helped => Of(helper, helped, random.Next(1_000 / step + 1) * step)))];
    }

    private static Guid Number(int person, int listings) => new(listings, 0, 0, [0, 0, 0, 0, 0, 0, (byte)(person >> 8), (byte)person]);

    internal sealed record Case(int Longest, Help[] Helps)
    {
        public RingProblem Problem => RingProblem.Of(Helps, Longest);

        public override string ToString() =>
            $"{Longest}: {string.Join(", ", Helps.Select(h => $"{h.Helper.Value.ToString()[..8]}>{h.Helped.Value.ToString()[..8]}={h.Score}"))}";
    }
}
