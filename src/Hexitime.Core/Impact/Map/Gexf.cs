namespace Hexitime.Impact.Map;

/// <summary>GEXF 1.3 (gexf.net). It is dynamic: a tie starts with its first exchange and ends with its last, so that the map's growth can be played.</summary>
internal static class Gexf
{
    private static readonly (string Name, string Type)[] OfNodes = [("organisation", "string"), ("profession", "string"), ("networks", "string"), ("minutesGiven", "long"), ("minutesGot", "long")];

    public static async Task WriteAsync(ConnectionMap map, Stream to, CancellationToken cancellation)
    {
        using var file = new XmlChunks(to);
        var xml = file.Xml;
        xml.WriteStartElement("gexf", "http://gexf.net/1.3");
        file.Attributes(("version", "1.3"));
        xml.WriteStartElement("graph");
        file.Attributes(("mode", "dynamic"), ("defaultedgetype", "directed"), ("timeformat", "date"), ("timerepresentation", "interval"));
        Declare(file, "node", OfNodes);
        Declare(file, "edge", [("exchanges", "integer")]);

        xml.WriteStartElement("nodes");
        var minutes = map.ToldMinutes();
        for (var v = 0; v < map.Points.Count; v++)
        {
            WriteNode(file, map.Points[v], minutes[v]);
            await file.SendAsync(cancellation);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("edges");
        for (var t = 0; t < map.Ties.Count; t++)
        {
            WriteEdge(file, map, t);
            await file.SendAsync(cancellation);
        }

        await file.EndAsync(cancellation);
    }

    private static void Declare(XmlChunks file, string what, (string Name, string Type)[] attributes)
    {
        file.Xml.WriteStartElement("attributes");
        file.Attributes(("class", what), ("mode", "static"));
        foreach (var (name, type) in attributes)
            file.Empty("attribute", ("id", name), ("title", name), ("type", type));
        file.Xml.WriteEndElement();
    }

    private static void WriteNode(XmlChunks file, MapPoint point, (long Given, long Got) minutes)
    {
        file.Xml.WriteStartElement("node");
        file.Attributes(("id", point.Key!), ("label", MapWords.Label(point, Wording.English)));
        file.Xml.WriteStartElement("attvalues");
        Value(file, "organisation", point.Organisation);
        Value(file, "profession", point.Profession);
        Value(file, "networks", point.Networks is [] ? null : string.Join("; ", point.Networks!));
        Value(file, "minutesGiven", Plain.Text(minutes.Given));
        Value(file, "minutesGot", Plain.Text(minutes.Got));
        file.Xml.WriteEndElement();
        file.Xml.WriteEndElement();
    }

    private static void WriteEdge(XmlChunks file, ConnectionMap map, int number)
    {
        var tie = map.ToldTies[number];
        file.Xml.WriteStartElement("edge");
        file.Attributes(("id", Plain.Text(number)), ("source", map.Points[tie.From].Key!), ("target", map.Points[tie.To].Key!),
            ("weight", Plain.Text(tie.Minutes)), ("start", Plain.Text(tie.First)), ("end", Plain.Text(tie.Last)));
        file.Xml.WriteStartElement("attvalues");
        Value(file, "exchanges", Plain.Text(tie.Exchanges));
        file.Xml.WriteEndElement();
        file.Xml.WriteEndElement();
    }

    private static void Value(XmlChunks file, string name, string? value)
    {
        if (value is not null)
            file.Empty("attvalue", ("for", name), ("value", value));
    }
}
