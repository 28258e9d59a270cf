using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hexitime.Ledger;

/// <summary>
/// Writes credits as <c>{"minutes": 90, "text": "1 h 30 min"}</c>; reads that, or the text alone (<c>"1.5 h"</c>). A bare number is refused,
/// because it does not say its unit. Thread-safe.
/// </summary>
public sealed class CreditsJsonConverter : JsonConverter<Credits>
{
    private const string Expected = "Write the time as \"1.5 h\", \"1 h 30 min\", \"90 min\" or {\"minutes\": 90}.";

    /// <inheritdoc />
    public override Credits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Credits.TryParse(reader.GetString(), out var written) ? written : throw new JsonException(Expected);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException(Expected);

        Credits? credits = null;
        string? text = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (isMinutes, isText) = (reader.ValueTextEquals("minutes"), reader.ValueTextEquals("text"));
            reader.Read();
            if (isText && reader.TokenType == JsonTokenType.String)
                text = reader.GetString();
            else if (!isMinutes)
                reader.Skip();
            else if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var minutes) && Credits.TryFromMinutes(minutes, out var read))
                credits = read;
            else
                throw new JsonException(Expected);
        }

        // What people read and what is counted must be the same.
        return credits is { } amount && (text is null || (Credits.TryParse(text, out var said) && said == amount)) ? amount : throw new JsonException(Expected);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Credits value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("minutes", value.Minutes);
        writer.WriteString("text", value.ToString());
        writer.WriteEndObject();
    }
}
