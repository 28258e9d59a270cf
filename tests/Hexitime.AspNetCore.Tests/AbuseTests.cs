using System.Net;
using Microsoft.Data.Sqlite;

namespace Hexitime.AspNetCore;

/// <summary>Every endpoint of the OpenAPI document is sent rubbish: never a 500, never a word of our insides, and what is refused changes nothing.</summary>
public sealed class AbuseTests
{
    private static readonly string[] Insides = ["Exception", "   at ", "SQLite", "SqliteError", "stack", "System.", "Hexitime.", "hexitime-", "Microsoft."];

    [Theory]
    [InlineData(null)]
    [InlineData("stranger")]
    [InlineData("mallory")]
    [InlineData("root", "hexitime.administrator")]
    public async Task Rubbish_is_refused_with_a_problem_that_tells_nothing_and_changes_nothing(string? subject, params string[] roles)
    {
        await using var host = await Host.StartAsync(http => http.RequestsPerMinute = 1_000_000);
        var ada = await host.RegisterAsync("ada");
        var ben = await host.RegisterAsync("ben");
        var mallory = await host.RegisterAsync("mallory");
        var listing = (await ada.SendAsync(HttpMethod.Post, "/api/listings", """{"type":"offer","text":{"title":"Run charts","kind":"coaching","hours":{"minutes":60}}}""", key: "l").GetAsync())["id"]!.ToString();
        var exchange = (await ben.SendAsync(HttpMethod.Post, "/api/exchanges", $$"""{"listing":"{{listing}}"}""", key: "e").GetAsync())["id"]!.ToString();
        var client = subject is null ? host.Anonymous : subject == "mallory" ? mallory : host.SignIn(subject, roles);
        await using var watch = new SqliteConnection(host.ConnectionString);
        await watch.OpenAsync();
        var faults = new List<string>();
        var (before, sent) = (Changes(watch), 0);

        foreach (var operation in Operation.Of(await host.Anonymous.GetAsync("/openapi/v1.json").GetAsync()))
        {
            // She would do as she is asked, and be a stranger from then on.
            if (subject == "mallory" && operation is { Path: "/api/me/erase" } or { Path: "/api/me", Method: "DELETE" })
                continue;
            foreach (var request in operation.Rubbish(operation.Path.Contains("exchanges", StringComparison.Ordinal) ? exchange : listing, withBodies: subject is "mallory" or "root"))
            {
                using var response = await client.SendAsync(request);
                var text = response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync();
                var after = Changes(watch);
                sent++;
                if ((int)response.StatusCode >= 500)
                    faults.Add($"{(int)response.StatusCode}: {Told(request)}");
                if (Array.Find(Insides, inside => text.Contains(inside, StringComparison.Ordinal)) is { } told)
                    faults.Add($"tells \"{told}\": {Told(request)} {text}");
                // A refusal by the state of things is an answer that is kept under its key.
                if (after != before && !response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.Conflict)
                    faults.Add($"{(int)response.StatusCode} and changed: {Told(request)}");
                if (subject is null && response.IsSuccessStatusCode)
                    faults.Add($"open to all: {Told(request)}");
                before = after;
            }
        }

        sent.ShouldBeGreaterThan(1_500);
        faults.Distinct(StringComparer.Ordinal).Take(20).ShouldBeEmpty();
    }

    private static string Told(HttpRequestMessage request) =>
        $"{request.Method} {request.RequestUri!.ToString()[..Math.Min(200, request.RequestUri.ToString().Length)]} {Body(request.Content)}";

    private static string Body(HttpContent? content)
    {
        var text = content is null ? "" : content.ReadAsStringAsync().GetAwaiter().GetResult();
        return text[..Math.Min(300, text.Length)];
    }

    /// <summary>Another number whenever another connection has changed the database.</summary>
    private static long Changes(SqliteConnection watch)
    {
        using var command = watch.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }
}
