using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Hexitime.Ledger;
using NodaTime;

namespace Hexitime.Http;

/// <summary>
/// Says in a sentence what is wrong with the JSON that somebody sent, and where. The serializer would refuse the same, but in the words of the program.
/// </summary>
internal static class JsonShape
{
    /// <summary>The first fault, or <c>null</c>.</summary>
    public static string? FindFault(JsonNode? node, Type type, string path = "")
    {
        if (node is null)
            return $"{Name(path)} cannot be null.";
        var info = HttpJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => node is JsonObject members ? FindFault(members, info.Type, path) : $"{Name(path)} must be a JSON object.",
            JsonTypeInfoKind.Enumerable => node is JsonArray items
                ? items.Select((item, i) => FindFault(item, info.ElementType!, $"{path}[{i}]")).FirstOrDefault(fault => fault is not null)
                : $"{Name(path)} must be a list.",
            _ => CanBeRead(node, info) ? null : $"{Name(path)} must be {Expected(info.Type)}.",
        };
    }

    private static string? FindFault(JsonObject sent, Type type, string path)
    {
        var known = HttpJson.MembersOf(type);
        foreach (var (name, value) in sent)
        {
            var here = path.Length == 0 ? name : $"{path}.{name}";
            if (!known.TryGetValue(name, out var member))
                return $"{Name(here)} is not known here. {(known.Count == 0 ? "Nothing need be sent" : $"Known are: {string.Join(", ", known.Keys)}")}.";
            if (value is null && member.MayBeNull())
                continue;
            if (FindFault(value, member.PropertyType, here) is { } fault)
                return fault;
        }

        return known.Values.FirstOrDefault(m => m.MustBeSent() && !sent.ContainsKey(m.Name)) is { } missing
            ? $"{Name(path.Length == 0 ? missing.Name : $"{path}.{missing.Name}")} is missing."
            : null;
    }

    private static bool CanBeRead(JsonNode node, JsonTypeInfo type)
    {
        try
        {
            node.Deserialize(type);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        type.IsEnum ? $"one of: {string.Join(", ", HttpJson.WordsOf(type))}"
        : type == typeof(Credits) ? "a time such as \"1.5 h\", \"1 h 30 min\", \"90 min\" or {\"minutes\": 90}"
        : type == typeof(Digest) ? "64 hexadecimal digits"
        : type == typeof(Instant) ? "an instant such as \"2027-01-31T09:30:00Z\""
        : type == typeof(LocalDate) ? "a date such as \"2027-01-31\""
        : type == typeof(bool) ? "true or false"
        : type == typeof(string) ? "a text"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : "an id such as \"01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1\"";

    private static string Name(string path) => path.Length == 0 ? "What is sent" : $"\"{path}\"";
}
