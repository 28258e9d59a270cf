using System.Diagnostics.CodeAnalysis;
using Hexitime.Members;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>
/// Deliveries that are due, the oldest first. Of what one member is told about one thing by one channel only the first, so that what is behind it waits; a digest neither
/// waits nor is waited for.
/// </summary>
/// <param name="channels">The channels that there are.</param>
/// <param name="now">The current instant.</param>
/// <param name="limit">The most.</param>
public sealed class DeliveriesDue(IReadOnlyCollection<string> channels, Instant now, int limit) : ISpecification<Delivery>
{
    /// <inheritdoc />
    public IQueryable<Delivery> Apply(IQueryable<Delivery> source)
    {
        var names = channels.ToList();
        return source
            .Where(d => d.State == DeliveryState.Waiting && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil <= now) && names.Contains(d.Channel))
            .Where(d => d.IsForDigest || !source.Any(e =>
                e.Stream == d.Stream && e.Channel == d.Channel && e.To == d.To && e.State == DeliveryState.Waiting && !e.IsForDigest && e.Sequence < d.Sequence))
            .OrderBy(d => d.Sequence).Take(limit);
    }

    /// <inheritdoc />
    [RequiresUnreferencedCode(InMemory.Needs), RequiresDynamicCode(InMemory.Needs)]
    public IEnumerable<Delivery> Evaluate(IEnumerable<Delivery> entities) => Apply(entities.AsQueryable());
}

/// <summary>All that is due for the digests of some members, so that none is told in two.</summary>
public sealed class DigestsDue : Specification<Delivery>
{
    /// <summary>Looks by the members and the channels.</summary>
    public DigestsDue(IReadOnlyCollection<string> channels, Instant now, IReadOnlyCollection<MemberId> readers)
    {
        var (names, wanted) = (channels.ToList(), readers.ToList());
        Query.Where(d => d.State == DeliveryState.Waiting && d.IsForDigest && d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil <= now)
            && names.Contains(d.Channel) && wanted.Contains(d.To)).OrderBy(d => d.Sequence);
    }
}
