using System.Text.Json;

namespace Hexitime.Persistence.Commands;

/// <summary>A <see cref="Result{T}"/> in JSON: <c>{"value": …}</c> or <c>{"refusal": …}</c>.</summary>
internal static class AnswerJson
{
    public static string Write<T>(Result<T> answer) where T : notnull => answer.TryGet(out var value, out var refusal)
        ? JsonSerializer.Serialize(new Granted<T>(value), HexitimeJson.Options)
        : JsonSerializer.Serialize(new Refused(new KeptRefusal(refusal.Kind, refusal.Code, refusal.Sentence, refusal.Figures)), HexitimeJson.Options);

    /// <summary>The answer; <c>null</c> if a version of the library with other types has written it.</summary>
    public static Result<T>? Read<T>(string json) where T : notnull
    {
        try
        {
            if (JsonSerializer.Deserialize<Refused>(json, HexitimeJson.Options)?.Refusal is { } kept)
                return new Refusal(kept.Kind, kept.Code, kept.Sentence) { Figures = kept.Figures.ToDictionary(f => f.Key, f => Plain(f.Value), StringComparer.Ordinal) };
            return JsonSerializer.Deserialize<Granted<T>>(json, HexitimeJson.Options) is { Value: { } value } ? (Result<T>)value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object Plain(object figure) => figure is not JsonElement json ? figure : json.ValueKind switch
    {
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.String => json.GetString()!,
        _ => json,
    };

    private sealed record Granted<T>(T Value);

    private sealed record Refused(KeptRefusal? Refusal);

    private sealed record KeptRefusal(RefusalKind Kind, string Code, string Sentence, IReadOnlyDictionary<string, object> Figures);
}
