using System.Net;
using System.Text.Json.Nodes;
using Hexitime.Notifications;
using Hexitime.UseCases;
using Ical.Net.CalendarComponents;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Hexitime.AspNetCore;

/// <summary>E-mail and webhooks, against real servers, and calendars, read back by another's reader.</summary>
public sealed class NotifierTests
{
    private const string Secret = "a secret of at least 24 characters";

    [Fact]
    public async Task An_arranged_meeting_is_an_invitation_by_e_mail_and_is_called_off_by_e_mail()
    {
        await using var mail = await MailServer.StartAsync();
        await using var host = await Host.StartAsync(services: services => services.AddHexitime().AddEmail(smtp =>
            (smtp.Host, smtp.Port, smtp.RequiresTls, smtp.From) = ("127.0.0.1", mail.Port, false, "bank@trust.example")));
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var exchange = await AcceptAsync(ada, ben, "Run charts;\\r\\nATTENDEE:mailto:evil@example.org");
        await ada.SendAsync(HttpMethod.Post, $"/api/exchanges/{exchange}/arrange", """{"at":"2027-03-29T09:30:00Z","place":"https://teams.example.org/1"}""", key: "a").GetAsync();
        await DeliverAsync(host);
        await ben.SendAsync(HttpMethod.Post, $"/api/exchanges/{exchange}/cancel", """{"reason":"ill"}""", key: "c").GetAsync();
        await DeliverAsync(host);

        var bens = mail.Taken.Where(m => m.To.Mailboxes.Single().Name == "ben").ToList();
        bens.Select(m => m.MessageId).Distinct().Count().ShouldBe(3);
        bens[0].TextBody!.Trim().ShouldBe("ada proposes an exchange of 1 h. It is for you to answer.");
        bens.ShouldAllBe(m => m.From.Mailboxes.Single().Address == "bank@trust.example");
        var (invited, cancelled) = (CalendarOf(bens[1], "REQUEST"), CalendarOf(bens[2], "CANCEL"));
        invited.ShouldSatisfyAllConditions(
            e => e.Start!.AsUtc.ShouldBe(new DateTime(2027, 3, 29, 9, 30, 0, DateTimeKind.Utc)), e => e.Start!.TzId.ShouldBe("Europe/London"),
            e => e.End!.AsUtc.ShouldBe(new DateTime(2027, 3, 29, 10, 30, 0, DateTimeKind.Utc)), e => e.Status.ShouldBe("CONFIRMED"),
            e => e.Url.ShouldBe(new Uri("https://teams.example.org/1")), e => e.Attendees.Single().Value.ShouldBe(new Uri("mailto:someone@example.org")));
        cancelled.ShouldSatisfyAllConditions(
            e => e.Uid.ShouldBe(invited.Uid), e => e.Sequence.ShouldBeGreaterThan(invited.Sequence), e => e.Status.ShouldBe("CANCELLED"));
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_gets_nothing_unless_the_host_says_so()
    {
        await using var mail = await MailServer.StartAsync();
        await using var host = await Host.StartAsync(services: services => services.AddHexitime().AddEmail(smtp =>
            (smtp.Host, smtp.Port, smtp.From) = ("127.0.0.1", mail.Port, "bank@trust.example")));
        await AcceptAsync(await host.RegisterAsync("ada"), await host.RegisterAsync("ben"), "Run charts");

        (await DeliverAsync(host)).Failed.ShouldBe(2);

        mail.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_webhook_gets_signed_CloudEvents_until_it_takes_them()
    {
        var (received, isBroken) = (new List<(IHeaderDictionary Headers, byte[] Body)>(), true);
        await using var receiver = await ReceiveAsync(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            received.Add((new HeaderDictionary(http.Request.Headers.ToDictionary()), body.ToArray()));
            http.Response.StatusCode = isBroken ? 500 : 204;
        });
        var clock = new NodaTime.Testing.FakeClock(NodaTime.Instant.FromUtc(2027, 1, 4, 9, 0));
        await using var host = await Host.StartAsync(services: services =>
        {
            services.AddSingleton<NodaTime.IClock>(clock);
            services.AddHexitime().AddWebhook(hook => (hook.Url, hook.Secret) = (new Uri(receiver.Urls.First() + "/hook"), Secret));
        });
        await AcceptAsync(await host.RegisterAsync("ada"), await host.RegisterAsync("ben"), "Run charts");

        (await DeliverAsync(host)).Failed.ShouldBe(2);
        isBroken = false;
        (await DeliverAsync(host)).ShouldBe(new DeliveryReport(0, 0, true));
        clock.AdvanceMinutes(1);
        (await DeliverAsync(host)).Delivered.ShouldBe(2);

        received.Count.ShouldBe(4);
        foreach (var (headers, body) in received)
        {
            headers["webhook-signature"].ToString().ShouldBe(WebhookNotifier.Sign(Secret, headers["webhook-id"]!, headers["webhook-timestamp"]!, body));
            headers.ContentType.ToString().ShouldStartWith("application/cloudevents+json");
            var told = JsonNode.Parse(body)!;
            (told["specversion"]!.ToString(), told["type"]!.ToString(), told["source"]!.ToString()).ShouldBe(("1.0", "org.hexitime.notice", "urn:hexitime"));
            told["id"]!.ToString().ShouldBe(headers["webhook-id"]);
            told["data"]!["about"]!.ToString().ShouldBe("exchanges");
        }

        received.Select(r => r.Headers["webhook-id"].ToString()).Distinct().Count().ShouldBe(2, "what is sent again has the same id");
    }

    /// <summary>The example of the Standard Webhooks specification: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md</summary>
    [Fact]
    public void A_signature_is_what_anybody_can_compute()
    {
        var body = """{"test": 2432232314}"""u8.ToArray();
        var expected = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(Secret), System.Text.Encoding.UTF8.GetBytes("""msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}""")));

