using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace MinimalApiHost;

/// <summary>The real host on a port of its own, with a database file of its own; gone when disposed.</summary>
public sealed class RunningHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hexitime-");
    private readonly string _environment;
    private readonly (string Key, string Value)[] _settings;

    public RunningHost(string environment = "Development", params (string Key, string Value)[] settings)
        : this(environment, settings, isOnAPort: true)
    {
    }

    private RunningHost(string environment, (string Key, string Value)[] settings, bool isOnAPort)
    {
        (_environment, _settings) = (environment, settings);
        if (isOnAPort)
            UseKestrel(0);
    }

    /// <summary>The same as behind a certificate, at an address of its own: what a browser on the internet is answered.</summary>
    public static (RunningHost Host, HttpClient Client) OnTheInternet(string environment, params (string Key, string Value)[] settings)
    {
        var host = new RunningHost(environment, settings, isOnAPort: false);
        return (host, host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://bank.example.org"), AllowAutoRedirect = false }));
    }

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "bank.db")}";

    /// <summary>Somebody who has signed in with a token.</summary>
    public async Task<Person> SignInAsync(string subject, params string[] roles)
    {
        var client = CreateClient();
        var answer = await client.PostAsJsonAsync("/demo/sign-in", new { subject, roles });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Person(client, subject);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Hexitime:ConnectionString", ConnectionString);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }
}

/// <summary>One person in front of their own client.</summary>
public sealed class Person(HttpClient client, string subject)
{
    private int _sent;

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await client.GetAsync(path));

    public async Task<JsonNode> PostAsync(string path, string? json = null, string? key = null, string? language = null) => await ReadAsync(await SendAsync(path, json, key, language));

    public Task<HttpResponseMessage> SendAsync(string path, string? json = null, string? key = null, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", key ?? $"{subject}-{++_sent}");
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        return client.SendAsync(request);
    }

    /// <summary>What is at an address, for whoever reads this language.</summary>
    public async Task<string> ReadAsync(string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await client.SendAsync(request);
        return WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> TryAsync(string path) => client.GetAsync(path);

    public Task<JsonNode> RegisterAsync(string name, string? language = null) => PostAsync(
        "/api/members", $$"""{"name":"{{name}}","email":"{{subject}}@example.org","profession":"Nurse","organisation":"Leeds Teaching Hospitals"}""", language: language);

    public async Task<(long Balance, long Held)> WalletAsync()
    {
        var wallet = await GetAsync("/api/wallet");
        return (Minutes(wallet["balance"]), Minutes(wallet["held"]));
    }

    public static long Minutes(JsonNode? credits) => credits!["minutes"]!.GetValue<long>();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {body}");
        return JsonNode.Parse(body)!;
    }
}
