using static Hexitime.AspNetCore.NotifierTests;

namespace Hexitime.AspNetCore;

/// <summary>Times proposed for a meeting, over HTTP.</summary>
public sealed class MeetingEndpointTests
{
    [Fact]
    public async Task Times_are_proposed_taken_back_proposed_anew_and_chosen()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var exchange = $"/api/exchanges/{await AcceptAsync(ada, ben, "Run charts")}";
        await ada.SendAsync(HttpMethod.Post, $"{exchange}/propose-times", """{"times":["2029-03-29T09:30:00Z"]}""", key: "1").GetAsync();

        await (await ben.SendAsync(HttpMethod.Post, $"{exchange}/withdraw-times", key: "2")).ShouldBeProblemAsync(409, "exchange.not-your-times");
        (await ada.SendAsync(HttpMethod.Post, $"{exchange}/withdraw-times", key: "3").GetAsync())["meetingTimes"]!.AsArray().ShouldBeEmpty();
        await (await ben.SendAsync(HttpMethod.Post, $"{exchange}/choose-time", """{"time":"2029-03-29T09:30:00Z"}""", key: "4")).ShouldBeProblemAsync(404, "exchange.no-such-time");

        await ada.SendAsync(HttpMethod.Post, $"{exchange}/propose-times", """{"times":["2029-03-30T09:30:00Z"]}""", key: "5").GetAsync();
        (await ben.SendAsync(HttpMethod.Post, $"{exchange}/choose-time", """{"time":"2029-03-30T09:30:00Z"}""", key: "6").GetAsync())["state"]!.ToString().ShouldBe("arranged");
        await (await ada.SendAsync(HttpMethod.Post, $"{exchange}/withdraw-times", key: "7")).ShouldBeProblemAsync(404, "exchange.no-times");
    }
}
