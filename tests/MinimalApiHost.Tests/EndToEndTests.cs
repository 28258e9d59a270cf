using System.Net;
using System.Text.Json.Nodes;

namespace MinimalApiHost;

public sealed class EndToEndTests
{
    [Fact]
    public async Task Two_members_and_a_broker_use_the_bank()
    {
        await using var host = new RunningHost();
        var (ada, ben, cleo) = (await host.SignInAsync("ada"), await host.SignInAsync("ben"), await host.SignInAsync("cleo", "broker"));
        var adaId = Text((await ada.RegisterAsync("Ada Okafor"))["id"]);
        await ben.RegisterAsync("Ben Jones");
        await cleo.RegisterAsync("Cleo Marsh");
        (await ben.WalletAsync()).ShouldBe((120, 0));

        var first = await FromListingToFeedback(ada, ben, cleo);
        await DisputedAndDecided(ada, ben, cleo, adaId);

        var reversed = await cleo.PostAsync($"{first}/reverse", """{"reason":"Recorded for the wrong person."}""");
        Text(reversed["state"]).ShouldBe("reversed");
        (await ada.WalletAsync()).ShouldBe((140, 0));
        (await ben.WalletAsync()).ShouldBe((100, 0));

        var verification = await cleo.GetAsync("/api/ledger/verification");
        verification["isWhole"]!.GetValue<bool>().ShouldBeTrue();
        verification["faults"]!.AsArray().ShouldBeEmpty();
        verification["entries"]!.GetValue<long>().ShouldBe(12); // three welcomes, two settlements, one reversal: two entries each
    }

    private static async Task<string> FromListingToFeedback(Person ada, Person ben, Person stranger)
    {
        await ada.PostAsync("/api/listings", """
            {"type":"offer","text":{"title":"An analyst's time","description":"Your first run chart","kind":"handsOnHelp","skills":["run charts"],"hours":"1 h 30 min"}}
            """);
        var found = (await ben.GetAsync("/api/listings?words=run%20chart&kind=handsOnHelp"))["items"]![0]!;
        (await ben.GetAsync("/api/board"))["items"]![0]!["id"]!.ToJsonString().ShouldBe(found["id"]!.ToJsonString());

        var proposed = await ben.PostAsync("/api/exchanges", $$"""{"listing":"{{found["id"]}}","hours":"2 h","note":"Could we look at our falls data?"}""");
        var exchange = $"/api/exchanges/{proposed["id"]}";
        (await stranger.GetAsync("/api/exchanges"))["items"]!.AsArray().ShouldBeEmpty();
        (await ada.GetAsync("/api/exchanges?awaitingMe=true"))["items"]!.AsArray().Count.ShouldBe(1);

        Text((await ada.PostAsync($"{exchange}/counter-propose", """{"hours":"1 h 30 min","for":"2027-03-04T09:30:00Z"}"""))["state"]).ShouldBe("proposed");
        (await ada.SendAsync($"{exchange}/accept")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        Person.Minutes((await ben.PostAsync($"{exchange}/accept"))["held"]).ShouldBe(90);
        (await ben.WalletAsync()).ShouldBe((120, 90));
        Text((await ada.PostAsync($"{exchange}/arrange", """{"at":"2027-03-04T09:30:00Z","place":"Seacroft Hospital, room 4"}"""))["state"]).ShouldBe("arranged");
        Text((await ada.PostAsync($"{exchange}/record", """{"hours":"1 h 15 min"}"""))["state"]).ShouldBe("recorded");

        var confirmed = await ben.PostAsync($"{exchange}/confirm", key: "confirm-once");
        (await ben.PostAsync($"{exchange}/confirm", key: "confirm-once")).ToJsonString().ShouldBe(confirmed.ToJsonString());
        Text(confirmed["state"]).ShouldBe("completed");
        (await ada.WalletAsync()).ShouldBe((195, 0));
        (await ben.WalletAsync()).ShouldBe((45, 0));

        await ada.PostAsync($"{exchange}/feedback", """{"rating":5,"words":"Came prepared."}""");
        (await ben.PostAsync($"{exchange}/feedback", """{"rating":4,"words":"Clear and kind."}"""))["feedback"]!.AsArray().Count.ShouldBe(2);

        var statement = (await ben.GetAsync("/api/wallet/statement"))["items"]!.AsArray();
        statement.Select(line => Person.Minutes(line!["amount"])).ShouldBe([-75, 120]);
        statement.Select(line => Person.Minutes(line!["balanceAfter"])).ShouldBe([45, 120]);
        return exchange;
    }

    private static async Task DisputedAndDecided(Person ada, Person ben, Person cleo, string adaId)
    {
        var proposed = await ben.PostAsync(
            "/api/exchanges", $$"""{"direct":{"with":"{{adaId}}","iGive":false,"kind":"advice","title":"A second look"},"hours":"30 min"}""");
        var exchange = $"/api/exchanges/{proposed["id"]}";
        await ada.PostAsync($"{exchange}/accept");
        await ada.PostAsync($"{exchange}/record", """{"hours":"30 min"}""");
        Text((await ben.PostAsync($"{exchange}/dispute", """{"hours":"15 min","reason":"We ended early."}"""))["state"]).ShouldBe("disputed");
        (await ada.SendAsync($"{exchange}/decide", """{"hours":"30 min","reason":"I was there."}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var dispute = (await cleo.GetAsync("/api/disputes"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        Text(dispute["id"]).ShouldBe(Text(proposed["id"]));
        var decided = await cleo.PostAsync($"{exchange}/decide", """{"hours":"20 min","reason":"The room's diary says so."}""");
        Text(decided["state"]).ShouldBe("completed");
        (await ada.WalletAsync()).ShouldBe((215, 0));
        (await ben.WalletAsync()).ShouldBe((25, 0));
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
