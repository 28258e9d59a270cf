using Hexitime.Matching.Availability;
using NodaTime;
using NodaTime.Text;

namespace MinimalApiHost.Pages.Me;

/// <summary>When somebody has time on a day of the week, as they write it: <c>09:00–12:30, 14:00–17:00</c>.</summary>
internal static class DayHours
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Written = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public static string Write(IEnumerable<WeeklySlot> slots) => string.Join(", ", slots.Select(s => $"{Clock.Format(s.From)}–{Clock.Format(s.To)}"));

    /// <summary>What was written; <c>null</c> if it cannot be read.</summary>
    public static IReadOnlyList<WeeklySlot>? Read(IsoDayOfWeek day, string said)
    {
        var digits = string.Concat(said.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
        var slots = new List<WeeklySlot>();
        foreach (var span in digits.Split([',', ';', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (span.Split(['-', '–', '—'], StringSplitOptions.TrimEntries) is not [var from, var to]
                || !Written.Parse(from).TryGetValue(default, out var begins) || !Written.Parse(to).TryGetValue(default, out var ends))
                return null;
            slots.Add(new WeeklySlot(day, begins, ends));
        }

        return slots;
    }
}
