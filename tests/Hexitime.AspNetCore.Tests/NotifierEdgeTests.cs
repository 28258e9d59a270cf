using Hexitime.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using static Hexitime.AspNetCore.NotifierTests;

namespace Hexitime.AspNetCore;

/// <summary>What others could make of e-mails, webhooks and calendars.</summary>
public sealed class NotifierEdgeTests
{
    [Fact]
    public async Task A_webhook_follows_no_redirect_and_says_that_this_is_what_went_wrong()
    {
        var elsewhere = 0;
        await using var receiver = await ReceiveAsync(http =>
        {
            (http.Response.StatusCode, http.Response.Headers.Location) = (307, "/elsewhere");
            return Task.CompletedTask;
        });
        receiver.MapPost("/elsewhere", () => ++elsewhere);
        var clock = new FakeClock(Instant.FromUtc(2027, 1, 4, 9, 0));
        await using var host = await Host.StartAsync(services: services =>
        {
            services.AddSingleton<IClock>(clock);
            services.AddHexitime().AddWebhook(hook => (hook.Url, hook.Secret) = (new Uri(receiver.Urls.First() + "/hook"), "a secret of at least 24 characters"));
        });
        await AcceptAsync(await host.RegisterAsync("ada"), await host.RegisterAsync("ben"), "Run charts");

        for (var attempt = 0; attempt < Delivery.MostAttempts; attempt++)
        {
            (await DeliverAsync(host)).ShouldBe(new DeliveryReport(0, 2, true));
            clock.AdvanceHours(7);
        }

        elsewhere.ShouldBe(0);
        var dead = await host.SignIn("root", "hexitime.administrator").GetAsync("/api/dead-letters").GetAsync();
        dead["items"]!.AsArray().Select(d => d!["failure"]!.ToString()).ShouldBe(["WebhookRedirectedException", "WebhookRedirectedException"]);
    }

    [Fact]
    public async Task An_invitation_is_stamped_with_the_instant_of_the_notice_and_a_feed_with_the_one_of_its_reading()
    {
        var clock = new FakeClock(Instant.FromUtc(2027, 1, 4, 9, 0));
        await using var mail = await MailServer.StartAsync();
        await using var host = await Host.StartAsync(services: services =>
        {
            services.AddSingleton<IClock>(clock);
            services.AddHexitime().AddEmail(smtp => (smtp.Host, smtp.Port, smtp.RequiresTls, smtp.From) = ("127.0.0.1", mail.Port, false, "bank@trust.example"));
        });
        var (ada, ben) = (await host.RegisterAsync("ada"), await host.RegisterAsync("ben"));
        var exchange = await AcceptAsync(ada, ben, "Run charts");
        await ada.SendAsync(HttpMethod.Post, $"/api/exchanges/{exchange}/arrange", """{"at":"2027-03-29T09:30:00Z"}""", key: "a").GetAsync();
        await DeliverAsync(host);
        var secret = (await ben.SendAsync(HttpMethod.Post, "/api/me/calendar-feed", "").GetAsync())["secret"]!.ToString();
        clock.AdvanceHours(5);

        var invited = CalendarOf(mail.Taken.Last(m => m.To.Mailboxes.Single().Name == "ben"), "REQUEST");
        var read = Ical.Net.Calendar.Load(await host.Anonymous.GetStringAsync($"/calendar/{secret}.ics"))!.Events.Single();

        invited.DtStamp!.AsUtc.ShouldBe(new DateTime(2027, 1, 4, 9, 0, 0, DateTimeKind.Utc));
        read.DtStamp!.AsUtc.ShouldBe(new DateTime(2027, 1, 4, 14, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Titles_and_names_put_no_line_of_their_own_into_an_e_mails_head_or_a_calendar()
    {
        await using var mail = await MailServer.StartAsync();
        await using var host = await Host.StartAsync(services: services => services.AddHexitime().AddEmail(smtp =>
            (smtp.Host, smtp.Port, smtp.RequiresTls, smtp.From) = ("127.0.0.1", mail.Port, false, "bank@trust.example")));
        var (ada, ben) = (await host.RegisterAsync("ada"), host.SignIn("ben"));
        (await ben.SendAsync(HttpMethod.Post, "/api/members", Host.Profile("ben \\\"B\\\":\\r\\nATTENDEE:mailto:evil@example.org"), key: "register")).EnsureSuccessStatusCode();
        var exchange = await AcceptAsync(ada, ben, "Run charts\\r\\nBcc: evil@example.org\\r\\n\\r\\n<b>Words</b>");
        await ada.SendAsync(HttpMethod.Post, $"/api/exchanges/{exchange}/arrange", """{"at":"2027-03-29T09:30:00Z","place":"Library\r\nATTENDEE:mailto:evil@example.org"}""", key: "a").GetAsync();
        await DeliverAsync(host);

        mail.Taken.Count.ShouldBe(4);
        foreach (var message in mail.Taken)
        {
            message.Headers.ShouldNotContain(h => h.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
            message.To.Mailboxes.Single().Address.ShouldBe("someone@example.org");
            message.Subject.ShouldBe("Run charts Bcc: evil@example.org <b>Words</b>");
        }

        var invited = CalendarOf(mail.Taken.Single(m => m.To.Mailboxes.Single().Name!.StartsWith("ben", StringComparison.Ordinal) && m.Body is MimeKit.Multipart), "REQUEST");
        invited.Attendees.Single().ShouldSatisfyAllConditions(
            a => a.Value.ShouldBe(new Uri("mailto:someone@example.org")), a => a.CommonName.ShouldBe("ben 'B': ATTENDEE:mailto:evil@example.org"));
    }
}
