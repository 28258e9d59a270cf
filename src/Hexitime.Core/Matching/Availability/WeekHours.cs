using System.Numerics;
using NodaTime;

namespace Hexitime.Matching.Availability;

/// <summary>
/// The hours of a week, in UTC from Monday 00:00, in which somebody has time from the first minute to the last: the quick look by which candidates are scored. Two are equal when
/// they have the same hours; <c>default</c> has none.
/// </summary>
public readonly record struct WeekHours
{
    /// <summary>How many hours a week has.</summary>
    public const int Length = 168;

    private const int SecondsOfHour = NodaConstants.SecondsPerHour;

    private WeekHours(ulong first, ulong second, ulong third) => (First, Second, Third) = (first, second, third);

    /// <summary>How many hours there are.</summary>
    public int Count => BitOperations.PopCount(First) + BitOperations.PopCount(Second) + BitOperations.PopCount(Third);

    /// <summary>The first hours, as bits.</summary>
    internal long FirstHours => unchecked((long)First);

    private ulong First { get; init; }

    private ulong Second { get; init; }

    private ulong Third { get; init; }

    /// <summary>Whether there is time in an hour: 0 is Monday from 00:00 to 01:00 UTC.</summary>
    public bool this[int hour] => (((hour >> 6) switch { 0 => First, 1 => Second, _ => Third }) >> (hour & 63) & 1) != 0;

    /// <summary>The first hour from one on in which there is time; <see cref="Length"/>, or more, if there is none.</summary>
    internal int NextFrom(int hour)
    {
        for (; hour < Length; hour = (hour | 63) + 1)
        {
            var left = ((hour >> 6) switch { 0 => First, 1 => Second, _ => Third }) >> (hour & 63);
            if (left != 0)
                return hour + BitOperations.TrailingZeroCount(left);
        }

        return Length;
    }

    /// <summary>The hours of both.</summary>
    public static WeekHours operator &(WeekHours one, WeekHours other) => new(one.First & other.First, one.Second & other.Second, one.Third & other.Third);

    /// <summary>The hours that are named; each 0 to 167.</summary>
    public static WeekHours Of(IEnumerable<int> hours)
    {
        Span<ulong> bits = [0, 0, 0];
        foreach (var hour in hours)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)hour, (uint)Length, nameof(hours));
            bits[hour >> 6] |= 1UL << (hour & 63);
        }

        return new WeekHours(bits[0], bits[1], bits[2]);
    }

    /// <summary>The hours that lie within spans of seconds from the week's beginning.</summary>
    internal static WeekHours Of(IEnumerable<LocalSpan> spans) =>
        Of(spans.SelectMany(s => Enumerable.Range(0, Length).Where(hour => s.From <= hour * SecondsOfHour && (hour + 1) * SecondsOfHour <= s.To)));
}
