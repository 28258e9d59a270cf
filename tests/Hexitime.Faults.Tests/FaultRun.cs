using System.Diagnostics;
using System.Globalization;

namespace Hexitime.Faults;

/// <summary>How long and with which luck the faults are made; both can be set from outside.</summary>
internal static class FaultRun
{
    /// <summary>How many seconds each fault test goes on: set by HEXITIME_FAULT_SECONDS.</summary>
    public static TimeSpan Length(int seconds) => TimeSpan.FromSeconds(Number("HEXITIME_FAULT_SECONDS") ?? seconds);

    /// <summary>A seed: new each time, or the one in HEXITIME_FAULT_SEED.</summary>
    public static int Seed { get; } = Number("HEXITIME_FAULT_SEED") ?? (int)(Stopwatch.GetTimestamp() & 0xFFFFFF);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
