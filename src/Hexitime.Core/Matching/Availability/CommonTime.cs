using NodaTime;

namespace Hexitime.Matching.Availability;

/// <summary>When several people have time at once. Pure and thread-safe.</summary>
public static class CommonTime
{
    /// <summary>The most people whose time is compared.</summary>
    public const int MostPeople = 100;

    /// <summary>
    /// The time that all of them have, as concrete slots: in order, as long as they are, none touching the next, none shorter than wanted. Says nothing of anybody's time beyond
    /// that. It is for the caller to see that each of them lets the others know.
    /// </summary>
    /// <param name="members">When each of them has time: one to a hundred people.</param>
    /// <param name="interval">From when to when; both ends are needed, at most 400 days apart.</param>
    /// <param name="minimumMinutes">The shortest slot that is of use, in minutes; at least 1.</param>
    public static IReadOnlyList<Interval> Of(IReadOnlyList<WeeklyAvailability> members, Interval interval, int minimumMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members.Count, 1, nameof(members));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members.Count, MostPeople, nameof(members));
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumMinutes, 1);
        var common = members[0].FreeIn(interval);
        foreach (var member in members.Skip(1))
            common = Both(common, member.FreeIn(interval));
        return [.. common.Where(slot => slot.Duration >= Duration.FromMinutes(minimumMinutes))];
    }

    private static List<Interval> Both(IReadOnlyList<Interval> one, IReadOnlyList<Interval> other)
    {
        var both = new List<Interval>();
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            var (from, to) = (Instant.Max(one[i].Start, other[j].Start), Instant.Min(one[i].End, other[j].End));
            if (from < to)
                both.Add(new Interval(from, to));
            if (one[i].End < other[j].End)
                i++;
            else
                j++;
        }

        return both;
    }
}
