using FsCheck;
using FsCheck.Fluent;
using Hexitime.Listings;
using Hexitime.Members;

namespace Hexitime.Matching.Assignment;

/// <summary>Numbered requests and givers, and generators of them.</summary>
internal static class Banks
{
    public static ListingId Request(int number) => new(Number(number));

    public static MemberId Giver(int number) => new(Number(number));

    public static Candidate Candidate(int request, int giver, int score, int offer = 0) => new(Request(request), Giver(giver), new ListingId(Number(offer)), score);

    /// <summary>Few of each, with up to so many sessions, and any number of candidates between them, some of them twice.</summary>
    public static Gen<Bank> Small(int most = 4, int mostSessions = 3) =>
        from requests in Gen.Choose(0, most)
        from givers in Gen.Choose(0, most)
        from wanted in Gen.ListOf(Gen.Choose(1, mostSessions), requests)
        from able in Gen.ListOf(Gen.Choose(1, mostSessions), givers)
        from greatest in Gen.Elements(0, 2, 1_000, AssignmentProblem.GreatestScore)
        from count in requests * givers == 0 ? Gen.Constant(0) : Gen.Choose(0, requests * givers + 2)
        from candidates in Gen.ListOf(
            from request in Gen.Choose(0, Math.Max(0, requests - 1))
            from giver in Gen.Choose(0, Math.Max(0, givers - 1))
            from score in Gen.Choose(0, greatest)
            from offer in Gen.Choose(0, 2)
            select Candidate(request, giver, score, offer), count)
        select new Bank([.. wanted.Select((s, i) => new Demand(Request(i), s))], [.. able.Select((s, i) => new Supply(Giver(i), s))], [.. candidates]);

    /// <summary>At random, always the same for a seed.</summary>
    public static Bank Random(int requests, int givers, int each, int seed, int step = 1, int mostSessions = 1)
    {
        var random = new Random(seed);
        return new Bank(
            [.. Enumerable.Range(0, requests).Select(r => new Demand(Request(r), random.Next(mostSessions) + 1))],
            [.. Enumerable.Range(0, givers).Select(g => new Supply(Giver(g), random.Next(mostSessions) + 1))],
            [.. Enumerable.Range(0, requests).SelectMany(r => Enumerable.Range(0, each).Select(_ => random.Next(givers)).Distinct().Select(g => Candidate(r, g, random.Next(1_000 / step + 1) * step)))]);
    }

    private static Guid Number(int number) => new(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    internal sealed record Bank(Demand[] Requests, Supply[] Givers, Candidate[] Candidates)
    {
        public AssignmentProblem Problem => AssignmentProblem.Of(Requests, Givers, Candidates);

        public override string ToString() =>
            $"{string.Join(" ", Requests.Select(r => r.Sessions))} | {string.Join(" ", Givers.Select(g => g.Sessions))} | " +
            string.Join(" ", Candidates.Select(c => $"{c.Request.Value.ToString()[..8]}>{c.Giver.Value.ToString()[..8]}={c.Score}"));
    }
}
