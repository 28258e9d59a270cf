using Hexitime.Matching.Availability;
using NodaTime;

namespace Hexitime.Matching.Ranking;

/// <summary>In which part of which day there is most time, ties by the earlier in the week. Pure.</summary>
internal static class CommonHours
{
    private const int HoursOfDay = 24;
    private const int Parts = 4;

    public static (IsoDayOfWeek Day, DayPart Part) Most(in WeekHours hours, int hoursAheadOfUtc)
    {
        Span<byte> counts = stackalloc byte[7 * Parts];
        counts.Clear();
        for (var hour = hours.NextFrom(0); hour < WeekHours.Length; hour = hours.NextFrom(hour + 1))
        {
            var local = (hour + hoursAheadOfUtc + WeekHours.Length) % WeekHours.Length;
            counts[(local / HoursOfDay * Parts) + (int)PartOf(local % HoursOfDay)]++;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best])
                best = i;
        }

        return counts[best] == 0 ? default : ((IsoDayOfWeek)((best / Parts) + 1), (DayPart)(best % Parts));
    }

    private static DayPart PartOf(int hourOfDay) => hourOfDay switch
    {
        >= 5 and < 12 => DayPart.Morning,
        >= 12 and < 17 => DayPart.Afternoon,
        >= 17 and < 22 => DayPart.Evening,
        _ => DayPart.Night,
    };
}
