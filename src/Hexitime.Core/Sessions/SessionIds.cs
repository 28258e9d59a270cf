using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Sessions;

/// <summary>Names a group session.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<SessionId>))]
public readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    /// <inheritdoc />
    public static SessionId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static SessionId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(SessionId left, SessionId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(SessionId left, SessionId right) => left.Value > right.Value;
}

/// <summary>Where a group session is in its life.</summary>
public enum SessionState
{
    /// <summary>It can be joined until it begins; afterwards the giver is asked who came.</summary>
    Open = 1,

    /// <summary>The giver has recorded hours and attendance; those who are to pay are asked.</summary>
    Recorded = 2,

    /// <summary>The credits have moved.</summary>
    Completed = 3,

    /// <summary>Called off; the credits are free again.</summary>
    Cancelled = 4,
}

/// <summary>What a group session costs those who take part.</summary>
public enum SessionCost
{
    /// <summary>An hour given earns an hour: they share the hours given, to the minute.</summary>
    Shared = 1,

    /// <summary>Each pays the hours given.</summary>
    InFull = 2,
}

/// <summary>Where somebody stands in a group session.</summary>
public enum SeatState
{
    /// <summary>In the waiting list; nothing is set aside.</summary>
    Waiting = 1,

    /// <summary>Has a seat; the credits are set aside.</summary>
    Joined = 2,

    /// <summary>Has left, at no cost.</summary>
    Left = 3,

    /// <summary>Has left too late to do so freely, and nobody has taken the seat: pays like those who came.</summary>
    LeftLate = 4,

    /// <summary>Came.</summary>
    Attended = 5,

    /// <summary>Did not come, and pays like those who came.</summary>
    NoShow = 6,

    /// <summary>Pays nothing: a broker has decided so.</summary>
    Excused = 7,
}

/// <summary>What somebody who is to pay said of the record.</summary>
public enum SeatAnswer
{
    /// <summary>Agrees, or has said nothing in time.</summary>
    Confirmed = 1,

    /// <summary>Does not agree; a broker is to decide.</summary>
    Objected = 2,

    /// <summary>Did not agree, and a broker has decided.</summary>
    Decided = 3,
}

/// <summary>What was done to a group session.</summary>
public enum SessionAction
{
    /// <summary>Scheduled.</summary>
    Schedule = 1,

    /// <summary>Somebody joined, or joined the waiting list.</summary>
    Join = 2,

    /// <summary>Somebody left.</summary>
    Leave = 3,

    /// <summary>The giver called it off.</summary>
    Cancel = 4,

    /// <summary>Cancelled because nobody recorded hours in time.</summary>
    Lapse = 5,

    /// <summary>Hours and attendance were recorded, or the record was corrected.</summary>
    Record = 6,

    /// <summary>Somebody confirmed the record.</summary>
    Confirm = 7,

    /// <summary>Somebody objected to the record.</summary>
    Object = 8,

    /// <summary>A broker decided an objection.</summary>
    Decide = 9,

    /// <summary>The time to answer was over: whoever had said nothing agrees.</summary>
    CloseAnswers = 10,
}
