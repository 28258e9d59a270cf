using System.Net;
using Hexitime.AspNetCore.Authorisation;
using Hexitime.Persistence;
using Hexitime.Persistence.PostgreSql;
using Hexitime.TestServers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Hexitime.AspNetCore;

/// <summary>
/// Every endpoint of the OpenAPI document is sent rubbish: never a 500, never a word of our insides or of what is others', and what is refused changes nothing.
/// </summary>
public sealed class AbuseTests(World world) : IClassFixture<World>
{
    private static readonly string[] Insides = ["Exception", "   at ", "SQLite", "SqliteError", "Npgsql", "Postgres", "SqlState", "stack", "System.", "Hexitime.", "hexitime-", "Microsoft."];

    [Theory]
    [InlineData("anonymous", 2_500)]
    [InlineData("stranger", 2_500)]
    [InlineData("member", 5_000)]
    [InlineData("administrator", 5_000)]
    public async Task Rubbish_is_refused_with_a_problem_that_tells_nothing_and_changes_nothing(string who, int atLeast)
    {
        world.PutBack(Duration.FromMinutes(5));
        (await AbuseAsync(world, who, operation => operation.Rubbish(world, withBodies: who is "member" or "administrator"))).ShouldBeGreaterThan(atLeast);
    }

    /// <summary>PostgreSQL takes no NUL in a text, no instant before 4713 BC, and ends a transaction at the first mistake.</summary>
    [Fact]
    public async Task On_PostgreSQL_too()
    {
        var server = await PostgresServer.SharedAsync();
        await using var database = await server.CreateDatabaseAsync("http", MigrateAsync);
        var onServer = new World(database.ConnectionString);
        await onServer.InitializeAsync();
        try
        {
            (await AbuseAsync(onServer, "member", operation => operation.Touchy(onServer))).ShouldBeGreaterThan(1_500);
        }
        finally
        {
            await onServer.DisposeAsync();
        }
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var context = new HexitimeDbContext(new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimePostgreSql(connectionString + ";Pooling=False").Options);
        await context.Database.MigrateAsync();
    }

    private static async Task<int> AbuseAsync(World world, string who, Func<Operation, IEnumerable<HttpRequestMessage>> rubbishFor)
    {
        var faults = new List<string>();
        var (before, sent) = (world.Changes(), 0);
        foreach (var operation in Operation.Of(await world["anonymous"].GetAsync("/openapi/v1.json").GetAsync()))
        {
            // They would do as they are asked, and be strangers from then on.
            if (who == "member" && operation is { Path: "/api/me/erase" } or { Path: "/api/me", Method: "DELETE" })
                continue;
            foreach (var request in rubbishFor(operation))
            {
                using var sending = request;
                using var response = await world[who].SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                var after = world.Changes();
                sent++;
                if ((int)response.StatusCode >= 500)
                    faults.Add($"{(int)response.StatusCode}: {Told(request)}");
                if (!response.IsSuccessStatusCode && Array.Find(Insides, inside => text.Contains(inside, StringComparison.Ordinal)) is { } told)
                    faults.Add($"tells \"{told}\": {Told(request)} {text}");
                if (who != "administrator" && text.Contains(World.Secret, StringComparison.Ordinal))
                    faults.Add($"tells what is others': {Told(request)}");
                // A refusal by the state of things is an answer that is kept under its key.
                if (after != before && !response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.Conflict)
                    faults.Add($"{(int)response.StatusCode} and changed: {Told(request)}");
                if (who == "anonymous" && response.StatusCode != HttpStatusCode.Unauthorized && response.StatusCode != HttpStatusCode.NotFound)
                    faults.Add($"{(int)response.StatusCode} to all: {Told(request)}");
                before = after;
            }
        }

        faults.Distinct(StringComparer.Ordinal).Take(20).ShouldBeEmpty();
        return sent;
    }

    private static string Told(HttpRequestMessage request) =>
        $"{request.Method} {request.RequestUri!.ToString()[..Math.Min(200, request.RequestUri.ToString().Length)]} {Body(request.Content)}";

    private static string Body(HttpContent? content)
    {
        var text = content is null ? "" : content.ReadAsStringAsync().GetAwaiter().GetResult();
        return text[..Math.Min(300, text.Length)];
    }
}
