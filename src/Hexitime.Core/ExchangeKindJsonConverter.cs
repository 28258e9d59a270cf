using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hexitime;

/// <summary>Writes a kind of exchange as its name, and reads only names of kinds that there are. Thread-safe.</summary>
public sealed class ExchangeKindJsonConverter : JsonConverter<ExchangeKind>
{
    /// <inheritdoc />
    public override ExchangeKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? ExchangeKinds.Find(reader.GetString()) : null)?.Kind ?? throw new JsonException("There is no such kind of exchange.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ExchangeKind value, JsonSerializerOptions options) => writer.WriteStringValue(ExchangeKinds.Of(value).Name);

    /// <inheritdoc />
    public override ExchangeKind ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, ExchangeKind value, JsonSerializerOptions options) => writer.WritePropertyName(ExchangeKinds.Of(value).Name);
}
