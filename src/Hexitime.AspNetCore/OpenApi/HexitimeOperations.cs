using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hexitime.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Hexitime.OpenApi;

/// <summary>Describes how a use case is called: what of its request is in the route, the query string, the headers and the body, and what may be refused.</summary>
internal static class HexitimeOperations
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<HexitimeEndpoint>().Any())
            return;
        if (metadata.OfType<UseCaseShape>().LastOrDefault() is not { } shape)
        {
            operation.OperationId ??= context.Description.RelativePath!.Split('/')[^1];
            DescribeRefusals(operation, [400, 401, 403, 413, 415, 429], context.Document!);
            return;
        }

        // A use case that has two endpoints has two names.
        operation.OperationId = metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName ?? JsonNamingPolicy.CamelCase.ConvertName(shape.Request.Name);
        operation.Parameters = [.. shape.RouteMembers.Select(name => Parameter(
            name, ParameterLocation.Path, true, $"Which {name}.", shape.TypeOf(name) == typeof(long) ? HexitimeSchemas.Number : HexitimeSchemas.Id))];
        var request = await context.GetOrCreateSchemaAsync(shape.BodyType, null, cancellationToken);
        if (shape.IsQuery)
            DescribeQuery(operation, shape, request);
        else
            DescribeBody(operation, shape, request);
        DescribeHeaders(operation, shape, metadata);
        DescribeRefusals(operation, RefusalsOf(shape), context.Document!);
    }

    private static void DescribeQuery(OpenApiOperation operation, UseCaseShape shape, OpenApiSchema request)
    {
        foreach (var member in shape.SentMembers)
        {
            if (request.Properties is not null && request.Properties.TryGetValue(member.Name, out var schema))
                operation.Parameters!.Add(Parameter(member.Name, ParameterLocation.Query, member.MustBeSent(), DescriptionOf(member.Name, schema), schema));
        }
    }

    private static void DescribeBody(OpenApiOperation operation, UseCaseShape shape, OpenApiSchema body)
    {
        foreach (var name in shape.RouteMembers)
        {
            body.Properties?.Remove(name);
            body.Required?.Remove(name);
        }

        if (body.Properties is not { Count: > 0 })
            return;
        foreach (var (name, schema) in body.Properties)
            schema.Description = DescriptionOf(name, schema);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = body.Required is { Count: > 0 },
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new() { Schema = body, Example = shape.Example is null ? null : JsonNode.Parse(shape.Example) },
            },
        };
    }

    private static void DescribeHeaders(OpenApiOperation operation, UseCaseShape shape, IList<object> metadata)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        if (shape.NeedsVersion)
            operation.Parameters!.Add(Parameter("If-Match", ParameterLocation.Header, true, "The ETag that was sent when it was read, or * for any.", text));
        if (!shape.IsQuery)
        {
            var isNeeded = metadata.OfType<NeedsIdempotencyKey>().Any();
            operation.Parameters!.Add(Parameter(
                IdempotencyKey.Header, ParameterLocation.Header, isNeeded,
                $"1 to {IdempotencyKey.Longest} visible ASCII characters of your choice. Sent again under the same key, it answers the same and changes nothing.", text));
        }
    }

    private static int[] RefusalsOf(UseCaseShape shape) =>
    [
        400, 401, 403, .. shape.RouteMembers.Count > 0 ? [404] : Array.Empty<int>(), .. shape.IsQuery ? [] : new[] { 409, 413, 415, 422, 503 },
        .. shape.NeedsVersion ? [412, 428] : Array.Empty<int>(), 429,
    ];

    private static void DescribeRefusals(OpenApiOperation operation, int[] statuses, OpenApiDocument document)
    {
        document.AddComponent(HexitimeSchemas.Problem, HexitimeSchemas.ProblemSchema);
        operation.Responses ??= [];
        foreach (var status in statuses.Order())
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = Problems.TitleOf(status),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(HexitimeSchemas.Problem, document) },
                },
            };
        }
    }

    /// <summary>What the member is for, rather than its type: the framework keeps that apart for types that have a schema of their own.</summary>
    private static string? DescriptionOf(string member, IOpenApiSchema schema) =>
        member == "after" ? "The \"next\" of the page before; leave it out for the first."
        : schema is OpenApiSchema { Metadata: { } metadata } && metadata.TryGetValue("x-ref-description", out var ofMember) && ofMember is string description ? description
        : schema.Description;

    private static OpenApiParameter Parameter(string name, ParameterLocation location, bool isRequired, string? description, IOpenApiSchema schema) =>
        new() { Name = name, In = location, Required = isRequired, Description = description, Schema = schema };
}
