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
        await using var nora = await bank.JoinAsync($"nora-{mark}", o => o.JavaScriptEnabled = hasScript);
        await using var omar = await bank.JoinAsync($"omar-{mark}", o => o.JavaScriptEnabled = hasScript);

        // Nora offers.
        await nora.Page.GotoAsync("/");
        await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Offer something" }).ClickAsync();
        await nora.Page.GetByLabel("In a few words").FillAsync($"Kamishibai boards, step by step ({mark})");
        await nora.Page.GetByLabel("How long does it take?").FillAsync("1 h 30 min");
        await nora.PressAsync("Publish");
        await nora.ShouldSayAsync("h1", "Kamishibai");

        // Omar finds it and asks for it.
        await omar.Page.GotoAsync("/listings");
        await omar.Page.GetByLabel("Search").FillAsync("kamishibai");
        await omar.PressAsync("Search");
        await omar.Page.GetByRole(AriaRole.Link, new() { Name = $"Kamishibai boards, step by step ({mark})" }).ClickAsync();
        await omar.Page.GetByLabel("A few words to").FillAsync("We start in May.");
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
        await friend.Page.GotoAsync("/listings/new?type=offer");
        await friend.Page.GetByLabel("In a few words").FillAsync("Something of twice-friend");
        await friend.PressAsync("Publish");
        await friend.ShouldSayAsync("h1", "Something of twice-friend");
        await giver.Page.GotoAsync(friend.Page.Url);
        await giver.FollowAsync(giver.Page.GetByRole(AriaRole.Link, new() { Name = "twice-friend" }), "**/members/*");
        await giver.Page.GetByLabel("How much?").FillAsync("30 min");

        // The same form, once by hand and once as it would come a second time.
        var form = giver.Page.Locator("form", new() { HasText = "How much?" });
        var fields = await form.EvaluateAsync<Dictionary<string, string>>("f => Object.fromEntries(new FormData(f))");
        var address = giver.Page.Url;
        await giver.PressAsync(form.GetByRole(AriaRole.Button));
        var data = giver.Page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            data.Append(name, value);
        (await giver.Page.Context.APIRequest.PostAsync(address, new() { Form = data })).Status.ShouldBe(200);

        (await giver.WalletAsync()).Balance.ShouldBe("1 h 30 min");
    }

    [Fact]
    public async Task What_is_refused_is_said_beside_what_was_written_and_nothing_is_lost()
    {
        await using var guest = await bank.JoinAsync("clumsy");
        guest.ExpectsRefusals = true;
        await guest.Page.GotoAsync("/listings/new?type=request");
        await guest.Page.GetByLabel("In a few words").FillAsync("Help with a fishbone");
        await guest.Page.GetByLabel("How long does it take?").FillAsync("soon");
        await guest.PressAsync("Publish");

        await guest.ShouldSayAsync("#errors", "Say how long it takes");
        await Assertions.Expect(guest.Page.GetByLabel("In a few words")).ToHaveValueAsync("Help with a fishbone");
        await Assertions.Expect(guest.Page.Locator("#errors")).ToBeFocusedAsync();
        await guest.ShouldBeAccessibleAsync("a refused form");
        await guest.Page.GetByLabel("How long does it take?").FillAsync("2 h");
        await guest.PressAsync("Publish");
        await guest.ShouldSayAsync("h1", "Help with a fishbone");
    }
}
