using NodaTime;

namespace Hexitime.Persistence.PostgreSql;

/// <summary>
/// Instants as Npgsql writes and reads <c>timestamptz</c> without a plug-in. It knows no time before the year 1, whose first moment it writes as minus infinity
/// and reads without a time zone.
/// </summary>
internal static class Timestamps
{
    public static DateTime ToTimestamp(this Instant instant) => Instant.Max(instant, Microseconds.Earliest).ToDateTimeUtc();

    public static Instant ToInstant(this DateTime timestamp) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(timestamp, DateTimeKind.Utc));
}
