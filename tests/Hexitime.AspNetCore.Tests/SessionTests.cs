using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.AspNetCore;

public sealed class SessionTests
{
    [Fact]
    public async Task A_group_session_from_schedule_to_settlement()
    {
        var clock = new FakeClock(Instant.FromUtc(2027, 3, 1, 9, 0));
        await using var host = await Host.StartAsync(services: services => services.Replace(ServiceDescriptor.Singleton<IClock>(clock)));
        var (giver, ann, ben) = (await host.RegisterAsync("giver"), await host.RegisterAsync("ann"), await host.RegisterAsync("ben"));
        const string Session = """{"title":"Run charts","kind":"teaching","hours":"1 h 30 min","startsAt":"2027-03-04T09:30:00Z","capacity":1,"cost":"inFull"}""";
        await (await giver.SendAsync(HttpMethod.Post, "/api/sessions", Session)).ShouldBeProblemAsync(400, "http.idempotency-key-missing");
        var created = await giver.SendAsync(HttpMethod.Post, "/api/sessions", Session, key: "s");
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var path = created.Headers.Location!.ToString();

        var joined = await ann.SendAsync(HttpMethod.Post, $"{path}/join", key: "j").GetAsync();
        joined["mine"]!["state"]!.GetValue<string>().ShouldBe("joined");
        joined["seats"].ShouldBeNull();
        (await ann.SendAsync(HttpMethod.Post, $"{path}/join", key: "j").GetAsync()).ToJsonString().ShouldBe(joined.ToJsonString());
        (await ben.SendAsync(HttpMethod.Post, $"{path}/join", key: "j").GetAsync())["mine"]!["position"]!.GetValue<int>().ShouldBe(1);
        (await ann.SendAsync(HttpMethod.Post, $"{path}/leave", key: "l").GetAsync())["mine"]!["state"]!.GetValue<string>().ShouldBe("left");
        (await ben.GetAsync("/api/sessions?mine=true").GetAsync())["items"]![0]!["mine"]!["held"]!["minutes"]!.GetValue<int>().ShouldBe(90);
        await (await ann.GetAsync("/api/sessions/objections")).ShouldBeProblemAsync(403, "actor.not-allowed");

        clock.Advance(Duration.FromDays(4));
        var seat = (await giver.GetAsync(path).GetAsync())["seats"]!.AsArray().Single(s => s!["state"]!.GetValue<string>() == "joined")!;
        var record = $$"""{"hours":"1 h","attendance":[{"member":"{{seat["member"]!["member"]!.GetValue<string>()}}","came":true}]}""";
        (await giver.SendAsync(HttpMethod.Post, $"{path}/record", record, key: "r").GetAsync())["state"]!.GetValue<string>().ShouldBe("recorded");
        (await ben.SendAsync(HttpMethod.Post, $"{path}/confirm", key: "c").GetAsync())["state"]!.GetValue<string>().ShouldBe("completed");

        (await giver.GetAsync("/api/wallet").GetAsync())["balance"]!["minutes"]!.GetValue<int>().ShouldBe(180);
        (await ben.GetAsync("/api/wallet").GetAsync())["balance"]!["minutes"]!.GetValue<int>().ShouldBe(60);
    }
}
