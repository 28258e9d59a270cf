using System.ComponentModel.DataAnnotations;

namespace Hexitime.Impact.Disclosure;

/// <summary>
/// How figures of groups are published so that they expose nobody; validated when the host starts. By default as NHS England publishes Hospital Episode Statistics: 0 is shown, 1 to 7 are
/// hidden, other counts are rounded to the nearest 5. Change it before anything is published: what was published by another rule stays.
/// </summary>
public sealed class DisclosureRule
{
    /// <summary>
    /// Counts of people from 1 up to this are hidden, and hours behind which there are so few; figures of an organisation, campaign, kind or skill are told, and points of the map are alike, only
    /// where there are more: 0 (none) to 100; by default 7.
    /// </summary>
    [Range(0, 100)]
    public int HideUpTo { get; set; } = 7;

    /// <summary>Other counts, and hours, are rounded to the nearest multiple of this, halves up, and to none that would be hidden: 1 (not rounded) to 100; by default 5.</summary>
    [Range(1, 100)]
    public int RoundTo { get; set; } = 5;

    /// <summary>
    /// Hours are hidden where one person gave (or received) so much of them that the second could tell how much to within this percentage (the p% rule): 0 (never) to 100; by default 15.
    /// </summary>
    [Range(0, 100)]
    public int DominancePercent { get; set; } = 15;

    /// <summary>Whether a count is so small that nobody may know more of it than that it is from 1 to <see cref="HideUpTo"/>.</summary>
    internal bool IsSmall(long count) => count >= 1 && count <= HideUpTo;

    /// <summary>Whether one of those who make up a sum could be told from it by another (<see cref="DominancePercent"/>).</summary>
    /// <param name="parts">What each of them makes up of it; none is negative.</param>
    public bool IsDominated(IEnumerable<long> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var (all, first, second) = (0L, 0L, 0L);
        foreach (var part in parts)
        {
            all += part;
            (first, second) = part > first ? (part, first) : (first, Math.Max(second, part));
        }

        return (all - first - second) * 100 < first * DominancePercent;
    }

    /// <summary>The same for minutes: none is hidden for being few.</summary>
    internal DisclosureRule ForMinutes() => new() { HideUpTo = 0, RoundTo = RoundTo * 60 };

    internal PublishedCount Show(long count) => count == 0 ? PublishedCount.Shown(0) : IsSmall(count) ? PublishedCount.Hidden : PublishedCount.Shown(Round(count));

    /// <summary>The least that is shown of anybody: the first multiple above what is hidden.</summary>
    private long LeastShown => ((HideUpTo / RoundTo) + 1) * RoundTo;

    internal long Round(long count) => Math.Max(LeastShown, (count + (RoundTo / 2)) / RoundTo * RoundTo);

    /// <summary>What a reader who knows the rule knows of a count that is shown as it was rounded.</summary>
    internal Bounds Behind(long shown) => shown == 0
        ? new Bounds(0, 0)
        : new Bounds(shown == LeastShown ? HideUpTo + 1 : shown - (RoundTo / 2), shown + RoundTo - (RoundTo / 2) - 1);

    /// <summary>And of one that stays as it was shown before while no more than <see cref="HideUpTo"/> away from that.</summary>
    internal Bounds Behind(long shown, long before)
    {
        var rounded = Behind(shown);
        return shown == before ? new Bounds(Math.Min(rounded.Least, Math.Max(HideUpTo + 1, shown - HideUpTo)), Math.Max(rounded.Most, shown + HideUpTo))
            : shown > before ? rounded with { Least = Math.Max(rounded.Least, before + HideUpTo + 1) }
            : rounded with { Most = Math.Min(rounded.Most, before - HideUpTo - 1) };
    }
}

/// <summary>Between what, both included, a count is known to be.</summary>
internal readonly record struct Bounds(long Least, long Most)
{
    /// <summary>More than any count.</summary>
    public const long Unbounded = 1_000_000_000_000;

    public static Bounds AtLeast(long least) => new(least, Unbounded);
}
