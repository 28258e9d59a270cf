using System.Net;
using System.Text.Json.Nodes;

namespace Hexitime.AspNetCore;

/// <summary>Rings that are found, and the open requests assigned at once, over HTTP.</summary>
public sealed class RingEndpointTests
{
    [Fact]
    public async Task A_ring_is_found_taken_up_and_not_found_again()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = await TwoWhoCanHelpEachOtherAsync(host);

        var found = (await ada.GetAsync("/api/matches/rings").GetAsync())["items"]!.AsArray().Single()!;
        (found["giving"]!["with"]!["name"]!.ToString(), found["getting"]!["offerTitle"]!.ToString(), found["people"]!.GetValue<int>()).ShouldBe(("ben", "facilitation", 2));
        var choice = $$"""{"giving":{{Choice(found["giving"]!)}},"getting":{{Choice(found["getting"]!)}}}""";
        var taken = await ada.SendAsync(HttpMethod.Post, "/api/matches/rings", choice, key: "take");

        taken.StatusCode.ShouldBe(HttpStatusCode.OK, await taken.Content.ReadAsStringAsync());
        var ring = JsonNode.Parse(await taken.Content.ReadAsStringAsync())!["id"]!.ToString();
        (await ben.GetAsync($"/api/rings/{ring}").GetAsync())["state"]!.ToString().ShouldBe("proposed");
        (await ada.GetAsync("/api/matches/rings").GetAsync())["items"]!.AsArray().ShouldBeEmpty();
        await (await ada.SendAsync(HttpMethod.Post, "/api/matches/rings", choice, key: "again")).ShouldBeProblemAsync(409, "ring.gone");
        (await ada.SendAsync(HttpMethod.Post, "/api/matches/rings", choice, key: "take")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_not_a_choice_of_a_ring_is_refused_in_a_sentence()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = await TwoWhoCanHelpEachOtherAsync(host);
        (await ben.SendAsync(HttpMethod.Post, "/api/me/consents/rings/withdraw")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await ben.GetAsync("/api/matches/rings")).ShouldBeProblemAsync(409, "ring.consent");
        await (await ada.GetAsync("/api/matches/rings?longest=6")).ShouldBeProblemAsync(400, "ring.longest");
        await (await ada.GetAsync("/api/matches/rings?longest=four")).ShouldBeProblemAsync(400, "http.malformed");
        await (await ada.SendAsync(HttpMethod.Post, "/api/matches/rings", "{}", key: "a")).ShouldBeProblemAsync(400, "http.malformed");
        await (await ada.SendAsync(HttpMethod.Post, "/api/matches/rings", """{"giving":null,"getting":null}""", key: "b")).ShouldBeProblemAsync(400, "http.malformed");
        await (await ada.SendAsync(HttpMethod.Post, "/api/matches/rings/clear", "{}")).ShouldBeProblemAsync(400, "http.idempotency-key-missing");
        await (await ada.SendAsync(HttpMethod.Post, "/api/matches/rings/clear", "{}", key: "c")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await host.Anonymous.GetAsync("/api/matches/rings")).ShouldBeProblemAsync(401, "actor.not-signed-in");
    }

    [Fact]
    public async Task A_broker_has_rings_proposed_to_everybody_once()
    {
        await using var host = await Host.StartAsync();
        await TwoWhoCanHelpEachOtherAsync(host);
        var broker = await host.RegisterAsync("bo", "hexitime.broker");

        var cleared = await broker.SendAsync(HttpMethod.Post, "/api/matches/rings/clear", """{"longest":3}""", key: "c").GetAsync();
        (cleared["rings"]!.AsArray().Count, cleared["peopleHelped"]!.GetValue<int>(), cleared["isBest"]!.GetValue<bool>()).ShouldBe((1, 2, true));
        (await broker.SendAsync(HttpMethod.Post, "/api/matches/rings/clear", """{"longest":3}""", key: "c").GetAsync()).ToJsonString().ShouldBe(cleared.ToJsonString());
        (await broker.SendAsync(HttpMethod.Post, "/api/matches/rings/clear", "{}", key: "d").GetAsync())["rings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_assignment_is_asked_for_followed_and_called_off()
    {
        await using var host = await Host.StartAsync();
        var (ada, _) = await TwoWhoCanHelpEachOtherAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");

        var asked = await root.SendAsync(HttpMethod.Post, "/api/assignments", "{}", key: "a");
        asked.StatusCode.ShouldBe(HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        var path = asked.Headers.Location!.ToString();
        (await root.GetAsync(path).GetAsync())["state"]!.ToString().ShouldBe("waiting");
        await (await ada.GetAsync(path)).ShouldBeProblemAsync(404, "assignment.not-found");
        await (await ada.SendAsync(HttpMethod.Post, "/api/assignments", "{}")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await root.SendAsync(HttpMethod.Post, "/api/assignments", """{"sessionsEach":0}""")).ShouldBeProblemAsync(400, "assignment.sessions");
        await (await root.GetAsync("/api/assignments/nonsense")).ShouldBeProblemAsync(404, "http.not-found");
        (await root.SendAsync(HttpMethod.Post, $"{path}/cancel", "{}", key: "off").GetAsync())["state"]!.ToString().ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_running_host_does_the_assignment_and_tells_who_shall_answer_what()
    {
        await using var host = await Host.StartAsync(http => (http.RunsMaintenance, http.DispatchEvery) = (true, TimeSpan.FromMilliseconds(20)));
        await TwoWhoCanHelpEachOtherAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");
        var path = (await root.SendAsync(HttpMethod.Post, "/api/assignments", "{}", key: "a")).Headers.Location!.ToString();

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        JsonNode read;
        do
            read = await root.GetAsync(path, patience.Token).GetAsync();
        while (read["state"]!.ToString() is "waiting" or "running");

        (read["state"]!.ToString(), read["assigned"]!.GetValue<int>(), read["requests"]!.GetValue<int>()).ShouldBe(("done", 2, 2));
        read["pairs"]!.AsArray().Select(p => (p!["request"]!["owner"]!["name"]!.ToString(), p["offer"]!["owner"]!["name"]!.ToString()))
            .ShouldBe([("ada", "ben"), ("ben", "ada")], ignoreOrder: true);
        await (await root.SendAsync(HttpMethod.Post, $"{path}/cancel", "{}", key: "off")).ShouldBeProblemAsync(409, "assignment.done");
    }

    private static async Task<(HttpClient Ada, HttpClient Ben)> TwoWhoCanHelpEachOtherAsync(Host host)
    {
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        foreach (var (member, gives, wants) in new[] { (ada, "run charts", "facilitation"), (ben, "facilitation", "run charts") })
        {
            var wording = (await member.GetAsync("/api/me/consents").GetAsync())["wording"]!.ToString();
            (await member.SendAsync(HttpMethod.Post, "/api/me/consents/rings/give", $$"""{"wording":"{{wording}}"}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            foreach (var (type, skill) in new[] { ("offer", gives), ("request", wants) })
            {
                await member.SendAsync(
                    HttpMethod.Post, "/api/listings", $$$"""{"type":"{{{type}}}","text":{"title":"{{{skill}}}","kind":"coaching","skills":["{{{skill}}}"],"hours":"1 h"}}""").GetAsync();
            }
        }

        return (ada, ben);
    }

    private static string Choice(JsonNode help) => $$"""{"offer":"{{help["offer"]}}","request":"{{help["request"]}}"}""";
}
