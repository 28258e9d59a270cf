using Hexitime.Members;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>
/// A way to reach members, such as e-mail. One of the bank's boundaries: a host registers as many as it likes, or none. What waits for each is kept in the database, so that
/// nothing is lost while it is out of order.
/// </summary>
public interface INotifier
{
    /// <summary>The channel's name: short, the same for ever, such as <c>smtp</c>.</summary>
    string Channel { get; }

    /// <summary>
    /// Sends one notice. Throwing anything says that it was not taken: it is tried again later, after longer and longer pauses, and is a dead letter in the end. The same
    /// notice may come twice, with the same id, after a crash. It is cancelled after 30 seconds, and must heed that: whoever goes on lets another host tell the same.
    /// </summary>
    Task SendAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>What somebody is told.</summary>
/// <param name="Id">The same each time that it is sent.</param>
/// <param name="To">Whom.</param>
/// <param name="About">What it is about.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text, lines ended by line feeds.</param>
/// <param name="Calendar">The meeting that it is about, if it is about one.</param>
/// <param name="At">When it came about.</param>
public sealed record Notice(Guid Id, Recipient To, NotificationTopic About, string Subject, string Body, CalendarEntry? Calendar, Instant At);

/// <summary>Who is told.</summary>
/// <param name="Member">Which member.</param>
/// <param name="Name">The name, in one line.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="TimeZone">The time zone's IANA name.</param>
public sealed record Recipient(MemberId Member, string Name, string Email, string TimeZone);

/// <summary>What notifications are about.</summary>
public enum NotificationTopic
{
    /// <summary>The member's exchanges.</summary>
    Exchanges = 1,

    /// <summary>Group sessions that the member gives or takes part in.</summary>
    Sessions = 2,

    /// <summary>Messages to the member.</summary>
    Messages = 3,

    /// <summary>Credits given to the member.</summary>
    Credits = 4,

    /// <summary>The member's networks.</summary>
    Networks = 5,

    /// <summary>Projects that the member leads or has pledged time to.</summary>
    Projects = 6,

    /// <summary>What has become of what the member reported, or wrote to be shown.</summary>
    Decisions = 7,

    /// <summary>How many people suit a listing that the member has just published, and that a new listing suits one of theirs.</summary>
    Suggestions = 8,
}
