using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Hexitime.OpenApi;
using Hexitime.Persistence;
using Hexitime.Persistence.PostgreSql;
using Hexitime.Persistence.Sqlite;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hexitime.AspNetCore;

/// <summary>A host of somebody's own with a bank in an SQLite file, or in a PostgreSQL database that is there; gone when disposed. Whoever the header says is signed in.</summary>
public sealed class Host : IAsyncDisposable
{
    private static readonly Lazy<byte[]> MigratedOnce = new(Migrate);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");

    private static readonly Lazy<Task<Host>> Shared = new(async () =>
    {
        var host = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host._folder.Delete(recursive: true);
        return host;
    });

    private Host(Action<HexitimeHttpOptions>? configure, Action<IServiceCollection>? services, bool migrate, string? postgreSql)
    {
        var file = Path.Combine(_folder.FullName, "bank.db");
        ConnectionString = $"Data Source={file}";
        if (migrate && postgreSql is null)
            File.WriteAllBytes(file, Migrated);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        // Kinds are said once for a process, and one test declares this one: so all of them meet the same.
        var bank = builder.Services.AddHexitime().AddExchangeKind(Embedding.Kinds.SiteVisit);
        (postgreSql is null ? bank.UseSqlite(ConnectionString, migrate) : bank.UsePostgreSql(postgreSql, migrate))
            .AddHttp(http =>
            {
                http.RunsMaintenance = false;
                configure?.Invoke(http);
            })
            .AddOpenApi();
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("header", null);
        services?.Invoke(builder.Services);
        App = builder.Build();
        App.UseStatusCodePages();
        App.UseAuthentication();
        App.UseAuthorization();
        App.MapHexitime("/api");
        App.MapHexitimeHealth("/health");
        App.MapHexitimeCalendar("/calendar");
        App.MapOpenApi().AllowAnonymous();
    }

    /// <summary>A database that has been migrated and nothing else, so that not every test has to migrate its own.</summary>
    internal static byte[] Migrated => MigratedOnce.Value;

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("hexitime-");
        var file = Path.Combine(folder.FullName, "bank.db");
        using (var context = new HexitimeDbContext(new DbContextOptionsBuilder<HexitimeDbContext>().UseHexitimeSqlite($"Data Source={file};Pooling=False").Options))
            context.Database.Migrate();
        var bytes = File.ReadAllBytes(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    public string ConnectionString { get; }

    public WebApplication App { get; }

    public HttpClient Anonymous => App.GetTestClient();

    public static async Task<Host> StartAsync(
        Action<HexitimeHttpOptions>? configure = null, Action<IServiceCollection>? services = null, bool migrate = true, string? postgreSql = null)
    {
        var host = new Host(configure, services, migrate, postgreSql);
        await host.App.StartAsync();
        return host;
    }

    /// <summary>One host for all tests of which nothing stays but what is of people of their own: to start one costs more than what they ask.</summary>
    public static Task<Host> SharedAsync() => Shared.Value;

    /// <summary>Somebody signed in, not yet a member.</summary>
    public HttpClient SignIn(string subject, params string[] roles)
    {
        var client = App.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Subject", subject);
        client.DefaultRequestHeaders.Add("X-Roles", string.Join(' ', roles));
        return client;
    }

    public async Task<HttpClient> RegisterAsync(string subject, params string[] roles)
    {
        var client = SignIn(subject, roles);
        (await client.SendAsync(HttpMethod.Post, "/api/members", Profile(subject), key: $"register-{subject}")).EnsureSuccessStatusCode();
        return client;
    }

    public static string Profile(string name) =>
        $$"""{"name":"{{name}}","email":"someone@example.org","profession":"Nurse","organisation":"Leeds Teaching Hospitals"}""";

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Subject"].ToString() is not { Length: > 0 } subject)
                return Task.FromResult(AuthenticateResult.NoResult());
            var roles = Request.Headers["X-Roles"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var claims = roles.Select(role => new Claim("roles", role)).Append(new Claim("sub", subject)).Append(new Claim("email", $"{subject}@nhs.net"));
            var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(ticket));
        }
    }
}

internal static class Sending
{
    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, string? json = null, string? key = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    public static async Task<JsonNode> ReadAsync(this HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public static async Task<JsonNode> GetAsync(this Task<HttpResponseMessage> response) => await (await response).EnsureSuccessStatusCode().ReadAsync();

    /// <summary>Checks the shape of a problem and hands it back.</summary>
    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.ReadAsync();
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["type"]!.GetValue<string>().ShouldBe($"https://hexitime.org/problems/{code}");
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["title"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        problem["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
