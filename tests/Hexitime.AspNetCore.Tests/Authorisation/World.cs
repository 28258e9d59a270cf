using System.Text.Json.Nodes;
using Hexitime.UseCases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;

namespace Hexitime.AspNetCore.Authorisation;

/// <summary>
/// One bank with a network that nobody outside it knows of, things in it in every state that somebody may act on, and everybody who might try. What a try has changed
/// is put back before the next one, so that all of them meet the same bank.
/// </summary>
public sealed partial class World : IAsyncLifetime
{
    /// <summary>A word that is in everything in the network, and nowhere else.</summary>
    public const string Secret = "Kingfisher";

    private readonly FakeClock _clock = new(Instant.FromUtc(2027, 1, 4, 9, 0));
    private readonly Dictionary<string, HttpClient> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _things = new(StringComparer.Ordinal);
    private readonly SqliteConnection _asItWas = new("Data Source=:memory:");
    private readonly string? _postgreSql;
    private SqliteConnection? _watch;
    private int _key;

    public World()
    {
    }

    /// <summary>In a PostgreSQL database, in which nothing is put back.</summary>
    internal World(string postgreSql) => _postgreSql = postgreSql;

    /// <summary>Who might try, in the order of the table's columns, and what they are.</summary>
    public static IReadOnlyList<(string Role, string What)> Roles { get; } =
    [
        ("anonymous", "not signed in"),
        ("stranger", "signed in, never registered"),
        ("member", "a member who belongs to no network"),
        ("neighbour", "host of another network"),
        ("insider", "a member of the network, with no part in the thing"),
        ("party", "a side of it, its owner, or whom it concerns, whose turn it is"),
        ("host", "a host of the network"),
        ("broker here", "a broker of the network"),
        ("ambassador", "an ambassador of the network"),
        ("auditor", "an auditor of the network"),
        ("lead", "the lead of a project in the network"),
        ("broker", "a broker of the platform, outside the network"),
        ("administrator", "an administrator who is no member"),
        ("suspended", "a suspended member of the network"),
        ("left", "was a member of the network, and has left the bank"),
        ("erased", "was a member of the network, and was erased"),
    ];

    /// <summary>Those who are not in the network, and not trusted by the platform.</summary>
    public static IReadOnlyList<string> Outside { get; } = ["anonymous", "stranger", "member", "neighbour", "left", "erased"];

    public Host Host { get; private set; } = null!;

    public HttpClient this[string role] => _people[role];

    /// <summary>The ids of what is only in the network.</summary>
    public IEnumerable<string> SecretIds => _things.Where(t => t.Key is not ("member" or "lead" or "host" or "number" or "run" or "member/reinstate")).Select(t => t.Value).Where(id => id.Length == 36);

    /// <summary>What stands for a parameter in an address or a member of a body, in the state in which a step can be taken if there is one such.</summary>
    public string? Thing(string name, string step = "") => _things.GetValueOrDefault($"{name}/{step}") ?? _things.GetValueOrDefault(name);

    public string NewKey() => $"try-{++_key}";

    /// <summary>Another number whenever anybody has changed the database; on PostgreSQL always the same.</summary>
    public long Changes()
    {
        if (_watch is null)
            return 0;
        using var command = _watch.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>
    /// Puts back what was changed. After a few minutes the host reads its pool for matching anew, and does not look for changes since: in a bank that was put back their numbers are given again.
    /// </summary>
    public void PutBack(Duration later = default)
    {
        _clock.Advance(later);
        using var connection = new SqliteConnection($"{Host.ConnectionString};Pooling=False");
        connection.Open();
        _asItWas.BackupDatabase(connection);
    }

    public async Task InitializeAsync()
    {
        Host = await Host.StartAsync(http => http.RequestsPerMinute = 1_000_000, services => services.Replace(ServiceDescriptor.Singleton<IClock>(_clock)), postgreSql: _postgreSql);
        await BuildAsync();
        if (_postgreSql is not null)
            return;
        _watch = new SqliteConnection(Host.ConnectionString);
        _watch.Open();
        _asItWas.Open();
        _watch.BackupDatabase(_asItWas);
    }

    public async Task DisposeAsync()
    {
        if (_watch is not null)
            await _watch.DisposeAsync();
        await _asItWas.DisposeAsync();
        await Host.DisposeAsync();
    }

    private async Task RegisterAsync(string role, params string[] roles)
    {
        // Their names are what anybody may read of a member; where they are no secret, the network's secrets are.
        _people[role] = await Host.RegisterAsync(role.Replace(' ', '-'), roles);
        _ids[role] = (await _people[role].GetAsync("/api/me").GetAsync())["id"]!.ToString();
    }

    private Task<JsonNode> PostAsync(string role, string path, string? json = null) => SendAsync(role, HttpMethod.Post, path, json);

    private async Task<JsonNode> SendAsync(string role, HttpMethod method, string path, string? json = null)
    {
        var answer = await _people[role].SendAsync(method, $"/api/{path}", json, NewKey(), method == HttpMethod.Put ? "*" : null);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{role}: {method} {path} {json}: {await answer.Content.ReadAsStringAsync()}");
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private async Task<string> PostForIdAsync(string role, string path, string json) => (await PostAsync(role, path, json))["id"]!.ToString();

    private async Task DispatchAsync()
    {
        var dispatcher = Host.App.Services.GetRequiredService<IEventDispatcher>();
        while (await dispatcher.DispatchAsync(100, default) + await dispatcher.DoLongWorkAsync(default) > 0)
        {
        }
    }
}
