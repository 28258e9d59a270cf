using System.IO.Compression;
using System.Net;
using System.Xml.Linq;

namespace Hexitime.AspNetCore;

/// <summary>Figures, the report for a board and a member's record, over HTTP.</summary>
public sealed class ImpactEndpointTests
{
    private const string Nasty = "<script>alert(1)</script> & \\\"quotes\\\" =1+1";

    [Fact]
    public async Task Figures_are_read_by_administrators_and_bad_input_is_refused_in_a_sentence()
    {
        await using var host = await StartAsync();
        var (ada, _) = await TwoWhoExchangedAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");

        var impact = await root.GetAsync("/api/impact").GetAsync();
        (impact["figures"]!["minutes"]!.GetValue<int>(), impact["members"]!.GetValue<int>(), impact["participationRate"]!.GetValue<double>()).ShouldBe((90, 2, 1.0));
        var growth = (await root.GetAsync("/api/impact/growth?by=month&from=2020-01-15").GetAsync())["items"]!.AsArray();
        (growth[0]!["from"]!.ToString(), growth[^1]!["cumulativeMinutes"]!.GetValue<int>()).ShouldBe(("2020-01-01", 90));
        (await root.GetAsync("/api/impact/circulation").GetAsync())["issuedMinutes"]!.GetValue<int>().ShouldBe(240);
        (await root.GetAsync("/api/impact/service").GetAsync())["completed"]!["share"]!.GetValue<double>().ShouldBe(1.0);
        (await root.GetAsync("/api/impact/journeys").GetAsync())["cohorts"]!.AsArray()[^1]!["exchanged"]!["count"]!.GetValue<int>().ShouldBe(2);
        (await root.GetAsync("/api/impact/projects").GetAsync())["projects"]!.AsArray().ShouldBeEmpty();

        await (await root.GetAsync("/api/impact?from=yesterday")).ShouldBeProblemAsync(400, "http.malformed");
        await (await root.GetAsync("/api/impact?from=2026-02-30")).ShouldBeProblemAsync(400, "http.malformed");
        await (await root.GetAsync("/api/impact?from=2026-02-01&to=2026-01-01")).ShouldBeProblemAsync(400, "impact.period");
        await (await root.GetAsync("/api/impact?from=-9998-01-01")).ShouldBeProblemAsync(400, "impact.period");
        await (await root.GetAsync("/api/impact/growth?by=month&to=9999-12-31")).ShouldBeProblemAsync(400, "impact.period");
        await (await root.GetAsync("/api/impact/growth?by=week")).ShouldBeProblemAsync(400, "http.malformed");
        await (await root.GetAsync("/api/impact/circulation?days=0")).ShouldBeProblemAsync(400, "impact.days");
        await (await root.GetAsync("/api/impact?network=01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1")).ShouldBeProblemAsync(404, "network.not-found");
        foreach (var path in (string[])["", "/growth", "/circulation", "/service", "/journeys", "/projects", "/report.json", "/report.html", "/report.zip"])
        {
            await (await ada.GetAsync($"/api/impact{path}")).ShouldBeProblemAsync(403, "actor.not-allowed");
            await (await host.Anonymous.GetAsync($"/api/impact{path}")).ShouldBeProblemAsync(401, "actor.not-signed-in");
        }
    }

