using System.Net;

namespace Hexitime.AspNetCore;

public sealed class ProjectTests
{
    [Fact]
    public async Task A_project_is_devised_pledged_to_paid_and_closed_over_HTTP()
    {
        await using var host = await Host.StartAsync();
        var (lena, ada) = (await host.RegisterAsync("lena"), await host.RegisterAsync("ada"));
        var devised = await lena.SendAsync(HttpMethod.Post, "/api/projects", """{"text":{"title":"Shorter waits","aim":"Half of it by June."}}""");
        devised.StatusCode.ShouldBe(HttpStatusCode.Created, await devised.Content.ReadAsStringAsync());
        var path = devised.Headers.Location!.ToString();
        await lena.SendAsync(HttpMethod.Post, $"{path}/tasks", """{"text":{"title":"Measure","hours":"4 h"}}""").GetAsync();
        var changed = await lena.SendAsync(HttpMethod.Put, $"{path}/tasks/1", """{"title":"Measure twice","hours":"6 h"}""", ifMatch: "\"2\"").GetAsync();
        changed["tasks"]![0]!["title"]!.ToString().ShouldBe("Measure twice");
        await (await ada.GetAsync(path)).ShouldBeProblemAsync(404, "project.not-found");
        await lena.SendAsync(HttpMethod.Post, $"{path}/open", "{}").GetAsync();
        await ada.SendAsync(HttpMethod.Post, $"{path}/donations", """{"amount":"1 h"}""", key: "d").GetAsync();

        var pledge = await ada.SendAsync(HttpMethod.Post, $"{path}/pledges", """{"task":1,"hours":"30 min"}""", key: "p").GetAsync();
        var step = $"/api/pledges/{pledge["id"]}";
        await lena.SendAsync(HttpMethod.Post, $"{step}/accept", "{}", key: "a").GetAsync();
        await ada.SendAsync(HttpMethod.Post, $"{step}/record", """{"hours":"30 min"}""", key: "r").GetAsync();
        var confirmed = await lena.SendAsync(HttpMethod.Post, $"{step}/confirm", """{"hours":"30 min"}""", key: "c").GetAsync();
        confirmed["state"]!.ToString().ShouldBe("confirmed");
        (await lena.SendAsync(HttpMethod.Post, $"{path}/close", "{}", key: "z")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var funding = await ada.GetAsync($"{path}/funding").GetAsync();
        funding["items"]![0]!["returned"]!.ToJsonString().ShouldContain("30");
        (await ada.GetAsync(path).GetAsync())["state"]!.ToString().ShouldBe("closed");
        (await (await ada.GetAsync("/api/wallet")).Content.ReadAsStringAsync()).ShouldContain("120");
    }
}
