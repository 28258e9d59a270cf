using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

[Collection(OpenBankCollection.Name)]
public sealed class KeyboardTests(OpenBank bank)
{
    [Fact]
    public async Task A_request_is_published_and_taken_up_without_a_mouse()
    {
        await using var kim = await bank.JoinAsync("kim");
        await using var lee = await bank.JoinAsync("lee");

        await kim.Page.GotoAsync("/");
        await kim.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(kim.Page.GetByText("Skip to the main content")).ToBeFocusedAsync();
        await GoToAsync(kim, "Ask for something");
        await kim.Page.Keyboard.PressAsync("Enter");
        await kim.ShouldSayAsync("h1", "What is it, in a few words?");
        await GoToAsync(kim, "title");
        await kim.Page.Keyboard.TypeAsync("A driver diagram, read by fresh eyes");
        await kim.Page.Keyboard.PressAsync("Enter");
        await GoOnAsync(kim, "Would you like to tell more?", "Continue");
        await GoOnAsync(kim, "What kind of help is it?", "kind", "Space");
        await GoOnAsync(kim, "Which skills is it about?", "skills");
        await GoOnAsync(kim, "How long does it take?", "hours");
        await GoOnAsync(kim, "Where would you meet?", "place");
        await GoOnAsync(kim, "Check your answers", "Publish");
        await kim.ShouldBeAtOneOfAsync("listings");

        await lee.Page.GotoAsync(kim.Page.Url);
        await GoToAsync(lee, "Propose an exchange");
        await lee.Page.Keyboard.PressAsync("Enter");
        await GoOnAsync(lee, "How long?", "hours");
        await GoOnAsync(lee, "When?", "Continue");
        await GoOnAsync(lee, "A few words to", "Continue");
        await GoOnAsync(lee, "Check your answers", "Propose an exchange");
        await lee.ShouldBeAtOneOfAsync("exchanges");
        await kim.Page.GotoAsync(lee.Page.Url);
        await GoToAsync(kim, "Accept");
        await kim.Page.Keyboard.PressAsync("Enter");
        await kim.Page.GetByText("Accepted. Arrange when you meet").WaitForAsync();
    }

    [Fact]
    public async Task What_has_the_focus_is_seen()
    {
        await using var kim = await bank.WelcomeAsync();
        await kim.Page.GotoAsync("/sign-in");
        await GoToAsync(kim, "subject");
        (await kim.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineWidth")).ShouldBe("4px");
    }

    /// <summary>On the page of this question: to what is named, where one key, if any, answers and Enter goes on.</summary>
    private static async Task GoOnAsync(Guest guest, string question, string to, string? key = null)
    {
        await guest.ShouldSayAsync("h1", question);
        await GoToAsync(guest, to);
        if (key is not null)
            await guest.Page.Keyboard.PressAsync(key);
        await guest.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tab by tab, until what is named has the focus: by its id, its name or what is written on it.</summary>
    private static async Task GoToAsync(Guest guest, string what)
    {
        for (var i = 0; i < 80; i++)
        {
            if (await guest.Page.EvaluateAsync<bool>("what => [document.activeElement.id, document.activeElement.innerText].includes(what)", what))
                return;
            await guest.Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"\"{what}\" cannot be reached by the keyboard.");
    }
}
