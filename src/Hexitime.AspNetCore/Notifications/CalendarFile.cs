using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>Meetings as iCalendar: RFC 5545, and for invitations RFC 5546.</summary>
internal static class CalendarFile
{
    public const string Publish = "PUBLISH";

    public const string Request = "REQUEST";

    public const string Cancel = "CANCEL";

    /// <summary>An invitation to a meeting, or that it is called off.</summary>
    /// <param name="entry">The meeting.</param>
    /// <param name="to">Who is told.</param>
    /// <param name="at">When that came about.</param>
    /// <param name="organiser">The e-mail address from which it is told.</param>
    public static string Invite(CalendarEntry entry, Recipient to, Instant at, string organiser)
    {
        var one = Event(entry, to.TimeZone, at);
        one.Organizer = new Organizer($"mailto:{organiser}");
        // A parameter's value cannot have these quotes in it.
        var name = to.Name.Replace('"', '\'');
        one.Attendees.Add(new Attendee($"mailto:{to.Email}") { CommonName = name, Rsvp = false, ParticipationStatus = "ACCEPTED" });
        return Write(MethodOf(entry), to.TimeZone, [one]);
    }

    /// <summary>A feed to which a calendar subscribes.</summary>
    public static string Feed(CalendarFeedView feed) => Write(Publish, feed.TimeZone, feed.Entries.Select(e => Event(e, feed.TimeZone, feed.At)));

    public static string MethodOf(CalendarEntry entry) => entry.IsCancelled ? Cancel : Request;

    private static CalendarEvent Event(CalendarEntry entry, string timeZone, Instant at)
    {
        var zone = ZoneOf(timeZone);
        CalDateTime At(Instant instant) => new(instant.InZone(zone).ToDateTimeUnspecified(), zone.Id);
        return new CalendarEvent
        {
            Uid = entry.Uid,
            Sequence = entry.Sequence,
            Status = entry.IsCancelled ? "CANCELLED" : "CONFIRMED",
            DtStamp = new CalDateTime(at.ToDateTimeUtc()),
            Start = At(entry.StartsAt),
            End = At(entry.StartsAt + NodaTime.Duration.FromMinutes(entry.Minutes)),
            Summary = entry.Title,
            Location = entry.Place,
            Url = Uri.TryCreate(entry.Place, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? link : null,
        };
    }

    private static string Write(string method, string timeZone, IEnumerable<CalendarEvent> events)
    {
        var calendar = new Calendar { Method = method, ProductId = "-//Hexitime//Hexitime//EN" };
        if (ZoneOf(timeZone) is { Id: not "UTC" } zone)
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Id));
        calendar.Events.AddRange(events);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static DateTimeZone ZoneOf(string timeZone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
}
