using NodaTime;

namespace Hexitime;

/// <summary>
/// The bank tells time in whole microseconds, which is what every store keeps. What is finer is cut off before it is judged, so that an order
/// read back equals the order sent.
/// </summary>
internal static class Microseconds
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    public static long ToUnixMicroseconds(this Instant instant)
    {
        var (micros, rest) = Math.DivRem(instant.ToUnixTimeTicks(), TicksPerMicrosecond);
        return rest < 0 ? micros - 1 : micros;
    }

    public static Instant ToWholeMicroseconds(this Instant instant) => ToInstant(instant.ToUnixMicroseconds());

    public static Instant ToInstant(long unixMicroseconds) => Instant.FromUnixTimeTicks(unixMicroseconds * TicksPerMicrosecond);
}
