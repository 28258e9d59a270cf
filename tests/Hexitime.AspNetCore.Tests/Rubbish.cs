using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Hexitime.AspNetCore;

/// <summary>An operation as the OpenAPI document describes it, and what nobody in their right mind would send to it.</summary>
internal sealed record Operation(string Method, string Path, IReadOnlyList<string> RouteNames, IReadOnlyList<string> QueryNames, JsonObject? Example)
{
    private static readonly string Long = new('x', 20_000);

    public static IEnumerable<Operation> Of(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let parameters = (operation.Value!["parameters"]?.AsArray() ?? []).Select(p => (In: p!["in"]!.ToString(), Name: p["name"]!.ToString())).ToList()
        select new Operation(
            operation.Key.ToUpperInvariant(), path.Key, [.. parameters.Where(p => p.In == "path").Select(p => p.Name)], [.. parameters.Where(p => p.In == "query").Select(p => p.Name)],
            operation.Value["requestBody"]?["content"]?["application/json"]?["example"] as JsonObject);

    /// <summary>Requests that are wrong somewhere: in the address, in the query, in the body.</summary>
    /// <param name="foreign">An id of something that is somebody else's.</param>
    /// <param name="withBodies">Whether the body, too, is wrong in all the ways there are.</param>
    public IEnumerable<HttpRequestMessage> Rubbish(string foreign, bool withBodies)
    {
        foreach (var id in (string[])[foreign, Guid.Empty.ToString(), "1", "-1", "not-an-id", "%01", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%98%80", "'%3B--", Long[..1_500]])
            yield return To(id, "", Json(Example?.ToJsonString()));
        foreach (var name in QueryNames)
        {
            foreach (var value in (string[])["", "x", "-1", "0", "99999999999999999999", "1e400", "%00", "%ED%A0%80", "true&" + name + "=false", "0001-01-01", "9999-12-31T23:59:60Z", Long[..4_000]])
                yield return To(foreign, $"?{name}={value}", Json(Example?.ToJsonString()));
        }

        if (Method is "GET" || !withBodies)
            yield break;
        foreach (var body in Bodies())
            yield return To(foreign, "", body);
    }

    private IEnumerable<HttpContent?> Bodies()
    {
        yield return null;
        foreach (var text in (string[])["", "{", "null", "[]", "1", "\"x\"", "{}", "{\"a\":1,\"a\":2}", new string('[', 5_000), "{\"x\":" + new string('{', 200) + new string('}', 200) + "}", "{\"title\":\"\\ud800\"}"])
            yield return Json(text);
        yield return new ByteArrayContent([0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0xFF, 0x7D]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        yield return new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
        yield return new StringContent("<x/>", Encoding.UTF8, "application/xml");
        yield return new StringContent("{\"x\":\"" + new string('x', 3_000_000) + "\"}", Encoding.UTF8, "application/json");
        if (Example is null)
            yield break;
        yield return new StringContent(Example.ToJsonString(), Encoding.Unicode, "application/json");
        foreach (var (name, _) in Example)
        {
            foreach (var wrong in (JsonNode?[])[null, 1, -1, 1.5, double.MaxValue, "", "x", Long, "\0", "\u202Ex", true, new JsonArray(), new JsonArray(1, null, "x"), new JsonObject(), new JsonObject { ["minutes"] = long.MaxValue }])
            {
                var body = (JsonObject)Example.DeepClone();
                body[name] = wrong;
                yield return Json(body.ToJsonString());
            }
        }
    }

    private HttpRequestMessage To(string id, string query, HttpContent? body)
    {
        var address = RouteNames.Aggregate(Path, (path, name) => path.Replace($"{{{name}}}", id, StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(address + query, UriKind.Relative)) { Content = Method is "GET" ? null : body };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"k{Interlocked.Increment(ref _sent)}"));
        return request;
    }

    private static long _sent;

    private static StringContent? Json(string? text) => text is null ? null : new StringContent(text, Encoding.UTF8, "application/json");
}
