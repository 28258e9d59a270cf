using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.AspNetCore;

public sealed class WhoMayTests
{
    private static IEnumerable<RouteEndpoint> EndpointsOf(Host host) =>
        ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        await using var host = await Host.StartAsync();
        var closed = EndpointsOf(host).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        closed.Count.ShouldBeGreaterThan(35);
        foreach (var endpoint in closed)
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                .Replace("{member}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{listing}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{session}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{exchange}", Guid.Empty.ToString(), StringComparison.Ordinal);
            var method = endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];
            var response = await host.Anonymous.SendAsync(new HttpMethod(method), path);
            await response.ShouldBeProblemAsync(401, "actor.not-signed-in");
        }
    }

    [Fact]
    public async Task Only_health_and_the_document_are_open_to_all()
    {
        await using var host = await Host.StartAsync();
        EndpointsOf(host).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText)
            .ShouldBe(["/health/live", "/health/ready", "/calendar/{secret}.ics", "/openapi/{documentName}.json"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("GET", "/api/me")]
    [InlineData("GET", "/api/wallet/statement")]
    [InlineData("GET", "/api/listings")]
    [InlineData("GET", "/api/exchanges")]
    [InlineData("GET", "/api/disputes")]
    [InlineData("GET", "/api/sessions")]
    public async Task Whoever_is_no_member_is_asked_to_register(string method, string path)
    {
        var host = await Host.SharedAsync();
        await (await host.SignIn("ada").SendAsync(new HttpMethod(method), path)).ShouldBeProblemAsync(403, "actor.not-a-member");
    }

    [Fact]
    public async Task Roles_open_what_they_are_for_and_no_more()
    {
        await using var host = await Host.StartAsync();
        var member = await host.RegisterAsync("ada");
        var broker = await host.RegisterAsync("ben", "hexitime.broker");
        var administrator = host.SignIn("cleo", "hexitime.administrator");

        await (await member.GetAsync("/api/ledger/verification")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await member.GetAsync("/api/disputes")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await broker.SendAsync(HttpMethod.Post, "/api/housekeeping")).ShouldBeProblemAsync(403, "actor.not-allowed");
        (await broker.GetAsync("/api/disputes")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await broker.GetAsync("/api/ledger/verification").GetAsync())["isWhole"]!.GetValue<bool>().ShouldBeTrue();
        (await administrator.SendAsync(HttpMethod.Post, "/api/housekeeping").GetAsync())["isDone"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_host_may_ask_for_a_policy_of_its_own()
    {
        await using var host = await Host.StartAsync(
            http => http.AuthorizationPolicy = "staff",
            services => Microsoft.Extensions.DependencyInjection.PolicyServiceCollectionExtensions.AddAuthorization(
                services, options => options.AddPolicy("staff", policy => policy.RequireClaim("roles", "staff"))));
        await (await host.SignIn("ada").GetAsync("/api/me")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await host.SignIn("ada", "staff").GetAsync("/api/me")).ShouldBeProblemAsync(403, "actor.not-a-member");
    }
}
