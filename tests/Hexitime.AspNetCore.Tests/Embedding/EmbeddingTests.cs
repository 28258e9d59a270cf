using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Hexitime.Members;
using Hexitime.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hexitime.AspNetCore.Embedding;

/// <summary>Each extension point of docs/embedding.md, in one app.</summary>
public sealed class EmbeddingTests(Intranet intranet) : IClassFixture<Intranet>
{
    private const string Visit = """{"type":"offer","text":{"title":"Our discharge lounge","kind":"siteVisit","skills":["patient flow"],"hours":"1 h"}}""";

    [Fact]
    public async Task People_and_roles_come_from_the_apps_own_claims()
    {
        await intranet.RegisterAsync("e-1001");
        var byEntra = intranet.SignIn(("tid", "trust"), ("oid", "1002"));
        (await intranet.PostAsync(byEntra, "/api/members", Host.Profile("Eve"))).EnsureSuccessStatusCode();

        (await intranet.InContextAsync(c => c.Set<Member>().Where(m => m.Subject == "e-1001" || m.Subject == "trust/1002").CountAsync())).ShouldBe(2);
        (await intranet.SignIn(("employee_number", "e-1001"), ("roles", "Timebank brokers")).GetAsync("/api/disputes")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await intranet.SignIn(("employee_number", "e-1001"), ("roles", "hexitime.broker")).GetAsync("/api/ledger/verification")).ShouldBeProblemAsync(403, "actor.not-allowed");
    }

    [Fact]
    public async Task A_kind_of_the_apps_own_is_offered_found_and_taken_up_once_its_precondition_is_met()
    {
        var (giver, visitor) = (await intranet.RegisterAsync("e-2001"), await intranet.RegisterAsync("e-2002"));
        var listing = await intranet.PostAsync(giver, "/api/listings", Visit).GetAsync();
        listing["kind"]!.ToString().ShouldBe("siteVisit");
        (await visitor.GetAsync("/api/listings?kind=siteVisit").GetAsync())["items"]!.AsArray().Count.ShouldBe(1);
        var match = (await visitor.GetAsync("/api/matches?text=a%20site%20visit%20on%20patient%20flow").GetAsync())["items"]![0]!;
        match["why"]!.ToString().ShouldStartWith("shows round a place known for patient flow");
        PartOf(match, "kind").ShouldBe(1_000);
        await (await intranet.PostAsync(giver, "/api/listings", Visit.Replace("siteVisit", "siteVisits", StringComparison.Ordinal))).ShouldBeProblemAsync(400, "http.malformed");

        var exchange = (await intranet.PostAsync(visitor, $"/help/{listing["id"]}").GetAsync())["id"]!;
        var refused = await (await intranet.PostAsync(giver, $"/api/exchanges/{exchange}/accept")).ShouldBeProblemAsync(409, "visitors.no-badge");
        refused["detail"]!.ToString().ShouldBe("Whoever visits needs a badge first. Ask at reception.");
        (await visitor.GetAsync("/api/wallet").GetAsync())["held"]!["minutes"]!.GetValue<long>().ShouldBe(0);

        await GiveBadgeAsync(visitor, "B-7");
        var accepted = await intranet.PostAsync(giver, $"/api/exchanges/{exchange}/accept").GetAsync();
        (accepted["state"]!.ToString(), accepted["kind"]!.ToString()).ShouldBe(("accepted", "siteVisit"));
    }

    [Fact]
    public async Task OpenTelemetry_is_told_of_use_cases_and_problems_and_of_nobody()
    {
        var ada = await intranet.RegisterAsync("e-9001-lovelace");
        await (await intranet.PostAsync(ada, $"/api/exchanges/{Guid.Empty}/accept")).ShouldBeProblemAsync(404, "exchange.not-found");
        intranet.App.Services.GetRequiredService<TracerProvider>().ForceFlush();
        intranet.App.Services.GetRequiredService<MeterProvider>().ForceFlush();

        var traces = intranet.Traces.SoFar().Select(t => $"{t.Source.Name} {t.DisplayName} {string.Join(' ', t.TagObjects)}").ToList();
        traces.ShouldContain("Hexitime RegisterMember [hexitime.outcome, granted]");
        traces.ShouldContain("Hexitime AcceptExchange [hexitime.outcome, exchange.not-found]");
        traces.ShouldAllBe(t => !t.Contains("lovelace", StringComparison.OrdinalIgnoreCase));
        var metrics = intranet.Metrics.SoFar().Select(m => m.Name).ToList();
        metrics.ShouldContain(HexitimeTelemetry.UseCasesMetric);
        metrics.ShouldContain(HexitimeHttpTelemetry.ProblemsMetric);
    }

