using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>Puts notices on their way by every channel that the host has, as each member has chosen and in their language; once for each notice and channel, however often it is asked.</summary>
internal sealed class NoticeDesk(
    IRepositoryBase<Delivery> deliveries, IReadRepositoryBase<Member> members, IReadRepositoryBase<NotificationSettings> settings, IEnumerable<INotifier> channels,
    Wording words, IUnitOfWork unitOfWork, IClock clock)
{
    /// <summary>Whether there is anybody to tell it.</summary>
    public bool HasChannels => channels.Any();

    public Task PutAsync(IReadOnlyCollection<NoticeDraft> drafts, CancellationToken cancellationToken) => HasChannels && drafts.Count > 0
        ? unitOfWork.RunAsync(async ct =>
        {
            foreach (var draft in drafts)
                await PutAsync(draft, ct);
            return new Done();
        }, _ => false, cancellationToken)
        : Task.CompletedTask;

    private async Task PutAsync(NoticeDraft draft, CancellationToken cancellationToken)
    {
        if (await members.GetByIdAsync(draft.To, cancellationToken) is not { HasLeft: false } to)
            return;
        var choices = (await settings.FirstOrDefaultAsync(new SettingsOf(to.Id), cancellationToken))?.Choices ?? new NotificationChoices();
        var timing = choices.Of(draft.About);
        if (timing == NotificationTiming.Off)
            return;
        var now = clock.GetCurrentInstant();
        var digestAt = timing == NotificationTiming.Daily && draft.Calendar is null ? choices.NextDigest(now, ZoneOf(to)) : (Instant?)null;
        var known = await deliveries.ListAsync(new DeliveriesOf(draft.Id), cancellationToken);
        foreach (var channel in channels.Where(c => !known.Exists(d => string.Equals(d.Channel, c.Channel, StringComparison.Ordinal))))
            await deliveries.AddAsync(Delivery.Of(draft, words.In(to.Languages), channel.Channel, digestAt, now), cancellationToken);
    }

    private static DateTimeZone ZoneOf(Member member) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.TimeZone) ?? DateTimeZone.Utc;
}
