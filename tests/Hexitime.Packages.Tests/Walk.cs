using System.Text.Json.Nodes;

namespace Hexitime.Packages;

/// <summary>An exchange from the offer to the credits, over HTTP.</summary>
internal static class Walk
{
    public const string Offer = """{"type":"offer","text":{"title":"Reading run charts","kind":"coaching","skills":["run charts"],"hours":"1 h"}}""";

    /// <summary>Registers both, has one help the other for an hour and a quarter, and looks into both wallets.</summary>
    public static async Task AnExchangeAsync(Person giver, Person receiver)
    {
        await giver.RegisterAsync("Cleo Okafor");
        await receiver.RegisterAsync("Dan Hughes");
        (await receiver.WalletAsync()).ShouldBe((120, 0));

        var listing = Text((await OfferAsync(giver))["id"]);
        var exchange = $"/api/exchanges/{Text((await receiver.PostAsync("/api/exchanges", $$"""{"listing":"{{listing}}","hours":"1 h 30 min"}"""))["id"])}";
        StateOf(await giver.PostAsync($"{exchange}/accept")).ShouldBe("accepted");
        (await receiver.WalletAsync()).ShouldBe((120, 90));
        StateOf(await giver.PostAsync($"{exchange}/record", """{"hours":"1 h 15 min"}""")).ShouldBe("recorded");
        StateOf(await receiver.PostAsync($"{exchange}/confirm")).ShouldBe("completed");

        (await giver.WalletAsync()).ShouldBe((195, 0));
        (await receiver.WalletAsync()).ShouldBe((45, 0));
    }

    public static Task<JsonNode> OfferAsync(Person giver) => giver.PostAsync("/api/listings", Offer);

    public static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string StateOf(JsonNode exchange) => Text(exchange["state"]);
}
