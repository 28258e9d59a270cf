using Hexitime.Ledger;
using Hexitime.Members;

namespace Hexitime.Notifications;

/// <summary>What somebody is to be told, before it is known by which channels and when.</summary>
/// <param name="Id">The same each time that the same thing is told.</param>
/// <param name="Stream">What it belongs to: what belongs to one thing is told in order.</param>
/// <param name="To">Whom.</param>
/// <param name="About">What it is about.</param>
/// <param name="Subject">One line, in the bank's words; somebody's own words are all gap: <c>$"{title}"</c>.</param>
/// <param name="Body">Plain text, the same way.</param>
/// <param name="Calendar">The meeting, if it is about one.</param>
/// <param name="From">Whose doing it tells of; <c>null</c> for the bank's.</param>
public sealed record NoticeDraft(
    Guid Id, Guid Stream, MemberId To, NotificationTopic About, FormattableString Subject, FormattableString Body, CalendarEntry? Calendar = null, MemberId? From = null)
{
    /// <summary>A notice with an id that follows from what it tells to whom.</summary>
    /// <param name="what">What happened, such as <c>exchange.accept.3</c>.</param>
    /// <param name="stream">What it belongs to.</param>
    /// <param name="to">Whom.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="subject">One line.</param>
    /// <param name="body">Plain text.</param>
    /// <param name="calendar">The meeting, if it is about one.</param>
    public static NoticeDraft For(string what, Guid stream, MemberId to, NotificationTopic about, FormattableString subject, FormattableString body, CalendarEntry? calendar = null) =>
        new(OrderId.For($"notice.{what}.{to.Value:N}", stream).Value, stream, to, about, subject, body, calendar);
}
