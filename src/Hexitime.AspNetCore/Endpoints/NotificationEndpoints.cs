using Hexitime.Http;
using Hexitime.Notifications;
using Hexitime.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.Endpoints;

internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/me").WithTags("Notifications");
        mine.MapQuery<GetNotificationChoices, NotificationChoices>("/notifications", "Ask when you are told of what", "As you have chosen, or the defaults.");
        mine.MapCommand<ChooseNotifications, NotificationChoices>(
            "/notifications", "Choose when you are told of what", "At once, once a day at your hour, or never. Invitations to meetings are told at once even with a digest.",
            """{ "choices": { "exchanges": "atOnce", "messages": "daily", "networks": "off", "digestHour": 7 } }""");
        mine.MapCommand<RenewCalendarFeed, NewCalendarFeed>(
            "/calendar-feed", "Have your calendar feed made", "The answer has the secret of its address, once. The address before leads nowhere from now on.");
        mine.MapEnd<RevokeCalendarFeed, Done>("/calendar-feed", "End your calendar feed", "Its address leads nowhere from now on.");

        var dead = api.MapGroup("/dead-letters").WithTags("Notifications");
        dead.MapQuery<ListDeadLetters, Page<DeadLetterView>>("", "List what could not be told", "For administrators; the newest 100, without words.");
        dead.MapCommand<RetryDeadLetter, Done>("/{deadLetter}/retry", "Try a dead letter again", "For administrators; from the first attempt.");
    }
}
