using System.Text.Json.Nodes;
using Hexitime.Http;
using Hexitime.Ledger;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Hexitime.OpenApi;

/// <summary>Describes the bank's types as <see cref="HttpJson"/> writes them, whatever the host's own JSON options.</summary>
internal static class HexitimeSchemas
{
    public const string Problem = "HexitimeProblem";

    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Instant))
            Become(schema, Text("date-time", "2027-03-04T09:30:00Z"));
        else if (type == typeof(LocalDate))
            Become(schema, Text("date", "2027-03-04"));
        else if (type == typeof(Digest))
            Become(schema, Text(null, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
        else if (type == typeof(Credits))
            BecomeCredits(schema);
        else if (IsId(type))
            Become(schema, Text("uuid", "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1"));
        else if (type.IsEnum && IsOurs(type))
            BecomeWords(schema, type);
        else if ((type == typeof(int) || type == typeof(long)) && context.JsonPropertyInfo is { } member && IsOurs(member.DeclaringType))
            Become(schema, new OpenApiSchema { Type = JsonSchemaType.Integer, Format = type == typeof(int) ? "int32" : "int64" });
        else if (schema.Properties is not null && IsOurs(type))
            schema.Required = HttpJson.MembersOf(type).Values.Where(m => m.MustBeSent()).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
    }

    public static OpenApiSchema Id => Text("uuid", "01990a1b-2c3d-7e4f-8a5b-6c7d8e9fa0b1");

    public static OpenApiSchema Number => new() { Type = JsonSchemaType.Integer, Format = "int64", Examples = [12] };

    public static OpenApiSchema ProblemSchema => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457). The figures behind the sentence are further members, credits as whole minutes.",
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code" },
        AdditionalPropertiesAllowed = true,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("uri", Problems.TypePrefix + "ledger.insufficient-credit"),
            ["title"] = Text(null, "Not possible as things stand"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Examples = [409] },
            ["detail"] = Text(null, "There is not enough credit for this."),
            ["code"] = Text(null, "ledger.insufficient-credit"),
        },
    };

    private static OpenApiSchema Text(string? format, string example) => new() { Type = JsonSchemaType.String, Format = format, Examples = [example] };

    private static bool IsOurs(Type type) => type.Assembly == typeof(Credits).Assembly;

    private static bool IsId(Type type) =>
        Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static void BecomeWords(OpenApiSchema schema, Type type)
    {
        Become(schema, new OpenApiSchema { Type = JsonSchemaType.String });
        schema.Enum = [.. HttpJson.WordsOf(type).Select(word => (JsonNode)word)];
    }

    private static void BecomeCredits(OpenApiSchema schema)
    {
        Become(schema, new OpenApiSchema { Examples = ["1 h 30 min"] });
        schema.Description = "An amount of time, in whole minutes. Answered as an object; sent as an object or as text.";
        schema.OneOf =
        [
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(StringComparer.Ordinal) { "minutes" },
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["minutes"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Examples = [90] },
                    ["text"] = new OpenApiSchema { Type = JsonSchemaType.String, ReadOnly = true, Examples = ["1 h 30 min"] },
                },
            },
            Text(null, "1 h 30 min"),
        ];
    }

    private static void Become(OpenApiSchema schema, OpenApiSchema other)
    {
        (schema.Type, schema.Format, schema.Examples, schema.Pattern) = (other.Type, other.Format, other.Examples, null);
        (schema.Properties, schema.Required, schema.Enum, schema.AdditionalProperties) = (null, null, null, null);
    }
}
