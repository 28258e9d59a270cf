using System.Net;

namespace Hexitime.Packages;

/// <summary>In an app that uses MediatR itself, with handlers and behaviours of its own.</summary>
[Collection(PackedCollection.Name)]
public sealed class OwnMediatorTests(PackedPackages packages) : IAsyncLifetime
{
    private RunningIntranet _intranet = null!;

    private Person Nobody => _intranet.App.SignIn(null);

    public async Task InitializeAsync() => _intranet = await RunningIntranet.StartAsync(packages);

    public async Task DisposeAsync() => await _intranet.DisposeAsync();

    [Fact]
    public async Task Its_behaviours_meet_what_it_sends_and_nothing_that_the_banks_endpoints_do()
    {
        var (cleo, dan) = (_intranet.App.SignIn("cleo"), _intranet.App.SignIn("dan"));
        await Walk.AnExchangeAsync(cleo, dan);
        (await MetAsync()).ShouldBeEmpty();

        await AskForHelpAsync(dan, await OfferAsync(cleo));

        (await MetAsync()).ShouldBe(["outer AskForHelp", "inner AskForHelp", "outer ProposeExchange", "inner ProposeExchange"]);
    }

    [Fact]
    public async Task Who_may_not_is_refused_though_the_app_sends_it()
    {
        var dan = _intranet.App.SignIn("dan");
        var member = Walk.Text((await _intranet.App.SignIn("cleo").RegisterAsync("Cleo Okafor"))["id"]);
        await dan.RegisterAsync("Dan Hughes");

        (await Nobody.RefusedAsync($"/intranet/members/{member}/suspend")).ShouldBe((HttpStatusCode.Unauthorized, "actor.not-signed-in"));
        (await dan.RefusedAsync($"/intranet/members/{member}/suspend")).ShouldBe((HttpStatusCode.Forbidden, "actor.not-allowed"));

        (await MetAsync()).ShouldBe(["outer SuspendMember", "inner SuspendMember", "outer SuspendMember", "inner SuspendMember"]);
    }

    [Fact]
    public async Task What_the_app_sends_happens_as_a_whole_or_not_at_all()
    {
        var cleo = _intranet.App.SignIn("cleo");
        using var lost = await cleo.TryAsync("/intranet/members?lostCommit=now", cleo.ProfileOf("Cleo Okafor"));
        lost.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await cleo.RefusedAsync("/api/listings", Walk.Offer)).Code.ShouldBe("actor.not-a-member");

        await cleo.PostAsync("/intranet/members", cleo.ProfileOf("Cleo Okafor"));

        (await cleo.WalletAsync()).ShouldBe((120, 0));
        var saves = (await Nobody.GetAsync("/intranet/saves")).AsArray();
        saves.Select(save => Walk.Text(save!["entity"])).ShouldContain("Member");
        saves.Select(save => save!["inTransaction"]!.GetValue<bool>()).ShouldAllBe(inTransaction => inTransaction);
    }

    [Fact]
    public async Task What_the_app_sends_joins_its_own_transaction()
    {
        var (cleo, dan) = (_intranet.App.SignIn("cleo"), _intranet.App.SignIn("dan"));
        await cleo.RegisterAsync("Cleo Okafor");
        await dan.RegisterAsync("Dan Hughes");
        var listing = await OfferAsync(cleo);

        await AskForHelpAsync(dan, listing, "?changesItsMind=true");
        (await KeptAsync(dan)).ShouldBe((0, 0));

        await AskForHelpAsync(dan, listing);
        (await KeptAsync(dan)).ShouldBe((1, 1));
    }

    private static async Task<string> OfferAsync(Person giver) => Walk.Text((await Walk.OfferAsync(giver))["id"]);

    private static async Task AskForHelpAsync(Person asker, string listing, string how = "") =>
        Walk.Text((await asker.PostAsync($"/intranet/help/{listing}{how}"))["state"]).ShouldBe("proposed");

    /// <summary>How many rows of the app's own and how many exchanges there are.</summary>
    private async Task<(int Rows, int Exchanges)> KeptAsync(Person asker) =>
        ((await Nobody.GetAsync("/intranet/help")).GetValue<int>(), (await asker.GetAsync("/api/exchanges"))["items"]!.AsArray().Count);

    private async Task<IEnumerable<string>> MetAsync() => (await Nobody.GetAsync("/intranet/met")).AsArray().Select(Walk.Text);
}
