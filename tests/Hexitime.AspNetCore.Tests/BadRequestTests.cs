using Hexitime.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.AspNetCore;

public sealed class BadRequestTests
{
    private static readonly string Deep = new string('[', 5_000) + new string(']', 5_000);

    private static readonly string[] Nasty =
    [
        "", " ", "null", "true", "0", "\"\"", "[]", "{}", "{", "}", "{]", "[null]", "{\"\":null}", "\uFEFF{}", "{\"a\":1,\"a\":2}", "{\"hours\":1e400}", Deep,
        "{\"hours\":null,\"reason\":null,\"name\":null}", "{\"hours\":90,\"rating\":\"five\",\"at\":\"tomorrow\"}", "{\"hours\":{\"minutes\":1e3}}",
        "{\"hours\":{\"minutes\":9223372036854775807}}", "{\"hours\":{\"minutes\":99999999999999999999}}", "{\"hours\":\"-5 h\",\"reason\":\"r\"}",
        "{\"rating\":5.5}", "{\"rating\":2147483648}", "{\"rating\":99,\"words\":\"\\u0000\"}", "{\"reason\":\"\\ud800\",\"hours\":\"1 h\"}", "{\"\\ud800\":1}",
        "{\"exchange\":\"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1\"}", "{\"listing\":5}", "{\"listing\":\"x\"}", "{\"version\":-1}", "{\"limit\":-1}",
        "{\"limit\":\"ten\"}", "{\"type\":7,\"text\":{}}", "{\"type\":\"offer\",\"text\":null}", "{\"type\":\"offer\",\"text\":{\"title\":\"t\",\"kind\":1,\"hours\":\"1 h\"}}",
        "{\"type\":\"gift\",\"text\":{\"title\":\"t\",\"kind\":\"advice\",\"hours\":\"1 h\"}}", "{\"expiresAt\":\"9999-99-99\"}", "{\"expiresAt\":{}}", "{\"skills\":[null]}",
        "{\"title\":\"t\",\"kind\":\"advice\",\"hours\":\"1 h\",\"skills\":[null]}", "{\"direct\":{\"with\":\"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1\"}}",
        "{\"name\":\"a\",\"email\":\"a@b.c\",\"profession\":\"p\",\"organisation\":\"o\",\"languages\":[null]}",
        "{\"name\":\"a\",\"email\":\"a@b.c\",\"profession\":\"p\",\"organisation\":\"o\",\"consents\":null}",
        "{\"name\":\"a\",\"email\":\"a@b.c\",\"profession\":\"p\",\"organisation\":\"o\",\"nmae\":\"a\"}",
    ];

    [Fact]
    public async Task No_body_however_nasty_breaks_anything()
    {
        await using var host = await Host.StartAsync(http => http.RequestsPerMinute = 1_000_000);
        var client = await host.RegisterAsync("ada", "hexitime.broker", "hexitime.administrator");
        var listing = (await client.SendAsync(HttpMethod.Post, "/api/listings", ListingTests.Offer).GetAsync())["id"]!.GetValue<string>();
        var endpoints = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<UseCaseShape>() is { IsQuery: false } && !e.RoutePattern.RawText!.EndsWith("/suspend", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0] is "POST" or "PUT").ToList();
        endpoints.Count.ShouldBeGreaterThan(20);

