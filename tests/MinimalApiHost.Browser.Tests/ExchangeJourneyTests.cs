using Microsoft.Playwright;

namespace MinimalApiHost.Browser;

[Collection(OpenBankCollection.Name)]
public sealed class ExchangeJourneyTests(OpenBank bank)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_people_complete_an_exchange_and_both_wallets_are_right(bool hasScript)
    {
        var mark = hasScript ? "a" : "b";
        await using var nora = await RegisterAsync($"nora-{mark}", hasScript);
        await using var omar = await RegisterAsync($"omar-{mark}", hasScript);

        // Nora offers.
        await nora.Page.GotoAsync("/");
        await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Offer something" }).ClickAsync();
        await nora.AnswerAsync("What is it, in a few words?", $"Kamishibai boards, step by step ({mark})");
        await nora.AnswerAsync("Would you like to tell more?", "Cards.\nA board.");
        await nora.ChooseAsync("What kind of help is it?", "Coaching");
        await nora.AnswerAsync("Which skills is it about?");
        await nora.AnswerAsync("How long does it take?", "1 h 30 min");
        await nora.AnswerAsync("Where would you meet?");
        await nora.PressAsync("Publish");
        await nora.ShouldSayAsync("h1", "Kamishibai");
        await nora.ShouldSayAsync("p.text", "Cards.\nA board.");

        // Omar finds it and asks for it.
        await omar.Page.GotoAsync("/listings");
        await omar.Page.GetByLabel("Search").FillAsync("kamishibai");
        await omar.PressAsync("Search");
        await omar.Page.GetByRole(AriaRole.Link, new() { Name = $"Kamishibai boards, step by step ({mark})" }).ClickAsync();
        await omar.Page.GetByRole(AriaRole.Link, new() { Name = "Propose an exchange" }).ClickAsync();
        await omar.AnswerAsync("How long?");
        await omar.AnswerAsync("When? (you can leave this open)");
        await omar.AnswerAsync("A few words to", "We start in May.");
        await omar.PressAsync("Propose an exchange");
        await omar.ShouldSayAsync(".turn .lead", "is asked");

        // Nora accepts: Omar's credits are set aside.
        await nora.Page.GotoAsync("/");
        await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Kamishibai boards" }).First.ClickAsync();
        await nora.PressAsync("Accept");
        await nora.ShouldSayAsync(".turn .lead", "Accepted");
        (await omar.WalletAsync()).ShouldBe(("30 min", "1 h 30 min", "2 h"));

        // They arrange, meet, record and confirm.
        await nora.Page.GetByLabel("When do you meet?").FillAsync("2030-05-02T10:00");
        await nora.Page.GetByLabel("Where?").FillAsync("Ward 7");
        await nora.PressAsync("Arrange");
        await nora.ShouldSayAsync(".facts", "Ward 7");
        await nora.Page.GetByLabel("How long did it take?").FillAsync("1 h 15 min");
        await nora.PressAsync("Record");
        await omar.Page.GotoAsync("/exchanges?waiting=true");
        await omar.Page.GetByRole(AriaRole.Link, new() { Name = "Kamishibai boards" }).First.ClickAsync();
        await omar.PressAsync("Confirm 1 h 15 min");
        await omar.ShouldSayAsync(".turn .lead", "Completed: 1 h 15 min.");
        await omar.Page.GetByLabel("A few words").FillAsync("We use it every day.");
        await omar.PressAsync("Send feedback");

        (await nora.WalletAsync()).ShouldBe(("3 h 15 min", "0 min", "3 h 15 min"));
        (await omar.WalletAsync()).ShouldBe(("45 min", "0 min", "45 min"));
        (await nora.ReadAsync("tbody tr:first-child")).ShouldContain("+1 h 15 min");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_does_its_work_once()
    {
        await using var giver = await bank.JoinAsync("twice-giver");
        await using var friend = await bank.JoinAsync("twice-friend");
        var me = await friend.SendAsync("/api/listings", new { type = "offer", text = new { title = "Something of twice-friend", kind = "coaching", hours = "1 h" } });
        await giver.Page.GotoAsync($"/listings/{me.GetProperty("id").GetString()}");
        await giver.FollowAsync(giver.Page.GetByRole(AriaRole.Link, new() { Name = "twice-friend" }), "members");
        await giver.Page.GetByRole(AriaRole.Link, new() { Name = "Give credits" }).ClickAsync();
        await giver.AnswerAsync("How much?", "30 min");
        await giver.AnswerAsync("A few words");
        await giver.ChooseAsync("May they know that it is from you?", "Yes, say who gives");
        await giver.ShouldSayAsync("h1", "Check your answers");

        // The same form, once by hand and once as it would come a second time.
        var form = giver.Page.Locator("main form");
        var fields = await form.EvaluateAsync<Dictionary<string, string>>("f => Object.fromEntries(new FormData(f))");
        var address = giver.Page.Url;
        await giver.PressAsync("Give");
        await giver.ShouldSayAsync("h1", "Your wallet");
        var data = giver.Page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            data.Append(name, value);
        (await giver.Page.Context.APIRequest.PostAsync(address, new() { Form = data })).Status.ShouldBe(200);

        (await giver.WalletAsync()).Balance.ShouldBe("1 h 30 min");
    }

    [Fact]
    public async Task What_is_refused_is_said_beside_what_was_written_and_nothing_is_lost()
    {
        await using var guest = await bank.JoinAsync("clumsy", o => o.ViewportSize = new() { Width = 320, Height = 640 });
        guest.ExpectsRefusals = true;
        await guest.Page.GotoAsync("/listings/new?type=request");
        await guest.AnswerAsync("What is it, in a few words?", "Help with a fishbone");
        await guest.AnswerAsync("Would you like to tell more?", "It has \"bones\".");
        await guest.AnswerAsync("What kind of help is it?");
        await guest.ShouldSayAsync("#errors", "Choose one of the answers");
        await LookAsync("a refused choice");
        await guest.ChooseAsync("What kind of help is it?", "Advice");
        await guest.AnswerAsync("Which skills is it about?", "fishbones");
        await guest.AnswerAsync("How long does it take?", "soon");

        await guest.ShouldSayAsync("#errors", "Say how long it takes");
        await Assertions.Expect(guest.Page.GetByLabel("How long does it take?")).ToHaveValueAsync("soon");
        await Assertions.Expect(guest.Page.Locator("#errors")).ToBeFocusedAsync();
        await LookAsync("a refused question");
        await guest.PressAsync("Back");
        await Assertions.Expect(guest.Page.GetByLabel("Which skills is it about?")).ToHaveValueAsync("fishbones");
        await guest.AnswerAsync("Which skills is it about?");
        await guest.AnswerAsync("How long does it take?", "2 h");
        await guest.AnswerAsync("Where would you meet?");

        // All answers at a glance; one is changed, badly at first.
        await guest.ShouldSayAsync("h1", "Check your answers");
        foreach (var answer in (string[])["Help with a fishbone", "It has \"bones\".", "Advice", "fishbones", "2 h", "remote"])
            await guest.ShouldSayAsync(".answers", answer);
        await LookAsync("the answers");
        await guest.PressAsync("Change – In a few words");
        await guest.AnswerAsync("What is it, in a few words?", "");
        await guest.ShouldSayAsync("#errors", "The title is missing.");
        await guest.AnswerAsync("What is it, in a few words?", "Help with a herringbone");
        await guest.PressAsync("Publish");
        await guest.ShouldSayAsync("h1", "Help with a herringbone");
        await guest.ShouldSayAsync("main", "It has \"bones\".");

        async Task LookAsync(string where)
        {
            await guest.ShouldBeAccessibleAsync(where);
            (await guest.WidthAsync()).ShouldBeLessThanOrEqualTo(320, where);
        }
    }

    /// <summary>By the browser's own Back, also onto the answer to a form. What came after the changed answer a script keeps; without one it is asked again.</summary>
    [Theory]
    [InlineData(true, "More.")]
    [InlineData(false, "")]
    public async Task Whoever_goes_back_finds_what_they_wrote_and_goes_on_from_there(bool hasScript, string later)
    {
        await using var guest = await bank.JoinAsync($"back-{hasScript}", o => o.JavaScriptEnabled = hasScript);
        await guest.Page.GotoAsync("/listings/new");
        await guest.AnswerAsync("What is it, in a few words?", "Run charts");
        await guest.AnswerAsync("Would you like to tell more?", "More.");
        await guest.ShouldSayAsync("h1", "What kind of help is it?");

        await guest.Page.GoBackAsync();
        await Assertions.Expect(guest.Page.GetByLabel("Would you like to tell more?")).ToHaveValueAsync("More.");
        await guest.Page.GoBackAsync();
        await Assertions.Expect(guest.Page.GetByLabel("What is it, in a few words?")).ToHaveValueAsync("Run charts");
        await guest.AnswerAsync("What is it, in a few words?", "Pareto charts");

        await guest.ShouldSayAsync("h1", "Would you like to tell more?");
        await Assertions.Expect(guest.Page.GetByLabel("Would you like to tell more?")).ToHaveValueAsync(later);
        await Assertions.Expect(guest.Page.Locator("input[name=title]")).ToHaveValueAsync("Pareto charts");
    }

    /// <summary>Somebody who has signed in and joined, question by question.</summary>
    private async Task<Guest> RegisterAsync(string subject, bool hasScript)
    {
        var guest = await bank.WelcomeAsync(o => o.JavaScriptEnabled = hasScript);
        await guest.SignInAsync(subject);
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Join the bank" }).ClickAsync();
        await guest.AnswerAsync("What is your name?", subject);
        await guest.AnswerAsync("What do you do?", "Nurse");
        await guest.AnswerAsync("Where do you work?", "Leeds Teaching Hospitals");
        await guest.AnswerAsync("What is your e-mail address?", $"{subject}@example.org");
        await guest.AnswerAsync("Would you like to say a few words about yourself?");
        await guest.AnswerAsync("What can you help others with?");
        await guest.AnswerAsync("In which time zone are you?");
        await guest.AnswerAsync("In which language should the bank write to you?");
        await guest.PressAsync("Join");
        return guest;
    }
}