    [Fact]
    public async Task Figures_are_computed_anew_by_a_running_host()
    {
        await using var host = await StartAsync();
        await TwoWhoExchangedAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");
        host.Execute("UPDATE hexitime_hours_given SET minutes = 1");

        var asked = await root.SendAsync(HttpMethod.Post, "/api/impact/runs", "{}", key: "r");
        asked.StatusCode.ShouldBe(HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        await UntilAsync(async () => (await root.GetAsync(asked.Headers.Location!.ToString()).GetAsync())["state"]!.ToString() == "done");

        (await root.GetAsync("/api/impact").GetAsync())["figures"]!["minutes"]!.GetValue<int>().ShouldBe(90);
    }

    [Fact]
    public async Task The_report_is_one_file_that_loads_nothing_and_runs_nothing()
    {
        await using var host = await StartAsync();
        await TwoWhoExchangedAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");

        var response = await root.GetAsync("/api/impact/report.html");

        var html = await ShouldStandAloneAsync(response);
        html.ShouldContain("<strong>1.5</strong> hours given");
        html.ShouldContain("Where the credits are");
        html.ShouldContain("src=\"data:image/svg");
        await (await root.GetAsync("/api/impact/report.html?from=1990-01-01")).ShouldBeProblemAsync(400, "impact.periods");
        var data = await root.GetAsync("/api/impact/report.json").GetAsync();
        data["whole"]!["figures"]!["minutes"]!.GetValue<int>().ShouldBe(90);
        (data["equity"]!.AsArray().Count, data["trade"]!.AsArray().Count, data["notPublished"]!.AsArray().Count).ShouldBe((0, 0, 0), "no quarter of it is over");
        using var zip = new ZipArchive(await (await root.GetAsync("/api/impact/report.zip")).Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        zip.Entries.Select(e => e.Name).ShouldBe(
            ["report.html", .. new[] { "whole", "quarters", "kinds", "skills", "equity", "trade", "connections", "service", "circulation", "projects", "campaigns" }.SelectMany(n => new[] { $"{n}.json", $"{n}.csv" })], ignoreOrder: true);
        using var quarters = new StreamReader(zip.GetEntry("quarters.csv")!.Open());
        (await quarters.ReadToEndAsync()).Split('\n')[0].ShouldContain("figures.minutes");
    }

    [Fact]
    public async Task A_record_is_read_as_data_as_CSV_and_as_a_page_with_what_was_made_of_it()
    {
        await using var host = await StartAsync();
        var (ada, ben) = await TwoWhoExchangedAsync(host);
        var origin = (await ada.GetAsync("/api/me/record").GetAsync())["lines"]![0]!["origin"];
        var written = await ada.SendAsync(HttpMethod.Post, "/api/me/reflections", $$"""{"origin":"{{origin}}","words":"{{Nasty}}","isShared":true}""", key: "w").GetAsync();
        (await ben.GetAsync("/api/reflections").GetAsync())["items"]![0]!["id"]!.ToString().ShouldBe(written["id"]!.ToString());
        await (await ben.SendAsync(HttpMethod.Post, $"/api/reflections/{written["id"]}/countersign", """{"read":9}""")).ShouldBeProblemAsync(409, "reflection.changed");
        (await ben.SendAsync(HttpMethod.Post, $"/api/reflections/{written["id"]}/countersign", """{"read":1}""").GetAsync())["countersignedBy"]!["name"]!.ToString().ShouldBe("ben");

        var html = await ShouldStandAloneAsync(await ada.GetAsync("/api/me/record.html"));
        html.ShouldContain("1 h 30 min");
        html.ShouldContain("Countersigned by ben");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        html.ShouldNotContain("<script");
        var csv = await ada.GetAsync("/api/me/record.csv");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await csv.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        (await ada.SendAsync(HttpMethod.Delete, $"/api/me/reflections/{written["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await ada.SendAsync(HttpMethod.Post, "/api/me/reflections", $$"""{"origin":"{{Guid.Empty}}","words":"x"}""")).ShouldBeProblemAsync(404, "reflection.not-yours");
        await (await ada.SendAsync(HttpMethod.Post, "/api/me/reflections", $$"""{"origin":"{{origin}}","words":""}""")).ShouldBeProblemAsync(400, "reflection.words");
        await (await ada.GetAsync("/api/me/record?seal=7")).ShouldBeProblemAsync(404, "ledger.unknown-seal");
        await (await host.SignIn("nobody").GetAsync("/api/me/record.html")).ShouldBeProblemAsync(403, "actor.not-a-member");
    }

    [Fact]
    public async Task The_map_is_read_in_words_as_a_picture_as_files_and_measured()
    {
        await using var host = await StartAsync();
        var (ada, _) = await TwoWhoExchangedAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");

        (await root.GetAsync("/api/impact/map").GetAsync())["summary"]!["ties"]!.GetValue<int>().ShouldBe(1);
        (await ada.GetAsync("/api/me/map").GetAsync())["description"]!["neighbours"]![0]!["label"]!.ToString().ShouldBe("ben");
        foreach (var (client, path, type) in ((HttpClient, string, string)[])
        [
            (root, "/api/impact/map.svg", "image/svg+xml"), (root, "/api/impact/map.graphml", "application/graphml+xml"), (root, "/api/impact/map.gexf", "application/gexf+xml"), (ada, "/api/me/map.svg", "image/svg+xml"),
        ])
        {
            var answer = await client.GetAsync(path);
            (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, type));
            XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root.ShouldNotBeNull();
        }

        (await root.GetAsync("/api/impact/map.json").GetAsync())["nodes"]!.AsArray().Count.ShouldBe(2);
        (await (await root.GetAsync("/api/impact/map.csv")).Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        await (await root.GetAsync("/api/impact/map.svg?organisation=Nowhere")).ShouldBeProblemAsync(404, "impact.organisation");
        await (await ada.GetAsync("/api/impact/map.svg")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await ada.GetAsync("/api/me/map.svg?from=nonsense")).ShouldBeProblemAsync(400, "http.malformed");
        var asked = await root.SendAsync(HttpMethod.Post, "/api/impact/map/measures", "{}", key: "m");
        asked.StatusCode.ShouldBe(HttpStatusCode.Created, await asked.Content.ReadAsStringAsync());
        await UntilAsync(async () => (await root.GetAsync(asked.Headers.Location!.ToString())).StatusCode == HttpStatusCode.OK);
        (await root.GetAsync(asked.Headers.Location!.ToString()).GetAsync())["summary"]!["minutes"]!.GetValue<int>().ShouldBe(90);
    }

    [Fact]
    public async Task Groups_are_told_of_by_quarters_that_are_over_and_questions_that_are_asked()
    {
        await using var host = await StartAsync();
        await TwoWhoExchangedAsync(host);
        var root = host.SignIn("root", "hexitime.administrator");
        (await root.GetAsync("/api/impact/equity?question=age-band").GetAsync())["groups"]!.AsArray().Count.ShouldBe(9);
        (await root.GetAsync("/api/impact/editions").GetAsync())["quarters"]!.AsArray().ShouldBeEmpty();
        (await root.SendAsync(HttpMethod.Post, "/api/impact/editions", "{}", key: "e").GetAsync())["id"].ShouldNotBeNull();
        (await root.GetAsync("/api/impact/trade?between=profession").GetAsync())["groups"]!.AsArray().Count.ShouldBe(1);
        await (await root.GetAsync("/api/impact/equity")).ShouldBeProblemAsync(400, "http.malformed");
        await (await root.GetAsync("/api/impact/equity?question=shoe-size")).ShouldBeProblemAsync(404, "impact.question");
        await (await root.GetAsync("/api/impact/trade?between=postcode")).ShouldBeProblemAsync(400, "http.malformed");
        await (await root.GetAsync("/api/impact/trade?from=2001-01-01&to=2990-01-01")).ShouldBeProblemAsync(409, "impact.not-over");
    }

    private static Task<Host> StartAsync() => Host.StartAsync(http => (http.RunsMaintenance, http.DispatchEvery) = (true, TimeSpan.FromMilliseconds(20)));

    /// <summary>Ada has given Ben an hour and a half, and it is counted.</summary>
    private static async Task<(HttpClient Ada, HttpClient Ben)> TwoWhoExchangedAsync(Host host)
    {
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var id = (await ada.GetAsync("/api/me").GetAsync())["id"];
        var proposed = await ben.SendAsync(
            HttpMethod.Post, "/api/exchanges", $$"""{"direct":{"with":"{{id}}","iGive":false,"kind":"coaching","title":"Run charts"},"hours":"90 min"}""", key: "p").GetAsync();
        var path = $"/api/exchanges/{proposed["id"]}";
        await ada.SendAsync(HttpMethod.Post, $"{path}/accept", key: "a").GetAsync();
        await ada.SendAsync(HttpMethod.Post, $"{path}/record", """{"hours":"90 min"}""", key: "r").GetAsync();
        await ben.SendAsync(HttpMethod.Post, $"{path}/confirm", """{"hours":"90 min"}""", key: "c").GetAsync();
        await UntilAsync(async () => (await ada.GetAsync("/api/me/record").GetAsync())["lines"]!.AsArray().Count == 1);
        return (ada, ben);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
            patience.Token.ThrowIfCancellationRequested();
    }

    private static async Task<string> ShouldStandAloneAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldSatisfyAllConditions(p => p.ShouldStartWith("default-src 'none'; style-src 'sha256-"), p => p.ShouldNotContain("unsafe"));
        var html = await response.Content.ReadAsStringAsync();
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style))));
        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain(" style=");
        foreach (var svg in html.Split("<svg").Skip(1).Select(s => $"<svg{s[..(s.IndexOf("</svg>", StringComparison.Ordinal) + 6)]}"))
            XDocument.Parse(svg).Descendants().Count(e => e.Name.LocalName == "rect").ShouldBeGreaterThan(0);
        return html;
    }
}
