using System.Text.Json;

namespace Hexitime.Impact.Map;

/// <summary>The map as nodes and links.</summary>
internal static class NodeLinkJson
{
    private const int Enough = 1 << 15;

    public static async Task WriteAsync(ConnectionMap map, Stream to, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteBoolean("directed", true);
        json.WriteBoolean("multigraph", false);
        json.WriteStartObject("graph");
        json.WriteEndObject();
        json.WriteStartArray("nodes");
        var minutes = map.ToldMinutes();
        for (var v = 0; v < map.Points.Count; v++)
        {
            WriteNode(json, map.Points[v], minutes[v]);
            await SendAsync();
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var tie in map.ToldTies)
        {
            json.WriteStartObject();
            json.WriteString("source", map.Points[tie.From].Key);
            json.WriteString("target", map.Points[tie.To].Key);
            json.WriteNumber("minutes", tie.Minutes);
            json.WriteNumber("exchanges", tie.Exchanges);
            json.WriteString("first", Plain.Text(tie.First));
            json.WriteString("last", Plain.Text(tie.Last));
            json.WriteEndObject();
            await SendAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);

        async ValueTask SendAsync()
        {
            cancellation.ThrowIfCancellationRequested();
            if (json.BytesPending > Enough)
                await json.FlushAsync(cancellation);
        }
    }

    private static void WriteNode(Utf8JsonWriter json, MapPoint point, (long Given, long Got) minutes)
    {
        json.WriteStartObject();
        json.WriteString("id", point.Key);
        Text("name", point.Name);
        Text("organisation", point.Organisation);
        Text("profession", point.Profession);
        json.WriteStartArray("networks");
        foreach (var network in point.Networks!)
            json.WriteStringValue(network);
        json.WriteEndArray();
        json.WriteNumber("minutesGiven", minutes.Given);
        json.WriteNumber("minutesGot", minutes.Got);
        json.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is not null)
                json.WriteString(name, value);
        }
    }
}
