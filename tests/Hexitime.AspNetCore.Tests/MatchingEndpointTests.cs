using System.Net;

namespace Hexitime.AspNetCore;

/// <summary>Schedules, time in common and matches, over HTTP.</summary>
public sealed class MatchingEndpointTests
{
    private const string Tuesdays = """{"weekly":[{"day":"tuesday","from":"13:00:00","to":"17:00:00"}],"isShared":true}""";

    [Fact]
    public async Task A_schedule_is_read_changed_and_compared()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var read = await ada.GetAsync("/api/me/schedule");
        (await ada.SendAsync(HttpMethod.Put, "/api/me/schedule", Tuesdays, ifMatch: read.Headers.ETag!.Tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await ada.SendAsync(HttpMethod.Put, "/api/me/schedule", Tuesdays, ifMatch: read.Headers.ETag!.Tag)).ShouldBeProblemAsync(412, "version.stale");
        var withBen = $$"""{"with":["{{(await ben.GetAsync("/api/me").GetAsync())["id"]}}"],"from":"2027-01-04T00:00:00Z","until":"2027-01-11T00:00:00Z"}""";
        await (await ada.SendAsync(HttpMethod.Post, "/api/common-time", withBen)).ShouldBeProblemAsync(409, "schedule.not-shared");

        await ben.SendAsync(HttpMethod.Put, "/api/me/schedule", Tuesdays, ifMatch: "*").GetAsync();

        (await ada.SendAsync(HttpMethod.Post, "/api/common-time", withBen).GetAsync())["slots"]!.ToJsonString().ShouldBe("""[{"from":"2027-01-05T13:00:00Z","until":"2027-01-05T17:00:00Z"}]""");
    }

    [Theory]
    [InlineData("""{"weekly":[{"day":"someday","from":"13:00:00","to":"17:00:00"}]}""", "http.malformed")]
    [InlineData("""{"weekly":[{"day":"tuesday","from":"25:00:00","to":"17:00:00"}]}""", "http.malformed")]
    [InlineData("""{"weekly":[null]}""", "http.malformed")]
    [InlineData("""{"weekly":null}""", "http.malformed")]
    [InlineData("""{"datesOff":["2027-02-30"]}""", "http.malformed")]
    [InlineData("""{"latitude":91,"longitude":0}""", "place.coordinates")]
    [InlineData("""{"remotely":false}""", "place.whereabouts")]
    public async Task A_schedule_that_cannot_be_is_refused_and_the_old_one_stays(string body, string code)
    {
        var host = await Host.SharedAsync();
        var ada = await host.RegisterAsync("free-on-tuesdays");
        await ada.SendAsync(HttpMethod.Put, "/api/me/schedule", Tuesdays, ifMatch: "*").GetAsync();

        await (await ada.SendAsync(HttpMethod.Put, "/api/me/schedule", body, ifMatch: "*")).ShouldBeProblemAsync(400, code);

        (await ada.GetAsync("/api/me/schedule").GetAsync())["schedule"]!["weekly"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Matches_say_why_and_what_the_score_is_made_of()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        await ben.SendAsync(HttpMethod.Post, "/api/listings", """{"type":"offer","text":{"title":"Reading run charts","kind":"coaching","skills":["run charts"],"hours":"1 h"}}""").GetAsync();

        var found = (await ada.GetAsync("/api/matches?text=run%20chrats&wanted=offer").GetAsync())["items"]!.AsArray().Single()!;

        found["listing"]!["title"]!.ToString().ShouldBe("Reading run charts");
        found["why"]!.ToString().ShouldNotBeNullOrWhiteSpace();
        found["parts"]!.AsArray().Sum(p => p!["points"]!.GetValue<int>()).ShouldBe(found["score"]!.GetValue<int>());
        await (await ada.GetAsync("/api/matches?size=51")).ShouldBeProblemAsync(400, "matching.size");
        await (await ada.GetAsync("/api/matches?wanted=both")).ShouldBeProblemAsync(400, "http.malformed");
        await (await ada.GetAsync("/api/matches?listing=01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1")).ShouldBeProblemAsync(404, "listing.not-found");
        await (await ada.GetAsync($"/api/matches?text={new string('x', 501)}")).ShouldBeProblemAsync(400, "matching.text");
    }
}
