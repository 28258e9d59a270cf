using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hexitime.Http;

/// <summary>Marks an endpoint that moves credit, or may: it is refused without an idempotency key.</summary>
internal sealed class NeedsIdempotencyKey;

/// <summary>The <c>Idempotency-Key</c> of a request, bare or as a quoted string of RFC 8941.</summary>
/// <param name="Value">The key; <c>null</c> if the request has none.</param>
internal readonly record struct IdempotencyKey(string? Value)
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 200;

    public static Refusal Missing { get; } = Refusal.Invalid(
        "http.idempotency-key-missing", $"This moves credit: send it with an {Header} header of your choice, and with the same one if you have to repeat it.");

    private static Refusal Malformed { get; } = Refusal.Invalid(
        "http.idempotency-key", $"An {Header} has 1 to {Longest} visible ASCII characters, such as a UUID.");

    public static Result<IdempotencyKey> Read(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count == 0)
            return new IdempotencyKey(null);
        if (values.Count > 1 || values[0]?.Trim() is not { } sent || Unquote(sent) is not { Length: >= 1 and <= Longest } key)
            return Malformed;
        return key.All(c => c is > ' ' and <= '~') ? new IdempotencyKey(key) : Malformed;
    }

    private static string? Unquote(string sent)
    {
        if (!sent.StartsWith('"'))
            return sent;
        var key = new StringBuilder();
        for (var i = 1; i < sent.Length; i++)
        {
            if (sent[i] == '"')
                return i == sent.Length - 1 ? key.ToString() : null;
            if (sent[i] == '\\' && (++i == sent.Length || sent[i] is not ('"' or '\\')))
                return null;
            key.Append(sent[i]);
        }

        return null;
    }
}
