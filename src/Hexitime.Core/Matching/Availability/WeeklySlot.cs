using NodaTime;

namespace Hexitime.Matching.Availability;

/// <summary>Time that a member has every week, by the clock on their wall.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="From">From when on, to the minute.</param>
/// <param name="To">Until when, exclusive, to the minute. Not later than <paramref name="From"/> means on the next day; the same time means 24 hours.</param>
public sealed record WeeklySlot(IsoDayOfWeek Day, LocalTime From, LocalTime To)
{
    internal Refusal? Check() => Day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday
        ? Refusal.Invalid("availability.day", "There is no such day of the week.")
        : LocalSpan.CheckTimes(From, To);
}

/// <summary>Time that a member has on one date, beside that of every week.</summary>
/// <param name="Date">The date on which it begins.</param>
/// <param name="From">From when on, to the minute.</param>
/// <param name="To">Until when, exclusive, to the minute; not later than <paramref name="From"/> means on the next day.</param>
public sealed record ExtraSlot(LocalDate Date, LocalTime From, LocalTime To)
{
    internal Refusal? Check() => LocalSpan.CheckTimes(From, To);
}

/// <summary>From one reading of the clock to another, exclusive, in seconds since 1970-01-01T00:00 by that clock.</summary>
internal readonly record struct LocalSpan(long From, long To)
{
    private const long SecondsOfDay = NodaConstants.SecondsPerDay;

    public static LocalSpan Of(LocalDate date, LocalTime from, LocalTime to)
    {
        var day = StartOf(date);
        var (begin, end) = (from.NanosecondOfDay / NodaConstants.NanosecondsPerSecond, to.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        return new LocalSpan(day + begin, day + end + (end <= begin ? SecondsOfDay : 0));
    }

    public static LocalSpan Of(LocalDate date) => new(StartOf(date), StartOf(date) + SecondsOfDay);

    public static Refusal? CheckTimes(LocalTime from, LocalTime to) =>
        from.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 && to.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0
            ? null
            : Refusal.Invalid("availability.minutes", "Times are whole minutes.");

    /// <summary>The spans in order, those that touch or overlap made one.</summary>
    public static List<LocalSpan> Merge(IEnumerable<LocalSpan> spans)
    {
        var merged = new List<LocalSpan>();
        foreach (var span in spans.OrderBy(s => s.From))
        {
            if (merged.Count > 0 && merged[^1].To >= span.From)
                merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, span.To) };
            else
                merged.Add(span);
        }

        return merged;
    }

    /// <summary>What is left of the span outside some others, which are in order and do not overlap.</summary>
    public IEnumerable<LocalSpan> Without(IEnumerable<LocalSpan> others)
    {
        var from = From;
        foreach (var other in others)
        {
            if (other.To <= from || other.From >= To)
                continue;
            if (other.From > from)
                yield return new LocalSpan(from, other.From);
            from = other.To;
        }

        if (from < To)
            yield return new LocalSpan(from, To);
    }

    private static long StartOf(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date) * SecondsOfDay;
}
