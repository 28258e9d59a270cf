using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Hexitime.Persistence;

/// <summary>How Hexitime writes JSON wherever it does: camelCase names, enums by name, instants as ISO 8601, ids bare, credits as whole minutes.</summary>
public static class HexitimeJson
{
    /// <summary>The options. Read-only and thread-safe; to add to them, copy them or use <see cref="Configure"/>.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Makes other options write and read Hexitime's types in the same way.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.Converters.Add(new ExchangeKindJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }

    private static JsonSerializerOptions Make()
    {
        var options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
