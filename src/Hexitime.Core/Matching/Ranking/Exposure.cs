using Hexitime.Members;
using Hexitime.Networks;

namespace Hexitime.Matching.Ranking;

/// <summary>How much a group was shown, beside how much of what could be shown is its own.</summary>
/// <param name="Group">The group; <see cref="Exposure.Others"/> for those in groups too small to tell of.</param>
/// <param name="Members">How many of its members have a listing that can be found.</param>
/// <param name="Listings">How many such listings they have.</param>
/// <param name="PerMilleOfListings">Its share of these listings, in thousandths, rounded down.</param>
/// <param name="PerMilleOfExposure">Its share of the exposure, in thousandths, rounded down: more than that of the listings, and the group is shown more than others are.</param>
public sealed record GroupExposure(string Group, int Members, int Listings, int PerMilleOfListings, int PerMilleOfExposure);

/// <summary>
/// Who is shown how much, over many rankings, so that a host can see whether popularity feeds on itself. Whoever is at the top is looked at more: a place counts one over the
/// logarithm of its number plus one (Singh and Joachims, "Fairness of Exposure in Rankings", 2018). Pure, immutable and thread-safe.
/// </summary>
public sealed class Exposure
{
    /// <summary>The fewest people of whom something is told.</summary>
    public const int Fewest = 8;

    /// <summary>What those are called who are in groups too small to tell of.</summary>
    public const string Others = "others";

    // 1000 / log2(place + 1), rounded, as numbers, so that every machine counts the same; whatever comes behind counts like the last.
    private static readonly int[] ByPlace = [1_000, 631, 500, 431, 387, 356, 333, 315, 301, 289];

    private readonly IReadOnlyList<(MatchMember Owner, int Listings, long Exposure)> _owners;

    /// <summary>Counts.</summary>
    /// <param name="pool">The pool that was ranked.</param>
    /// <param name="within">The network within which alone it was ranked; <c>null</c> for everywhere.</param>
    /// <param name="rankings">The listings that each ranking answered, the best first.</param>
    public Exposure(MatchPool pool, NetworkId? within, IEnumerable<IReadOnlyList<RankedListing>> rankings)
    {
        var found = pool.Listings.Where(l => l.IsOpen && (within is not { } id || l.Networks.Contains(id)) && pool.Find(l.Owner)?.TakesPart == true);
        var counts = found.GroupBy(l => l.Owner).ToDictionary(g => g.Key, g => g.Count());
        var exposure = new Dictionary<MemberId, long>();
        foreach (var ranking in rankings)
        {
            foreach (var (place, ranked) in ranking.Index())
                exposure[ranked.Owner] = exposure.GetValueOrDefault(ranked.Owner) + ByPlace[Math.Min(place, ByPlace.Length - 1)];
        }

        _owners = [.. counts.Select(c => (pool.Find(c.Key)!, c.Value, exposure.GetValueOrDefault(c.Key)))];
        Listings = _owners.Sum(o => o.Listings);
    }

    /// <summary>How many listings can be found.</summary>
    public int Listings { get; }

    /// <summary>
    /// The report by group, in ordinal order, then the others. A group that was never shown is in it too. Groups of fewer than eight people are taken together; if these are
    /// fewer than eight still, the smallest group joins them, so that nobody can be told from what is left.
    /// </summary>
    /// <param name="groupOf">The group of a member.</param>
    public IReadOnlyList<GroupExposure> By(Func<MatchMember, string> groupOf)
    {
        var groups = _owners.GroupBy(o => groupOf(o.Owner), StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Members: g.Count(), Listings: g.Sum(o => o.Listings), Exposure: g.Sum(o => o.Exposure)))
            .OrderBy(g => g.Members).ThenBy(g => g.Name, StringComparer.Ordinal).ToList();
        var all = groups.Sum(g => g.Exposure);
        var small = groups.TakeWhile(g => g.Members < Fewest).Count();
        while (small > 0 && small < groups.Count && groups.Take(small).Sum(g => g.Members) < Fewest)
            small++;
        var told = groups.Skip(small).OrderBy(g => g.Name, StringComparer.Ordinal).ToList();
        if (small > 0)
            told.Add((Others, groups.Take(small).Sum(g => g.Members), groups.Take(small).Sum(g => g.Listings), groups.Take(small).Sum(g => g.Exposure)));
        return [.. told.Select(g => new GroupExposure(g.Name, g.Members, g.Listings, PerMille(g.Listings, Listings), PerMille(g.Exposure, all)))];
    }

    /// <summary>Those whose first exchange is still to come, and the others.</summary>
    public static string ByExperience(MatchMember member) => member.Record.IsNew ? "new" : "experienced";

    /// <summary>By profession.</summary>
    public static string ByProfession(MatchMember member) => member.Profession;

    /// <summary>By pay band.</summary>
    public static string ByPayBand(MatchMember member) => member.PayBand.Length == 0 ? "not told" : member.PayBand;

    private static int PerMille(long part, long whole) => whole == 0 ? 0 : (int)(1_000 * part / whole);
}
