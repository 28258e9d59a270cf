using Hexitime.Notifications;
using static Hexitime.Persistence.Conformance.WhoMay.Verdicts;

namespace Hexitime.Persistence.Conformance.WhoMay;

internal static partial class Table
{
    private static IEnumerable<Row> Notifications() =>
    [
        On(AnyMember, _ => new GetNotificationChoices()),
        On(AnyMember, _ => new ChooseNotifications(new NotificationChoices())),
        On(AnyMember, _ => new RenewCalendarFeed()),
        On(AnyMember, _ => new RevokeCalendarFeed()),
        On(BankOnly, async s => new ReadCalendarFeed(await s.FeedAsync())),
        On(Administrators, _ => new ListDeadLetters()),
        On(Administrators, s => new RetryDeadLetter(s.DeadLetter())),
        On(Administrators with { Bank = null }, _ => new DeliverNotifications()),
    ];

    private static Verdicts BankOnly => Administrators with { Administrator = "actor.not-allowed", Bank = null };
}
