using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hexitime.Http;

/// <summary>
/// Makes a use case's request of an HTTP request: the members named in the route come from the route, the version from <c>If-Match</c>, all others from the
/// JSON body or, for a query, from the query string. So the record in Core is the one description of what can be sent.
/// </summary>
internal static class RequestReader
{
    private static Refusal NothingThere => Refusal.NotFound("http.not-found", "There is nothing at this address.");

    public static async Task<Result<TRequest>> ReadAsync<TRequest>(HttpContext http, UseCaseShape shape, CancellationToken cancellationToken)
        where TRequest : notnull
    {
        var read = shape.IsQuery ? ReadQuery(http.Request, shape) : await ReadBodyAsync(http, shape, cancellationToken);
        if (!read.TryGet(out var sent, out var refusal))
            return refusal;

        foreach (var name in shape.RouteMembers)
        {
            if (ReadRouteValue(http.Request.RouteValues[name] as string, shape.TypeOf(name)) is not { } value)
                return NothingThere;
            if (!sent.TryAdd(name, value))
                return Refused($"\"{name}\" is in the address already.");
        }

        if (shape.NeedsVersion)
        {
            if (!IfMatch.Read(http.Request).TryGet(out var expected, out refusal))
                return refusal;
            sent["version"] = expected.Version;
        }

        return JsonShape.FindFault(sent, typeof(TRequest)) is { } fault ? Refused(fault) : sent.Deserialize<TRequest>(HttpJson.Options)!;
    }

    private static Result<JsonObject> ReadQuery(HttpRequest request, UseCaseShape shape)
    {
        var sent = new JsonObject();
        foreach (var (name, values) in request.Query)
        {
            if (values.Count != 1 || shape.RouteMembers.Contains(name, StringComparer.Ordinal))
                return Refused($"\"{name}\" can be said once.");
            var type = shape.TypeOf(name);
            sent[name] = type == typeof(bool) && bool.TryParse(values[0], out var flag) ? flag
                : (type == typeof(int) || type == typeof(long)) && long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                : values[0];
        }

        return sent;
    }

    private static JsonNode? ReadRouteValue(string? text, Type? type) =>
        type == typeof(long) ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null
        : type is { IsEnum: true } ? text
        : Guid.TryParseExact(text, "D", out var id) ? id
        : null;

    private static async Task<Result<JsonObject>> ReadBodyAsync(HttpContext http, UseCaseShape shape, CancellationToken cancellationToken)
    {
        if (http.Request.ContentType is not null && !http.Request.HasJsonContentType())
            return Refusal.Invalid("http.content-type", "Send JSON, and say so with Content-Type: application/json.");
        var largest = http.RequestServices.GetRequiredService<IOptions<HexitimeHttpOptions>>().Value.LargestBodyBytes;
        if (!(await ReadBytesAsync(http.Request, largest, cancellationToken)).TryGet(out var bytes, out var refusal))
            return refusal;

        try
        {
            if (bytes.Length == 0)
                return shape.BodyMember is null ? new JsonObject() : Refused("Send what it shall be as a JSON object.");
            if (http.Request.ContentType is null)
                return Refusal.Invalid("http.content-type", "Send JSON, and say so with Content-Type: application/json.");
            var node = JsonNode.Parse(bytes, documentOptions: HttpJson.Document);
            return shape.BodyMember is { } member
                ? JsonShape.FindFault(node, shape.BodyType) is { } fault ? Refused(fault) : new JsonObject { [member] = node }
                : node as JsonObject ?? (Result<JsonObject>)Refused("What is sent must be a JSON object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Refused(exception is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
                ? string.Create(CultureInfo.InvariantCulture, $"This is no JSON: look at line {line + 1}, byte {position + 1}.")
                : "This is no JSON, or it says something twice.");
        }
    }

    private static async Task<Result<byte[]>> ReadBytesAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest)
            return TooLarge(largest);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > largest;
            var bytes = read.IsCompleted && !isTooLarge ? read.Buffer.ToArray() : null;
            request.BodyReader.AdvanceTo(bytes is null ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
            if (isTooLarge)
                return TooLarge(largest);
            if (bytes is not null)
                return bytes;
        }
    }

    private static Refusal TooLarge(int largest) =>
        Refusal.Invalid("http.body-too-large", $"A request can have at most {largest} bytes.").With("largest", largest);

    private static Refusal Refused(string sentence) => Refusal.Invalid("http.malformed", sentence);
}
