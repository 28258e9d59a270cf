using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Hexitime.Notifications;
using Hexitime.OpenApi;
using Hexitime.Persistence;
using Hexitime.UseCases;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Testing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hexitime.AspNetCore.Embedding;

/// <summary>An app with a context, people, kinds and words of its own, and the bank in it; gone when disposed.</summary>
public sealed class Intranet : IAsyncLifetime, INewsletter, IMessenger
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");
    private int _sent;

    public WebApplication App { get; private set; } = null!;

    /// <summary>Far from the machine's time, so that it shows whose clock the bank goes by.</summary>
    public FakeClock Clock { get; } = new(Instant.FromUtc(2031, 5, 6, 7, 8));

    /// <summary>Whom the newsletter has thanked, and for how many minutes.</summary>
    public ConcurrentQueue<(Guid Member, long Minutes)> Thanked { get; } = new();

    /// <summary>The subjects of what the messenger has posted, by the notice's id.</summary>
    public ConcurrentDictionary<Guid, string> Posted { get; } = new();

    /// <summary>What OpenTelemetry was told.</summary>
    public Heard<Activity> Traces { get; } = new();

    public Heard<MetricSnapshot> Metrics { get; } = new();

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "intranet.db")}";

    public async Task InitializeAsync()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "intranet.db"), Host.Migrated);
        Execute("CREATE TABLE badges (member TEXT PRIMARY KEY, number TEXT NOT NULL)");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Intranet"] = ConnectionString;
        builder.Services.AddAuthentication("claims").AddScheme<AuthenticationSchemeOptions, ClaimsSignIn>("claims", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("Desk", policy => policy.RequireRole("Desk"));
        builder.Services.AddSingleton<INewsletter>(this).AddSingleton<IMessenger>(this);
        ExtensionPoints.Add(builder, Clock);
        builder.Services.AddOpenTelemetry().WithTracing(t => t.AddInMemoryExporter(Traces)).WithMetrics(m => m.AddInMemoryExporter(Metrics));
        builder.Services.AddHexitime().AddHttp(http => http.RunsMaintenance = false).AddOpenApi();
        App = builder.Build();
        App.UseRequestLocalization("en", "cy");
        App.UseStatusCodePages();
        App.UseAuthentication();
        App.UseAuthorization();
        ExtensionPoints.Map(App);
        App.MapOpenApi().AllowAnonymous();
        await App.StartAsync();
        await App.Services.OpenHexitimeAsync();
    }

    /// <summary>Somebody with an employee number, who becomes a member.</summary>
    public async Task<HttpClient> RegisterAsync(string employee)
    {
        var client = SignIn(("employee_number", employee));
        (await PostAsync(client, "/api/members", Host.Profile(employee))).EnsureSuccessStatusCode();
        return client;
    }

    public HttpClient SignIn(params (string Type, string Value)[] claims)
    {
        var client = App.GetTestClient();
        foreach (var (type, value) in claims)
            client.DefaultRequestHeaders.Add("X-Claim", $"{type}={value}");
        return client;
    }

    public Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string? json = null) =>
        client.SendAsync(HttpMethod.Post, path, json, key: $"k{Interlocked.Increment(ref _sent)}");

    /// <summary>Hands waiting events to their handlers, and notices to their channels.</summary>
    public async Task DispatchAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var dispatcher = scope.ServiceProvider.GetRequiredService<IEventDispatcher>();
        while (await dispatcher.DispatchAsync(100, CancellationToken.None) > 0)
        {
            // What one event causes may be another.
        }

        scope.ServiceProvider.GetRequiredService<Caller>().IsTheBank();
        var deliver = scope.ServiceProvider.GetRequiredService<IRequestHandler<DeliverNotifications, Result<DeliveryReport>>>();
        while (!(await deliver.Handle(new DeliverNotifications(), CancellationToken.None)).Value.IsDone)
        {
            // Each call does a bounded amount.
        }
    }

    public Task PostAsync(Guid id, string to, string subject, string body, CancellationToken cancellationToken)
    {
        Posted.TryAdd(id, subject);
        return Task.CompletedTask;
    }

    public Task ThankAsync(Guid member, long minutes, CancellationToken cancellationToken)
    {
        Thanked.Enqueue((member, minutes));
        return Task.CompletedTask;
    }

    public async Task<T> InContextAsync<T>(Func<IntranetDbContext, Task<T>> use)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<IntranetDbContext>());
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class ClaimsSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var claims = Request.Headers["X-Claim"].SelectMany(header => header!.Split(',')).Select(claim => claim.Trim().Split('=')).Select(c => new Claim(c[0], c[1])).ToList();
            if (claims.Count == 0)
                return Task.FromResult(AuthenticateResult.NoResult());
            var person = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name, nameType: "name", roleType: "roles"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, Scheme.Name)));
        }
    }
}

/// <summary>A list that several threads add to while one reads.</summary>
public sealed class Heard<T> : Collection<T>
{
    private readonly Lock _lock = new();

    public IReadOnlyList<T> SoFar()
    {
        lock (_lock)
            return [.. Items];
    }

    protected override void InsertItem(int index, T item)
    {
        lock (_lock)
            base.InsertItem(Items.Count, item);
    }
}
