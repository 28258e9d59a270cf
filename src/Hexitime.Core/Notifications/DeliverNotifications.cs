using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>
/// The bank hands due notices to their channels, those of one stream in order. Each is taken in hand first, so that several hosts may do so at once; what a host had in hand
/// when it died is told again. Each call does a bounded amount.
/// </summary>
/// <param name="Limit">The most to hand over in this call: 1 to 1,000.</param>
[MaySend(Who.Bank | Who.Administrator)]
public sealed record DeliverNotifications(int Limit = 50) : IRequest<Result<DeliveryReport>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Limit is >= 1 and <= 1_000 ? null : Refusal.Invalid("notifications.limit", "The limit is 1 to 1,000.");
}

/// <summary>What became of notices.</summary>
/// <param name="Delivered">Taken by their channels.</param>
/// <param name="Failed">Not taken.</param>
/// <param name="IsDone">Whether nothing else is due for now.</param>
public sealed record DeliveryReport(int Delivered, int Failed, bool IsDone);

internal sealed class DeliverNotificationsHandler(
    IReadRepositoryBase<Delivery> deliveries, IReadRepositoryBase<Member> members, IEnumerable<INotifier> channels, IUnitOfWork unitOfWork, IClock clock)
    : IRequestHandler<DeliverNotifications, Result<DeliveryReport>>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Result<DeliveryReport>> Handle(DeliverNotifications request, CancellationToken cancellationToken)
    {
        var (delivered, failed) = (0, 0);
        var names = channels.Select(c => c.Channel).ToList();
        var taken = await unitOfWork.RunAsync(ct => TakeAsync(names, request.Limit, ct), _ => false, cancellationToken);
        foreach (var bundle in taken.GroupBy(t => t.IsForDigest ? (t.To, t.Channel, t.IsForDigest, 0) : (t.To, t.Channel, t.IsForDigest, t.Sequence)))
        {
            var failure = await TrySendAsync([.. bundle], cancellationToken);
            if (failure is null)
                delivered += bundle.Count();
            else
                failed += bundle.Count();
            await unitOfWork.RunAsync(ct => NoteAsync([.. bundle], failure, ct), _ => false, cancellationToken);
        }

        return new DeliveryReport(delivered, failed, taken.Count < request.Limit);
    }

    private async Task<IReadOnlyList<Taken>> TakeAsync(IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var due = await deliveries.ListAsync(new DeliveriesDue(names, now, limit), cancellationToken);
        foreach (var delivery in due)
            delivery.Lease(now);
        return [.. due.Select(d => new Taken(d.Sequence, d.Version, d.Notice, d.Channel, d.To, d.About, d.Subject, d.Body, d.Calendar, d.MadeAt, d.IsForDigest))];
    }

    /// <summary>The name of what went wrong; <c>null</c> if nothing did.</summary>
    private async Task<string?> TrySendAsync(IReadOnlyList<Taken> bundle, CancellationToken cancellationToken)
    {
        var first = bundle[0];
        if (await members.GetByIdAsync(first.To, cancellationToken) is not { HasLeft: false } to)
            return null;
        var recipient = new Recipient(to.Id, to.Name, to.Email, to.TimeZone);
        var notice = first.IsForDigest ? Digest(bundle, recipient) : new Notice(first.Notice, recipient, first.About, first.Subject, first.Body, first.Calendar, first.At);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await channels.First(c => string.Equals(c.Channel, first.Channel, StringComparison.Ordinal)).SendAsync(notice, patience.Token);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception.GetType().Name;
        }
    }

    private static Notice Digest(IReadOnlyList<Taken> bundle, Recipient to)
    {
        var last = bundle[^1];
        var body = string.Join("\n\n", bundle.Select(t => $"{t.Subject}\n{t.Body}"));
        return new Notice(last.Notice, to, last.About, bundle.Count == 1 ? last.Subject : $"{bundle.Count} pieces of news", body, null, last.At);
    }

    private async Task<Done> NoteAsync(IReadOnlyList<Taken> bundle, string? failure, CancellationToken cancellationToken)
    {
        var versions = bundle.ToDictionary(t => t.Sequence, t => t.Version);
        foreach (var delivery in await deliveries.ListAsync(new DeliveriesNumbered(versions.Keys), cancellationToken))
        {
            // Whoever took it over, because this took too long, notes what becomes of it.
            if (delivery.Version != versions[delivery.Sequence])
                continue;
            if (failure is null)
                delivery.Arrive();
            else
                delivery.Fail(failure, clock.GetCurrentInstant());
        }

        return new Done();
    }

    private sealed record Taken(
        long Sequence, int Version, Guid Notice, string Channel, MemberId To, NotificationTopic About, string Subject, string Body, CalendarEntry? Calendar, Instant At, bool IsForDigest);
}
