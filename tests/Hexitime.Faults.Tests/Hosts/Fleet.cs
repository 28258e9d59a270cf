using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hexitime.Faults.Hosts;

/// <summary>Several hosts on one database, and the people who use them, each request through whichever host. Thread-safe.</summary>
internal sealed class Fleet : IDisposable
{
    public const string Administrator = "administrator";

    private const int PauseMilliseconds = 20;
    private const int MostStarts = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("hexitime-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly ConcurrentDictionary<(HostProcess, string), string> _tokens = new();
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);

    public Fleet(int hosts, string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["HOME"] = _home.FullName, // Where ASP.NET Core keeps the keys of its tokens, so that they outlive a host.
            ["Hexitime__Database"] = "postgresql",
            ["Hexitime__ConnectionString"] = connectionString,
            ["Hexitime__MigrateAtStartup"] = "true",
            ["Hexitime__Http__RequestsPerMinute"] = "1000000",
            ["Hexitime__Http__DispatchEvery"] = "00:00:00.1",
            ["Hexitime__Http__HousekeepEvery"] = "00:00:01",
        };
        Hosts = [.. Enumerable.Range(0, hosts).Select(_ => new HostProcess(settings))];
    }

    public IReadOnlyList<HostProcess> Hosts { get; }

    /// <summary>In which ways requests were not acknowledged, and how often.</summary>
    public IReadOnlyDictionary<string, int> Failures => _failures;

    public Task StartAsync() => Task.WhenAll(Hosts.Select(StartAsync));

    /// <summary>Starts a host, and again if it ends before it listens, as whoever runs it would.</summary>
    public static async Task StartAsync(HostProcess host)
    {
        for (var attempt = 1; !await host.TryStartAsync(); attempt++)
            attempt.ShouldBeLessThan(MostStarts, host.Log);
    }

    /// <summary>Sends a command to one of the hosts; <c>null</c> if it was not acknowledged.</summary>
    public async Task<Answer?> TrySendAsync(Command command, int host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, command.Path);
        request.Headers.Add("Idempotency-Key", command.Key);
        if (command.Body is not null)
            request.Content = new StringContent(command.Body, Encoding.UTF8, "application/json");
        return await TryAsync(request, command.Subject, host);
    }

    /// <summary>Sends a command again and again until it is answered.</summary>
    public async Task<Answer> SendAsync(Command command)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var attempt = 0; ; attempt++)
        {
            if (await TrySendAsync(command, attempt) is { } answer)
                return answer;
            await Task.Delay(PauseMilliseconds, patience.Token);
        }
    }

    public async Task<JsonNode> GetAsync(string subject, string path)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (await TryAsync(request, subject, attempt) is { } answer)
            {
                answer.IsGranted.ShouldBeTrue($"{path}: {answer.Body}");
                return answer.Body;
            }

            await Task.Delay(PauseMilliseconds, patience.Token);
        }
    }

    private async Task<Answer?> TryAsync(HttpRequestMessage request, string subject, int number)
    {
        if (Hosts.Where(host => host.Address is not null).ToList() is not { Count: > 0 } running)
            return null;
        var host = running[number % running.Count];
        try
        {
            if (host.Address is not { } address)
                return null;
            request.RequestUri = new Uri(address, request.RequestUri!);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(host, address, subject));
            using var response = await _http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                _tokens.TryRemove((host, subject), out _);
            var node = JsonNode.Parse(body)!;
            if (response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.Unauthorized)
            {
                _failures.AddOrUpdate($"{(int)response.StatusCode} {node["code"]}", 1, (_, count) => count + 1);
                return null;
            }

            node.AsObject().Remove("traceId");
            return new Answer(response.StatusCode, node);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or OperationCanceledException or IOException or JsonException)
        {
            _failures.AddOrUpdate(exception.GetType().Name, 1, (_, count) => count + 1);
            return null;
        }
    }

    private async Task<string> TokenAsync(HostProcess host, Uri address, string subject)
    {
        if (_tokens.TryGetValue((host, subject), out var known))
            return known;
        var roles = subject == Administrator ? new[] { "administrator" } : [];
        using var answer = await _http.PostAsJsonAsync(new Uri(address, "/demo/sign-in"), new { subject, roles });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
        return _tokens[(host, subject)] = token;
    }

    public void Dispose()
    {
        foreach (var host in Hosts)
            host.Dispose();
        _http.Dispose();
        _home.Delete(recursive: true);
    }
}
