using System.Net;
using static Hexitime.AspNetCore.Import.OldBank;

namespace Hexitime.AspNetCore.Import;

public sealed class ImportEndpointTests
{
    [Fact]
    public async Task An_administrator_sends_two_files_and_gets_the_report()
    {
        await using var host = await Host.StartAsync();
        var administrator = host.SignIn("cleo", "hexitime.administrator");
        using var form = Form(MembersFile(("ada", "1 h"), ("ben", "")), TransfersFile("t1,2024-02-01,ada,ben,2 h,,", "t2,2024-02-01,ada,ben,soon,,"), "true");
        var report = await administrator.PostAsync("/api/import", form).GetAsync();
        report["transfers"]!["imported"]!.GetValue<int>().ShouldBe(1);
        report["rejectedRows"]!.AsArray().Single()!["line"]!.GetValue<int>().ShouldBe(3);
        report["belowFloor"]!.AsArray().Single()!["externalId"]!.GetValue<string>().ShouldBe("ada");
        var wallet = await host.SignIn("ben").GetAsync("/api/wallet").GetAsync();
        wallet["balance"]!.ToJsonString().ShouldContain("2 h");
    }

    [Fact]
    public async Task A_file_larger_than_other_requests_may_be_is_taken()
    {
        await using var host = await Host.StartAsync(http => http.LargestBodyBytes = 1_024);
        using var form = Form(MembersFile([.. Enumerable.Range(1, 100).Select(i => ($"m{i}", "1 h"))]), TransferHeader);
        var report = await host.SignIn("cleo", "hexitime.administrator").PostAsync("/api/import", form).GetAsync();
        report["members"]!["imported"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var host = await Host.StartAsync();
        using var form = Form(MembersFile(("ada", "1 h")), TransferHeader);
        await (await host.SignIn("ben", "hexitime.broker").PostAsync("/api/import", form)).ShouldBeProblemAsync(403, "actor.not-allowed");
    }

    [Fact]
    public async Task Another_site_cannot_send_it()
    {
        await using var host = await Host.StartAsync();
        var administrator = host.SignIn("cleo", "hexitime.administrator");
        administrator.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var form = Form(MembersFile(("ada", "1 h")), TransferHeader);
        await (await administrator.PostAsync("/api/import", form)).ShouldBeProblemAsync(403, "http.cross-site");
    }

    [Fact]
    public async Task What_is_no_import_is_refused()
    {
        await using var host = await Host.StartAsync();
        var administrator = host.SignIn("cleo", "hexitime.administrator");
        (await administrator.SendAsync(HttpMethod.Post, "/api/import", "{}")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        using var noFiles = new MultipartFormDataContent { { new StringContent("x"), "members" } };
        await (await administrator.PostAsync("/api/import", noFiles)).ShouldBeProblemAsync(400, "import.files");
        foreach (var (boundary, body) in new[] { ("", ""), ("; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"members\"\r\n\r\nhalf of it"), ("; boundary=x", "--x\r\na\0b: c\r\n\r\n\r\n--x--\r\n"), ("; boundary=x", "\0%00") })
        {
            using var broken = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(body));
            broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data" + boundary);
            await (await administrator.PostAsync("/api/import", broken)).ShouldBeProblemAsync(400, "import.files");
        }

        using var wrongColumns = Form("a,b\n", TransferHeader);
        await (await administrator.PostAsync("/api/import", wrongColumns)).ShouldBeProblemAsync(400, "import.columns");
        using var wrongFlag = Form(MemberHeader, TransferHeader, "perhaps");
        await (await administrator.PostAsync("/api/import", wrongFlag)).ShouldBeProblemAsync(400, "import.allow-below-floor");
    }

    private static MultipartFormDataContent Form(string members, string transfers, string? allowBelowFloor = null)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(members), "members", "members.csv" },
            { new StringContent(transfers), "transfers", "transfers.csv" },
        };
        if (allowBelowFloor is not null)
            form.Add(new StringContent(allowBelowFloor), "allowBelowFloor");
        return form;
    }
}
