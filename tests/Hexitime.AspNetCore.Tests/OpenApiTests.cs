using System.Text.Json;
using System.Text.Json.Nodes;
using Hexitime.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.AspNetCore;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_operation_says_what_it_does_and_what_may_be_refused()
    {
        await using var host = await Host.StartAsync();
        var document = await host.Anonymous.GetAsync("/openapi/v1.json").GetAsync();
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!)).ToList();
        operations.Count.ShouldBeGreaterThan(35);
        operations.Select(o => o["operationId"]!.GetValue<string>()).ShouldBeUnique();
        foreach (var operation in operations)
        {
            operation["summary"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
            operation["description"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
            operation["responses"]!["400"]!["content"]!["application/problem+json"].ShouldNotBeNull();
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                parameter!["description"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace($"{operation["operationId"]} {parameter["name"]}");
        }
    }

    [Fact]
    public async Task Times_ids_and_words_are_described_as_they_are_written()
    {
        await using var host = await Host.StartAsync();
        var schemas = (await host.Anonymous.GetAsync("/openapi/v1.json").GetAsync())["components"]!["schemas"]!;
        schemas["Credits"]!["oneOf"]!.AsArray().Select(s => s!["type"]!.GetValue<string>()).ShouldBe(["object", "string"]);
        schemas["ExchangeId"]!["format"]!.GetValue<string>().ShouldBe("uuid");
        schemas["Instant"]!["format"]!.GetValue<string>().ShouldBe("date-time");
        schemas["ExchangeKind"]!["enum"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldContain("handsOnHelp");
    }

    [Fact]
    public async Task Every_example_can_be_sent_and_whatever_must_be_sent_has_one()
    {
        await using var host = await Host.StartAsync();
        var shapes = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints)
            .Select(e => e.Metadata.GetMetadata<UseCaseShape>()).OfType<UseCaseShape>().Where(s => !s.IsQuery).ToList();
        foreach (var shape in shapes)
        {
            var example = JsonNode.Parse(shape.Example ?? "{}")!;
            if (shape.BodyMember is null)
            {
                foreach (var name in shape.RouteMembers)
                {
                    example[name] = shape.TypeOf(name) is { IsEnum: true } choices ? JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(choices)[0])
                        : shape.TypeOf(name) == typeof(long) ? 1
                        : Guid.Empty;
                }
            }

            JsonShape.FindFault(example, shape.BodyType).ShouldBeNull(shape.Request.Name);
        }
    }

    [Fact]
    public async Task Whatever_is_created_can_be_read_where_the_answer_says()
    {
        await using var host = await Host.StartAsync();
        var endpoints = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var read = endpoints.Where(e => Allows(e, "GET")).Select(e => e.RoutePattern.RawText!).ToList();

        endpoints.Where(e => Allows(e, "POST") && e.Metadata.OfType<IProducesResponseTypeMetadata>().Any(m => m.StatusCode == StatusCodes.Status201Created))
            .Select(e => e.RoutePattern.RawText!.TrimEnd('/')).Where(path => !read.Exists(r => r.StartsWith($"{path}/{{", StringComparison.Ordinal))).ShouldBeEmpty();

        static bool Allows(RouteEndpoint endpoint, string method) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true;
    }
}