        var answers = new List<int>();
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!
                .Replace("{listing}", listing, StringComparison.Ordinal)
                .Replace("{exchange}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{session}", Guid.Empty.ToString(), StringComparison.Ordinal)
                .Replace("{member}", Guid.Empty.ToString(), StringComparison.Ordinal);
            var method = new HttpMethod(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0]);
            for (var i = 0; i < Nasty.Length; i++)
            {
                var response = await client.SendAsync(method, path, Nasty[i], key: $"{path}-{i}", ifMatch: "*");
                var status = (int)response.StatusCode;
                status.ShouldBeLessThan(500, $"{method} {path} {Nasty[i][..Math.Min(100, Nasty[i].Length)]}");
                if (status >= 400)
                    (await response.ReadAsync())["code"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
                answers.Add(status);
            }
        }

        answers.Count(status => status == 400).ShouldBeGreaterThan(answers.Count / 2);
    }

    [Theory]
    [InlineData("""{"type":"offer","text":{"title":"t","kind":"advise","hours":"1 h"}}""", "\"text.kind\" must be one of: shadowing, coaching, teaching, mentoring, advice, handsOnHelp, siteVisit.")]
    [InlineData("""{"type":"offer","text":{"title":"t","kind":5,"hours":"1 h"}}""", "\"text.kind\" must be one of: shadowing, coaching, teaching, mentoring, advice, handsOnHelp, siteVisit.")]
    [InlineData("""{"type":"offer","text":{"title":"t","kind":"advice","hours":90}}""", "\"text.hours\" must be a time such as \"1.5 h\", \"1 h 30 min\", \"90 min\" or {\"minutes\": 90}.")]
    [InlineData("""{"type":"offer","text":{"title":"t","kind":"advice"}}""", "\"text.hours\" is missing.")]
    [InlineData("""{"type":"offer","text":{"title":"t","kind":"advice","hours":"1 h","skills":["a",null]}}""", "\"text.skills[1]\" cannot be null.")]
    [InlineData("""{"type":"offer"}""", "\"text\" is missing.")]
    [InlineData("""{"typ":"offer"}""", "\"typ\" is not known here. Known are: type, text, expiresAt, networks.")]
    [InlineData("""{"type":"offer","text":null}""", "\"text\" cannot be null.")]
    [InlineData("{\n  \"type\": offer\n}", "This is no JSON: look at line 2, byte 11.")]
    [InlineData("[]", "What is sent must be a JSON object.")]
    public async Task What_is_wrong_is_said_with_its_place(string body, string sentence)
    {
        var host = await Host.SharedAsync();
        var problem = await (await host.SignIn("ada").SendAsync(HttpMethod.Post, "/api/listings", body)).ShouldBeProblemAsync(400, "http.malformed");
        problem["detail"]!.GetValue<string>().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("/api/listings?type=7", "\"type\" must be one of: offer, request.")]
    [InlineData("/api/listings?size=many", "\"size\" must be a whole number.")]
    [InlineData("/api/listings?mine=yes", "\"mine\" must be true or false.")]
    [InlineData("/api/listings?size=1&size=2", "\"size\" can be said once.")]
    [InlineData("/api/listings?sise=1", "\"sise\" is not known here. Known are: type, kind, skill, words, network, mine, after, size.")]
    [InlineData("/api/wallet?at=yesterday", "\"at\" must be an instant such as \"2027-01-31T09:30:00Z\".")]
    public async Task A_query_is_read_as_strictly(string path, string sentence)
    {
        var host = await Host.SharedAsync();
        var problem = await (await host.SignIn("ada").GetAsync(path)).ShouldBeProblemAsync(400, "http.malformed");
        problem["detail"]!.GetValue<string>().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("/api/members/ada")]
    [InlineData("/api/listings/1")]
    [InlineData("/api/exchanges/%20")]
    public async Task What_is_no_id_is_not_found(string path)
    {
        var host = await Host.SharedAsync();
        await (await host.SignIn("ada").GetAsync(path)).ShouldBeProblemAsync(404, "http.not-found");
    }

    [Fact]
    public async Task Only_JSON_is_read()
    {
        var host = await Host.SharedAsync();
        var form = new FormUrlEncodedContent([new("type", "offer")]);
        await (await host.SignIn("ada").PostAsync("/api/listings", form)).ShouldBeProblemAsync(415, "http.content-type");
    }

    [Fact]
    public async Task Too_large_a_body_is_refused_whether_it_says_its_size_or_not()
    {
        var host = await Host.SharedAsync();
        var large = new string(' ', 70_000);
        var client = host.SignIn("ada");
        await (await client.SendAsync(HttpMethod.Post, "/api/listings", large)).ShouldBeProblemAsync(413, "http.body-too-large");

        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/listings") { Content = new StringContent(large, null, "application/json") };
        chunked.Headers.TransferEncodingChunked = true;
        chunked.Content.Headers.ContentLength = null;
        await (await client.SendAsync(chunked)).ShouldBeProblemAsync(413, "http.body-too-large");
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait_and_nobody_else_is()
    {
        await using var host = await Host.StartAsync(http => http.RequestsPerMinute = 3);
        var (ada, ben) = (host.SignIn("ada"), host.SignIn("ben"));
        for (var i = 0; i < 3; i++)
            await (await ada.GetAsync("/api/me")).ShouldBeProblemAsync(403, "actor.not-a-member");
        var refused = await ada.GetAsync("/api/me");
        await refused.ShouldBeProblemAsync(429, "http.too-many-requests");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        await (await ben.GetAsync("/api/me")).ShouldBeProblemAsync(403, "actor.not-a-member");
    }
}
