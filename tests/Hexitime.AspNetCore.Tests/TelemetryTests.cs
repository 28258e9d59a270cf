using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hexitime.UseCases;

namespace Hexitime.AspNetCore;

public sealed class TelemetryTests
{
    [Fact]
    public async Task What_happens_is_traced_and_counted_under_public_names_and_says_nothing_of_anybody()
    {
        var seen = new ConcurrentQueue<string>();
        var dispatched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name is HexitimeTelemetry.SourceName or HexitimeHttpTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)}"),
        };
        ActivitySource.AddActivityListener(traces);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is HexitimeTelemetry.SourceName or HexitimeHttpTelemetry.SourceName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, amount, tags, _) =>
        {
            seen.Enqueue($"{instrument.Name} {amount} {string.Join(' ', tags.ToArray())}");
            if (instrument.Name == HexitimeHttpTelemetry.MaintenanceMetric && tags.Contains(new KeyValuePair<string, object?>("work", "dispatch")))
                dispatched.TrySetResult();
        });
        meters.Start();

        await using var host = await Host.StartAsync(http => (http.RunsMaintenance, http.DispatchEvery) = (true, TimeSpan.FromMilliseconds(20)));
        var ada = await host.RegisterAsync("ada-lovelace-1815");
        await (await ada.SendAsync(HttpMethod.Post, "/api/listings", "{}")).ShouldBeProblemAsync(400, "http.malformed");
        await (await ada.SendAsync(HttpMethod.Post, $"/api/exchanges/{Guid.Empty}/accept", key: "k")).ShouldBeProblemAsync(404, "exchange.not-found");
        await dispatched.Task.WaitAsync(TimeSpan.FromMinutes(1));

        ShouldHave("Hexitime RegisterMember [hexitime.outcome, granted]");
        ShouldHave("Hexitime AcceptExchange [hexitime.outcome, exchange.not-found]");
        ShouldHave($"{HexitimeTelemetry.UseCasesMetric} 1 [use_case, RegisterMember] [outcome, granted]");
        ShouldHave($"{HexitimeHttpTelemetry.ProblemsMetric} 1 [code, http.malformed] [status, 400]");
        ShouldHave($"{HexitimeHttpTelemetry.MaintenanceMetric} 1 [work, dispatch] [outcome, done]");
        seen.ShouldAllBe(s => !s.Contains("ada-lovelace", StringComparison.OrdinalIgnoreCase) && !s.Contains("example.org", StringComparison.OrdinalIgnoreCase));

        void ShouldHave(string what) => seen.ShouldContain(s => s.StartsWith(what, StringComparison.Ordinal));
    }
}
