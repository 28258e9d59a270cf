using System.ComponentModel.DataAnnotations;

namespace Hexitime.Impact.Disclosure;

/// <summary>
/// How counts of people are published so that they expose nobody; validated when the host starts. By default as NHS England publishes Hospital Episode Statistics: 0 is shown, 1 to 7 are
/// hidden, other counts are rounded to the nearest 5.
/// </summary>
public sealed class DisclosureRule
{
    /// <summary>Counts from 1 up to this are hidden: 0 (none) to 100; by default 7.</summary>
    [Range(0, 100)]
    public int HideUpTo { get; set; } = 7;

    /// <summary>Other counts are rounded to the nearest multiple of this, halves up, and to none that would be hidden: 1 (not rounded) to 100; by default 5.</summary>
    [Range(1, 100)]
    public int RoundTo { get; set; } = 5;

    /// <summary>Whether a count is so small that nobody may know more of it than that it is from 1 to <see cref="HideUpTo"/>.</summary>
    internal bool IsSmall(long count) => count >= 1 && count <= HideUpTo;

    internal PublishedCount Show(long count) => count == 0 ? PublishedCount.Shown(0) : IsSmall(count) ? PublishedCount.Hidden : PublishedCount.Shown(Round(count));

    /// <summary>The least that is shown of anybody: the first multiple above what is hidden.</summary>
    private long LeastShown => ((HideUpTo / RoundTo) + 1) * RoundTo;

    internal long Round(long count) => Math.Max(LeastShown, (count + (RoundTo / 2)) / RoundTo * RoundTo);

    /// <summary>What a reader who knows the rule knows of a count that is shown as it was rounded.</summary>
    internal Bounds Behind(long shown) => shown == 0
        ? new Bounds(0, 0)
        : new Bounds(shown == LeastShown ? HideUpTo + 1 : shown - (RoundTo / 2), shown + RoundTo - (RoundTo / 2) - 1);
}

/// <summary>Between what, both included, a count is known to be.</summary>
internal readonly record struct Bounds(long Least, long Most)
{
    /// <summary>More than any count.</summary>
    public const long Unbounded = 1_000_000_000_000;

    public static Bounds AtLeast(long least) => new(least, Unbounded);
}
