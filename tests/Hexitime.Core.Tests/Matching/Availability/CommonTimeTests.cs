using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Availability;
using NodaTime;
using NodaTime.Text;
using Interval = NodaTime.Interval;

namespace Hexitime.Tests.Matching.Availability;

public sealed class CommonTimeTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>Zones, and an instant about which their clocks change: by an hour, by half an hour, and, in Apia, by a whole day.</summary>
    private static readonly (string Zone, Instant Change)[] Changes =
    [
        ("Europe/London", Instant.FromUtc(2026, 3, 29, 1, 0)), ("Europe/London", Instant.FromUtc(2026, 10, 25, 1, 0)),
        ("America/New_York", Instant.FromUtc(2026, 3, 8, 7, 0)), ("America/New_York", Instant.FromUtc(2026, 11, 1, 6, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 4, 4, 15, 0)), ("Australia/Lord_Howe", Instant.FromUtc(2026, 10, 3, 15, 30)),
        ("Pacific/Apia", Instant.FromUtc(2011, 12, 30, 10, 0)), ("Asia/Kolkata", Instant.FromUtc(2026, 3, 29, 1, 0)),
    ];

    private static WeeklyAvailability Weekly(string zone, string slots, LocalDate[]? off = null, ExtraSlot[]? extra = null) =>
        WeeklyAvailability.Create(DateTimeZoneProviders.Tzdb[zone], [.. slots.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Slot)], off, extra).Value;

    private static WeeklySlot Slot(string text) => text.Trim().Split(' ', '-') is [var day, var from, var to]
        ? new WeeklySlot(Enum.Parse<IsoDayOfWeek>(day), Time(from), Time(to)) : throw new FormatException(text);

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static string[] Common(string from, string to, int minutes, params WeeklyAvailability[] members) =>
        [.. CommonTime.Of(members, new Interval(At(from), At(to)), minutes).Select(s => $"{s.Start:MM-dd'T'HH:mm}/{s.End:MM-dd'T'HH:mm}")];

    private static Instant At(string text) => InstantPattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Parse(text).Value;

    [Fact]
    public void Two_people_meet_when_both_have_time() =>
        Common("2026-06-01 00:00", "2026-06-08 00:00", 30, Weekly("Europe/London", "Tuesday 13:00-17:00, Friday 09:00-10:00"), Weekly("America/New_York", "Tuesday 08:30-12:00, Friday 05:00-06:00"))
            .ShouldBe(["06-02T12:30/06-02T16:00"]);

    [Fact]
    public void What_is_too_short_is_left_out() =>
        Common("2026-06-01 00:00", "2026-06-08 00:00", 61, Weekly("UTC", "Monday 09:00-10:00, Tuesday 09:00-10:01")).ShouldBe(["06-02T09:00/06-02T10:01"]);

    [Fact]
    public void A_slot_may_cross_midnight_and_is_merged_with_the_next() =>
        Common("2026-06-01 00:00", "2026-06-08 00:00", 1, Weekly("UTC", "Sunday 23:00-01:00, Monday 01:00-02:00, Saturday 10:00-10:00"))
            .ShouldBe(["06-01T00:00/06-01T02:00", "06-06T10:00/06-07T10:00", "06-07T23:00/06-08T00:00"]);

    [Fact]
    public void The_hour_that_is_skipped_is_not_there() =>
        Common("2026-03-29 00:00", "2026-03-30 00:00", 1, Weekly("Europe/London", "Sunday 00:30-02:30")).ShouldBe(["03-29T00:30/03-29T01:30"]);

    [Fact]
    public void The_hour_that_comes_twice_is_there_twice() =>
        Common("2026-10-25 00:00", "2026-10-26 00:00", 1, Weekly("Europe/London", "Sunday 01:00-02:00")).ShouldBe(["10-25T00:00/10-25T02:00"]);

    [Fact]
    public void On_a_date_off_there_is_only_extra_time() =>
        Common("2026-06-01 00:00", "2026-06-03 00:00", 1,
            Weekly("UTC", "Monday 22:00-02:00, Tuesday 09:00-10:00", [new LocalDate(2026, 6, 2)], [new ExtraSlot(new LocalDate(2026, 6, 2), Time("12:00"), Time("13:00"))]))
            .ShouldBe(["06-01T22:00/06-02T00:00", "06-02T12:00/06-02T13:00"]);

    [Fact]
    public void Times_are_whole_minutes() =>
        WeeklyAvailability.Create(DateTimeZone.Utc, [new WeeklySlot(IsoDayOfWeek.Monday, new LocalTime(9, 0, 1), new LocalTime(10, 0))]).Refusal.ShouldNotBeNull().Code
            .ShouldBe("availability.minutes");

    [Property(MaxTest = 60)]
    public void Common_time_is_what_every_minute_says(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var change = Changes[random.Next(Changes.Length)];
        var start = change.Change - Duration.FromMinutes(random.Next(3 * 1_440)) - Duration.FromDays(1);
        var interval = new Interval(start, start + Duration.FromMinutes(random.Next(7 * 1_440)));
        var members = Enumerable.Range(0, random.Next(1, 4)).Select(i => AnyAvailability(random, i == 0 ? change.Zone : Changes[random.Next(Changes.Length)].Zone, change.Change)).ToList();
        var minimum = random.Next(1, 90);

        CommonTime.Of(members, interval, minimum).ShouldBe(MinuteByMinute(members, interval).Where(s => s.Duration >= Duration.FromMinutes(minimum)));
    }

    [Property(MaxTest = 100)]
    public void The_usual_week_has_the_hours_that_are_free_throughout(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var change = Changes[random.Next(Changes.Length)];
        var any = AnyAvailability(random, change.Zone, change.Change);
        var usual = WeeklyAvailability.Create(any.Zone, any.Weekly).Value;
        var monday = At("2026-06-01 00:00");
        var free = usual.FreeIn(new Interval(monday, monday + Duration.FromDays(7)));
        var hours = Enumerable.Range(0, WeekHours.Length).Where(h => free.Any(f => f.Start <= monday + Duration.FromHours(h) && monday + Duration.FromHours(h + 1) <= f.End)).ToList();

        Enumerable.Range(0, WeekHours.Length).Where(h => usual.UsualWeek(monday)[h]).ShouldBe(hours);
        usual.UsualWeek(monday).Count.ShouldBe(hours.Count);
    }

    private static WeeklyAvailability AnyAvailability(Random random, string zone, Instant about)
    {
        LocalTime AnyTime() => LocalTime.FromMinutesSinceMidnight(random.Next(5) == 0 ? 0 : random.Next(random.Next(2) == 0 ? 300 : 1_440));
        var local = about.InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
        LocalDate AnyDate() => local.PlusDays(random.Next(-4, 5));
        return WeeklyAvailability.Create(DateTimeZoneProviders.Tzdb[zone],
            [.. Enumerable.Range(0, random.Next(12)).Select(_ => new WeeklySlot((IsoDayOfWeek)random.Next(1, 8), AnyTime(), AnyTime()))],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => AnyDate())],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ExtraSlot(AnyDate(), AnyTime(), AnyTime()))]).Value;
    }

    private static List<Interval> MinuteByMinute(List<WeeklyAvailability> members, Interval interval)
    {
        var free = new List<Interval>();
        for (var at = interval.Start; at < interval.End; at += Minute)
        {
            if (!members.All(m => IsFree(m, at.InZone(m.Zone).LocalDateTime)))
                continue;
            if (free.Count > 0 && free[^1].End == at)
                free[^1] = new Interval(free[^1].Start, at + Minute);
            else
                free.Add(new Interval(at, at + Minute));
        }

        return free;
    }

    private static bool IsFree(WeeklyAvailability member, LocalDateTime now)
    {
        bool Covers(LocalDate date, LocalTime from, LocalTime to) => now >= date + from && now < (to > from ? date + to : date.PlusDays(1) + to);
        return member.Extra.Any(e => Covers(e.Date, e.From, e.To))
            || (!member.DatesOff.Contains(now.Date) && new[] { now.Date, now.Date.PlusDays(-1) }.Any(d => member.Weekly.Any(s => s.Day == d.DayOfWeek && Covers(d, s.From, s.To))));
    }
}
