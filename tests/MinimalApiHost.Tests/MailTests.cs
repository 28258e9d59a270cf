using Hexitime;
using Hexitime.AspNetCore;
using Hexitime.Notifications;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace MinimalApiHost;

/// <summary>What members find in their letter boxes, by a real SMTP server.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Who_joins_by_program_has_the_language_asked_for_if_the_host_speaks_it_and_is_written_to_in_it()
    {
        await using var mail = await MailServer.StartAsync();
        await using var host = new RunningHost("Development", ("Hexitime:Http:RunsMaintenance", "false"), ("Hexitime:Email:Host", "127.0.0.1"),
            ("Hexitime:Email:Port", $"{mail.Port}"), ("Hexitime:Email:RequiresTls", "false"), ("Hexitime:Email:From", "bank@trust.example"));
        var ada = await host.SignInAsync("ada");
        await ada.RegisterAsync("Ada");
        foreach (var (subject, accepts, languages) in (IEnumerable<(string, string?, string[])>)[("cerys", "de, cy;q=0.9, en;q=0.8", ["cy-GB"]), ("piotr", "pl", ["pl-PL"]), ("dora", "de", []), ("nia", null, [])])
        {
            var member = await (await host.SignInAsync(subject)).RegisterAsync(subject, accepts);
            member["profile"]!["languages"]!.AsArray().Select(l => l!.ToString()).ShouldBe(languages);
            await ada.PostAsync("/api/donations", $$"""{"to":"{{member["id"]}}","amount":"10 min"}""");
        }

        await DeliverAsync(host.Services);

        mail.Taken.Select(m => (m.To.Mailboxes.Single().Name, m.Subject)).Order().ShouldBe([
            ("cerys", "Mae Ada yn rhoi 10 mun i chi"), ("dora", "Ada gives you 10 min"), ("nia", "Ada gives you 10 min"), ("piotr", "Ada daje Ci 10 min")]);
    }

    private static async Task DeliverAsync(IServiceProvider services)
    {
        while (await services.GetRequiredService<IEventDispatcher>().DispatchAsync(100, CancellationToken.None) > 0)
        {
            // What one event causes may be another.
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
        var deliver = scope.ServiceProvider.GetRequiredService<IRequestHandler<DeliverNotifications, Result<DeliveryReport>>>();
        (await deliver.Handle(new DeliverNotifications(), CancellationToken.None)).Value.Delivered.ShouldBe(4);
    }
}
