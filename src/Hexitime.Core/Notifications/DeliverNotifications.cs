using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>
/// The bank hands due notices to their channels, those of one stream in order. Each is taken in hand first, so that several hosts may do so at once, and again right before it
/// is sent, so that a slow channel lets nobody else tell the same; what a host had in hand when it died is told again. Each call does a bounded amount.
/// </summary>
/// <param name="Limit">The most to hand over in this call: 1 to 1,000; a digest of which something is among them is handed over whole.</param>
[MaySend(Who.Bank | Who.Administrator)]
public sealed record DeliverNotifications(int Limit = 50) : IRequest<Result<DeliveryReport>>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Limit is >= 1 and <= 1_000 ? null : Refusal.Invalid("notifications.limit", "The limit is 1 to 1,000.");
}

/// <summary>What became of notices.</summary>
/// <param name="Delivered">Taken by their channels.</param>
/// <param name="Failed">Not taken.</param>
/// <param name="IsDone">Whether nothing was due. What waited behind a notice may be due once that is told.</param>
public sealed record DeliveryReport(int Delivered, int Failed, bool IsDone);

internal sealed class DeliverNotificationsHandler(
    IReadRepositoryBase<Delivery> deliveries, IReadRepositoryBase<Member> members, IReadRepositoryBase<Block> blocks, IEnumerable<INotifier> channels, Wording words,
    IUnitOfWork unitOfWork, IClock clock)
    : IRequestHandler<DeliverNotifications, Result<DeliveryReport>>
{
    public async Task<Result<DeliveryReport>> Handle(DeliverNotifications request, CancellationToken cancellationToken)
    {
        var (delivered, failed) = (0, 0);
        var names = channels.Select(c => c.Channel).ToList();
        var taken = await unitOfWork.RunAsync(ct => TakeAsync(names, request.Limit, ct), _ => false, cancellationToken);
        foreach (var bundle in taken.GroupBy(t => (t.To, t.Channel, AloneAs: t.IsForDigest ? 0 : t.Sequence)))
        {
            var held = await unitOfWork.RunAsync(ct => HoldAsync([.. bundle], ct), _ => false, cancellationToken);
            if (held.Count == 0)
                continue;
            var failure = await TrySendAsync(held, cancellationToken);
            if (failure is null)
                delivered += held.Count;
            else
                failed += held.Count;
            await unitOfWork.RunAsync(ct => NoteAsync(held, failure, ct), _ => false, cancellationToken);
        }

        return new DeliveryReport(delivered, failed, taken.Count == 0);
    }

    private async Task<IReadOnlyList<Taken>> TakeAsync(IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var due = await deliveries.ListAsync(new DeliveriesDue(names, now, limit), cancellationToken);
        var readers = due.Where(d => d.IsForDigest).Select(d => d.To).Distinct().ToList();
        var digests = readers.Count == 0 ? [] : await deliveries.ListAsync(new DigestsDue(names, now, readers), cancellationToken);
        var all = due.UnionBy(digests, d => d.Sequence).OrderBy(d => d.Sequence).ToList();
        foreach (var delivery in all)
            delivery.Lease(now);
        return [.. all.Select(Taken.Of)];
    }

    /// <summary>Those that are still as they were taken, in hand anew; another host may have taken them over, or their words been taken out.</summary>
    private async Task<IReadOnlyList<Taken>> HoldAsync(IReadOnlyList<Taken> bundle, CancellationToken cancellationToken)
    {
        var held = await AsTakenAsync(bundle, cancellationToken);
        foreach (var delivery in held)
            delivery.Lease(clock.GetCurrentInstant());
        return [.. held.Select(Taken.Of)];
    }

    /// <summary>The name of what went wrong; <c>null</c> if nothing did.</summary>
    private async Task<string?> TrySendAsync(IReadOnlyList<Taken> held, CancellationToken cancellationToken)
    {
        var bundle = await WithoutBlockedAsync(held, cancellationToken);
        if (bundle.Count == 0)
            return null;
        var first = bundle[0];
        if (await members.GetByIdAsync(first.To, cancellationToken) is not { HasLeft: false } to)
            return null;
        var recipient = new Recipient(to.Id, Texts.OneLine(to.Name), to.Email, to.TimeZone);
        var notice = first.IsForDigest ? Digest(bundle, recipient, words.In(to.Languages)) : new Notice(first.Notice, recipient, first.About, first.Subject, first.Body, first.Calendar, first.At);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Delivery.Patience.ToTimeSpan());
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

    /// <summary>Leaves out messages and suggestions between two of whom one has blocked the other since. What they have agreed runs its course.</summary>
    private async Task<IReadOnlyList<Taken>> WithoutBlockedAsync(IReadOnlyList<Taken> held, CancellationToken cancellationToken)
    {
        var authors = held.Where(EndsWithBlock).Select(t => t.From).OfType<MemberId>().Distinct().ToList();
        if (authors.Count == 0)
            return held;
        var reader = held[0].To;
        var apart = await blocks.ListAsync(new BlocksBetween(reader, authors), cancellationToken);
        return [.. held.Where(t => !EndsWithBlock(t) || !apart.Exists(b => b.Other(reader) == t.From))];
    }

    private static bool EndsWithBlock(Taken notice) => notice.About is NotificationTopic.Messages or NotificationTopic.Suggestions;

    private static Notice Digest(IReadOnlyList<Taken> bundle, Recipient to, Wording words)
    {
        var last = bundle[^1];
        var body = string.Join("\n\n", bundle.Select(t => $"{t.Subject}\n{t.Body}"));
        return new Notice(last.Notice, to, last.About, bundle.Count == 1 ? last.Subject : words.Tell($"{bundle.Count} pieces of news"), body, null, last.At);
    }

    private async Task<Done> NoteAsync(IReadOnlyList<Taken> bundle, string? failure, CancellationToken cancellationToken)
    {
        foreach (var delivery in await AsTakenAsync(bundle, cancellationToken))
        {
            if (failure is null)
                delivery.Arrive();
            else
                delivery.Fail(failure, clock.GetCurrentInstant());
        }

        return new Done();
    }

    private async Task<IReadOnlyList<Delivery>> AsTakenAsync(IReadOnlyList<Taken> bundle, CancellationToken cancellationToken)
    {
        var versions = bundle.ToDictionary(t => t.Sequence, t => t.Version);
        return (await deliveries.ListAsync(new DeliveriesNumbered(versions.Keys), cancellationToken)).FindAll(d => d.Version == versions[d.Sequence]);
    }

    private sealed record Taken(
        long Sequence, int Version, Guid Notice, string Channel, MemberId To, MemberId? From, NotificationTopic About, string Subject, string Body, CalendarEntry? Calendar, Instant At,
        bool IsForDigest)
    {
        public static Taken Of(Delivery d) => new(d.Sequence, d.Version, d.Notice, d.Channel, d.To, d.From, d.About, d.Subject, d.Body, d.Calendar, d.MadeAt, d.IsForDigest);
    }
}
