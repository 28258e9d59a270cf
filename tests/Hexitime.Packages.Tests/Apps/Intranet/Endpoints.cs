using Hexitime;
using Hexitime.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Intranet;

/// <summary>The app's own endpoints. They ask nobody to sign in: whoever may not is refused by the use cases.</summary>
internal static class Endpoints
{
    public static void MapIntranet(this IEndpointRouteBuilder endpoints)
    {
        var intranet = endpoints.MapGroup("/intranet").AllowAnonymous();
        intranet.MapPost("/help/{listing:guid}", async (Guid listing, bool? changesItsMind, IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(new AskForHelp(listing, changesItsMind ?? false), cancellationToken)).ToHttp());
        intranet.MapPost("/members", async (NewMember member, IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(new RegisterMember(member.ToProfile()), cancellationToken)).ToHttp());
        intranet.MapPost("/members/{member:guid}/suspend", async (Guid member, IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(new SuspendMember(new MemberId(member), "I was told to."), cancellationToken)).ToHttp());
        intranet.MapGet("/saves", (Saves saves) => saves.Noted);
        intranet.MapGet("/met", (Met met) => met);
        intranet.MapGet("/help", (IntranetDbContext context, CancellationToken cancellationToken) => context.HelpAsked.CountAsync(cancellationToken));
        intranet.MapGet("/migrations", (IntranetDbContext context, CancellationToken cancellationToken) =>
            context.Database.GetAppliedMigrationsAsync(cancellationToken));
    }

    private sealed record NewMember(string Name, string Email, string Profession, string Organisation)
    {
        public Profile ToProfile() => new() { Name = Name, Email = Email, Profession = Profession, Organisation = Organisation };
    }
}
