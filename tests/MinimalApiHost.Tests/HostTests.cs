using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace MinimalApiHost;

public sealed partial class HostTests
{
    private static readonly (string, string)[] IdentityProvider =
        [("Hexitime:SignIn:Authority", "https://login.example.org"), ("Hexitime:SignIn:Audience", "api://hexitime")];

    [Fact]
    public async Task Demo_sign_in_does_not_start_outside_Development()
    {
        await using var host = new RunningHost("Production", [("Hexitime:DemoSignIn", "true"), .. IdentityProvider]);
        Should.Throw<InvalidOperationException>(() => host.CreateClient()).Message.ShouldStartWith("Hexitime:DemoSignIn lets anybody sign in as anybody");
    }

    [Theory]
    [InlineData("Hexitime:SignIn:Authority")]
    [InlineData("Hexitime:SignIn:Audience")]
    public async Task Without_an_identity_provider_it_says_what_to_set(string missing)
    {
        await using var host = new RunningHost("Production", [.. IdentityProvider.Where(setting => setting.Item1 != missing)]);
        Should.Throw<InvalidOperationException>(() => host.CreateClient()).Message.ShouldStartWith($"Set {missing} ");
    }

    [Fact]
    public async Task Outside_Development_there_is_nothing_for_developers()
    {
        await using var host = new RunningHost("Production", IdentityProvider);
        var client = host.CreateClient();
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("/openapi/v1.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/scalar/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostAsJsonAsync("/demo/sign-in", new { subject = "ada" })).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Whoever_gets_lost_with_a_browser_reads_a_page_and_with_a_program_problem_details()
    {
        await using var host = new RunningHost();
        var client = host.CreateClient();
        var data = await client.GetAsync("/nowhere");
        (data.StatusCode, data.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.NotFound, "application/problem+json"));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await client.GetAsync("/nowhere");
        (page.StatusCode, page.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.NotFound, "text/html"));
        (await page.Content.ReadAsStringAsync()).ShouldContain("Page not found");
    }

    [Fact]
    public async Task A_browser_is_signed_in_by_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        await using var host = new RunningHost();
        var browser = host.CreateClient();
        var answer = await browser.PostAsJsonAsync("/demo/sign-in", new { subject = "ada", roles = new[] { "administrator" } });
        var cookie = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        (await browser.GetAsync("/api/ledger/verification")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync("/demo/sign-out", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/ledger/verification")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_the_bank_writes_as_a_whole_is_in_the_language_of_whoever_reads()
    {
        await using var host = new RunningHost();
        var ada = await host.SignInAsync("ada", "administrator");
        await ada.RegisterAsync("Ada Okafor");
        (await ada.ReadAsync("/api/me/record.html")).ShouldSatisfyAllConditions(p => p.ShouldContain("<html lang=\"en\" dir=\"ltr\">"), p => p.ShouldContain("Record of Ada Okafor"));
        (await ada.ReadAsync("/api/me/record.html", "cy")).ShouldSatisfyAllConditions(p => p.ShouldContain("<html lang=\"cy\" dir=\"ltr\">"), p => p.ShouldContain("Cofnod Ada Okafor"));
        (await ada.ReadAsync("/api/me/map.svg", "pl,en;q=0.5")).ShouldSatisfyAllConditions(p => p.ShouldContain("lang=\"pl\""), p => p.ShouldContain("1 uczestnik, 0 więzi"));
        (await ada.ReadAsync("/api/impact/report.html", "ar")).ShouldSatisfyAllConditions(p => p.ShouldContain("<html lang=\"ar\" dir=\"rtl\">"), p => p.ShouldContain("ما أنجزه بنك الوقت"), p => p.ShouldNotContain("Hours"));
    }

    [Theory]
    [InlineData("""{"subject":""}""")]
    [InlineData("""{"subject":"a b"}""")]
    [InlineData("""{"subject":"ada","roles":["bank"]}""")]
    [InlineData("""{"subject":"ada","roles":[null]}""")]
    [InlineData("""{}""")]
    [InlineData("""[""")]
    public async Task Demo_sign_in_takes_names_and_known_roles_only(string body)
    {
        await using var host = new RunningHost();
        var answer = await host.CreateClient().PostAsync("/demo/sign-in", new StringContent(body, null, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/scalar/")]
    public async Task Pages_load_nothing_from_elsewhere(string path)
    {
        await using var host = new RunningHost();
        var client = host.CreateClient();
        var page = await client.GetAsync(path);
        page.EnsureSuccessStatusCode().Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith(path == "/" ? "default-src 'none'" : "default-src 'self'");
        var html = await page.Content.ReadAsStringAsync();
        Elsewhere().Matches(html).ShouldBeEmpty();
        foreach (Match script in Script().Matches(html))
            (await client.GetAsync(new Uri(page.RequestMessage!.RequestUri!, script.Groups["path"].Value))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex("""(?:src|href)="(?:https?:)?//""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("""src="(?<path>[^"]+)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Script();
}
