namespace Hexitime.Matching.Ranking;

/// <summary>How often a group was shown.</summary>
/// <param name="Group">The group.</param>
/// <param name="Members">How many of its members have a listing that can be found.</param>
/// <param name="MembersShown">How many of them were shown at least once.</param>
/// <param name="Appearances">How often one of them was shown.</param>
/// <param name="PerMilleOfMembers">Its share of the members, in thousandths.</param>
/// <param name="PerMilleOfAppearances">Its share of the appearances, in thousandths; compared with that of the members it tells whether the group is shown more or less than it is there.</param>
public sealed record GroupExposure(string Group, int Members, int MembersShown, int Appearances, int PerMilleOfMembers, int PerMilleOfAppearances);

/// <summary>Who is shown how often, over many rankings, so that a host can see whether popularity feeds on itself. Pure and thread-safe.</summary>
public static class Exposure
{
    /// <summary>The report, by group in ordinal order. A group that has members and was never shown is in it too.</summary>
    /// <param name="pool">The pool that was ranked.</param>
    /// <param name="rankings">The listings that each ranking answered.</param>
    /// <param name="groupOf">The group of a member.</param>
    public static IReadOnlyList<GroupExposure> Of(MatchPool pool, IEnumerable<IReadOnlyList<RankedListing>> rankings, Func<MatchMember, string> groupOf)
    {
        var owners = pool.Owners.ToList();
        var groups = owners.ToDictionary(o => o.Id, groupOf);
        var shown = rankings.SelectMany(r => r).Where(r => groups.ContainsKey(r.Owner)).GroupBy(r => groups[r.Owner], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (Count: g.Count(), Members: g.Select(r => r.Owner).Distinct().Count()), StringComparer.Ordinal);
        var all = shown.Values.Sum(s => s.Count);
        return [.. groups.Values.GroupBy(g => g, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var (count, members) = shown.GetValueOrDefault(g.Key);
            return new GroupExposure(g.Key, g.Count(), members, count, PerMille(g.Count(), owners.Count), PerMille(count, all));
        })];
    }

    /// <summary>Those whose first exchange is still to come, and the others.</summary>
    public static string ByExperience(MatchMember member) => member.Record.IsNew ? "new" : "experienced";

    /// <summary>By profession.</summary>
    public static string ByProfession(MatchMember member) => member.Profession;

    private static int PerMille(int part, int whole) => whole == 0 ? 0 : (int)(1_000L * part / whole);
}
