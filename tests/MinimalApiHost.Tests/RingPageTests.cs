using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace MinimalApiHost;

/// <summary>Rings on their page: looked for, proposed to all, accepted or declined by each; without a script, and to nobody else.</summary>
public sealed partial class RingPageTests
{
    [Fact]
    public async Task A_ring_is_looked_for_accepted_and_another_declined_on_the_page()
    {
        await using var host = new RunningHost();
        var offers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (subject, gives, wants) in new[] { ("ada", "run charts", "facilitation"), ("ben", "facilitation", "run charts") })
        {
            var person = await host.SignInAsync(subject);
            await person.RegisterAsync(subject);
            offers[subject] = await PublishAsync(person, "offer", gives);
            await PublishAsync(person, "request", wants);
        }

        var broker = await host.SignInAsync("bea", "broker");
        await broker.RegisterAsync("bea");
        var (ada, ben, bea) = (await BrowseAsync(host, "ada"), await BrowseAsync(host, "ben"), await BrowseAsync(host, "bea"));

        (await ada.GetStringAsync("/me/privacy")).ShouldContain("may be part of a ring");
        var refused = await ada.GetAsync("/rings?look=true");
        (refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("Agree first", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        foreach (var browser in new[] { ada, ben })
            await PressAsync(browser, "/me/privacy", "give-Rings");
        (await PressAsync(ada, "/rings?look=true", "take-up")).ShouldContain("Your turn");

        (await ben.GetStringAsync("/")).ShouldContain("You would help ada, and ada would help you.");
        (await PressAsync(ben, "/rings", "accept-")).ShouldContain("1 of 2");
        var running = await PressAsync(ada, "/rings", "accept-");
        running.ShouldContain("Under way");
        Exchange().Count(running).ShouldBe(2);
        (await bea.GetStringAsync("/rings")).ShouldContain("You are in none yet.");

        var (adas, bens) = ((await ada.GetFromJsonAsync<Me>("/api/me"))!.Id, (await ben.GetFromJsonAsync<Me>("/api/me"))!.Id);
        await broker.PostAsync("/api/rings", $$"""{"legs":[{"listing":"{{offers["ada"]}}","with":"{{bens}}"},{"listing":"{{offers["ben"]}}","with":"{{adas}}"}],"hours":"1 h"}""");
        (await PressAsync(ben, "/rings", "decline-")).ShouldContain("Declined");
        (await ada.GetStringAsync("/rings")).ShouldNotContain("Your turn");
    }

    private static async Task<string> PublishAsync(Person person, string type, string skill) =>
        (await person.PostAsync("/api/listings", $$$"""{"type":"{{{type}}}","text":{"title":"{{{skill}}}","kind":"coaching","skills":["{{{skill}}}"],"hours":"1 h"}}"""))["id"]!.ToString();

    private static async Task<HttpClient> BrowseAsync(RunningHost host, string subject)
    {
        var browser = host.CreateClient();
        (await browser.PostAsJsonAsync("/demo/sign-in", new { subject })).EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>Sends the form whose name begins so, as it stands on its page, and follows to the next page.</summary>
    private static async Task<string> PressAsync(HttpClient browser, string page, string name)
    {
        var form = Form().Matches(await browser.GetStringAsync(page)).Select(f => f.Value).First(f => f.Contains($"value=\"{name}", StringComparison.Ordinal));
        using var fields = new FormUrlEncodedContent(Field().Matches(form).Select(f => KeyValuePair.Create(f.Groups["name"].Value, WebUtility.HtmlDecode(f.Groups["value"].Value))));
        var answer = await browser.PostAsync(page, fields);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private sealed record Me(string Id);

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*\\sname=\"(?<name>[^\"]+)\"[^>]*\\svalue=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Field();

    [GeneratedRegex("href=\"/exchanges/[0-9a-f-]{36}\"", RegexOptions.None, 5_000)]
    private static partial Regex Exchange();
}
