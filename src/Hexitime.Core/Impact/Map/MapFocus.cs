namespace Hexitime.Impact.Map;

/// <summary>What a picture or description is about: an organisation, or a member, with their neighbours.</summary>
public sealed record MapFocus
{
    private MapFocus(int? point, string? organisation) => (Point, Organisation) = (point, organisation);

    /// <summary>The member, as an index into the points; <c>null</c> if the focus is an organisation.</summary>
    public int? Point { get; }

    /// <summary>The organisation; <c>null</c> if the focus is a member.</summary>
    public string? Organisation { get; }

    /// <summary>A member.</summary>
    public static MapFocus On(int point) => new(point, null);

    /// <summary>An organisation, by its name as the map shows it.</summary>
    public static MapFocus On(string organisation) => new(null, organisation);

    /// <summary>Whether each point is in the focus itself.</summary>
    internal bool[] Within(ConnectionMap map)
    {
        if (Point is { } point && (point < 0 || point >= map.Points.Count))
            throw new ArgumentException($"There is no point {point}.", nameof(map));
        bool[] within = [.. map.Points.Select((p, v) => Point == v || (Organisation is not null && p.Organisation == Organisation))];
        if (!within.Contains(true))
            throw new ArgumentException($"The map shows no organisation {Organisation}.", nameof(map));
        return within;
    }
}
