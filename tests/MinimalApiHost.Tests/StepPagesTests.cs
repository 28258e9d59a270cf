using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace MinimalApiHost;

/// <summary>What is asked one question a page: a wrong answer is refused on the page of its question, nothing written is lost, and the last page does the work.</summary>
public sealed partial class StepPagesTests
{
    private const string Step = "_step";

    private static readonly string Wrong = new('x', 20_000);

    /// <summary>Whatever is refused at once if it is wrong has a right answer here; where there is none, the page suggests one, or the first of those to choose from is right.</summary>
    private static readonly Dictionary<string, string> Right = new(StringComparer.Ordinal)
    {
        ["name"] = "Ada \"A\" Okafor",
        ["profession"] = "Nurse",
        ["organisation"] = "Leeds & Co",
        ["email"] = "ada@example.org",
        ["title"] = "Run <charts>",
        ["description"] = "One\nTwo",
        ["kind"] = "coaching",
        ["who"] = "me",
        ["starts-at"] = "2036-03-04T09:30",
        ["aim"] = "Half of it",
        ["task-title"] = "Measure",
        ["amount"] = "15 min",
        ["link"] = "https://example.org",
    };

    [Fact]
    public async Task Each_journey_refuses_where_it_asks_and_ends_with_its_work()
    {
        await using var host = new RunningHost(
            "Development", ("Hexitime:Http:RequestsPerMinute", "1000000"), ("Hexitime:RateLimits:PagesPerPerson", "1000000"), ("Hexitime:RateLimits:PerAddress", "1000000"));
        var ben = await host.SignInAsync("ben");
        var me = (await ben.RegisterAsync("Ben Whitlock"))["id"];
        var offer = (await ben.PostAsync("/api/listings", """{"type":"offer","text":{"title":"Run charts","kind":"coaching","hours":"1 h"}}"""))["id"];
        var project = (await ben.PostAsync("/api/projects", """{"text":{"title":"Shorter waits","aim":"Half of it"}}"""))["id"];
        await ben.PostAsync($"/api/projects/{project}/tasks", """{"text":{"title":"Measure","hours":"1 h"}}""");
        await ben.PostAsync($"/api/projects/{project}/open");
        var browser = host.CreateClient();
        (await browser.PostAsJsonAsync("/demo/sign-in", new { subject = "ada", roles = new[] { "administrator" } })).EnsureSuccessStatusCode();

        await WalkAsync(browser, "/register", 8);
        await WalkAsync(browser, "/listings/new?type=request", 6);
        await WalkAsync(browser, $"/listings/{offer}/propose", 3);
        await WalkAsync(browser, $"/members/{me}/propose", 6);
        await WalkAsync(browser, $"/members/{me}/give", 3);
        await WalkAsync(browser, "/wallet/give", 4);
        await WalkAsync(browser, "/sessions/new", 8);
        var mine = (await WalkAsync(browser, "/projects/new", 3)).RequestUri!.AbsolutePath;
        await WalkAsync(browser, $"{mine}/tasks/new", 4);
        await WalkAsync(browser, $"/projects/{project}/pledge?task=1", 3);
        await WalkAsync(browser, "/resources/new", 5);
    }

    private static async Task<HttpRequestMessage> WalkAsync(HttpClient browser, string path, int questions)
    {
        var fields = FieldsOf(await browser.GetStringAsync(path), out var html);
        List<string> names = [fields[Step], .. fields.Keys.Where(k => k[0] != '_' && k != fields[Step])];
        names.Count.ShouldBe(questions, path);
        foreach (var name in names)
        {
            var answer = await SendAsync(browser, path, fields, name, Wrong);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{path} {name}");
            fields = FieldsOf(await answer.Content.ReadAsStringAsync(), out html);
            fields[Step].ShouldBe(name, path);
            html.ShouldContain($"#{name}\">", Case.Sensitive, $"{path} says what is wrong elsewhere");

            var next = await SendAsync(browser, path, fields, name, Right.TryGetValue(name, out var right) ? right : Suggestion(html, name));
            fields = FieldsOf(await next.EnsureSuccessStatusCode().Content.ReadAsStringAsync(), out html);
        }

        fields[Step].ShouldBe("_check", path);
        foreach (var name in names.Where(Right.ContainsKey))
            fields[name].ReplaceLineEndings("\n").ShouldBe(Right[name], path);
        var done = await SendAsync(browser, path, fields);
        (await done.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).ShouldNotContain($"name=\"{Step}\"", Case.Sensitive, path);
        return done.RequestMessage!;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, Dictionary<string, string> fields, string? name = null, string? answer = null)
    {
        var sent = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        if (name is not null)
            sent[name] = answer!;
        return browser.PostAsync(path, new FormUrlEncodedContent(sent));
    }

    private static string Suggestion(string html, string name) =>
        Chosen().Match(html) is { Success: true } chosen ? WebUtility.HtmlDecode(chosen.Groups["value"].Value)
        : Radio().Matches(html).FirstOrDefault(r => r.Groups["name"].Value == name) is { } first ? WebUtility.HtmlDecode(first.Groups["value"].Value)
        : name == "time-zone" ? "Europe/London" : name.EndsWith("hours", StringComparison.Ordinal) ? "1 h" : name == "capacity" ? "3" : "";

    private static Dictionary<string, string> FieldsOf(string page, out string html)
    {
        html = page;
        var form = Form().Matches(page).Select(f => f.Value).FirstOrDefault(f => f.Contains(Step, StringComparison.Ordinal)) ?? throw new InvalidOperationException(page);
        return Field().Matches(form).DistinctBy(f => f.Groups["name"].Value).ToDictionary(f => f.Groups["name"].Value, f => WebUtility.HtmlDecode(f.Groups["value"].Value), StringComparer.Ordinal);
    }

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Field();

    [GeneratedRegex("<input type=\"radio\"[^>]*name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Radio();

    [GeneratedRegex("<input type=\"radio\"[^>]*value=\"(?<value>[^\"]*)\" checked", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Chosen();
}
