using Hexitime.Exchanges;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using NodaTime;

namespace MinimalApiHost.Pages.Frame;

/// <summary>Who looks at a page, and what the frame around every page says of them. Read once, before the page.</summary>
internal sealed class Visitor(ICaller caller, IMediator mediator)
{
    public string? Subject => caller.Subject;

    public bool IsSignedIn => caller.Subject is not null;

    public bool IsBroker => caller.Roles.HasFlag(Roles.Broker);

    public bool IsAdministrator => caller.Roles.HasFlag(Roles.Administrator);

    /// <summary>The member; <c>null</c> for somebody who has not registered.</summary>
    public MyView? Me { get; private set; }

    public Credits Available { get; private set; }

    public int WaitingForMe { get; private set; }

    /// <summary>The networks of which the member is a host.</summary>
    public IReadOnlyList<NetworkView> Tended { get; private set; } = [];

    public bool TendsSomething => IsBroker || IsAdministrator || Tended.Count > 0;

    public DateTimeZone Zone => (Me is { } me ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(me.Profile.TimeZone) : null) ?? DateTimeZoneProviders.Tzdb["Europe/London"];

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (!(await mediator.Send(new GetMe(), cancellationToken)).TryGet(out var me, out _))
            return;
        Me = me;
        Available = (await mediator.Send(new GetWallet(), cancellationToken)).Value.Available;
        WaitingForMe = (await mediator.Send(new ListExchanges(AwaitingMe: true), cancellationToken)).Value.Items.Count;
        Tended = [.. (await mediator.Send(new BrowseNetworks(Mine: true, Size: 100), cancellationToken)).Value.Items.Where(n => n.Mine is { } mine && mine.Roles.Contains(NetworkRoles.Host))];
    }
}

/// <summary>A page on which brokers and administrators have work to do, members or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToStaffAttribute : Attribute;

internal static class Visitors
{
    /// <summary>Whether the request asks for a page, and not for data.</summary>
    public static bool IsForPage(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>
    /// Reads the visitor before a page is made: a page and its frame must not ask the database at the same time. Who has signed in and has not joined is asked to join first.
    /// </summary>
    public static void UseVisitor(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.IsForPage())
        {
            var visitor = http.RequestServices.GetRequiredService<Visitor>();
            await visitor.ReadAsync(http.RequestAborted);
            var page = http.GetEndpoint()!.Metadata;
            var isOpen = page.GetMetadata<IAllowAnonymous>() is not null || http.Request.Path == "/register"
                || (page.GetMetadata<OpenToStaffAttribute>() is not null && (visitor.IsBroker || visitor.IsAdministrator));
            if (visitor is { IsSignedIn: true, Me: null } && !isOpen)
            {
                http.Response.Redirect("/register");
                return;
            }
        }

        await next(http);
    });
}