    [Fact]
    public async Task A_criterion_of_the_apps_own_decides_between_those_that_suit_equally_and_says_so()
    {
        var (giver, asker) = (await intranet.RegisterAsync("e-3001"), await intranet.RegisterAsync("e-3002"));
        await intranet.PostAsync(giver, "/api/listings", """{"type":"offer","text":{"title":"Theatre scheduling","kind":"advice","skills":["theatres"],"hours":"3 h"}}""").GetAsync();
        await intranet.PostAsync(giver, "/api/listings", """{"type":"offer","text":{"title":"Theatre scheduling","kind":"advice","skills":["theatres"],"hours":"30 min"}}""").GetAsync();

        var found = (await asker.GetAsync("/api/matches?text=theatre%20scheduling").GetAsync())["items"]!.AsArray()
            .Where(f => f!["listing"]!["title"]!.ToString() == "Theatre scheduling").ToList();

        found.Count.ShouldBe(2);
        found.Select(f => f!["listing"]!["hours"]!["minutes"]!.GetValue<long>()).ShouldBe([30L, 180L]);
        (found[0]!["score"]!.GetValue<int>() - found[1]!["score"]!.GetValue<int>()).ShouldBe(30_000);
        found[0]!["ownParts"]!.ToJsonString().ShouldBe("""[{"name":"short","points":30000,"weight":30,"fit":1000,"sentence":"takes an hour or less"}]""");
        found[0]!["why"]!.ToString().ShouldEndWith("; takes an hour or less");
        found[1]!["why"]!.ToString().ShouldNotContain("an hour or less");
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_apps_own_words_and_in_the_readers_language()
    {
        var (giver, receiver) = (await intranet.RegisterAsync("e-4001"), await intranet.RegisterAsync("e-4002"));
        var listing = (await intranet.PostAsync(giver, "/api/listings", Visit.Replace("siteVisit", "advice", StringComparison.Ordinal)).GetAsync())["id"];
        var exchange = (await intranet.PostAsync(receiver, "/api/exchanges", $$"""{"listing":"{{listing}}","hours":"3 h 15 min"}""").GetAsync())["id"];

        var english = await (await intranet.PostAsync(giver, $"/api/exchanges/{exchange}/accept")).ShouldBeProblemAsync(409, "ledger.insufficient-credit");
        giver.DefaultRequestHeaders.AcceptLanguage.ParseAdd("cy");
        var welsh = await (await intranet.PostAsync(giver, $"/api/exchanges/{exchange}/accept")).ShouldBeProblemAsync(409, "ledger.insufficient-credit");

        english["detail"]!.ToString().ShouldBe("You are 1 h 15 min short. Help somebody first, or ask for less.");
        welsh["detail"]!.ToString().ShouldBe("Mae 75 munud yn brin.");
        welsh["missingMinutes"]!.GetValue<long>().ShouldBe(75);
    }

    [Fact]
    public async Task Members_consent_to_the_apps_own_words()
    {
        var consents = await (await intranet.RegisterAsync("e-9001")).GetAsync("/api/me/consents").GetAsync();
        consents["wording"]!.ToString().ShouldBe("riverside-2");
        consents["items"]!.AsArray().Select(i => i!["words"]!.ToString()).ShouldContain("Colleagues at Riverside may see my e-mail address.");
    }

    [Fact]
    public async Task Events_reach_the_apps_own_handler_and_notices_its_channel_and_time_is_told_by_its_clock()
    {
        var (giver, receiver) = (await intranet.RegisterAsync("e-5001"), await intranet.RegisterAsync("e-5002"));
        var listing = (await intranet.PostAsync(giver, "/api/listings", Visit.Replace("siteVisit", "coaching", StringComparison.Ordinal)).GetAsync())["id"];
        var exchange = (await intranet.PostAsync(receiver, $"/help/{listing}").GetAsync())["id"];
        await intranet.PostAsync(giver, $"/api/exchanges/{exchange}/accept").GetAsync();
        await intranet.PostAsync(giver, $"/api/exchanges/{exchange}/record", """{"hours":"45 min"}""").GetAsync();
        await intranet.PostAsync(receiver, $"/api/exchanges/{exchange}/confirm").GetAsync();

        await intranet.DispatchAsync();

        intranet.Thanked.ShouldContain((await MeAsync(giver), 45L));
        intranet.Posted.Values.ShouldContain(subject => subject.Contains("Our discharge lounge", StringComparison.Ordinal));
        (await giver.GetAsync("/api/wallet/statement").GetAsync())["items"]![0]!["recordedAt"]!.ToString().ShouldBe("2031-05-06T07:08:00Z");
    }

    [Fact]
    public async Task What_the_app_keeps_about_a_member_is_exported_and_erased_with_the_rest()
    {
        var member = await intranet.RegisterAsync("e-6001");
        await GiveBadgeAsync(member, "B-9");

        using var zip = new ZipArchive(await (await member.GetAsync("/api/me/export")).Content.ReadAsStreamAsync());
        using var badges = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("badges.json", StringComparison.Ordinal)).Open());
        (await badges.ReadToEndAsync()).ShouldContain("B-9");

