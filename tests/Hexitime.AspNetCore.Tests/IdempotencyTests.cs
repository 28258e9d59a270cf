using System.Net;
using System.Text.RegularExpressions;
using Hexitime.Http;
using Microsoft.AspNetCore.Routing;

namespace Hexitime.AspNetCore;

public sealed partial class IdempotencyTests
{
    [Fact]
    public async Task Whatever_moves_credit_needs_a_key()
    {
        await using var host = await Host.StartAsync();
        var client = host.SignIn("ada");
        var paths = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<UseCaseShape>() is { IsQuery: false })
            .Select(e => e.RoutePattern.RawText!.TrimEnd('/'))
            .Where(p => MovesCredit().IsMatch(p)).ToList();
        paths.Count.ShouldBe(49);
        foreach (var path in paths)
        {
            var response = await client.SendAsync(HttpMethod.Post, InBraces().Replace(path, Guid.Empty.ToString()), "{}");
            await response.ShouldBeProblemAsync(400, "http.idempotency-key-missing");
        }
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("\"unfinished")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\\b\"")]
    [InlineData("\"\"")]
    [InlineData("schlüssel")]
    public async Task A_malformed_key_is_refused(string key)
    {
        var host = await Host.SharedAsync();
        await (await host.SignIn("ada").SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Ada"), key)).ShouldBeProblemAsync(400, "http.idempotency-key");
    }

    [Fact]
    public async Task A_key_has_at_most_200_characters()
    {
        await using var host = await Host.StartAsync();
        var client = host.SignIn("ada");
        await (await client.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Ada"), new string('k', 201))).ShouldBeProblemAsync(400, "http.idempotency-key");
        (await client.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Ada"), new string('k', 200))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_key_answers_the_same_quoted_or_not_and_nothing_else()
    {
        await using var host = await Host.StartAsync();
        var client = host.SignIn("ada");
        var first = await client.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Ada"), "k1");
        var again = await client.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Ada"), "\"k1\"");
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await client.GetAsync("/api/wallet").GetAsync())["balance"]!["minutes"]!.GetValue<int>().ShouldBe(120);

        await (await client.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Eve"), "k1")).ShouldBeProblemAsync(422, "command.key-reused");
        await (await client.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("Ada"), "k2")).ShouldBeProblemAsync(409, "member.already-registered");
    }

    [Fact]
    public async Task A_figure_behind_a_refusal_is_a_member_of_the_problem()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var listing = (await ada.SendAsync(HttpMethod.Post, "/api/listings", ListingTests.Offer).GetAsync())["id"];
        var proposed = await ben.SendAsync(HttpMethod.Post, "/api/exchanges", $$"""{"listing":"{{listing}}","hours":"3 h"}""", "p1");
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created);
        var problem = await (await ada.SendAsync(HttpMethod.Post, $"{proposed.Headers.Location}/accept", key: "a1")).ShouldBeProblemAsync(409, "ledger.insufficient-credit");
        problem["missingMinutes"]!.GetValue<long>().ShouldBe(60);
    }

    [GeneratedRegex(@"^/api/(members|donations|exchanges(/.*)?|sessions(/.*)?|networks/\{network\}/pot/(donations|grants)|projects/\{project\}/(close|pledges|donations|grants|organisation-funding)|pledges(/.*)?|rings/\{ring\}/(accept|decline))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MovesCredit();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InBraces();
}
