using NodaTime;

namespace Hexitime;

/// <summary>
/// The clock of the bank: whole microseconds, because that is what every database keeps, so that an instant comes back as it went in. Thread-safe.
/// </summary>
/// <param name="clock">The clock whose time is rounded down.</param>
public sealed class MicrosecondClock(IClock clock) : IClock
{
#pragma warning disable RS0030 // The one place where the system's clock is read.
    /// <summary>The system's clock.</summary>
    public static MicrosecondClock System { get; } = new(SystemClock.Instance);
#pragma warning restore RS0030

    /// <inheritdoc />
    public Instant GetCurrentInstant() => clock.GetCurrentInstant().ToWholeMicroseconds();
}
