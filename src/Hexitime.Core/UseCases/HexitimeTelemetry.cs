using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hexitime.UseCases;

/// <summary>The names under which Hexitime traces and measures. Neither carries anything that identifies a person.</summary>
public static class HexitimeTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "Hexitime";

    /// <summary>A counter of use cases answered, by <c>use_case</c> and <c>outcome</c> (<c>granted</c> or the refusal's code).</summary>
    public const string UseCasesMetric = "hexitime.use_cases";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> UseCases = Meter.CreateCounter<long>(UseCasesMetric, unit: "{use case}", description: "Use cases answered.");

    internal static Activity? Start(string useCase) => Source.StartActivity(useCase);

    internal static void Finish(Activity? trace, string useCase, string? refusalCode)
    {
        trace?.SetTag("hexitime.outcome", refusalCode ?? "granted");
        UseCases.Add(1, new KeyValuePair<string, object?>("use_case", useCase), new KeyValuePair<string, object?>("outcome", refusalCode ?? "granted"));
    }
}
