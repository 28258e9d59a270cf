using Hexitime.UseCases;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Http;

/// <summary>Puts use cases on routes: reads the request, asks the container for its handler, and writes the answer or the problem.</summary>
internal static class UseCaseEndpoints
{
    /// <summary>A query, by GET.</summary>
    public static RouteHandlerBuilder MapQuery<TRequest, T>(this IEndpointRouteBuilder routes, string pattern, string summary, string description)
        where TRequest : IQuery<T> where T : notnull =>
        Map<TRequest, T>(routes, HttpMethods.Get, pattern, summary, description, new(typeof(TRequest), UseCaseShape.RouteMembersOf(pattern), true, null, false, null));

    /// <summary>A query whose answer is a file or a page, by GET.</summary>
    public static RouteHandlerBuilder MapFile<TRequest, T>(
        this IEndpointRouteBuilder routes, string pattern, string name, string summary, string description, string contentType, Func<T, IResult> write)
        where TRequest : IQuery<T> where T : notnull =>
        routes.MapGet(pattern, async (HttpContext http, CancellationToken cancellationToken) =>
        {
            var shape = http.GetEndpoint()!.Metadata.GetRequiredMetadata<UseCaseShape>();
            if (!(await RequestReader.ReadAsync<TRequest>(http, shape, cancellationToken)).TryGet(out var request, out var malformed))
                return malformed.ToProblem();
            var result = await http.RequestServices.GetRequiredService<IRequestHandler<TRequest, Result<T>>>().Handle(request, cancellationToken);
            return result.TryGet(out var answer, out var refusal) ? write(answer) : refusal.ToProblem();
        }).WithName(name).WithSummary(summary).WithDescription(description).WithMetadata(new UseCaseShape(typeof(TRequest), UseCaseShape.RouteMembersOf(pattern), true, null, false, null))
        .Produces(StatusCodes.Status200OK, contentType: contentType);

    /// <summary>A command, by POST.</summary>
    public static RouteHandlerBuilder MapCommand<TRequest, T>(
        this IEndpointRouteBuilder routes, string pattern, string summary, string description, string? example = null, string? body = null,
        Func<T, Guid>? creates = null) where TRequest : IRequest<Result<T>> where T : notnull =>
        Map(routes, HttpMethods.Post, pattern, summary, description, new(typeof(TRequest), UseCaseShape.RouteMembersOf(pattern), false, body, false, example),
            Handle<TRequest, T>(creates), creates is null ? StatusOf<T>() : StatusCodes.Status201Created, typeof(T));

    /// <summary>A command that ends something, by DELETE.</summary>
    public static RouteHandlerBuilder MapEnd<TRequest, T>(this IEndpointRouteBuilder routes, string pattern, string summary, string description)
        where TRequest : ICommand<T> where T : notnull =>
        Map<TRequest, T>(routes, HttpMethods.Delete, pattern, summary, description, new(typeof(TRequest), UseCaseShape.RouteMembersOf(pattern), false, null, false, null));

    /// <summary>A command that replaces what was read, by PUT and If-Match; the body is one of its members.</summary>
    public static RouteHandlerBuilder MapEdit<TRequest, T>(
        this IEndpointRouteBuilder routes, string pattern, string body, string summary, string description, string example)
        where TRequest : ICommand<T> where T : notnull =>
        Map<TRequest, T>(routes, HttpMethods.Put, pattern, summary, description, new(typeof(TRequest), UseCaseShape.RouteMembersOf(pattern), false, body, true, example));

    /// <summary>Refuses the endpoint to requests without an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder NeedsKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new NeedsIdempotencyKey());

    private static RouteHandlerBuilder Map<TRequest, T>(
        IEndpointRouteBuilder routes, string method, string pattern, string summary, string description, UseCaseShape shape)
        where TRequest : IRequest<Result<T>> where T : notnull =>
        Map(routes, method, pattern, summary, description, shape, Handle<TRequest, T>(null), StatusOf<T>(), typeof(T));

    private static RouteHandlerBuilder Map(
        IEndpointRouteBuilder routes, string method, string pattern, string summary, string description, UseCaseShape shape, Delegate handle, int status, Type answer)
    {
        var endpoint = routes.MapMethods(pattern, [method], handle).WithSummary(summary).WithDescription(description).WithMetadata(shape);
        return status == StatusCodes.Status204NoContent ? endpoint.Produces(status) : endpoint.Produces(status, answer, "application/json");
    }

    private static int StatusOf<T>() => typeof(T) == typeof(Done) ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;

    private static Func<HttpContext, CancellationToken, Task<IResult>> Handle<TRequest, T>(Func<T, Guid>? creates)
        where TRequest : IRequest<Result<T>> where T : notnull => async (http, cancellationToken) =>
    {
        var shape = http.GetEndpoint()!.Metadata.GetRequiredMetadata<UseCaseShape>();
        if (!(await RequestReader.ReadAsync<TRequest>(http, shape, cancellationToken)).TryGet(out var request, out var malformed))
            return malformed.ToProblem();
        var handler = http.RequestServices.GetRequiredService<IRequestHandler<TRequest, Result<T>>>();
        var result = await handler.Handle(request, cancellationToken);
        if (!result.TryGet(out var answer, out _))
            return result.ToHttp();

        if (answer is IVersioned versioned)
            http.Response.Headers.ETag = IfMatch.TagOf(versioned);
        if (creates is null)
            return result.ToHttp();
        http.Response.Headers.Location = $"{http.Request.PathBase}{http.Request.Path}/{creates(answer):D}";
        return TypedResults.Json(answer, HttpJson.Options, statusCode: StatusCodes.Status201Created);
    };
}
