using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.AspNetCore;

/// <summary>Codes and addresses that are secret are not found by trying.</summary>
public sealed class GuessTests
{
    private const int Limit = 3;

    private readonly FakeClock _clock = new(Instant.FromUtc(2027, 1, 4, 9, 0));

    private Task<Host> StartAsync() =>
        Host.StartAsync(http => http.WrongSecretsPerHour = Limit, services => services.Replace(ServiceDescriptor.Singleton<IClock>(_clock)));

    [Fact]
    public async Task Whoever_tries_codes_is_shut_out_for_an_hour_and_nobody_else_is()
    {
        await using var host = await StartAsync();
        var (hana, mallory, mia) = (await host.RegisterAsync("hana"), await host.RegisterAsync("mallory"), await host.RegisterAsync("mia"));
        var network = await SecretNetworkAsync(host, hana);
        var right = await InviteAsync(hana, network);

        for (var i = 0; i < Limit; i++)
            await (await JoinAsync(mallory, network, $"guess-{i}")).ShouldBeProblemAsync(404, "network.unknown-invitation");
        var refused = await JoinAsync(mallory, network, right);

        (await refused.ShouldBeProblemAsync(429, "http.too-many-guesses"))["retryAfterSeconds"]!.GetValue<int>().ShouldBe(3_600);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        (await mallory.GetAsync("/api/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JoinAsync(mia, network, await InviteAsync(hana, network))).StatusCode.ShouldBe(HttpStatusCode.OK);

        _clock.Advance(Duration.FromMinutes(59));
        (await JoinAsync(mallory, network, right)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        _clock.Advance(Duration.FromMinutes(1));
        (await JoinAsync(mallory, network, right)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_one_after_the_other()
    {
        await using var host = await StartAsync();
        var (hana, mallory) = (await host.RegisterAsync("hana"), await host.RegisterAsync("mallory"));
        var network = await SecretNetworkAsync(host, hana);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => JoinAsync(mallory, network, $"guess-{i}")));

        answers.Count(a => a.StatusCode == HttpStatusCode.NotFound).ShouldBe(Limit);
        answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(20 - Limit);
    }

    [Fact]
    public async Task A_calendar_is_read_as_often_as_one_likes_and_not_found_by_trying()
    {
        await using var host = await StartAsync();
        var ada = await host.RegisterAsync("ada");
        var secret = (await ada.SendAsync(HttpMethod.Post, "/api/me/calendar-feed").GetAsync())["secret"]!.ToString();

        for (var i = 0; i < 2 * Limit; i++)
            (await host.Anonymous.GetAsync($"/calendar/{secret}.ics")).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < Limit; i++)
            (await host.Anonymous.GetAsync($"/calendar/{secret[1..]}{i}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await (await host.Anonymous.GetAsync($"/calendar/{secret}.ics")).ShouldBeProblemAsync(429, "http.too-many-guesses");
        _clock.Advance(Duration.FromHours(1));
        (await host.Anonymous.GetAsync($"/calendar/{secret}.ics")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> JoinAsync(HttpClient client, string network, string code) =>
        client.SendAsync(HttpMethod.Post, $"/api/networks/{network}/join", $$"""{"code":"{{code}}"}""");

    private static async Task<string> InviteAsync(HttpClient host, string network) =>
        (await host.SendAsync(HttpMethod.Post, $"/api/networks/{network}/invitations", """{"email":"x@example.org"}""").GetAsync())["code"]!.ToString();

    private static async Task<string> SecretNetworkAsync(Host host, HttpClient hostOfIt)
    {
        var id = (await hostOfIt.GetAsync("/api/me").GetAsync())["id"];
        JsonNode network = await host.SignIn("root", "hexitime.administrator")
            .SendAsync(HttpMethod.Post, "/api/networks", $$"""{"charter":{"name":"Trust","joining":"byInvitation"},"host":"{{id}}"}""").GetAsync();
        return network["id"]!.ToString();
    }
}
