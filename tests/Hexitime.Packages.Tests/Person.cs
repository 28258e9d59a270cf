using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Hexitime.Packages;

/// <summary>One person, known to the app by a header; or nobody.</summary>
internal sealed class Person(HttpClient client, string? subject)
{
    private int _sent;

    public Task<JsonNode> RegisterAsync(string name) => PostAsync("/api/members", ProfileOf(name));

    public string ProfileOf(string name) => $$"""{"name":"{{name}}","email":"{{subject}}@example.org","profession":"Nurse","organisation":"Leeds Teaching Hospitals"}""";

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await SendAsync(HttpMethod.Get, path));

    public async Task<JsonNode> PostAsync(string path, string? json = null) => await ReadAsync(await TryAsync(path, json));

    public Task<HttpResponseMessage> TryAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    /// <summary>How it is refused: the status and the code.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string path, string? json = null)
    {
        using var answer = await TryAsync(path, json);
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, body.Length == 0 ? null : (string?)JsonNode.Parse(body)?["code"]);
    }

    public async Task<(long Balance, long Held)> WalletAsync()
    {
        var wallet = await GetAsync("/api/wallet");
        return (Minutes(wallet["balance"]), Minutes(wallet["held"]));
    }

    private static long Minutes(JsonNode? credits) => credits!["minutes"]!.GetValue<long>();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (subject is not null)
            request.Headers.Add("Person", subject);
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", $"{subject}-{++_sent}");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {body}");
            return JsonNode.Parse(body)!;
        }
    }
}
