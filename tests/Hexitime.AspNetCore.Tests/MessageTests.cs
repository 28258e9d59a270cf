using System.Net;

namespace Hexitime.AspNetCore;

public sealed class MessageTests
{
    [Fact]
    public async Task What_one_side_writes_the_other_is_told_of_reads_and_has_read()
    {
        await using var host = await Host.StartAsync();
        var ada = await host.RegisterAsync("ada");
        var ben = await host.RegisterAsync("ben");
        var bensId = (await ben.GetAsync("/api/me").GetAsync())["id"]!.GetValue<string>();
        var proposal = $$"""{"direct":{"with":"{{bensId}}","iGive":true,"kind":"advice","title":"Advice"},"hours":"1 h"}""";
        var exchange = (await ada.SendAsync(HttpMethod.Post, "/api/exchanges", proposal, key: "p").GetAsync())["id"]!.GetValue<string>();
        var messages = $"/api/conversations/exchange/{exchange}/messages";

        var sent = await ada.SendAsync(HttpMethod.Post, messages, """{"text":"Tuesday?"}""", key: "m").GetAsync();

        var unread = await ben.GetAsync("/api/me/unread").GetAsync();
        unread["total"]!.GetValue<int>().ShouldBe(1);
        unread["conversations"]![0]!["subject"]!.GetValue<string>().ShouldBe(exchange);
        unread["conversations"]![0]!["kind"]!.GetValue<string>().ShouldBe("exchange");
        (await ben.GetAsync(messages).GetAsync())["items"]![0]!["text"]!.GetValue<string>().ShouldBe("Tuesday?");
        (await ben.SendAsync(HttpMethod.Post, $"{messages}/read", $$"""{"message":"{{sent["id"]}}"}""")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ben.GetAsync("/api/me/unread").GetAsync())["total"]!.GetValue<int>().ShouldBe(0);
        (await ada.GetAsync(messages).GetAsync())["read"]![0]!["upTo"]!.GetValue<string>().ShouldBe(sent["sentAt"]!.GetValue<string>());
        await (await (await host.RegisterAsync("cleo")).GetAsync(messages)).ShouldBeProblemAsync(404, "exchange.not-found");
    }
}
