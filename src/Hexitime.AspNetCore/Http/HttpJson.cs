using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Hexitime.Http;

/// <summary>How the bank writes and reads JSON. Its own options: a host's are neither used nor changed.</summary>
internal static class HttpJson
{
    private static readonly ConcurrentDictionary<Type, OrderedDictionary<string, JsonPropertyInfo>> Members = [];

    public static JsonSerializerOptions Options { get; } = Make();

    public static JsonDocumentOptions Document { get; } = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new ExchangeKindJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What can be sent for a type: its settable members, by name.</summary>
    public static OrderedDictionary<string, JsonPropertyInfo> MembersOf(Type type) => Members.GetOrAdd(type, static t => new OrderedDictionary<string, JsonPropertyInfo>(
        Options.GetTypeInfo(t).Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).Select(p => KeyValuePair.Create(p.Name, p)), StringComparer.Ordinal));

    /// <summary>Whether a member must be sent.</summary>
    public static bool MustBeSent(this JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    /// <summary>Whether a member may be sent as <c>null</c>.</summary>
    public static bool MayBeNull(this JsonPropertyInfo member) => member.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(member.PropertyType) is not null
        : member.AssociatedParameter?.IsNullable ?? member.IsSetNullable;

    /// <summary>The words for an enum's values.</summary>
    public static IEnumerable<string> WordsOf(Type enumType) => enumType == typeof(ExchangeKind) ? ExchangeKinds.All.Select(kind => kind.Name) : Enum.GetNames(enumType).Select(JsonNamingPolicy.CamelCase.ConvertName);

    public static JsonNode ToNode(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Options)!;
}
