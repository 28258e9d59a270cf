using System.Text.Json;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Events;

/// <summary>Events wait in a table of the same context, hence in the transaction of what happened.</summary>
internal sealed class Outbox(HexitimeContext hexitime, DomainEventTypes types, IClock clock) : IOutbox
{
    public void Add(IDomainEvent domainEvent)
    {
        var type = domainEvent.GetType();
        if (types.Find(DomainEventTypes.NameOf(type)) != type)
            throw new InvalidOperationException($"Register an INotificationHandler<{type.Name}>: an event that nobody handles would wait for ever.");
        hexitime.Value.Add(new OutboxRow
        {
            Stream = domainEvent.Stream,
            Type = DomainEventTypes.NameOf(type),
            Payload = JsonSerializer.Serialize(domainEvent, type, HexitimeJson.Options),
            RecordedAt = clock.GetCurrentInstant(),
        });
    }

    public Task<int> ForgetAsync(Instant before, CancellationToken cancellationToken) =>
        hexitime.Value.Set<OutboxRow>().Where(o => o.DeliveredAt < before).ExecuteDeleteAsync(cancellationToken);
}
