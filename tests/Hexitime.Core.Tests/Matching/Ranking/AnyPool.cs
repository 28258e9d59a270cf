using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Places;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Members;
using Hexitime.Networks;

namespace Hexitime.Tests.Matching.Ranking;

/// <summary>Members and listings at random, thickly related: few organisations, skills and words, so that much fits and ties are common.</summary>
internal sealed class AnyPool(int seed)
{
    private static readonly string[] SkillWords = ["run charts", "SPC", "funnel plots", "coaching", "mentoring", "Excel", "statistics", "wibbling", "facilitation", "huddles"];
    private static readonly string[] Words = [.. "audit sepsis ward theatre nurse data flow safety chart improvement team falls".Split(' ')];

    private readonly TextAnalyser _analyser = new();
    private int _ids;

    public Random Random { get; } = new(seed);

    public List<MatchMember> Members { get; } = [];

    public List<MatchListing> Listings { get; } = [];

    public List<(MemberId Blocker, MemberId Blocked)> Blocks { get; } = [];

    public static AnyPool Of(int seed, int members, int listings)
    {
        var pool = new AnyPool(seed);
        for (var i = 0; i < members; i++)
            pool.Members.Add(pool.AnyMember());
        for (var i = 0; i < listings; i++)
            pool.Listings.Add(pool.AnyListing());
        for (var i = 0; i < members / 3; i++)
            pool.Blocks.Add((pool.Any(pool.Members).Id, pool.Any(pool.Members).Id));
        return pool;
    }

    public MatchPool Build() => MatchPool.Of(Members, Listings, Blocks);

    public T Any<T>(IReadOnlyList<T> among) => among[Random.Next(among.Count)];

    public MatchMember AnyMember() => new()
    {
        Id = new MemberId(NextId()),
        Organisation = new OrganisationId(new Guid(Random.Next(3), 0, 0, new byte[8])),
        Profession = Any<string>(["nurse", "Doctor", "analyst"]),
        PayBand = Any<string>(["", "Band 7", "Band 8"]),
        Networks = AnyNetworks(),
        Skills = StarterVocabulary.Instance.Resolve(AnySkills()),
        SharedHours = Random.Next(3) == 0 ? null : WeekHours.Of(Enumerable.Range(0, 10).Select(_ => Random.Next(168))),
        Whereabouts = AnyWhereabouts(),
        Record = new ExchangeRecord(Random.Next(3) == 0 ? 0 : Random.Next(9), Random.Next(4), Any<int?>([null, 5, 48, 200])),
        TakesPart = Random.Next(8) > 0,
    };

    public MatchListing AnyListing(ListingId? id = null) => new()
    {
        Id = id ?? new ListingId(NextId()),
        Owner = Any(Members).Id,
        Type = Any<ListingType>([ListingType.Offer, ListingType.Request]),
        Kind = (ExchangeKind)Random.Next(1, 7),
        Hours = Credits.FromMinutes(Random.Next(1, 300)),
        Networks = Random.Next(2) == 0 ? [] : AnyNetworks(),
        Skills = StarterVocabulary.Instance.Resolve(AnySkills()),
        Words = _analyser.Analyse(AnyText(2), AnyText(Random.Next(8))),
        Whereabouts = AnyWhereabouts(),
        IsOpen = Random.Next(8) > 0,
    };

    public RankQuery AnyQuery()
    {
        var asker = Any(Members);
        var text = AnyText(Random.Next(6)) + (Random.Next(2) == 0 ? "" : " " + Any(SkillWords));
        var own = Listings.Where(l => l.Owner == asker.Id).ToList();
        var query = Random.Next(3) switch
        {
            0 when own.Count > 0 => RankQuery.ForListing(Any(own), text, asker, StarterVocabulary.Instance),
            1 => RankQuery.ForMember(asker, text, StarterVocabulary.Instance, Any<ListingType?>([null, ListingType.Offer, ListingType.Request])),
            _ => RankQuery.ForText(text, asker, StarterVocabulary.Instance),
        };
        return query with { Within = Random.Next(3) == 0 ? new NetworkId(new Guid(Random.Next(3), 0, 0, new byte[8])) : null, AvailableToAsker = Credits.FromMinutes(Random.Next(300)), HoursAheadOfUtc = Random.Next(-12, 15) };
    }

    public MatchWeights AnyWeights()
    {
        int Weight() => Random.Next(4) == 0 ? 0 : Random.Next(101);
        // Where little else counts, what words and skills can bring at most decides what is looked at.
        if (Random.Next(2) == 0)
            return MatchWeights.Create(new RankParts(Weight(), Weight(), 0, 0, 0, Random.Next(3), 0, 0)).Value;
        return MatchWeights.Create(new RankParts(Weight(), Weight(), Weight(), Weight(), Weight(), Weight(), Weight(), Weight())).Value;
    }

    public PoolChange AnyChange()
    {
        switch (Random.Next(7))
        {
            case 0:
                Members.Add(AnyMember());
                return PoolChange.Put(Members[^1]);
            case 1:
                var at = Random.Next(Members.Count);
                Members[at] = AnyMember() with { Id = Members[at].Id };
                return PoolChange.Put(Members[at]);
            case 2:
                var listing = AnyListing();
                Listings.Add(listing);
                return PoolChange.Put(listing);
            case 3 when Listings.Count > 0:
                var which = Random.Next(Listings.Count);
                Listings[which] = AnyListing(Listings[which].Id);
                return PoolChange.Put(Listings[which]);
            case 4 when Listings.Count > 0:
                var gone = Any(Listings);
                Listings.Remove(gone);
                return PoolChange.Remove(gone.Id);
            case 5 when Members.Count > 2:
                var left = Any(Members);
                Members.Remove(left);
                return PoolChange.Remove(left.Id);
            default:
                var (blocker, blocked) = (Any(Members).Id, Any(Members).Id);
                if (Blocks.Remove((blocker, blocked)))
                    return PoolChange.Unblock(blocker, blocked);
                Blocks.Add((blocker, blocked));
                return PoolChange.Block(blocker, blocked);
        }
    }

    // Version 7 guids sort by time; here by chance, so that order of making and order of ids differ.
    private Guid NextId() => new(Random.Next(1_000), 0, 0, BitConverter.GetBytes((long)++_ids));

    private List<NetworkId> AnyNetworks() => [.. Enumerable.Range(0, 3).Where(_ => Random.Next(2) == 0).Select(n => new NetworkId(new Guid(n, 0, 0, new byte[8])))];

    private IEnumerable<string> AnySkills() => Enumerable.Range(0, Random.Next(4)).Select(_ => Any(SkillWords));

    private string AnyText(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Random.Next(12) == 0 ? Any(Words).Insert(2, "x") : Any(Words)));

    private Whereabouts AnyWhereabouts() => Random.Next(2) == 0
        ? Whereabouts.Remote
        : new Whereabouts(Random.Next(2) == 0, AnySite(), Random.Next(80));

    // Some where the next place to the east is the farthest to the west, and where all are near each other.
    private Coordinates AnySite() => Random.Next(4) switch
    {
        0 => Coordinates.Create(Random.Next(2) == 0 ? 0 : 89.9, Random.Next(2) == 0 ? 179.9 : -179.8).Value,
        _ => Coordinates.Create(53 + (Random.Next(10) / 10.0), -1.5).Value,
    };
}
