using Hexitime.Members;
using Hexitime.Queries;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Notifications;

/// <summary>When a member is told.</summary>
public enum NotificationTiming
{
    /// <summary>At once.</summary>
    AtOnce = 1,

    /// <summary>Once a day, all in one. Invitations to meetings, and that they are called off, are told at once all the same.</summary>
    Daily = 2,

    /// <summary>Never.</summary>
    Off = 3,
}

/// <summary>When a member wants to be told of what.</summary>
/// <param name="Exchanges">Of their exchanges.</param>
/// <param name="Sessions">Of group sessions.</param>
/// <param name="Messages">Of messages.</param>
/// <param name="Credits">Of credits given to them.</param>
/// <param name="Networks">Of their networks.</param>
/// <param name="Projects">Of projects that they lead or have pledged time to.</param>
/// <param name="Decisions">Of what has become of their reports and testimonials.</param>
/// <param name="DigestHour">At which hour of the member's day the digest comes: 0 to 23.</param>
/// <param name="Suggestions">Of people who suit their new listing, and of new listings that suit theirs.</param>
public sealed record NotificationChoices(
    NotificationTiming Exchanges = NotificationTiming.AtOnce, NotificationTiming Sessions = NotificationTiming.AtOnce, NotificationTiming Messages = NotificationTiming.AtOnce,
    NotificationTiming Credits = NotificationTiming.AtOnce, NotificationTiming Networks = NotificationTiming.AtOnce,
    NotificationTiming Projects = NotificationTiming.AtOnce, NotificationTiming Decisions = NotificationTiming.AtOnce, int DigestHour = 7,
    NotificationTiming Suggestions = NotificationTiming.Daily)
{
    /// <summary>The first thing that is wrong with them, or <c>null</c>.</summary>
    public Refusal? Check() =>
        !((NotificationTiming[])[Exchanges, Sessions, Messages, Credits, Networks, Projects, Decisions, Suggestions]).All(Enum.IsDefined) ? Refusal.Invalid("notifications.timing", "Choose between atOnce, daily and off.")
        : DigestHour is < 0 or > 23 ? Refusal.Invalid("notifications.digest-hour", "The hour of the digest is 0 to 23.")
        : null;

    /// <summary>When to tell about a topic.</summary>
    public NotificationTiming Of(NotificationTopic topic) => topic switch
    {
        NotificationTopic.Exchanges => Exchanges,
        NotificationTopic.Sessions => Sessions,
        NotificationTopic.Messages => Messages,
        NotificationTopic.Credits => Credits,
        NotificationTopic.Networks => Networks,
        NotificationTopic.Projects => Projects,
        NotificationTopic.Decisions => Decisions,
        NotificationTopic.Suggestions => Suggestions,
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    /// <summary>When the next digest comes: at the hour, as the clock on the member's wall shows it.</summary>
    public Instant NextDigest(Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var at = today.At(new LocalTime(DigestHour, 0)).InZoneLeniently(zone).ToInstant();
        return at > now ? at : today.PlusDays(1).At(new LocalTime(DigestHour, 0)).InZoneLeniently(zone).ToInstant();
    }
}

/// <summary>A member's choices; without them the defaults hold.</summary>
public sealed class NotificationSettings : IVersioned
{
    private NotificationSettings() { }

    /// <summary>Whose.</summary>
    public MemberId Member { get; private set; }

    /// <summary>What they have chosen.</summary>
    public NotificationChoices Choices { get; private set; } = new();

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>The first choices of a member.</summary>
    public static NotificationSettings For(MemberId member) => new() { Member = member };

    /// <summary>Chooses anew.</summary>
    public void Choose(NotificationChoices choices)
    {
        Choices = choices;
        Version++;
    }
}

/// <summary>A member reads when they are told of what.</summary>
[MaySend(Who.AnyMember)]
public sealed record GetNotificationChoices : IQuery<NotificationChoices>;

/// <summary>A member chooses when to be told of what, from then on.</summary>
/// <param name="Choices">All of it.</param>
[MaySend(Who.AnyMember)]
public sealed record ChooseNotifications(NotificationChoices Choices) : ICommand<NotificationChoices>, IChecked
{
    /// <inheritdoc />
    public Refusal? Check() => Choices.Check();
}

/// <summary>A member's choices.</summary>
public sealed class SettingsOf : Specification<NotificationSettings>, ISingleResultSpecification<NotificationSettings>
{
    /// <summary>Looks by the member.</summary>
    public SettingsOf(MemberId member) => Query.Where(s => s.Member == member);
}

internal sealed class NotificationSettingsHandler(IRepositoryBase<NotificationSettings> settings, CurrentActor actor)
    : IRequestHandler<GetNotificationChoices, Result<NotificationChoices>>, IRequestHandler<ChooseNotifications, Result<NotificationChoices>>
{
    public async Task<Result<NotificationChoices>> Handle(GetNotificationChoices request, CancellationToken cancellationToken) =>
        (await settings.FirstOrDefaultAsync(new SettingsOf(actor.Me), cancellationToken))?.Choices ?? new NotificationChoices();

    public async Task<Result<NotificationChoices>> Handle(ChooseNotifications request, CancellationToken cancellationToken)
    {
        var mine = await settings.FirstOrDefaultAsync(new SettingsOf(actor.Me), cancellationToken) ?? await settings.AddAsync(NotificationSettings.For(actor.Me), cancellationToken);
        mine.Choose(request.Choices);
        return mine.Choices;
    }
}
