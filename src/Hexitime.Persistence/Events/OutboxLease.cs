using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.Persistence.Events;

/// <summary>
/// Takes waiting events in hand, so that of several dispatchers only one has each, and notes what became of them. A lease that a host could not end, because it
/// died, ends by itself: what it had handed over but not noted is then told twice.
/// </summary>
internal sealed class OutboxLease(HexitimeContext hexitime, IUnitOfWork unitOfWork, DomainEventTypes types, IClock clock)
{
    /// <summary>So often what takes longer than a lease is kept in hand.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(30);

    private static readonly Duration Length = Duration.FromMinutes(2);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    private readonly DbContext _context = hexitime.Value;

    private DbSet<OutboxRow> Events => _context.Set<OutboxRow>();

    /// <summary>Leases due events: of each stream only the first that has not arrived, so that those behind it wait.</summary>
    public Task<List<OutboxRow>> TakeAsync(int limit, bool isLongWork, CancellationToken cancellationToken) => unitOfWork.RunAsync(async ct =>
    {
        var (now, longWork) = (clock.GetCurrentInstant(), types.LongWork);
        var due = await Events
            .Where(o => o.DeliveredAt == null && (o.NotBefore == null || o.NotBefore <= now) && (o.LeasedUntil == null || o.LeasedUntil <= now))
            .Where(o => longWork.Contains(o.Type) == isLongWork)
            .Where(o => !Events.Any(e => e.Stream == o.Stream && e.DeliveredAt == null && e.Sequence < o.Sequence))
            .OrderBy(o => o.Sequence).Take(limit).Select(o => o.Sequence).ToListAsync(ct);
        if (due.Count == 0)
            return [];

        // Between the reading and the writing another dispatcher may have been faster: what it has is left out.
        Guid? lease = Guid.CreateVersion7(now.ToDateTimeOffset());
        Instant? until = now + Length;
        await Events
            .Where(o => due.Contains(o.Sequence) && o.DeliveredAt == null && (o.LeasedUntil == null || o.LeasedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Lease, lease).SetProperty(o => o.LeasedUntil, until), ct);
        return await Events.AsNoTracking().Where(o => o.Lease == lease).OrderBy(o => o.Sequence).ToListAsync(ct);
    }, _ => false, cancellationToken);

    /// <summary>Whether the event is still in hand, with time left to hand it over.</summary>
    public bool Holds(OutboxRow row) => clock.GetCurrentInstant() + (Length / 2) < row.LeasedUntil;

    /// <summary>Keeps the event in hand.</summary>
    public Task<int> RenewAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        Instant? until = clock.GetCurrentInstant() + Length;
        return Leased(row).ExecuteUpdateAsync(set => set.SetProperty(o => o.LeasedUntil, until), cancellationToken);
    }

    /// <summary>Notes that all handlers have it.</summary>
    public Task<int> DeliveredAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        Instant? now = clock.GetCurrentInstant();
        return Leased(row).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.DeliveredAt, now).SetProperty(o => o.Lease, (Guid?)null).SetProperty(o => o.LeasedUntil, (Instant?)null), cancellationToken);
    }

    /// <summary>Notes that a handler failed; the next attempt comes after a pause that doubles each time, up to an hour.</summary>
    public Task<int> FailedAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var pause = Duration.Min(Duration.FromSeconds(1L << Math.Min(row.Attempts + 1, 30)), LongestPause);
        Instant? next = clock.GetCurrentInstant() + pause;
        return Leased(row).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.Attempts, o => o.Attempts + 1).SetProperty(o => o.NotBefore, next)
            .SetProperty(o => o.Lease, (Guid?)null).SetProperty(o => o.LeasedUntil, (Instant?)null), cancellationToken);
    }

    /// <summary>Gives back what was taken and not handed over.</summary>
    public Task<int> GiveBackAsync(Guid? lease, CancellationToken cancellationToken) =>
        Events.Where(o => o.Lease == lease)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Lease, (Guid?)null).SetProperty(o => o.LeasedUntil, (Instant?)null), cancellationToken);

    private IQueryable<OutboxRow> Leased(OutboxRow row) => Events.Where(o => o.Sequence == row.Sequence && o.Lease == row.Lease);
}