        WebhookNotifier.Sign(Secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body).ShouldBe($"v1,{expected}");
    }

    [Theory]
    [InlineData("http://example.org/hook", Secret)]
    [InlineData("https://example.org/hook", "too short")]
    [InlineData(null, Secret)]
    public async Task A_webhook_that_is_not_safe_keeps_the_host_from_starting(string? url, string secret) =>
        await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Host.StartAsync(services: services =>
            services.AddHexitime().AddWebhook(hook => (hook.Url, hook.Secret) = (url is null ? null : new Uri(url), secret))));

    [Fact]
    public async Task A_calendar_subscribes_to_the_feed_by_its_secret_alone()
    {
        await using var host = await Host.StartAsync();
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var exchange = await AcceptAsync(ada, ben, "Run charts");
        await ada.SendAsync(HttpMethod.Post, $"/api/exchanges/{exchange}/arrange", """{"at":"2027-07-01T09:30:00Z"}""", key: "a").GetAsync();
        var secret = (await ben.SendAsync(HttpMethod.Post, "/api/me/calendar-feed", "").GetAsync())["secret"]!.ToString();

        var read = await host.Anonymous.GetAsync($"/calendar/{secret}.ics");

        read.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var feed = Ical.Net.Calendar.Load(await read.Content.ReadAsStringAsync())!;
        feed.Events.Single().Summary.ShouldBe("Run charts");
        feed.TimeZones.Single().TzId.ShouldBe("Europe/London");
        (await ben.DeleteAsync("/api/me/calendar-feed")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await host.Anonymous.GetAsync($"/calendar/{secret}.ics")).ShouldBeProblemAsync(404, "calendar.not-found");
        await (await host.Anonymous.GetAsync("/calendar/guess.ics")).ShouldBeProblemAsync(404, "calendar.not-found");
    }

    [Fact]
    public async Task Choices_are_kept_and_others_refused_in_a_sentence()
    {
        await using var host = await Host.StartAsync();
        var ada = await host.RegisterAsync("ada");

        (await ada.GetAsync("/api/me/notifications").GetAsync())["exchanges"]!.ToString().ShouldBe("atOnce");
        await ada.SendAsync(HttpMethod.Post, "/api/me/notifications", """{"choices":{"messages":"daily","digestHour":18}}""").GetAsync();
        (await ada.GetAsync("/api/me/notifications").GetAsync()).ShouldSatisfyAllConditions(
            n => n["messages"]!.ToString().ShouldBe("daily"), n => n["digestHour"]!.GetValue<int>().ShouldBe(18), n => n["networks"]!.ToString().ShouldBe("atOnce"));
        await (await ada.SendAsync(HttpMethod.Post, "/api/me/notifications", """{"choices":{"digestHour":24}}""")).ShouldBeProblemAsync(400, "notifications.digest-hour");
        (await ada.SendAsync(HttpMethod.Post, "/api/me/notifications", """{"choices":{"messages":"hourly"}}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await (await ada.GetAsync("/api/dead-letters")).ShouldBeProblemAsync(403, "actor.not-allowed");
        await (await host.SignIn("root", "hexitime.administrator").SendAsync(HttpMethod.Post, "/api/dead-letters/7/retry")).ShouldBeProblemAsync(404, "delivery.not-found");
    }

    internal static CalendarEvent CalendarOf(MimeMessage message, string method)
    {
        var part = message.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar");
        part.ContentType.Parameters["method"].ShouldBe(method);
        var calendar = Ical.Net.Calendar.Load(part.Text)!;
        calendar.Method.ShouldBe(method);
        return calendar.Events.Single();
    }

    internal static async Task<string> AcceptAsync(HttpClient ada, HttpClient ben, string title)
    {
        var bensId = (await ben.GetAsync("/api/me").GetAsync())["id"]!.GetValue<string>();
        var proposal = $$"""{"direct":{"with":"{{bensId}}","iGive":true,"kind":"advice","title":"{{title}}"},"hours":"1 h"}""";
        var proposed = await ada.SendAsync(HttpMethod.Post, "/api/exchanges", proposal, key: "p").GetAsync();
        await ben.SendAsync(HttpMethod.Post, $"/api/exchanges/{proposed["id"]}/accept", key: "x").GetAsync();
        return proposed["id"]!.ToString();
    }

    internal static async Task<DeliveryReport> DeliverAsync(Host host)
    {
        while (await host.App.Services.GetRequiredService<IEventDispatcher>().DispatchAsync(100, default) > 0)
        {
        }

        var (delivered, failed) = (0, 0);
        while (true)
        {
            await using var scope = host.App.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
            var report = (await scope.ServiceProvider.GetRequiredService<IRequestHandler<DeliverNotifications, Result<DeliveryReport>>>().Handle(new DeliverNotifications(), default)).Value;
            (delivered, failed) = (delivered + report.Delivered, failed + report.Failed);
            if (report is { Delivered: 0, Failed: 0 })
                return new DeliveryReport(delivered, failed, true);
        }
    }

    internal static async Task<WebApplication> ReceiveAsync(RequestDelegate receive)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/hook", receive);
        await app.StartAsync();
        return app;
    }
}
