using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hexitime.Persistence.Events;

/// <summary>
/// Leases a few events at a time and hands each over outside the leasing transaction, so that a slow handler locks nothing. Thread-safe; every event has a scope
/// of its own.
/// </summary>
internal sealed partial class EventDispatcher(IServiceScopeFactory scopes, DomainEventTypes types, TimeProvider time, ILogger<EventDispatcher> logger) : IEventDispatcher
{
    private const int BatchSize = 20;

    private static readonly ConcurrentDictionary<Type, Func<IServiceProvider, IDomainEvent, CancellationToken, Task>> Tellers = new();

    public async Task<int> DispatchAsync(int limit, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lease = scope.ServiceProvider.GetRequiredService<OutboxLease>();
        var (taken, delivered) = (0, 0);
        while (taken < limit)
        {
            var batch = await lease.TakeAsync(Math.Min(BatchSize, limit - taken), isLongWork: false, cancellationToken);
            if (batch.Count == 0)
                break;
            taken += batch.Count;
            delivered += await DeliverAsync(lease, batch, cancellationToken);
        }

        return delivered;
    }

    public async Task<int> DoLongWorkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lease = scope.ServiceProvider.GetRequiredService<OutboxLease>();
        if (await lease.TakeAsync(1, isLongWork: true, cancellationToken) is not [var asked])
            return 0;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldAsync(asked, done.Token);
        try
        {
            return await DeliverAsync(lease, [asked], cancellationToken);
        }
        finally
        {
            await done.CancelAsync();
            await holding;
        }
    }

    private async Task HoldAsync(OutboxRow row, CancellationToken done)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lease = scope.ServiceProvider.GetRequiredService<OutboxLease>();
        using var timer = new PeriodicTimer(OutboxLease.RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
                await TryRenewAsync(lease, row, done);
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // It is in hand no longer.
        }
    }

    private async Task TryRenewAsync(OutboxLease lease, OutboxRow row, CancellationToken done)
    {
        try
        {
            await lease.RenewAsync(row, done);
        }
        catch (Exception exception) when (!done.IsCancellationRequested)
        {
            // A lease is as long as four tries.
            LogNotRenewed(exception, row.Type);
        }
    }

    private async Task<int> DeliverAsync(OutboxLease lease, List<OutboxRow> batch, CancellationToken cancellationToken)
    {
        var delivered = 0;
        try
        {
            foreach (var row in batch.Where(lease.Holds))
            {
                if (await TryTellAsync(row, cancellationToken))
                    delivered += await lease.DeliveredAsync(row, cancellationToken);
                else
                    await lease.FailedAsync(row, cancellationToken);
            }
        }
        finally
        {
            await lease.GiveBackAsync(batch[0].Lease, CancellationToken.None);
        }

        return delivered;
    }

    private async Task<bool> TryTellAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        try
        {
            var type = types.Find(row.Type) ?? throw new InvalidOperationException("This host does not know the event; another version of it may.");
            var domainEvent = (IDomainEvent)JsonSerializer.Deserialize(row.Payload, type, HexitimeJson.Options)!;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
            await Tellers.GetOrAdd(type, MakeTeller)(scope.ServiceProvider, domainEvent, cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(exception, row.Type, row.Attempts + 1);
            return false;
        }
    }

    private static Func<IServiceProvider, IDomainEvent, CancellationToken, Task> MakeTeller(Type type)
    {
        var (services, domainEvent, cancellation) =
            (Expression.Parameter(typeof(IServiceProvider)), Expression.Parameter(typeof(IDomainEvent)), Expression.Parameter(typeof(CancellationToken)));
        var tell = Expression.Call(typeof(EventDispatcher), nameof(TellAsync), [type], services, Expression.Convert(domainEvent, type), cancellation);
        return Expression.Lambda<Func<IServiceProvider, IDomainEvent, CancellationToken, Task>>(tell, services, domainEvent, cancellation).Compile();
    }

    private static async Task TellAsync<T>(IServiceProvider services, T domainEvent, CancellationToken cancellationToken) where T : IDomainEvent
    {
        foreach (var handler in services.GetServices<INotificationHandler<T>>())
            await handler.Handle(domainEvent, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "A handler of {EventType} failed in attempt {Attempt}. The event will be handed over again later.")]
    private partial void LogFailure(Exception exception, string eventType, int attempt);

    [LoggerMessage(2, LogLevel.Warning, "{EventType} could not be kept in hand. It is tried again until its lease ends.")]
    private partial void LogNotRenewed(Exception exception, string eventType);
}
