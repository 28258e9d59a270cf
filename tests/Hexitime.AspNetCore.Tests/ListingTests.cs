using System.Net;
using System.Text.Json.Nodes;

namespace Hexitime.AspNetCore;

public sealed class ListingTests
{
    internal const string Offer = """{"type":"offer","text":{"title":"Run charts","kind":"coaching","hours":"1 h 30 min","skills":["Run Charts"]}}""";

    private const string Text = """{"title":"Run charts for all","kind":"coaching","hours":"2 h"}""";

    [Fact]
    public async Task What_was_published_is_where_the_answer_says()
    {
        await using var host = await Host.StartAsync();
        var client = await host.RegisterAsync("ada");
        var created = await client.SendAsync(HttpMethod.Post, "/api/listings", Offer);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.ETag!.Tag.ShouldBe("\"1\"");
        created.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var read = await client.GetAsync(created.Headers.Location);
        (await read.ReadAsync()).ToJsonString().ShouldBe((await created.ReadAsync()).ToJsonString());
        (await read.ReadAsync())["hours"]!.ToJsonString().ShouldBe("""{"minutes":90,"text":"1 h 30 min"}""");
        (await read.ReadAsync())["kind"]!.GetValue<string>().ShouldBe("coaching");
    }

    [Fact]
    public async Task An_edit_names_the_version_it_was_made_to()
    {
        await using var host = await Host.StartAsync();
        var client = await host.RegisterAsync("ada");
        var path = (await client.SendAsync(HttpMethod.Post, "/api/listings", Offer)).Headers.Location!.ToString();

        await (await client.SendAsync(HttpMethod.Put, path, Text)).ShouldBeProblemAsync(428, "http.if-match-missing");
        foreach (var malformed in (string[])["1", "\"one\"", "W/\"1\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999\"", "\"\""])
            await (await client.SendAsync(HttpMethod.Put, path, Text, ifMatch: malformed)).ShouldBeProblemAsync(400, "http.if-match");

        var changed = await client.SendAsync(HttpMethod.Put, path, Text, ifMatch: "\"1\"");
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var stale = await (await client.SendAsync(HttpMethod.Put, path, Text, ifMatch: "\"1\"")).ShouldBeProblemAsync(412, "version.stale");
        stale["version"]!.GetValue<int>().ShouldBe(2);
        (await client.SendAsync(HttpMethod.Put, path, Text, ifMatch: "*")).Headers.ETag!.Tag.ShouldBe("\"3\"");
    }

    [Fact]
    public async Task A_profile_is_edited_the_same_way()
    {
        await using var host = await Host.StartAsync();
        var client = await host.RegisterAsync("ada");
        var tag = (await client.GetAsync("/api/me")).Headers.ETag!.Tag;
        (await client.SendAsync(HttpMethod.Put, "/api/me", Host.Profile("Ada O."), ifMatch: tag).GetAsync())["profile"]!["name"]!.GetValue<string>().ShouldBe("Ada O.");
        await (await client.SendAsync(HttpMethod.Put, "/api/me", Host.Profile("Eve"), ifMatch: tag)).ShouldBeProblemAsync(412, "version.stale");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        await using var host = await Host.StartAsync();
        var client = await host.RegisterAsync("ada");
        var published = new List<string>();
        for (var i = 0; i < 5; i++)
            published.Insert(0, (await client.SendAsync(HttpMethod.Post, "/api/listings", Offer).GetAsync())["id"]!.GetValue<string>());

        var (seen, sizes) = (new List<string>(), new List<int>());
        JsonNode page;
        var after = "";
        do
        {
            page = await client.GetAsync($"/api/listings?size=2&kind=coaching&skill=run%20charts{after}").GetAsync();
            sizes.Add(page["items"]!.AsArray().Count);
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            after = $"&after={page["next"]}";
        }
        while (page["next"] is not null);

        seen.ShouldBe(published);
        sizes.ShouldBe([2, 2, 1]);
        await (await client.GetAsync("/api/listings?after=elsewhere")).ShouldBeProblemAsync(400, "page.cursor");
        await (await client.GetAsync("/api/listings?size=101")).ShouldBeProblemAsync(400, "page.size");
    }

    [Fact]
    public async Task Leaving_has_nothing_more_to_say()
    {
        await using var host = await Host.StartAsync();
        var client = await host.RegisterAsync("ada");
        var left = await client.DeleteAsync("/api/me");
        left.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await left.Content.ReadAsStringAsync()).ShouldBeEmpty();
        await (await client.GetAsync("/api/me")).ShouldBeProblemAsync(403, "actor.not-a-member");
    }
}
