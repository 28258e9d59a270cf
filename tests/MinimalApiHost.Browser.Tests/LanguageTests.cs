using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

[Collection(OpenBankCollection.Name)]
public sealed class LanguageTests(OpenBank bank)
{
    [Theory]
    [InlineData("Cymraeg", "cy", "ltr", "Eich waled", "awr", "Y teitl: mae angen llenwi hwn.")]
    [InlineData("Polski", "pl", "ltr", "Twój portfel", "godz.", "Tytuł: to trzeba wypełnić.")]
    [InlineData("العربية", "ar", "rtl", "محفظتك", "س", "العنوان: هذا مطلوب.")]
    public async Task A_language_is_chosen_on_any_page_and_stays(string name, string language, string direction, string heading, string hour, string refusal)
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
            (await guest.WidthAsync()).ShouldBeLessThanOrEqualTo(320, address);
            // The other languages run in the direction in which every page was looked at.
            if (direction == "rtl" || address == "/")
                (await guest.FindBarriersAsync(address)).ShouldBeEmpty();
        }

        guest.ExpectsRefusals = true;
        await guest.Page.GotoAsync("/listings/new?type=offer");
        await guest.Page.Locator("main form button[type=submit]").ClickAsync();
        (await guest.ReadAsync("#errors a")).ShouldBe(refusal);
        (await guest.ReadAsync("#title-error")).ShouldEndWith(refusal);
    }
}
