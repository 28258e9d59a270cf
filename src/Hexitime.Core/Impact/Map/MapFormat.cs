namespace Hexitime.Impact.Map;

/// <summary>The files in which other programs read the map. All are UTF-8; times are minutes.</summary>
public enum MapFormat
{
    /// <summary>GraphML, which nearly every program for networks reads.</summary>
    GraphMl,

    /// <summary>GEXF 1.3, for Gephi: a tie is there from its first exchange to its last.</summary>
    Gexf,

    /// <summary>The ties as comma-separated values, a row each, for a spreadsheet: no cell can be taken for a formula.</summary>
    Csv,

    /// <summary>JSON with nodes and links, as D3 and networkx's node_link_graph read it.</summary>
    Json,
}
