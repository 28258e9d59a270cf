using System.Net;

namespace Hexitime.AspNetCore;

public sealed class AuditTests
{
    [Fact]
    public async Task Privileged_acts_are_listed_and_exported_as_a_file_that_no_spreadsheet_runs()
    {
        await using var host = await Host.StartAsync();
        var ada = (await (await host.RegisterAsync("ada")).GetAsync("/api/me").GetAsync())["id"]!.GetValue<string>();
        var root = host.SignIn("root", "hexitime.administrator");
        (await root.SendAsync(HttpMethod.Post, $"/api/members/{ada}/suspend", """{"reason":"=HYPERLINK(1), \"now\""}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        for (var i = 0; i < 120; i++)
            (await root.SendAsync(HttpMethod.Post, "/api/housekeeping", """{"limit":1}""")).EnsureSuccessStatusCode();

        (await root.GetAsync("/api/audit?size=1").GetAsync())["items"]![0]!["request"]!.GetValue<string>().ShouldBe("RunHousekeeping");
        var export = await root.GetAsync("/api/audit/export");
        export.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await export.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines[0].ShouldBe("at,member,subject,request,details,reason,id");
        lines.Length.ShouldBe(122);
        lines.Skip(1).ShouldBeUnique();
        lines[^1].ShouldContain("""
            "'=HYPERLINK(1), ""now""
            """);
        (await (await root.GetAsync("/api/audit/export?until=2001-01-01T00:00:00Z")).Content.ReadAsStringAsync()).Trim().ShouldBe(lines[0]);
        await (await root.GetAsync("/api/audit/export?from=yesterday")).ShouldBeProblemAsync(400, "http.malformed");
        var broker = await host.RegisterAsync("ben", "hexitime.broker");
        await (await broker.GetAsync("/api/audit/export")).ShouldBeProblemAsync(403, "actor.not-allowed");
    }
}
