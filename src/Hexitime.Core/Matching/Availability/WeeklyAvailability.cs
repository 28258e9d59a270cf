using NodaTime;

namespace Hexitime.Matching.Availability;

/// <summary>
/// When a member has time: every week, except on dates off, and on extra dates. It is read off the clock on the member's wall: they have time at an instant when the clock in
/// their zone then shows a minute at which they have time. So an hour that the clock skips in spring is not there, and one that it shows twice in autumn is there
/// twice, as the real time that it is. Immutable and thread-safe.
/// </summary>
public sealed class WeeklyAvailability
{
    /// <summary>The most slots of a week.</summary>
    public const int MostSlots = 50;

    /// <summary>The most dates off, and the most extra slots.</summary>
    public const int MostExceptions = 400;

    /// <summary>The longest time ahead that is looked at, in days.</summary>
    public const int LongestLookAhead = 400;

    private readonly IReadOnlyList<LocalSpan> _datesOff;

    private WeeklyAvailability(DateTimeZone zone, IReadOnlyList<WeeklySlot> weekly, IReadOnlyList<LocalDate> datesOff, IReadOnlyList<ExtraSlot> extra)
    {
        (Zone, Weekly, DatesOff, Extra) = (zone, weekly, datesOff, extra);
        _datesOff = LocalSpan.Merge(datesOff.Select(LocalSpan.Of));
    }

    /// <summary>The member's time zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The time of every week.</summary>
    public IReadOnlyList<WeeklySlot> Weekly { get; }

    /// <summary>Dates from whose first minute to whose last the time of every week does not count, not even that of the evening before.</summary>
    public IReadOnlyList<LocalDate> DatesOff { get; }

    /// <summary>Extra time; it counts on a date off too.</summary>
    public IReadOnlyList<ExtraSlot> Extra { get; }

    /// <summary>An availability; refused when a time is not to the minute, or when there is too much of anything.</summary>
    public static Result<WeeklyAvailability> Create(
        DateTimeZone zone, IReadOnlyList<WeeklySlot> weekly, IReadOnlyList<LocalDate>? datesOff = null, IReadOnlyList<ExtraSlot>? extra = null)
    {
        var (off, more) = (datesOff ?? [], extra ?? []);
        if (weekly.Count > MostSlots || off.Count > MostExceptions || more.Count > MostExceptions)
            return Refusal.Invalid("availability.too-much", $"Name at most {MostSlots} times of the week, {MostExceptions} dates off and {MostExceptions} extra times.");
        return (weekly.Select(s => s.Check()).Concat(more.Select(s => s.Check())).FirstOrDefault(r => r is not null)) is { } refusal
            ? refusal
            : new WeeklyAvailability(zone, [.. weekly], [.. off], [.. more]);
    }

    /// <summary>The free time within an interval: in order, each piece as long as it is, none touching the next.</summary>
    /// <param name="interval">From when to when; both ends are needed, at most 400 days apart.</param>
    public IReadOnlyList<Interval> FreeIn(Interval interval)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval.Duration, Duration.FromDays(LongestLookAhead), nameof(interval));
        var free = new List<Interval>();
        foreach (var zoneInterval in Zone.GetZoneIntervals(interval))
        {
            var from = zoneInterval.HasStart ? Instant.Max(zoneInterval.Start, interval.Start) : interval.Start;
            var to = zoneInterval.HasEnd ? Instant.Min(zoneInterval.End, interval.End) : interval.End;
            var offset = zoneInterval.WallOffset.Seconds;
            foreach (var span in Spans(from.WithOffset(zoneInterval.WallOffset).Date, to.WithOffset(zoneInterval.WallOffset).Date))
                Add(free, Instant.Max(from, Instant.FromUnixTimeSeconds(span.From - offset)), Instant.Min(to, Instant.FromUnixTimeSeconds(span.To - offset)));
        }

        return free;
    }

    /// <summary>The hours of a usual week, without exceptions, with the zone's offset at an instant.</summary>
    public WeekHours UsualWeek(Instant at)
    {
        var monday = new LocalDate(1970, 1, 5);
        var offset = Zone.GetUtcOffset(at).Seconds;
        var spans = LocalSpan.Merge(Weekly.SelectMany(s => new[] { -7, 0, 7 }.Select(week => LocalSpan.Of(monday.PlusDays((int)s.Day - 1 + week), s.From, s.To))));
        return WeekHours.Of(spans.Select(s => new LocalSpan(s.From - offset - LocalSpan.Of(monday).From, s.To - offset - LocalSpan.Of(monday).From)));
    }

    /// <summary>What the clock shows while there is time, on these dates, in order and merged; also what begins the day before.</summary>
    private List<LocalSpan> Spans(LocalDate first, LocalDate last)
    {
        var spans = new List<LocalSpan>();
        for (var date = first.PlusDays(-1); date <= last; date = date.PlusDays(1))
        {
            foreach (var slot in Weekly)
            {
                if (slot.Day == date.DayOfWeek)
                    spans.AddRange(LocalSpan.Of(date, slot.From, slot.To).Without(_datesOff));
            }
        }

        spans.AddRange(Extra.Where(e => e.Date >= first.PlusDays(-1) && e.Date <= last).Select(e => LocalSpan.Of(e.Date, e.From, e.To)));
        return LocalSpan.Merge(spans);
    }

    private static void Add(List<Interval> free, Instant from, Instant to)
    {
        if (from >= to)
            return;
        if (free.Count > 0 && free[^1].End == from)
            free[^1] = new Interval(free[^1].Start, to);
        else
            free.Add(new Interval(from, to));
    }
}
