using System.Net;

namespace Hexitime.AspNetCore;

public sealed class BlockTests
{
    [Fact]
    public async Task Whom_one_has_blocked_one_does_not_find_and_a_block_is_put_and_taken_back_at_one_address()
    {
        await using var host = await Host.StartAsync();
        var ada = await host.RegisterAsync("ada");
        var ben = (await (await host.RegisterAsync("ben")).GetAsync("/api/me").GetAsync())["id"]!.GetValue<string>();

        (await ada.SendAsync(HttpMethod.Post, $"/api/me/blocks/{ben}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync("/api/me/blocks").GetAsync())["items"]![0]!["member"]!["name"]!.GetValue<string>().ShouldBe("ben");
        await (await ada.GetAsync($"/api/members/{ben}")).ShouldBeProblemAsync(404, "member.not-found");

        (await ada.SendAsync(HttpMethod.Delete, $"/api/me/blocks/{ben}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync("/api/me/blocks").GetAsync())["items"]!.AsArray().ShouldBeEmpty();
        (await ada.GetAsync($"/api/members/{ben}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
