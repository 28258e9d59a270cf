using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Reports;

/// <summary>Names a report.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ReportId>))]
public readonly record struct ReportId(Guid Value) : IEntityId<ReportId>
{
    /// <inheritdoc />
    public static ReportId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ReportId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(ReportId left, ReportId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(ReportId left, ReportId right) => left.Value > right.Value;
}

/// <summary>What can be reported.</summary>
public enum ReportedKind
{
    /// <summary>A member.</summary>
    Member = 1,

    /// <summary>A listing.</summary>
    Listing = 2,

    /// <summary>An exchange.</summary>
    Exchange = 3,

    /// <summary>A message.</summary>
    Message = 4,

    /// <summary>A project.</summary>
    Project = 5,

    /// <summary>A group session.</summary>
    Session = 6,

    /// <summary>A testimonial.</summary>
    Testimonial = 7,
}

/// <summary>Why something is reported.</summary>
public enum ReportReason
{
    /// <summary>Advertising, or the same thing over and over.</summary>
    Spam = 1,

    /// <summary>Somebody is made to feel threatened or small.</summary>
    Harassment = 2,

    /// <summary>It does not belong here.</summary>
    Inappropriate = 3,

    /// <summary>Somebody, such as a patient, may come to harm.</summary>
    Safety = 4,

    /// <summary>Something else.</summary>
    Other = 5,
}

/// <summary>Where a report is.</summary>
public enum ReportState
{
    /// <summary>Nobody has looked into it yet.</summary>
    Open = 1,

    /// <summary>Somebody is looking into it.</summary>
    InReview = 2,

    /// <summary>It was right.</summary>
    Upheld = 3,

    /// <summary>There is nothing to be done.</summary>
    Dismissed = 4,
}
