using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Hexitime.AspNetCore.Authorisation;

namespace Hexitime.AspNetCore;

/// <summary>An operation as the OpenAPI document describes it, and what nobody in their right mind would send to it.</summary>
internal sealed record Operation(string Method, string Path, IReadOnlyList<string> RouteNames, IReadOnlyList<string> QueryNames, JsonObject? Example, bool TakesFiles)
{
    private const string Chosen = "\ue000";

    private static readonly string Long = new('x', 20_000);

    // A NUL in a path never comes as far as here: servers refuse it.
    private static readonly string[] WrongIds =
        [Guid.Empty.ToString(), "1", "-1", "not-an-id", "%01", "%C3%28", "%ED%A0%80", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%98%80", "'%3B--", "99999999999999999999", Long[..1_500]];

    private static readonly string[] WrongValues =
    [
        "", "x", "-1", "0", "99999999999999999999", "1e400", "%00", "a%00b", "%C3%28", "%ED%A0%80", "%25%5F%27%22%5C", "0001-01-01", "-9998-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:60Z",
        "9223372036854775807.00000000000000000000000000000000", "-621355968000000000.01990a1b2c3d7e4f8a5b6c7d8e9fa0b1", Long[..4_000],
    ];

    /// <summary>As JSON, so that it can be said that JSON nodes cannot.</summary>
    private static readonly string[] WrongMembers =
    [
        "null", "1", "-1", "1.5", "1e400", "9223372036854775808", "\"\"", "\"x\"", $"\"{Long}\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u202Ex\"", "true", "[]", "[1,null,\"x\"]", "{}",
        "{\"minutes\":9223372036854775807}", "{\"minutes\":-1}", "\"-9998-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
    ];

    /// <summary>What one database takes and the other does not.</summary>
    private static readonly string[] TouchyMembers = ["\"a\\u0000b\"", "\"\\ud800\"", "9223372036854775808", "\"-9998-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", $"\"{Long}\""];

    private static long _sent;

    public static IEnumerable<Operation> Of(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let parameters = (operation.Value!["parameters"]?.AsArray() ?? []).Select(p => (In: p!["in"]!.ToString(), Name: p["name"]!.ToString())).ToList()
        let bodies = operation.Value["requestBody"]?["content"]
        select new Operation(
            operation.Key.ToUpperInvariant(), path.Key, [.. parameters.Where(p => p.In == "path").Select(p => p.Name)], [.. parameters.Where(p => p.In == "query").Select(p => p.Name)],
            bodies?["application/json"]?["example"] as JsonObject, bodies?["multipart/form-data"] is not null);

    /// <summary>Requests at which databases differ: in the query, and in each member of the body.</summary>
    public IEnumerable<HttpRequestMessage> Touchy(World world)
    {
        foreach (var name in QueryNames)
        {
            foreach (var value in WrongValues)
                yield return To(world, $"?{name}={value}", Example?.ToJsonString());
        }

        foreach (var path in PathsOf(Example, ""))
        {
            foreach (var wrong in TouchyMembers)
                yield return To(world, json: Replaced(path, wrong));
        }
    }

    /// <summary>Requests that are wrong somewhere: in the address, the query, a header or the body. All the rest is of things that are there, and somebody else's.</summary>
    /// <param name="withBodies">Whether the body, too, is wrong in all the ways there are.</param>
    public IEnumerable<HttpRequestMessage> Rubbish(World world, bool withBodies)
    {
        yield return To(world, json: Example?.ToJsonString());
        foreach (var name in RouteNames)
        {
            foreach (var id in WrongIds)
                yield return To(world, json: Example?.ToJsonString(), wrong: (name, id));
        }

        foreach (var name in QueryNames)
        {
            foreach (var value in WrongValues.Append("true&" + name + "=false"))
                yield return To(world, $"?{name}={value}", Example?.ToJsonString());
        }

        yield return To(world, "?nobody=knows", Example?.ToJsonString());
        foreach (var (name, value) in ((string, string)[])[("Idempotency-Key", ""), ("Idempotency-Key", Long[..4_000]), ("Idempotency-Key", "\"\u00e9\""), ("Idempotency-Key", "a, b"), ("If-Match", "x"), ("If-Match", "\"99999999999999999999\""), ("If-Match", "W/\"1\", \"2\""), ("Accept", "nonsense"), ("Accept-Language", Long[..4_000])])
            yield return WithHeader(To(world, json: Example?.ToJsonString()), name, value);
        if (Method is "GET" || !withBodies)
            yield break;
        foreach (var content in TakesFiles ? Forms() : Bodies())
            yield return To(world, content: content);
    }

    private IEnumerable<HttpContent?> Bodies()
    {
        yield return null;
        foreach (var text in (string[])["", "{", "null", "[]", "1", "\"x\"", "{}", "{\"a\":1,\"a\":2}", new string('[', 5_000), Nested(10), Nested(200), "{\"title\":\"\\ud800\"}", "\uFEFF{}", "{\"\\u0000\":1}"])
            yield return Json(text);
        yield return Bytes([0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0xFF, 0x7D], "application/json");
        yield return Bytes([0x7B, 0x22, 0x78, 0x22, 0x3A, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D], "application/json; charset=utf-8");
        yield return new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
        yield return new StringContent("<x/>", Encoding.UTF8, "application/xml");
        yield return new StringContent("{\"x\":\"" + new string('x', 3_000_000) + "\"}", Encoding.UTF8, "application/json");
        var bomb = Bytes(Bomb.Value, "application/json");
        bomb.Headers.ContentEncoding.Add("gzip");
        yield return bomb;
        if (Example is null)
            yield break;
        var example = Example.ToJsonString();
        yield return new StringContent(example, Encoding.Unicode, "application/json");
        yield return new StringContent(example, Encoding.UTF32, "application/json");
        yield return Bytes(Encoding.UTF8.GetBytes(example), "application/json; charset=utf-7");
        yield return Bytes(Encoding.UTF8.GetBytes(example), "application/json; charset=\u0001");
        foreach (var path in PathsOf(Example, ""))
        {
            foreach (var wrong in path.LastIndexOf('/') == 0 ? WrongMembers : [.. WrongMembers.Where((_, i) => i % 3 == 0)])
                yield return Json(Replaced(path, wrong));
        }
    }

    private static IEnumerable<HttpContent?> Forms()
    {
        yield return null;
        yield return Json("{}");
        yield return Bytes("--x\r\nnonsense"u8.ToArray(), "multipart/form-data; boundary=x");
        yield return Bytes([0xFF, 0xFE], "multipart/form-data");
        foreach (var file in (byte[][])[[], [0], [0xFF, 0xFE, 0x00, 0xD8], "id,name\n\"unclosed"u8.ToArray(), Encoding.UTF8.GetBytes($"{Long},{Long}\n\0,\0\n"), "conceptUri,preferredLabel\na\0b,\uD7FF\n"u8.ToArray()])
        {
            var form = new MultipartFormDataContent();
            foreach (var name in (string[])["members", "transfers", "vocabulary"])
                form.Add(new ByteArrayContent(file), name, "../../x.csv");
            form.Add(new StringContent("perhaps"), "allowBelowFloor");
            yield return form;
        }
    }

    private static string Nested(int deep) => "{\"x\":" + string.Concat(Enumerable.Repeat("{\"x\":", deep)) + "1" + new string('}', deep) + "}";

    private static readonly Lazy<byte[]> Bomb = new(() =>
    {
        using var squeezed = new MemoryStream();
        using (var gzip = new GZipStream(squeezed, CompressionLevel.Optimal))
            gzip.Write(new byte[50_000_000]);
        return squeezed.ToArray();
    });

    /// <summary>Each member, and each member of a member.</summary>
    private static IEnumerable<string> PathsOf(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => PathsOf(m.Value, $"{path}/{m.Key}").Prepend($"{path}/{m.Key}")).Distinct(StringComparer.Ordinal),
        JsonArray { Count: > 0 } items => PathsOf(items[0], $"{path}/0").Prepend($"{path}/0").Distinct(StringComparer.Ordinal),
        _ => [],
    };

    private string Replaced(string path, string json)
    {
        var body = Example!.DeepClone();
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parent = steps[..^1].Aggregate(body, (node, step) => node is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray list)
            list[0] = Chosen;
        else
            parent[steps[^1]] = Chosen;
        return body.ToJsonString().Replace($"\"\\uE000\"", json, StringComparison.Ordinal);
    }

    private HttpRequestMessage To(World world, string query = "", string? json = null, HttpContent? content = null, (string Name, string Value)? wrong = null)
    {
        var step = Method == "DELETE" ? "delete" : Path[(Path.LastIndexOf('/') + 1)..];
        var address = RouteNames.Aggregate(Path, (path, name) =>
            path.Replace($"{{{name}}}", wrong is { } w && w.Name == name ? w.Value : world.Thing(name, step) ?? Guid.Empty.ToString(), StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(address + query, UriKind.Relative)) { Content = Method is "GET" ? null : content ?? (json is null ? null : Json(json)) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"k{Interlocked.Increment(ref _sent)}"));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return request;
    }

    private static HttpRequestMessage WithHeader(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
