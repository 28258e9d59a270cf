using Hexitime;
using Hexitime.Listings;
using MediatR;

namespace MinimalApiHost;

/// <summary>
/// An endpoint of the host's own that sends a use case through the host's own MediatR. The bank's endpoints do without it; a host that has a pipeline of
/// its own, in any version, can send the same requests through it.
/// </summary>
internal static class Board
{
    public static void AddMediator(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
    }

    public static void MapBoard(this IEndpointRouteBuilder endpoints, string pattern) => endpoints
        .MapGet(pattern, async (IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(new BrowseListings(Size: 5), cancellationToken)).ToHttp())
        .RequireAuthorization()
        .WithTags("Board")
        .WithSummary("The notice board")
        .WithDescription("The five newest offers and requests, for a notice board on the intranet's front page.");
}
