using System.Runtime.CompilerServices;
using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>When the member wants to be told of what, since when they have a calendar feed, and what is on its way to them.</summary>
internal sealed class PersonalNotifications(
    IRepositoryBase<NotificationSettings> settings, IRepositoryBase<CalendarFeed> feeds, IRepositoryBase<Delivery> deliveries, IReadRepositoryBase<Member> members,
    Wording words) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities { get; } = [typeof(NotificationSettings), typeof(CalendarFeed), typeof(Delivery)];

    public async IAsyncEnumerable<PersonalFile> ExportAsync(Member member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = member.Id;
        var chosen = await settings.ListAsync(new SettingsOf(id), cancellationToken);
        yield return PersonalFile.Of("notification-choices", chosen.Select(s => s.Choices));
        var feed = await feeds.ListAsync(new FeedOf(id), cancellationToken);
        yield return PersonalFile.Of("calendar-feed", feed.Select(f => new FeedLine(f.MadeAt)));
        var notices = await deliveries.ListAsync(new Those<Delivery>(d => d.To == id), cancellationToken);
        yield return PersonalFile.Of("notices", notices.OrderBy(d => d.Sequence).Select(d => new NoticeLine(d.Channel, d.About, d.Subject, d.Body, d.State, d.MadeAt, d.DueAt)));
    }

    /// <summary>
    /// What others are about to be told of their doing, or under the title of an exchange of theirs, is told without words, for nobody shall miss that a meeting is called off.
    /// </summary>
    public async Task EraseAsync(Member member, CancellationToken cancellationToken)
    {
        var id = member.Id;
        foreach (var chosen in await settings.ListAsync(new SettingsOf(id), cancellationToken))
            await settings.DeleteAsync(chosen, cancellationToken);
        foreach (var feed in await feeds.ListAsync(new FeedOf(id), cancellationToken))
            await feeds.DeleteAsync(feed, cancellationToken);
        var concerned = await deliveries.ListAsync(new Those<Delivery>(d => d.To == id || d.From == id), cancellationToken);
        var exchanges = concerned.Where(d => d.About == NotificationTopic.Exchanges).Select(d => d.Stream).Distinct().ToList();
        foreach (var notice in concerned.Where(d => d.To == id))
            await deliveries.DeleteAsync(notice, cancellationToken);
        foreach (var notice in await deliveries.ListAsync(
            new Those<Delivery>(d => d.To != id && d.State != DeliveryState.Delivered && (d.From == id || exchanges.Contains(d.Stream))), cancellationToken))
            notice.TakeOutWords(words.In((await members.GetByIdAsync(notice.To, cancellationToken))?.Languages ?? []));
    }

    private sealed record FeedLine(Instant MadeAt);

    private sealed record NoticeLine(string Channel, NotificationTopic About, string Subject, string Body, DeliveryState State, Instant MadeAt, Instant DueAt);
}
