using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace MinimalApiHost;

/// <summary>Every form that a member comes across is sent back full of rubbish, with the token of its page: never a 500, and never a word of our insides.</summary>
public sealed partial class FormAbuseTests
{
    private const int MostPages = 35;

    private static readonly string[] Insides = ["Exception", "   at ", "SqliteError", "System.", "Microsoft."];

    private static readonly string[] Wrong =
        ["", "a%00b", "%C3%28", "%ED%A0%80", "99999999999999999999", "9999-12-31T23:59", "not-an-id", new('x', 20_000)];

    [Fact]
    public async Task Rubbish_in_a_form_is_refused_in_a_sentence()
    {
        await using var host = new RunningHost(
            "Development", ("Hexitime:Http:RequestsPerMinute", "1000000"), ("Hexitime:RateLimits:PagesPerPerson", "1000000"), ("Hexitime:RateLimits:PerAddress", "1000000"));
        var ben = await host.SignInAsync("ben");
        await ben.RegisterAsync("Ben Whitlock");
        var ada = await host.SignInAsync("ada", "administrator", "broker");
        await ada.RegisterAsync("Ada Okafor");
        var listing = (await ben.PostAsync("/api/listings", """{"type":"offer","text":{"title":"Run charts","kind":"coaching","hours":"1 h"}}"""))["id"];
        await ada.PostAsync("/api/exchanges", $$"""{"listing":"{{listing}}"}""");
        var project = (await ada.PostAsync("/api/projects", """{"text":{"title":"Shorter waits","aim":"Half of it"}}"""))["id"];
        await ada.PostAsync($"/api/projects/{project}/tasks", """{"text":{"title":"Measure","hours":"1 h"}}""");
        await ada.PostAsync("/api/sessions", """{"title":"Run charts","kind":"teaching","hours":"1 h","startsAt":"2036-03-04T09:30:00Z","capacity":3}""");
        var browser = host.CreateClient();
        (await browser.PostAsJsonAsync("/demo/sign-in", new { subject = "ada", roles = new[] { "administrator", "broker" } })).EnsureSuccessStatusCode();

        var (faults, sent) = (new List<string>(), 0);
        foreach (var (page, html) in await WalkAsync(browser, faults))
        {
            foreach (Match form in Form().Matches(html))
            {
                var fields = Field().Matches(form.Value).Select(f => (Name: WebUtility.HtmlDecode(f.Groups["name"].Value), Value: WebUtility.HtmlDecode(Value().Match(f.Value).Groups["value"].Value)))
                    .Where(f => f.Name.Length > 0).DistinctBy(f => f.Name).ToList();
                var action = Action().Match(form.Value) is { Success: true } to ? WebUtility.HtmlDecode(to.Groups["to"].Value) : page;
                // Signing out, leaving, being erased: she would be gone.
                if (action.Contains("sign-out", StringComparison.Ordinal) || fields.Any(f => f.Name == "_handler" && Goodbye().IsMatch(f.Value)))
                    continue;
                foreach (var body in BodiesOf(fields))
                {
                    using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
                    content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
                    await TryAsync(browser.PostAsync(action, content), $"{action} {body[..Math.Min(200, body.Length)]}", faults);
                    sent++;
                }
            }
        }

        sent.ShouldBeGreaterThan(300);
        faults.Distinct(StringComparer.Ordinal).Take(10).ShouldBeEmpty();
    }

    /// <summary>The form without each of its fields, and with each of them wrong; its token and its name always as they are.</summary>
    private static IEnumerable<string> BodiesOf(List<(string Name, string Value)> fields)
    {
        string Body(string? without, string? wrong = null) => string.Join('&', fields.Where(f => f.Name != without || wrong is not null)
            .Select(f => $"{Uri.EscapeDataString(f.Name)}={(f.Name == without ? wrong : f.Name switch
            {
                "_key" => Guid.CreateVersion7().ToString("N"),
                // As if all questions had been answered, so that the rubbish reaches the bank.
                "_step" => "_check",
                _ => Uri.EscapeDataString(f.Value),
            })}"));
        foreach (var (name, _) in fields.Where(f => f.Name is not ("__RequestVerificationToken" or "_handler")))
        {
            yield return Body(name);
            foreach (var wrong in Wrong)
                yield return Body(name, wrong);
        }
    }

    private static async Task<List<(string Page, string Html)>> WalkAsync(HttpClient browser, List<string> faults)
    {
        var (seen, waiting, pages) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Queue<string>(["/"]), new List<(string, string)>());
        while (waiting.TryDequeue(out var page) && pages.Count < MostPages)
        {
            var html = await TryAsync(browser.GetAsync(page), page, faults);
            pages.Add((page, html));
            foreach (Match link in Link().Matches(html))
            {
                var to = WebUtility.HtmlDecode(link.Groups["to"].Value).Split('#')[0];
                // One of each kind of address is enough, and a page is asked for with its query once.
                if (to.StartsWith('/') && !to.StartsWith("/api", StringComparison.Ordinal) && !to.StartsWith("/language", StringComparison.Ordinal) && seen.Add(Id().Replace(to.Split('?')[0], "*")))
                    waiting.Enqueue(to);
            }
        }

        return pages;
    }

    private static async Task<string> TryAsync(Task<HttpResponseMessage> sending, string told, List<string> faults)
    {
        using var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode >= 500)
            faults.Add($"{(int)answer.StatusCode}: {told}");
        if (!answer.IsSuccessStatusCode && Array.Find(Insides, i => text.Contains(i, StringComparison.Ordinal)) is { } inside)
            faults.Add($"tells \"{inside}\": {told}");
        return text;
    }

    [GeneratedRegex("""<form[^>]*method="post".*?</form>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Form();

    [GeneratedRegex("""<(?:input|textarea|select|button)[^>]*\sname="(?<name>[^"]+)"[^>]*>""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Field();

    [GeneratedRegex("""\svalue="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Value();

    [GeneratedRegex("""<form[^>]*\saction="(?<to>[^"]*)""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Action();

    [GeneratedRegex("""<a[^>]*\shref="(?<to>[^"]*)""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Id();

    [GeneratedRegex("leave|erase|goodbye", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Goodbye();
}
