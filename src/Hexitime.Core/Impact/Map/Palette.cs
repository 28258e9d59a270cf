namespace Hexitime.Impact.Map;

/// <summary>How the largest organisations are told apart: a colour of Okabe and Ito's (2008) palette, which people see apart who see colours differently, and a shape, for those who see none and for print.</summary>
internal static class Palette
{
    /// <summary>How many organisations have a sign of their own. The rest, and members of none, share the one after.</summary>
    public const int Signs = 8;

    /// <summary>Yellow, which is too pale on white to stand without an outline.</summary>
    private const int Pale = 6;

    /// <summary>The colour of each sign on white.</summary>
    public static readonly string[] Light = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442", "#000000", "#858C94"];

    /// <summary>The colour of each sign on black: black becomes white, the rest stay.</summary>
    public static readonly string[] Dark = ["#2F95D0", "#E69F00", "#00B386", "#EB6A10", "#56B4E9", "#CC79A7", "#F0E442", "#FFFFFF", "#8A8F98"];

    // Corners at a radius of 1, of about the area of the circle; the first and the last sign are a disc and a ring.
    private static readonly (double X, double Y)[][] Corners =
    [
        [],
        [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
        [(0, -1.3), (1.17, 0.78), (-1.17, 0.78)],
        [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
        [(0, 1.3), (-1.17, -0.78), (1.17, -0.78)],
        [(-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)],
        [(-0.42, -1.2), (0.42, -1.2), (0.42, -0.42), (1.2, -0.42), (1.2, 0.42), (0.42, 0.42), (0.42, 1.2), (-0.42, 1.2), (-0.42, 0.42), (-1.2, 0.42), (-1.2, -0.42), (-0.42, -0.42)],
        [(0, -1.4), (0.41, -0.44), (1.4, -0.32), (0.6, 0.3), (0.85, 1.3), (0, 0.72), (-0.85, 1.3), (-0.6, 0.3), (-1.4, -0.32), (-0.41, -0.44)],
        [],
    ];

    /// <summary>The sign of each point, and what each sign stands for, the organisation with most members first; the last, if there is need of it, for all others.</summary>
    public static (int[] Signs, (string Name, int Members, int Sign)[] Legend) Of(IReadOnlyList<MapPoint> points)
    {
        var organisations = points.Where(p => p.Organisation is not (null or SmallGroups.Others)).CountBy(p => p.Organisation!)
            .OrderByDescending(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Take(Signs).Select((o, i) => (Name: o.Key, Members: o.Value, Sign: i)).ToArray();
        var numbers = organisations.ToDictionary(o => o.Name, o => o.Sign, StringComparer.Ordinal);
        int[] signs = [.. points.Select(p => p.Organisation is { } organisation ? numbers.GetValueOrDefault(organisation, Signs) : Signs)];
        var others = signs.Count(s => s == Signs);
        return (signs, others == 0 ? organisations : [.. organisations, ("All others", others, Signs)]);
    }

    /// <summary>A sign as an SVG element. That of all others is a ring.</summary>
    public static void Draw(XmlChunks svg, int sign, double x, double y, double radius)
    {
        if (Corners[sign].Length == 0)
        {
            svg.Xml.WriteStartElement("circle");
            svg.Attributes(("cx", Tenths.Of(x)), ("cy", Tenths.Of(y)), ("r", Tenths.Of(radius)));
        }
        else
        {
            svg.Xml.WriteStartElement("path");
            var path = string.Join('L', Corners[sign].Select(c => Tenths.Pair(x + (c.X * radius), y + (c.Y * radius))));
            svg.Attributes(("d", $"M{path}Z"));
        }

        svg.Attributes(("class", $"f{sign}"), ("fill", sign == Signs ? "#FFFFFF" : Light[sign]));
        if (sign is Signs or Pale)
            svg.Attributes(("stroke", sign == Signs ? Light[sign] : "#8A7F00"), ("stroke-width", Tenths.Of(Math.Clamp(radius / 7, 0.3, 2))));
        svg.Xml.WriteEndElement();
    }
}
