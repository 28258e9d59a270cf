using Hexitime.Housekeeping;
using Hexitime.Notifications;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hexitime.Maintenance;

/// <summary>
/// Hands waiting events to their handlers, what takes long beside the others, and notices to their channels, and keeps house, each at its own pace. Several hosts may do so at once. What fails is logged and tried again at the
/// next turn.
/// </summary>
internal sealed partial class MaintenanceService(
    IServiceScopeFactory scopes, IOptions<HexitimeHttpOptions> options, IEnumerable<INotifier> channels, TimeProvider time, ILogger<MaintenanceService> logger) : BackgroundService
{
    private const int EventsAtOnce = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.RunsMaintenance
        ? Task.WhenAll(
            RepeatAsync("dispatch", options.Value.DispatchEvery, DispatchAsync, stoppingToken),
            RepeatAsync("work", options.Value.DispatchEvery, DoLongWorkAsync, stoppingToken),
            RepeatAsync("deliver", options.Value.DispatchEvery, DeliverAsync, stoppingToken),
            RepeatAsync("housekeep", options.Value.HousekeepEvery, HousekeepAsync, stoppingToken))
        : Task.CompletedTask;

    private async Task RepeatAsync(string work, TimeSpan every, Func<IServiceProvider, CancellationToken, Task<bool?>> turn, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TakeTurnAsync(work, turn, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task TakeTurnAsync(string work, Func<IServiceProvider, CancellationToken, Task<bool?>> turn, CancellationToken stoppingToken)
    {
        using var trace = HexitimeHttpTelemetry.Start(work);
        try
        {
            bool? isDone;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
                isDone = await turn(scope.ServiceProvider, stoppingToken);
            }
            while (isDone == false);
            HexitimeHttpTelemetry.Finish(trace, work, isDone is null ? "refused" : "done");
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            HexitimeHttpTelemetry.Finish(trace, work, "failed");
            LogFailed(exception);
        }
    }

    // Each turn says whether all is done, or null if it was refused.
    private static async Task<bool?> DispatchAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var delivered = await scope.GetRequiredService<IEventDispatcher>().DispatchAsync(EventsAtOnce, cancellationToken);
        HexitimeHttpTelemetry.Delivered(delivered);
        return delivered < EventsAtOnce;
    }

    private static async Task<bool?> DoLongWorkAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var delivered = await scope.GetRequiredService<IEventDispatcher>().DoLongWorkAsync(cancellationToken);
        HexitimeHttpTelemetry.Delivered(delivered);
        return delivered == 0;
    }

    private async Task<bool?> DeliverAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        if (!channels.Any())
            return true;
        var delivery = scope.GetRequiredService<IRequestHandler<DeliverNotifications, Result<DeliveryReport>>>();
        if ((await delivery.Handle(new DeliverNotifications(), cancellationToken)).TryGet(out var report, out var refusal))
            return report.IsDone;
        LogRefused(refusal.Code);
        return null;
    }

    private async Task<bool?> HousekeepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var housekeeping = scope.GetRequiredService<IRequestHandler<RunHousekeeping, Result<HousekeepingReport>>>();
        if ((await housekeeping.Handle(new RunHousekeeping(), cancellationToken)).TryGet(out var report, out var refusal))
            return report.IsDone;
        LogRefused(refusal.Code);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Maintenance failed; it is tried again at the next turn.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Maintenance was refused: {Code}.")]
    private partial void LogRefused(string code);
}
