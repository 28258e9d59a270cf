using Hexitime.Http;
using Hexitime.Notifications;
using Hexitime.UseCases;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hexitime;

/// <summary>The ways in which members are told, and their calendar feeds. Without any, nobody is told anything, and nothing is kept to be told.</summary>
public static class HexitimeNotifications
{
    /// <summary>Tells members by e-mail, over SMTP.</summary>
    public static HexitimeBuilder AddEmail(this HexitimeBuilder builder, Action<SmtpOptions> configure)
    {
        builder.Services.AddOptions<SmtpOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<INotifier, SmtpNotifier>());
        return builder;
    }

    /// <summary>Posts what members are told to an address, as signed CloudEvents.</summary>
    public static HexitimeBuilder AddWebhook(this HexitimeBuilder builder, Action<WebhookOptions> configure)
    {
        builder.Services.AddOptions<WebhookOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(WebhookNotifier.Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<INotifier, WebhookNotifier>());
        return builder;
    }

    /// <summary>
    /// Maps <c>{prefix}/{secret}.ics</c>, the members' calendar feeds, open to whoever has the secret. As the secret is in the address, keep the paths of requests below the
    /// prefix out of the host's logs, or its logs to yourself. Whoever tries addresses that lead nowhere is shut out for a while (<see cref="HexitimeHttpOptions.WrongSecretsPerHour"/>).
    /// </summary>
    public static RouteHandlerBuilder MapHexitimeCalendar(this IEndpointRouteBuilder endpoints, string prefix = "/calendar") =>
        endpoints.MapGet($"{prefix}/{{secret}}.ics", ReadFeedAsync).AllowAnonymous().ExcludeFromDescription().LimitsGuesses("calendar.not-found");

    private static async Task<IResult> ReadFeedAsync(string secret, HttpContext http, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
        var feeds = scope.ServiceProvider.GetRequiredService<IRequestHandler<ReadCalendarFeed, Result<CalendarFeedView>>>();
        return (await feeds.Handle(new ReadCalendarFeed(secret), cancellationToken)).TryGet(out var feed, out var refusal)
            ? TypedResults.Text(CalendarFile.Feed(feed), "text/calendar; charset=utf-8")
            : refusal.ToProblem();
    }
}
