using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

/// <summary>What holds of every page, whoever looks. The pages are those that the host has: none can be forgotten.</summary>
[Collection(OpenBankCollection.Name)]
public sealed class AllPagesTests(OpenBank bank)
{
    [Theory]
    [InlineData("ada", "Ada Okafor")]
    [InlineData("root", "An administrator")]
    public async Task Every_page_is_accessible_says_what_it_is_fits_320_pixels_and_leaves_nothing_in_the_console(string subject, string persona)
    {
        await using var guest = await bank.WelcomeAsync();
        await guest.SignInAsync(subject, persona);
        var barriers = new List<string>();
        foreach (var address in await AddressesAsync(guest))
        {
            await guest.Page.GotoAsync(address);
            (await guest.Page.TitleAsync()).ShouldContain("Hexitime", customMessage: address);
            (await guest.Page.Locator("h1").CountAsync()).ShouldBe(1, address);
            barriers.AddRange(await guest.FindBarriersAsync(address));
            await guest.Page.SetViewportSizeAsync(320, 640);
            (await guest.WidthAsync()).ShouldBeLessThanOrEqualTo(320, address);
            await guest.Page.SetViewportSizeAsync(1280, 720);
        }

        // Beside the pages, what the bank writes as a whole.
        var document = subject == "ada" ? "/api/me/record.html" : "/api/impact/report.html";
        await guest.ReadDocumentAsync(document);
        (await guest.Page.Locator("h1").CountAsync()).ShouldBe(1, document);
        barriers.AddRange(await guest.FindBarriersAsync(document));
        barriers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_can_be_read_in_the_dark_from_right_to_left_on_a_small_screen()
    {
        await using var guest = await bank.WelcomeAsync(o => (o.ColorScheme, o.ViewportSize) = (ColorScheme.Dark, new() { Width = 320, Height = 640 }));
        await guest.SignInAsync("ada", "Ada Okafor");
        await guest.Page.GotoAsync("/language/ar?back=/");
        var barriers = new List<string>();
        foreach (var address in (await AddressesAsync(guest)).Append("/api/me/record.html"))
        {
            if (address.StartsWith("/api", StringComparison.Ordinal))
                await guest.ReadDocumentAsync(address);
            else
                await guest.Page.GotoAsync(address);
            (await guest.Page.Locator("html").GetAttributeAsync("dir")).ShouldBe("rtl", address);
            (await guest.WidthAsync()).ShouldBeLessThanOrEqualTo(320, address);
            barriers.AddRange(await guest.FindBarriersAsync(address));
        }

        barriers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_are_sent_with_headers_that_allow_nothing_from_elsewhere_and_cookies_no_script_reads()
    {
        await using var guest = await bank.WelcomeAsync();
        await guest.SignInAsync("ada", "Ada Okafor");
        var answer = (await guest.Page.GotoAsync("/wallet"))!;
        var policy = answer.Headers["content-security-policy"];
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers["x-frame-options"].ShouldBe("DENY");
        answer.Headers["referrer-policy"].ShouldBe("no-referrer");
        var cookies = await guest.Page.Context.CookiesAsync();
        cookies.ShouldContain(c => c.Name == "hexitime-demo");
        cookies.ShouldAllBe(c => c.HttpOnly && c.SameSite == SameSiteAttribute.Strict);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        await using var guest = await bank.JoinAsync("victim");
        var data = guest.Page.Context.APIRequest.CreateFormData();
        data.Append("_handler", "publish");
        data.Append("title", "Planted from elsewhere");
        (await guest.Page.Context.APIRequest.PostAsync("/listings/new?type=offer", new() { Form = data })).Status.ShouldBe(400);
        await guest.Page.GotoAsync("/listings?whose=mine");
        (await guest.Page.GetByText("Planted").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_there_is_said_on_a_page_of_its_own()
    {
        await using var guest = await bank.WelcomeAsync();
        await guest.SignInAsync("ada", "Ada Okafor");
        foreach (var route in Routes().Where(r => r.Contains('{', StringComparison.Ordinal)).Append("/nowhere"))
        {
            var answer = await guest.Page.Context.APIRequest.GetAsync(route.Replace("{Id:guid}", "00000000-0000-0000-0000-000000000001", StringComparison.Ordinal), new() { Headers = [new("Accept", "text/html")] });
            answer.Status.ShouldBe(404, route);
            (await answer.TextAsync()).ShouldContain("<h1>", customMessage: route);
        }
    }

    /// <summary>Every page's address, those of single things with one that whoever looks can see.</summary>
    private async Task<IReadOnlyList<string>> AddressesAsync(Guest guest)
    {
        var routes = Routes();
        routes.Count.ShouldBeGreaterThan(20);
        var addresses = new List<string>();
        foreach (var route in routes)
        {
            if (await guest.Page.Context.APIRequest.GetAsync(route.Replace("{Id:guid}", "00000000-0000-0000-0000-000000000001", StringComparison.Ordinal)) is { } asked && asked.Url.EndsWith("/register", StringComparison.Ordinal) && route != "/register")
                continue;
            if (!route.Contains('{', StringComparison.Ordinal))
                addresses.Add(route == "/report" ? "/report?kind=Member&thing=00000000-0000-0000-0000-000000000001" : route);
            else if (await FirstOfAsync(guest, route) is { } one)
                addresses.Add(one);
        }

        return addresses;
    }

    private List<string> Routes() =>
        [.. bank.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];

    private static async Task<string?> FirstOfAsync(Guest guest, string route)
    {
        var (list, rest) = (route[..route.IndexOf("/{", StringComparison.Ordinal)], route[(route.IndexOf('}', StringComparison.Ordinal) + 1)..]);
        await guest.Page.GotoAsync(list switch
        {
            "/members" => "/listings",
            "/listings" when rest == "/edit" => "/listings?whose=mine",
            _ => list,
        });
        if (list == "/members" && await guest.Page.Locator(".cards a[href^='/listings/']").CountAsync() > 0)
            await guest.FollowAsync(guest.Page.Locator(".cards a[href^='/listings/']").First, "listings");
        var links = await guest.Page.Locator($"main a[href^='{list}/']").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        return links.FirstOrDefault(l => Guid.TryParse(l[(list.Length + 1)..], out _)) is { } found ? found + rest : null;
    }
}
