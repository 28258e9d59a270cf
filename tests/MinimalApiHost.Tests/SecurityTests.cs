using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace MinimalApiHost;

/// <summary>What every answer carries, and what no form, cookie or stream of requests gets past. Made from the endpoints there are.</summary>
public sealed partial class SecurityTests
{
    private static readonly (string, string)[] IdentityProvider =
        [("Hexitime:SignIn:Authority", "https://login.example.org"), ("Hexitime:SignIn:Audience", "api://hexitime")];

    private static readonly string[] FormTypes = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"];

    private static IEnumerable<RouteEndpoint> EndpointsOf(RunningHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string AddressOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1"))));

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string environment)
    {
        var (host, client) = RunningHost.OnTheInternet(environment, IdentityProvider);
        await using var disposed = host;
        var endpoints = EndpointsOf(host).Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            // In tests, which publish nothing, only Development finds these.
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null || environment == "Development").Select(AddressOf)
            .Where(path => !path.StartsWith("/scalar", StringComparison.Ordinal)).Append("/nowhere").Distinct(StringComparer.Ordinal).ToList();
        endpoints.Count.ShouldBeGreaterThan(100);
        foreach (var path in endpoints)
        {
            using var answer = await client.GetAsync(path);
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.ShouldHaveSingleItem(path) : throw new InvalidOperationException($"{path} has no {name}.");
            var policy = Header("Content-Security-Policy");
            policy.ShouldStartWith("default-src 'none'; ", Case.Sensitive, path);
            policy.ShouldNotContain("unsafe", Case.Sensitive, path);
            policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, path);
            Header("X-Frame-Options").ShouldBe("DENY");
            Header("X-Content-Type-Options").ShouldBe("nosniff");
            Header("Referrer-Policy").ShouldBe("no-referrer");
            Header("Permissions-Policy").ShouldContain("camera=()");
            answer.Headers.Contains("Strict-Transport-Security").ShouldBe(environment == "Production", path);
            answer.Headers.Server.ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Not_even_a_picture_or_a_report_brings_styles_that_nobody_vouches_for()
    {
        await using var host = new RunningHost();
        var root = await host.SignInAsync("root", "administrator");
        foreach (var path in (string[])["/api/impact/map.svg", "/api/impact/report.html"])
        {
            var answer = await root.TryAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldNotContain("unsafe");
            var text = await answer.Content.ReadAsStringAsync();
            var style = text[(text.IndexOf("<style>", StringComparison.Ordinal) + 7)..text.IndexOf("</style>", StringComparison.Ordinal)];
            policy.ShouldContain($"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'");
        }
    }

    [Theory]
    [InlineData("Development", false)]
    [InlineData("Production", true)]
    public async Task Cookies_are_for_this_host_alone(string environment, bool isSecure)
    {
        var (host, client) = RunningHost.OnTheInternet(environment, IdentityProvider);
        await using var disposed = host;
        if (!isSecure)
            client.BaseAddress = new Uri("http://bank.example.org");
        var cookies = new List<string>();
        foreach (var path in (string[])["/language/cy-GB", "/sign-in", "/"])
        {
            using var answer = await client.GetAsync(path);
            cookies.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        }

        cookies.ShouldContain(cookie => cookie.Contains("Culture", StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("httponly", Case.Insensitive);
            (cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) || cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase)).ShouldBeTrue(cookie);
            cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(isSecure, cookie);
        }
    }

    [Fact]
    public async Task No_form_is_taken_without_the_token_of_its_page()
    {
        await using var host = new RunningHost();
        var browser = host.CreateClient();
        await (await host.SignInAsync("ada")).RegisterAsync("Ada Okafor");
        (await browser.PostAsJsonAsync("/demo/sign-in", new { subject = "ada" })).EnsureSuccessStatusCode();
        var pages = EndpointsOf(host).Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).ToList();
        pages.Count.ShouldBeGreaterThan(25);
        foreach (var page in pages)
        {
            using var form = new FormUrlEncodedContent([new("_handler", "anything"), new("title", "x")]);
            using var answer = await browser.PostAsync(AddressOf(page), form);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, page.RoutePattern.RawText);
        }

        await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]));
        (await browser.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_signs_out_leaves_nothing_in_the_browser()
    {
        var (host, browser) = RunningHost.OnTheInternet("Development");
        await using var running = host;
        (await browser.PostAsJsonAsync("/demo/sign-in", new { subject = "ada" })).EnsureSuccessStatusCode();
        var token = Token().Match(await browser.GetStringAsync("/register")).Groups["token"].Value;

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync("/sign-out", form);

        answer.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
        answer.Headers.Location!.OriginalString.ShouldBe("/");
        (await browser.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>A page of another site can only send forms, with the cookies of whoever looks at it; a program is asked for JSON.</summary>
    [Fact]
    public async Task No_form_of_another_site_reaches_the_API()
    {
        await using var host = new RunningHost();
        var browser = host.CreateClient();
        (await browser.PostAsJsonAsync("/demo/sign-in", new { subject = "ada", roles = new[] { "administrator" } })).EnsureSuccessStatusCode();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var commands = EndpointsOf(host).Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is null && e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBeGreaterThan(100);
        foreach (var command in commands)
        {
            foreach (var type in FormTypes)
            {
                using var body = new StringContent("""{"a":"=b"}""", Encoding.UTF8);
                body.Headers.Remove("Content-Type");
                body.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await browser.PostAsync(AddressOf(command), body);
                answer.StatusCode.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.UnsupportedMediaType]);
            }
        }
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_asked_to_wait_and_nobody_else_is()
    {
        await using var host = new RunningHost("Development", ("Hexitime:RateLimits:PerAddress", "1"), ("Hexitime:RateLimits:PagesPerPerson", "1"), ("Hexitime:Http:RequestsPerMinute", "1"));
        var ada = host.CreateClient();
        using var sent = await ada.PostAsJsonAsync("/demo/sign-in", new { subject = "ada" });
        sent.EnsureSuccessStatusCode();
        foreach (var (client, path) in ((HttpClient, string)[])[(host.CreateClient(), "/sign-in"), (ada, "/"), (ada, "/api/me")])
        {
            using var refused = await FirstRefusalAsync(client, path);
            refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;
            problem["code"]!.GetValue<string>().ShouldBe("http.too-many-requests");
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            refused.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        }

        (await host.CreateClient().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.CreateClient().GetAsync("/hexitime.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>One a minute is let through: of many, one is refused, however slowly they go.</summary>
    private static async Task<HttpResponseMessage> FirstRefusalAsync(HttpClient client, string path)
    {
        for (var i = 0; i < 50; i++)
        {
            var answer = await client.GetAsync(path);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return answer;
            answer.Dispose();
        }

        throw new InvalidOperationException($"{path} was answered fifty times in a row.");
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();
}
