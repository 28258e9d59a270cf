using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.AspNetCore;

public sealed class NetworkEndpointTests
{
    private const string Secret = "Zanzibar";

    [Fact]
    public async Task A_network_is_founded_joined_and_run_over_the_web()
    {
        await using var host = await Host.StartAsync(http => http.VerifiedEmailClaim = "email");
        var (hana, mia) = (await host.RegisterAsync("hana"), await host.RegisterAsync("mia"));
        var network = await FoundAsync(host, hana, """{"name":"Trust","joining":"byEmailDomain","emailDomains":["nhs.net"],"kinds":["coaching"]}""");

        (await mia.SendAsync(HttpMethod.Post, $"/api/networks/{network}/join", "{}").GetAsync())["mine"]!["state"]!.GetValue<string>().ShouldBe("active");
        var read = await hana.GetAsync($"/api/networks/{network}");
        (await read.Content.ReadAsStringAsync()).ShouldContain("\"credit\":\"credit\"");
        const string Edited = """{"name":"Our trust","joining":"open"}""";
        (await hana.SendAsync(HttpMethod.Put, $"/api/networks/{network}", Edited, ifMatch: read.Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await hana.SendAsync(HttpMethod.Put, $"/api/networks/{network}", Edited, ifMatch: read.Headers.ETag!.Tag)).ShouldBeProblemAsync(412, "version.stale");
        await (await mia.SendAsync(HttpMethod.Put, $"/api/networks/{network}", Edited, ifMatch: "*")).ShouldBeProblemAsync(403, "network.not-allowed");
        await (await mia.SendAsync(HttpMethod.Post, $"/api/networks/{network}/pot/donations", """{"amount":"1 h"}""")).ShouldBeProblemAsync(400, "http.idempotency-key-missing");
        (await mia.SendAsync(HttpMethod.Post, $"/api/networks/{network}/pot/donations", """{"amount":"1 h"}""", key: "d")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await hana.GetAsync($"/api/networks/{network}/pot").GetAsync())["balance"]!["minutes"]!.GetValue<long>().ShouldBe(60);
    }

    [Fact]
    public async Task Without_a_claim_that_is_trusted_nobody_joins_by_e_mail()
    {
        await using var host = await Host.StartAsync();
        var (hana, mia) = (await host.RegisterAsync("hana"), await host.RegisterAsync("mia"));
        var network = await FoundAsync(host, hana, """{"name":"Trust","joining":"byEmailDomain","emailDomains":["nhs.net"]}""");

        (await mia.SendAsync(HttpMethod.Post, $"/api/networks/{network}/join", "{}").GetAsync())["mine"]!["state"]!.GetValue<string>().ShouldBe("applied");
    }

    [Theory]
    [InlineData("{}", "\"charter\" is missing.")]
    [InlineData("""{"charter":{"name":"T","joining":"byMagic"},"host":"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1"}""", "\"charter.joining\" must be one of: open, byEmailDomain, byInvitation, byApproval.")]
    [InlineData("""{"charter":{"name":"T","joining":"byEmailDomain"},"host":"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1"}""", "Name one to 20 domains such as nhs.net, if joining is by e-mail domain, and none if it is not.")]
    [InlineData("""{"charter":{"name":"T","joining":"open","look":{"colour":"red"}},"host":"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1"}""", "Write a colour as #005eb8.")]
    [InlineData("""{"charter":{"name":"T","joining":"open","look":{"logo":"javascript:alert(1)"}},"host":"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1"}""", "A logo has an address that begins with https://, of at most 500 characters.")]
    public async Task A_charter_that_cannot_be_is_refused_in_a_sentence(string body, string sentence)
    {
        var host = await Host.SharedAsync();
        var response = await host.SignIn("root", "hexitime.administrator").SendAsync(HttpMethod.Post, "/api/networks", body);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain(System.Text.Json.JsonEncodedText.Encode(sentence, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
    }

    /// <summary>Everything that can be read at all is read by somebody who belongs to nothing, by the ids of what is only in a network: not a word of it comes back.</summary>
    [Fact]
    public async Task Nobody_outside_reads_anything_that_is_only_in_a_network()
    {
        await using var host = await Host.StartAsync();
        var (hana, mia, otto) = (await host.RegisterAsync("hana"), await host.RegisterAsync("mia"), await host.RegisterAsync("otto"));
        var network = await FoundAsync(host, hana, $$"""{"name":"{{Secret}}","description":"{{Secret}}","joining":"byInvitation"}""");
        var invitation = await hana.SendAsync(HttpMethod.Post, $"/api/networks/{network}/invitations", $$"""{"email":"{{Secret}}@example.org"}""").GetAsync();
        await mia.SendAsync(HttpMethod.Post, $"/api/networks/{network}/join", $$"""{"code":"{{invitation["code"]}}","note":"{{Secret}}"}""").GetAsync();
        var open = await hana.SendAsync(HttpMethod.Post, $"/api/networks/{network}/invitations", $$"""{"email":"{{Secret}}@example.org"}""").GetAsync();
        var listing = await mia.SendAsync(
            HttpMethod.Post, "/api/listings",
            $$"""{"type":"offer","text":{"title":"{{Secret}}","kind":"coaching","skills":["{{Secret}}"],"hours":"1 h"},"networks":["{{network}}"]}""").GetAsync();
        var exchange = await hana.SendAsync(HttpMethod.Post, "/api/exchanges", $$"""{"listing":"{{listing["id"]}}","note":"{{Secret}}"}""", key: "e").GetAsync();
        var session = await hana.SendAsync(
            HttpMethod.Post, "/api/sessions",
            $$"""{"title":"{{Secret}}","kind":"coaching","hours":"1 h","startsAt":"2027-03-04T09:30:00Z","capacity":3,"network":"{{network}}"}""", key: "s").GetAsync();
        var resource = await hana.SendAsync(
            HttpMethod.Post, "/api/resources", $$$"""{"text":{"title":"{{{Secret}}}","guide":"{{{Secret}}}","kinds":["coaching"],"tags":["{{{Secret}}}"]},"network":"{{{network}}}"}""").GetAsync();
        var testimonial = await mia.SendAsync(HttpMethod.Post, "/api/testimonials", $$"""{"words":"{{Secret}}","network":"{{network}}"}""").GetAsync();
        var project = await ProjectAsync(mia, network);
        var campaign = await hana.SendAsync(
            HttpMethod.Post, "/api/campaigns",
            $$$"""{"text":{"title":"{{{Secret}}}","theme":"{{{Secret}}}","startsAt":"2026-01-01T00:00:00Z","endsAt":"2027-07-01T00:00:00Z","targetHours":"1 h","targetPeople":2,"projects":["{{{project}}}"]},"network":"{{{network}}}"}""").GetAsync();
        var ofHana = await hana.SendAsync(
            HttpMethod.Post, "/api/listings", $$"""{"type":"offer","text":{"title":"{{Secret}}","kind":"coaching","hours":"1 h"},"networks":["{{network}}"]}""").GetAsync();
        var ring = await hana.SendAsync(
            HttpMethod.Post, "/api/rings",
            $$"""{"legs":[{"listing":"{{listing["id"]}}","with":"{{ofHana["owner"]}}"},{"listing":"{{ofHana["id"]}}","with":"{{listing["owner"]}}"}],"network":"{{network}}"}""").GetAsync();
        var donation = await hana.SendAsync(HttpMethod.Post, $"/api/networks/{network}/pot/donations", $$"""{"amount":"1 h","message":"{{Secret}}"}""", key: "p").GetAsync();
        await hana.SendAsync(
            HttpMethod.Post, $"/api/networks/{network}/pot/grants", $$"""{"to":"{{listing["owner"]}}","amount":"1 h","reason":"{{Secret}}"}""", key: "g").GetAsync();
        var assignment = await hana.SendAsync(HttpMethod.Post, "/api/assignments", $$"""{"network":"{{network}}"}""").GetAsync();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["network"] = network,
            ["listing"] = listing["id"]!.ToString(),
            ["exchange"] = exchange["id"]!.ToString(),
            ["member"] = listing["owner"]!.ToString(),
            ["invitation"] = open["invitation"]!["id"]!.ToString(),
            ["donation"] = donation["id"]!.ToString(),
            ["session"] = session["id"]!.ToString(),
            ["project"] = project,
            ["campaign"] = campaign["id"]!.ToString(),
            ["resource"] = resource["id"]!.ToString(),
            ["testimonial"] = testimonial["id"]!.ToString(),
            ["about"] = "exchange",
            ["subject"] = exchange["id"]!.ToString(),
            ["ring"] = ring["id"]!.ToString(),
            ["assignment"] = assignment["id"]!.ToString(),
            ["seal"] = "1",
        };
        var endpoints = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();

        var seenByMember = 0;
        endpoints.Count.ShouldBeGreaterThan(15);
        foreach (var endpoint in endpoints)
        {
            foreach (var query in (string[])["", $"?network={network}", $"?words={Secret}", $"?skill={Secret}", "?mine=true", "?applied=true", $"?text={Secret}"])
            {
                var path = endpoint.RoutePattern.Parameters.Aggregate(endpoint.RoutePattern.RawText!, (text, p) => text.Replace($"{{{p.Name}}}", ids.GetValueOrDefault(p.Name, network), StringComparison.Ordinal)) + query;
                var seen = await (await otto.GetAsync(path)).Content.ReadAsStringAsync();
                seen.ShouldNotContain(Secret, Case.Insensitive, path);
                foreach (var id in (string[])["network", "listing", "exchange", "invitation", "donation", "session", "resource", "testimonial", "ring", "assignment"])
                    seen.ShouldNotContain(ids[id], Case.Insensitive, path);
                if ((await (await hana.GetAsync(path)).Content.ReadAsStringAsync()).Contains(Secret, StringComparison.OrdinalIgnoreCase))
                    seenByMember++;
            }
        }

        // The walk would find it: to somebody who belongs there, it is all over the place.
        seenByMember.ShouldBeGreaterThan(10);
    }

    private static async Task<string> FoundAsync(Host host, HttpClient hostOfIt, string charter)
    {
        var id = (await hostOfIt.GetAsync("/api/me").GetAsync())["id"];
        var founded = await host.SignIn("root", "hexitime.administrator").SendAsync(HttpMethod.Post, "/api/networks", $$"""{"charter":{{charter}},"host":"{{id}}"}""");
        founded.StatusCode.ShouldBe(HttpStatusCode.Created, await founded.Content.ReadAsStringAsync());
        var network = JsonNode.Parse(await founded.Content.ReadAsStringAsync())!["id"]!.ToString();
        founded.Headers.Location!.ToString().ShouldBe($"/api/networks/{network}");
        return network;
    }

    private static async Task<string> ProjectAsync(HttpClient lead, string network)
    {
        var devised = await lead.SendAsync(
            HttpMethod.Post, "/api/projects", $$$"""{"text":{"title":"{{{Secret}}}","aim":"{{{Secret}}}","measures":"{{{Secret}}}"},"network":"{{{network}}}"}""").GetAsync();
        var path = $"/api/projects/{devised["id"]}";
        await lead.SendAsync(HttpMethod.Post, $"{path}/tasks", $$$"""{"text":{"title":"{{{Secret}}}","hours":"1 h","skills":["{{{Secret}}}"]}}""").GetAsync();
        await lead.SendAsync(HttpMethod.Post, $"{path}/open", "{}").GetAsync();
        await lead.SendAsync(HttpMethod.Post, $"{path}/donations", """{"amount":"10 min"}""", key: "d").GetAsync();
        return devised["id"]!.ToString();
    }
}
