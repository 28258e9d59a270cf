using System.Xml;

namespace Hexitime.Impact.Map;

/// <summary>GraphML: Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002, "GraphML progress report".</summary>
internal static class GraphMl
{
    private static readonly (string Id, string For, string Type)[] Keys =
    [
        ("label", "node", "string"), ("organisation", "node", "string"), ("profession", "node", "string"), ("networks", "node", "string"),
        ("minutesGiven", "node", "long"), ("minutesGot", "node", "long"),
        ("weight", "edge", "long"), ("exchanges", "edge", "int"), ("first", "edge", "string"), ("last", "edge", "string"),
    ];

    public static async Task WriteAsync(ConnectionMap map, Stream to, CancellationToken cancellation)
    {
        using var file = new XmlChunks(to);
        file.Xml.WriteStartElement("graphml", "http://graphml.graphdrawing.org/xmlns");
        foreach (var (id, what, type) in Keys)
            file.Empty("key", ("id", id), ("for", what), ("attr.name", id), ("attr.type", type));
        file.Xml.WriteStartElement("graph");
        file.Attributes(("id", "map"), ("edgedefault", "directed"));
        var minutes = map.ToldMinutes();
        for (var v = 0; v < map.Points.Count; v++)
        {
            WriteNode(file.Xml, file, map.Points[v], minutes[v]);
            await file.SendAsync(cancellation);
        }

        foreach (var tie in map.ToldTies)
        {
            file.Xml.WriteStartElement("edge");
            file.Attributes(("source", map.Points[tie.From].Key!), ("target", map.Points[tie.To].Key!));
            Data(file.Xml, "weight", Plain.Text(tie.Minutes));
            Data(file.Xml, "exchanges", Plain.Text(tie.Exchanges));
            Data(file.Xml, "first", Plain.Text(tie.First));
            Data(file.Xml, "last", Plain.Text(tie.Last));
            file.Xml.WriteEndElement();
            await file.SendAsync(cancellation);
        }

        await file.EndAsync(cancellation);
    }

    private static void WriteNode(XmlWriter xml, XmlChunks file, MapPoint point, (long Given, long Got) minutes)
    {
        xml.WriteStartElement("node");
        file.Attributes(("id", point.Key!));
        Data(xml, "label", point.Name);
        Data(xml, "organisation", point.Organisation);
        Data(xml, "profession", point.Profession);
        Data(xml, "networks", point.Networks is [] ? null : string.Join("; ", point.Networks!));
        Data(xml, "minutesGiven", Plain.Text(minutes.Given));
        Data(xml, "minutesGot", Plain.Text(minutes.Got));
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("data");
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}
