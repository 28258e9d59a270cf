using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hexitime.UseCases;

namespace Hexitime;

/// <summary>
/// The names under which the bank on the web traces and measures what <see cref="HexitimeTelemetry"/> does not: what is answered before or after a use case, and what the host
/// does by itself. In OpenTelemetry, <c>AddSource</c> and <c>AddMeter</c> with both source names. Nothing in it identifies a person.
/// </summary>
public static class HexitimeHttpTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "Hexitime.AspNetCore";

    /// <summary>A counter of problems answered over HTTP, by <c>code</c> (such as <c>http.too-many-requests</c>) and <c>status</c>.</summary>
    public const string ProblemsMetric = "hexitime.http.problems";

    /// <summary>
    /// A counter of the turns that maintenance takes, by <c>work</c> (<c>dispatch</c> of events, <c>work</c> that takes long, <c>deliver</c> of notices, <c>housekeep</c>) and <c>outcome</c> (<c>done</c>,
    /// <c>refused</c>, <c>failed</c>). Each turn is also an activity, named <c>maintenance</c> and its work.
    /// </summary>
    public const string MaintenanceMetric = "hexitime.maintenance";

    /// <summary>A counter of the events that have been handed to their handlers.</summary>
    public const string EventsMetric = "hexitime.events";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);
    private static readonly Counter<long> Problems = Meter.CreateCounter<long>(ProblemsMetric, unit: "{problem}", description: "Problems answered over HTTP.");
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>(MaintenanceMetric, unit: "{turn}", description: "Turns that maintenance has taken.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>(EventsMetric, unit: "{event}", description: "Events handed to their handlers.");

    internal static void Answered(string code, int status) => Problems.Add(1, new KeyValuePair<string, object?>("code", code), new KeyValuePair<string, object?>("status", status));

    internal static Activity? Start(string work) => Source.StartActivity($"maintenance {work}");

    internal static void Finish(Activity? turn, string work, string outcome)
    {
        turn?.SetTag("hexitime.outcome", outcome);
        Turns.Add(1, new KeyValuePair<string, object?>("work", work), new KeyValuePair<string, object?>("outcome", outcome));
    }

    internal static void Delivered(int events) => Events.Add(events);
}
