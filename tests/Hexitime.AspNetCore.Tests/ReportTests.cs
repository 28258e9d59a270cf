namespace Hexitime.AspNetCore;

public sealed class ReportTests
{
    [Fact]
    public async Task A_report_is_made_taken_and_decided_and_its_maker_is_told_no_names()
    {
        await using var host = await Host.StartAsync();
        var ada = await host.RegisterAsync("ada");
        var broker = await host.RegisterAsync("bryony", "hexitime.broker");
        var ben = (await (await host.RegisterAsync("ben")).GetAsync("/api/me").GetAsync())["id"]!.GetValue<string>();
        var spam = $$"""{"kind":"member","thing":"{{ben}}","reason":"spam","words":"Advertising."}""";

        var id = (await ada.SendAsync(HttpMethod.Post, "/api/reports", spam, key: "r").GetAsync())["id"]!.GetValue<string>();

        (await broker.GetAsync("/api/reports?state=open").GetAsync())["items"]![0]!["about"]!["name"]!.GetValue<string>().ShouldBe("ben");
        (await broker.SendAsync(HttpMethod.Post, $"/api/reports/{id}/review", """{"note":"will ask"}""")).EnsureSuccessStatusCode();
        (await broker.SendAsync(HttpMethod.Post, $"/api/reports/{id}/decide", """{"isUpheld":true,"reason":"It was."}""")).EnsureSuccessStatusCode();
        var mine = (await ada.GetAsync("/api/me/reports").GetAsync())["items"]![0]!;
        mine["state"]!.GetValue<string>().ShouldBe("upheld");
        mine.ToJsonString().ShouldNotContain("bryony");
        mine.ToJsonString().ShouldNotContain("It was.");
        await (await ada.GetAsync("/api/reports")).ShouldBeProblemAsync(403, "actor.not-allowed");
    }
}
