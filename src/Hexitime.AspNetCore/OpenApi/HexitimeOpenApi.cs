using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Hexitime.OpenApi;

/// <summary>Describes the bank's endpoints in an OpenAPI document.</summary>
public static class HexitimeOpenApi
{
    /// <summary>Adds a document that describes the host's endpoints, ours among them. Serve it with <c>MapOpenApi</c>.</summary>
    /// <param name="builder">The bank.</param>
    /// <param name="documentName">The document's name; with <c>MapOpenApi</c>'s defaults it is served as <c>/openapi/{documentName}.json</c>.</param>
    public static HexitimeBuilder AddOpenApi(this HexitimeBuilder builder, string documentName = "v1")
    {
        builder.Services.AddOpenApi(documentName, options => options.AddHexitime());
        return builder;
    }

    /// <summary>Teaches a document of the host's own how the bank's endpoints are called and what they answer.</summary>
    public static OpenApiOptions AddHexitime(this OpenApiOptions options) => options
        .AddSchemaTransformer((schema, context, _) =>
        {
            HexitimeSchemas.Describe(schema, context);
            return Task.CompletedTask;
        })
        .AddOperationTransformer(HexitimeOperations.DescribeAsync)
        .AddDocumentTransformer((document, _, _) =>
        {
            DescribeBank(document);
            return Task.CompletedTask;
        });

    private static void DescribeBank(OpenApiDocument document)
    {
        document.Info.Title = "Hexitime";
        document.Info.Description =
            "A time bank: an hour given earns one credit, whoever gave it. Credits are whole minutes, written as \"1 h 30 min\". "
            + "Refusals are problem details (RFC 9457) with a stable \"code\". What moves credit needs an Idempotency-Key header and can be sent again without harm.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token from the host's sign-in.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
    }
}
