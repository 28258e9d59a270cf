using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Persistence;

/// <summary>Instants as databases keep them: whole microseconds since the Unix epoch, the finest that every provider holds exactly.</summary>
internal static class Microseconds
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    public static long Of(Instant instant) => instant.ToUnixMicroseconds();

    public static Instant ToInstant(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);
}
