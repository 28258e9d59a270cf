using NodaTime;

namespace Hexitime;

/// <summary>
/// The bank tells time in whole microseconds from the year 1 on, which is what every store keeps. What is finer or earlier is cut off before it is judged,
/// so that an order read back equals the order sent.
/// </summary>
internal static class Microseconds
{
    public static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);

    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    public static long ToUnixMicroseconds(this Instant instant)
    {
        var (micros, rest) = Math.DivRem(instant.ToUnixTimeTicks(), TicksPerMicrosecond);
        return rest < 0 ? micros - 1 : micros;
    }

    public static Instant ToWholeMicroseconds(this Instant instant) => ToInstant(Instant.Max(instant, Earliest).ToUnixMicroseconds());

    public static Instant ToInstant(long unixMicroseconds) => Instant.FromUnixTimeTicks(unixMicroseconds * TicksPerMicrosecond);
}
