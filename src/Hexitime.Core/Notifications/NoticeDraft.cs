using Hexitime.Ledger;
using Hexitime.Members;

namespace Hexitime.Notifications;

/// <summary>What somebody is to be told, before it is known by which channels and when.</summary>
/// <param name="Id">The same each time that the same thing is told.</param>
/// <param name="Stream">What it belongs to: what belongs to one thing is told in order.</param>
/// <param name="To">Whom.</param>
/// <param name="About">What it is about.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Calendar">The meeting, if it is about one.</param>
/// <param name="From">Whose doing it tells of; <c>null</c> for the bank's.</param>
public sealed record NoticeDraft(
    Guid Id, Guid Stream, MemberId To, NotificationTopic About, string Subject, string Body, CalendarEntry? Calendar = null, MemberId? From = null)
{
    /// <summary>A notice with an id that follows from what it tells to whom.</summary>
    /// <param name="what">What happened, such as <c>exchange.accept.3</c>.</param>
    /// <param name="stream">What it belongs to.</param>
    /// <param name="to">Whom.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="subject">One line: whatever breaks it is a space.</param>
    /// <param name="body">Plain text.</param>
    /// <param name="calendar">The meeting, if it is about one.</param>
    public static NoticeDraft For(string what, Guid stream, MemberId to, NotificationTopic about, string subject, string body, CalendarEntry? calendar = null) =>
        new(OrderId.For($"notice.{what}.{to.Value:N}", stream).Value, stream, to, about, Texts.OneLine(subject), body, calendar);
}
