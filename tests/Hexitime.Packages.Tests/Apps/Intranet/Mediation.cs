using System.Collections.Concurrent;
using Hexitime.Exchanges;
using Hexitime.Listings;
using MediatR;

namespace Intranet;

/// <summary>Which requests the app's behaviours have met.</summary>
internal sealed class Met : ConcurrentQueue<string>;

/// <summary>The first behaviour around all that the app sends.</summary>
internal sealed class Outer<TRequest, TResponse>(Met met) : IPipelineBehavior<TRequest, TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        met.Enqueue($"outer {typeof(TRequest).Name}");
        return next();
    }
}

/// <summary>The second.</summary>
internal sealed class Inner<TRequest, TResponse>(Met met) : IPipelineBehavior<TRequest, TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        met.Enqueue($"inner {typeof(TRequest).Name}");
        return next();
    }
}

/// <summary>A request of the app's own.</summary>
internal sealed record AskForHelp(Guid Listing, bool ChangesItsMind) : IRequest<Hexitime.Result<ExchangeView>>;

/// <summary>Writes a row of the app's own and proposes an exchange, both or neither.</summary>
internal sealed class AskForHelpHandler(IntranetDbContext intranet, IMediator mediator) : IRequestHandler<AskForHelp, Hexitime.Result<ExchangeView>>
{
    public async Task<Hexitime.Result<ExchangeView>> Handle(AskForHelp request, CancellationToken cancellationToken)
    {
        await using var transaction = await intranet.Database.BeginTransactionAsync(cancellationToken);
        intranet.Add(new HelpAsked { Listing = request.Listing });
        await intranet.SaveChangesAsync(cancellationToken);
        var proposed = await mediator.Send(new ProposeExchange(new ListingId(request.Listing)), cancellationToken);
        if (request.ChangesItsMind)
            await transaction.RollbackAsync(cancellationToken);
        else
            await transaction.CommitAsync(cancellationToken);
        return proposed;
    }
}

internal static class Mediation
{
    public static void AddMediator(this IServiceCollection services)
    {
        services.AddSingleton<Met>();
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Outer<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Inner<,>));
        services.AddScoped<IRequestHandler<AskForHelp, Hexitime.Result<ExchangeView>>, AskForHelpHandler>();
    }
}
