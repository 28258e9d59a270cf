using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hexitime.Persistence;
using Hexitime.Persistence.Sqlite;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using Xunit.Abstractions;

namespace Hexitime.Faults.Sqlite;

public sealed class FullDiskTests(ITestOutputHelper output) : IDisposable
{
    private const int Steps = 4000;

    private readonly SmallDisk _disk = new();

    [Fact]
    public async Task A_full_disk_refuses_the_writer_whole_lets_readers_read_and_all_goes_on_once_there_is_space()
    {
        output.WriteLine(_disk.IsMounted ? "on a tmpfs of 16 MB" : "by max_page_count, as mounting is not allowed");
        await using var bank = Bank.Open(b =>
        {
            b.UseSqlite(_disk.ConnectionString);
            b.Services.ConfigureDbContext<HexitimeDbContext>(options => options.AddInterceptors(_disk.Limit));
        });
        await bank.MigrateAsync();
        var (lanes, lane) = (new Lanes(FaultRun.Seed, 1), new Lane(FaultRun.Seed, 0));
        await bank.OpenAsync(lane.Wallets);

        var (done, faults) = (0, 0);
        foreach (var step in lane.Steps().Take(Steps))
        {
            if (done % 50 == 49 && faults < 3)
                _disk.Fill();
            try
            {
                await bank.ApplyAsync(step.Orders, step.Mode);
            }
            catch (Exception exception)
            {
                IsAboutSpace(exception).ShouldBeTrue(exception.ToString());
                faults++;
                await lanes.CheckAsync(bank);
                _disk.MakeSpace();
                await bank.ApplyAsync(step.Orders, step.Mode);
            }

            lanes.Acknowledge($"0 {done++}");
            if (faults == 3 && done % 50 == 0)
                break;
        }

        faults.ShouldBe(3);
        await lanes.CheckAsync(bank);
        output.WriteLine($"{done} steps, {faults} met a full disk");
    }

    [Fact]
    public async Task Over_HTTP_a_full_disk_is_a_problem_document_and_the_same_key_succeeds_once_there_is_space()
    {
        await using var host = new SmallHost(_disk);
        var client = host.CreateClient();
        var signedIn = await client.PostAsJsonAsync("/demo/sign-in", new { subject = "ada", roles = new[] { "administrator" } });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        (await SendAsync(client, "/api/members", """{"name":"Ada","email":"ada@example.org","profession":"Nurse","organisation":"Leeds"}""", "register"))
            .StatusCode.ShouldBe(HttpStatusCode.Created);

        var (published, key) = (0, "");
        HttpResponseMessage answer;
        _disk.Fill();
        do
        {
            key = $"listing-{published++}";
            answer = await SendAsync(client, "/api/listings", Listing, key);
        }
        while (answer.IsSuccessStatusCode && published < 1000);

        ((int)answer.StatusCode).ShouldBeInRange(500, 599);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"].ShouldNotBeNull();
        (await client.GetAsync("/api/wallet")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ListingsAsync(client)).ShouldBe(published - 1);

        _disk.MakeSpace();
        (await SendAsync(client, "/api/listings", Listing, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await SendAsync(client, "/api/listings", Listing, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await ListingsAsync(client)).ShouldBe(published);
        (await (await client.GetAsync("/api/ledger/verification")).Content.ReadFromJsonAsync<JsonNode>())!["isWhole"]!.GetValue<bool>().ShouldBeTrue();
    }

    private const string Listing =
        """{"type":"offer","text":{"title":"An analyst's time","description":"Your first run chart","kind":"handsOnHelp","skills":["run charts"],"hours":"1 h"}}""";

    private static bool IsAboutSpace(Exception? exception) =>
        exception is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR } || (exception?.InnerException is { } inner && IsAboutSpace(inner));

    private static async Task<int> ListingsAsync(HttpClient client)
    {
        var (count, after) = (0, "");
        do
        {
            var page = (await client.GetFromJsonAsync<JsonNode>($"/api/listings?mine=true{after}"))!;
            count += page["items"]!.AsArray().Count;
            after = page["next"] is { } next ? $"&after={Uri.EscapeDataString(next.ToString())}" : null;
        }
        while (after is not null);
        return count;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string json, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, null, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    public void Dispose() => _disk.Dispose();

    private sealed class SmallHost(SmallDisk disk) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Hexitime:ConnectionString", disk.ConnectionString);
            builder.UseSetting("Hexitime:Http:RequestsPerMinute", "100000");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureServices(services => services.ConfigureDbContext<HexitimeDbContext>(options => options.AddInterceptors(disk.Limit)));
        }
    }
}
