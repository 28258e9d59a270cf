using NodaTime;

namespace Hexitime.Persistence;

/// <summary>Instants as databases keep them: whole microseconds since the Unix epoch, the finest that every provider holds exactly.</summary>
internal static class Microseconds
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    public static long Of(Instant instant) => instant.ToUnixTimeTicks() / TicksPerMicrosecond;

    public static Instant ToInstant(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);

    /// <summary>The instant without what a database would lose.</summary>
    public static Instant Quantise(Instant instant) => ToInstant(Of(instant));
}
