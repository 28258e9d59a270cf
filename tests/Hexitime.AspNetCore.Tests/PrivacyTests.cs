using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace Hexitime.AspNetCore;

public sealed class PrivacyTests
{
    [Fact]
    public async Task All_that_is_held_comes_as_one_ZIP_of_JSON_and_CSV_that_no_spreadsheet_runs()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var bensId = (await ben.GetAsync("/api/me").GetAsync())["id"];
        await ada.SendAsync(HttpMethod.Post, "/api/donations", $$"""{"to":"{{bensId}}","amount":"1 h","message":"=HYPERLINK(1), \"now\""}""", key: "d").GetAsync();
        await ada.SendAsync(HttpMethod.Post, "/api/listings", """{"type":"offer","text":{"title":"+ charts","kind":"coaching","skills":["run charts","sql"],"hours":"1 h"}}""").GetAsync();

        var response = await ada.GetAsync("/api/me/export");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("my-data.zip");
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        zip.Entries.Select(e => e.Name).ShouldBeUnique();
        zip.Entries.Count(e => e.Name.EndsWith(".json", StringComparison.Ordinal)).ShouldBe(zip.Entries.Count(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)));
        JsonNode.Parse(Text(zip, "profile.json"))![0]!["profile"]!["name"]!.GetValue<string>().ShouldBe("ada");
        JsonNode.Parse(Text(zip, "donations.json"))![0]!["message"]!.GetValue<string>().ShouldBe("=HYPERLINK(1), \"now\"");
        Text(zip, "donations.csv").ShouldContain("\"'=HYPERLINK(1), \"\"now\"\"\"");
        var listings = Text(zip, "listings.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        listings.Length.ShouldBe(2);
        listings[0].ShouldContain("hours.minutes");
        listings[1].ShouldContain("'+ charts");
        JsonNode.Parse(Text(zip, "statement.json"))!.AsArray().Count.ShouldBe(2);
        Text(zip, "messages.json").ShouldBe("[]");
        await (await host.SignIn("nobody").GetAsync("/api/me/export")).ShouldBeProblemAsync(404, "privacy.nothing-held");
    }

    [Fact]
    public async Task A_member_has_themselves_erased_and_can_say_so_twice()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var adasId = (await ada.GetAsync("/api/me").GetAsync())["id"];

        (await ada.SendAsync(HttpMethod.Post, "/api/me/erase", key: "e")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.SendAsync(HttpMethod.Post, "/api/me/erase", key: "e")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await ada.SendAsync(HttpMethod.Post, "/api/me/erase")).ShouldBeProblemAsync(404, "privacy.nothing-held");
        await (await ben.GetAsync($"/api/members/{adasId}")).ShouldBeProblemAsync(404, "member.not-found");
        await (await ben.SendAsync(HttpMethod.Post, $"/api/members/{adasId}/erase", """{"reason":"so"}""")).ShouldBeProblemAsync(403, "actor.not-allowed");
        var root = host.SignIn("root", "hexitime.administrator");
        (await root.SendAsync(HttpMethod.Post, $"/api/members/{adasId}/erase", """{"reason":"asked"}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Consents_are_given_in_the_words_that_were_read()
    {
        await using var host = await Host.StartAsync();
        var ada = await host.RegisterAsync("ada");
        var wording = (await ada.GetAsync("/api/me/consents").GetAsync())["wording"];

        (await ada.SendAsync(HttpMethod.Post, "/api/me/consents/map/give", $$"""{"wording":"{{wording}}"}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await ada.SendAsync(HttpMethod.Post, "/api/me/consents/map/give", """{"wording":"0"}""")).ShouldBeProblemAsync(409, "consent.other-wording");
        (await ada.GetAsync("/api/me").GetAsync())["profile"]!["consents"]!["showOnMap"]!.GetValue<bool>().ShouldBeTrue();
        (await ada.SendAsync(HttpMethod.Post, "/api/me/consents/map/withdraw")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync("/api/me").GetAsync())["profile"]!["consents"]!["showOnMap"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task What_somebody_declares_stands_in_nothing_that_others_read()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var adasId = (await ada.GetAsync("/api/me").GetAsync())["id"];

        var said = await ada.SendAsync(HttpMethod.Post, "/api/me/demographics", """{"answers":[{"question":"ethnic-category","answer":"R"}]}""").GetAsync();
        said["answers"]!.AsArray().Count.ShouldBe(1);
        (await ben.GetAsync("/api/me/demographics").GetAsync())["answers"]!.AsArray().ShouldBeEmpty();
        foreach (var path in (string[])[$"/api/members/{adasId}", $"/api/members/{adasId}/verification", "/api/me"])
            (await ben.GetAsync(path).GetAsync()).ToJsonString().ShouldNotContain("ethnic");
        (await ada.GetAsync("/api/me").GetAsync()).ToJsonString().ShouldNotContain("ethnic");
        (await ada.SendAsync(HttpMethod.Delete, "/api/me/demographics")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync("/api/me/demographics").GetAsync())["answers"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_speaks_for_a_member_says_what_it_is()
    {
        await using var host = await Host.StartAsync(http => http.VerifiedEmailClaim = "email");
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var adasId = (await ada.GetAsync("/api/me").GetAsync())["id"];

        await ada.SendAsync(HttpMethod.Post, "/api/me/verification/email-domain").GetAsync();
        await ada.SendAsync(HttpMethod.Post, "/api/me/verification/registrations", """{"regulator":"nmc","number":"12A3456E"}""").GetAsync();
        await (await ada.SendAsync(HttpMethod.Post, "/api/me/verification/registrations", """{"regulator":"nmc","number":"123"}""")).ShouldBeProblemAsync(400, "registration.nmc");
        await (await ben.SendAsync(HttpMethod.Post, $"/api/members/{adasId}/reference", """{"words":"Good."}""")).ShouldBeProblemAsync(403, "reference.no-exchange");

        var seen = await ben.GetAsync($"/api/members/{adasId}/verification").GetAsync();
        seen["emailDomains"]![0]!["domain"]!.GetValue<string>().ShouldBe("nhs.net");
        seen["registrations"]![0]!["says"]!.GetValue<string>().ShouldBe("NMC number given, not checked.");
        seen.ToJsonString().ShouldNotContain("12A3456E");
        seen.ToJsonString().ShouldNotContain("ada@nhs.net");
        (await ada.SendAsync(HttpMethod.Delete, "/api/me/verification/registrations/nmc")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.SendAsync(HttpMethod.Post, "/api/me/verification/email-domain/remove", """{"domain":"nhs.net"}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.SendAsync(HttpMethod.Delete, $"/api/members/{IdOf(await ben.GetAsync("/api/me").GetAsync())}/reference")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        static JsonNode IdOf(JsonNode me) => me["id"]!;
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name).ShouldNotBeNull(name).Open());
        return reader.ReadToEnd();
    }
}
