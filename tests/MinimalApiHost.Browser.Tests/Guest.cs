using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

/// <summary>
/// Somebody in front of a browser. What no page may do fails whoever uses it, when they leave: an error in the console, a request to another machine, an answer of 500 or more.
/// </summary>
public sealed class Guest : IAsyncDisposable
{
    private const int PatienceMilliseconds = 60_000;

    private readonly List<string> _faults = [];
    private readonly IBrowserContext _context;

    private Guest(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Refusals that a test provokes are errors in the browser's console, but not in the page.</summary>
    public bool ExpectsRefusals { get; set; }

    public static async Task<Guest> SitDownAsync(IBrowserContext context, Uri address)
    {
        context.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var guest = new Guest(context, await context.NewPageAsync());
        guest.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(guest.ExpectsRefusals && message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal)))
                guest._faults.Add($"console: {message.Text}");
        };
        guest.Page.PageError += (_, error) => guest._faults.Add($"script: {error}");
        guest.Page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is not "data" && (to.Host != address.Host || to.Port != address.Port))
                guest._faults.Add($"left the machine: {request.Url}");
        };
        guest.Page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                guest._faults.Add($"{response.Status}: {response.Url}");
        };
        return guest;
    }

    public async Task SignInAsync(string subject, string? persona = null)
    {
        await Page.GotoAsync("/sign-in");
        if (persona is not null)
        {
            await PressAsync($"Sign in as {persona}");
            return;
        }

        await Page.GetByLabel("A name to sign in with").FillAsync(subject);
        await PressAsync(Page.Locator("form", new() { HasText = "Or as yourself" }).GetByRole(AriaRole.Button));
    }

    /// <summary>Answers what the page asks, if with anything, and goes on to the next question.</summary>
    public async Task AnswerAsync(string question, string? answer = null)
    {
        await ShouldSayAsync("h1", question);
        if (answer is not null)
            await Page.GetByLabel(question).FillAsync(answer);
        await PressAsync("Continue");
    }

    /// <summary>Chooses one of the answers that the page shows, and goes on to the next question.</summary>
    public async Task ChooseAsync(string question, string answer)
    {
        await ShouldSayAsync("h1", question);
        await Page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await PressAsync("Continue");
    }

    /// <summary>Sends a command as a program of theirs would.</summary>
    public async Task<System.Text.Json.JsonElement> SendAsync(string path, object body)
    {
        var answer = await Page.Context.APIRequest.PostAsync(path, new() { DataObject = body, Headers = [new("Idempotency-Key", Guid.CreateVersion7().ToString())] });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
        return (await answer.JsonAsync())!.Value;
    }

    public Task PressAsync(string button) => PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Presses a form's button and waits for the host's answer: whoever goes elsewhere earlier calls off what they sent. The next page may not be there yet.</summary>
    public Task PressAsync(ILocator button) => Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), response => response.Request.IsNavigationRequest);

    /// <summary>Follows a link to one of such things, whose addresses are those of their kind and their number.</summary>
    public async Task FollowAsync(ILocator link, string kind)
    {
        await link.ClickAsync();
        await ShouldBeAtOneOfAsync(kind);
        await Assertions.Expect(Page.Locator("h1")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the page is that of one of such things. The address is looked at, and no event of loading awaited, for that may be over before anybody waits.</summary>
    public Task ShouldBeAtOneOfAsync(string kind) => Assertions.Expect(Page).ToHaveURLAsync(new Regex($"/{kind}/[0-9a-f-]{{36}}$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>Shows what the bank writes as a whole, by itself: where it is sent from, its policy lets no script look at it, and so none of a test's.</summary>
    public async Task ReadDocumentAsync(string address)
    {
        var answer = await Page.Context.APIRequest.GetAsync(address);
        answer.Ok.ShouldBeTrue(address);
        await Page.GotoAsync("about:blank");
        await Page.SetContentAsync(await answer.TextAsync());
    }

    /// <summary>Waits until these words are there; for the next page, too, if it is on its way.</summary>
    public Task ShouldSayAsync(string selector, string words) => Assertions.Expect(Page.Locator(selector)).ToContainTextAsync(words);

    public async Task<string> ReadAsync(string selector) => (await Page.Locator(selector).InnerTextAsync()).Trim();

    public async Task<(string Available, string Held, string Balance)> WalletAsync()
    {
        await Page.GotoAsync("/wallet");
        return (await ReadAsync("#available"), await ReadAsync("#held"), await ReadAsync("#balance"));
    }

    /// <summary>How many pixels the page takes; more than the screen has must be scrolled sideways.</summary>
    public Task<int> WidthAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    /// <summary>WCAG 2.2 at level AA, as far as a program can tell.</summary>
    public async Task ShouldBeAccessibleAsync(string where) => (await FindBarriersAsync(where)).ShouldBeEmpty();

    /// <summary>What keeps people out of the page, by the same rules.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync(string where)
    {
        var found = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            // Else it tells of everything that is right as well, which takes longer than finding what is wrong.
            ResultTypes = [ResultType.Violations],
        });
        return [.. found.Violations.Select(v => $"{where}: {v.Id} ({v.Help}) {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _faults.ShouldBeEmpty();
    }
}
