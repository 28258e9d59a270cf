using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

[Collection(OpenBankCollection.Name)]
public sealed class LanguageTests(OpenBank bank)
{
    [Theory]
    [InlineData("Cymraeg", "cy", "ltr", "Eich waled", "awr")]
    [InlineData("Polski", "pl", "ltr", "Twój portfel", "godz.")]
    [InlineData("العربية", "ar", "rtl", "محفظتك", "س")]
    public async Task A_language_is_chosen_on_any_page_and_stays(string name, string language, string direction, string heading, string hour)
    {
        await using var guest = await bank.WelcomeAsync(o => o.ViewportSize = new() { Width = 320, Height = 640 });
        await guest.SignInAsync("ben", "Ben Whitlock");
        await guest.Page.GotoAsync("/wallet");
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

        (await guest.ReadAsync("h1")).ShouldBe(heading);
        (await guest.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await guest.Page.Locator("html").GetAttributeAsync("dir")).ShouldBe(direction);
        (await guest.ReadAsync("#balance")).ShouldContain(hour);
        foreach (var address in (string[])["/", "/listings", "/exchanges", "/me", "/sessions/new"])
        {
            await guest.Page.GotoAsync(address);
            (await guest.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
            (await guest.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, address);
            (await guest.FindBarriersAsync(address)).ShouldBeEmpty();
        }
    }
}