        (await intranet.PostAsync(member, "/api/me/erase")).EnsureSuccessStatusCode();
        (await intranet.InContextAsync(c => c.Badges.AnyAsync(b => b.Number == "B-9"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Groups_of_endpoints_are_mapped_apart_or_left_out()
    {
        var administrator = intranet.SignIn(("employee_number", "e-7001"), ("roles", "hexitime.administrator"));
        (await intranet.PostAsync(administrator, "/api/import")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GetAsync("/api/audit")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GetAsync("/desk/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await intranet.SignIn(("employee_number", "e-7001"), ("roles", "hexitime.administrator"), ("roles", "Desk")).GetAsync("/desk/audit")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var paths = (await intranet.SignIn().GetAsync("/openapi/v1.json").GetAsync())["paths"]!.AsObject().Select(p => p.Key).ToList();
        paths.ShouldContain("/desk/audit");
        paths.ShouldContain("/api/listings");
        paths.ShouldNotContain("/api/audit");
        paths.ShouldNotContain("/api/import");
    }

    [Fact]
    public async Task A_use_case_is_sent_outside_a_request_by_whoever_is_named()
    {
        var member = await intranet.RegisterAsync("e-8001");
        await ExtensionPoints.SuspendAsync(intranet.App, new MemberId(await MeAsync(member)));
        await (await intranet.PostAsync(member, "/api/listings", Visit)).ShouldBeProblemAsync(403, "actor.suspended");
    }

    [Fact]
    public async Task The_OpenAPI_document_knows_the_apps_own_kind()
    {
        var document = await intranet.SignIn().GetAsync("/openapi/v1.json").GetAsync();
        document["components"]!["schemas"]!["ExchangeKind"]!["enum"]!.AsArray().Select(word => word!.ToString()).ShouldContain("siteVisit");
    }

    private static int PartOf(JsonNode match, string part) =>
        match["parts"]!.AsArray().Single(p => p!["part"]!.ToString() == part)!["fit"]!.GetValue<int>();

    private static async Task<Guid> MeAsync(HttpClient member) => (await member.GetAsync("/api/me").GetAsync())["id"]!.GetValue<Guid>();

    private async Task GiveBadgeAsync(HttpClient member, string number)
    {
        var id = new MemberId(await MeAsync(member));
        await intranet.InContextAsync(context =>
        {
            context.Add(new Badge { Member = id, Number = number });
            return context.SaveChangesAsync();
        });
    }
}
