using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;

namespace Hexitime.UseCases;

/// <summary>What of a request is kept with a privileged act.</summary>
[RequiresUnreferencedCode(NeedsRequests), RequiresDynamicCode(NeedsRequests)]
internal static class ActDetails
{
    public const string NeedsRequests = "The request's type is known only at run time, and its properties are read.";

    private static readonly JsonSerializerOptions WithoutWords = new(JsonSerializerDefaults.Web)
    {
        Converters = { new ExchangeKindJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InstantAsText() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWords } },
    };

    /// <summary>Ids, figures and choices as JSON.</summary>
    public static string Of(object request) => JsonSerializer.Serialize(request, request.GetType(), WithoutWords);

    /// <summary>Why, if the request says.</summary>
    public static string? ReasonOf(object request) => ((string[])["Reason", "Note"]).Select(name => request.GetType().GetProperty(name))
        .Where(p => p?.PropertyType == typeof(string)).Select(p => (string?)p!.GetValue(request)).FirstOrDefault();

    /// <summary>Lists of whole rows are words too: what they brought is in the tables.</summary>
    private static void LeaveOutWords(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => typeof(IEnumerable).IsAssignableFrom(p.PropertyType)).ToList())
            type.Properties.Remove(property);
    }

    private sealed class InstantAsText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
