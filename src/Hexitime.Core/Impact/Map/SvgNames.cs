namespace Hexitime.Impact.Map;

/// <summary>Names, of those who agreed: the most active first, each where it covers no other name.</summary>
internal static class SvgNames
{
    private const double Size = 15;

    public static void Write(ConnectionMap map, XmlChunks svg, MapLayout layout, bool[]? only, int most, Frame area)
    {
        var taken = new List<Frame>();
        svg.Xml.WriteStartElement("g");
        svg.Attributes(("font-size", Tenths.Of(Size)), ("stroke", "#FFFFFF"), ("stroke-width", "3.5"), ("stroke-linejoin", "round"), ("paint-order", "stroke"), ("class", "name"));
        var named = Enumerable.Range(0, map.Points.Count).Where(v => map.Points[v].Name is not null && map.Undirected.Degree(v) > 0 && (only is null || only[v]))
            .OrderByDescending(v => map.Measures[v].MinutesGiven + map.Measures[v].MinutesGot).ThenBy(v => v);
        foreach (var v in named)
        {
            if (taken.Count >= most)
                break;
            var name = map.Points[v].Name!;
            if (Place(WidthOf(name), v, layout, taken, area) is not { } box)
                continue;
            taken.Add(box);
            svg.Xml.WriteStartElement("text");
            svg.Attributes(("x", Tenths.Of(box.Left)), ("y", Tenths.Of(box.Top + (0.8 * Size))));
            svg.Xml.WriteString(name);
            svg.Xml.WriteEndElement();
        }

        svg.Xml.WriteEndElement();
    }

    /// <summary>About how wide a text is: nobody knows here which font will be there.</summary>
    public static double WidthOf(string text) => Size * text.Sum(c => c > 0x2E80 ? 1.0 : char.IsUpper(c) ? 0.7 : 0.54);

    // Right, left, above or below: where it covers least of the points, if it covers no other name.
    private static Frame? Place(double width, int point, MapLayout layout, List<Frame> taken, Frame area)
    {
        var (x, y, away) = (layout.Places.X[point], layout.Places.Y[point], layout.Radii[point] + 4);
        (Frame Box, double Covered)? best = null;
        foreach (var (left, top) in (ReadOnlySpan<(double, double)>)[(x + away, y - (Size / 2)), (x - away - width, y - (Size / 2)), (x - (width / 2), y - away - Size), (x - (width / 2), y + away)])
        {
            var box = new Frame(left, top, width, Size + 2);
            if (left < area.Left || box.Right > area.Right || top < area.Top || box.Bottom > area.Bottom || taken.Exists(box.Overlaps))
                continue;
            var covered = 0.0;
            for (var v = 0; v < layout.Radii.Length; v++)
            {
                var (r, px, py) = (layout.Radii[v], layout.Places.X[v], layout.Places.Y[v]);
                covered += v != point && px + r > left && px - r < box.Right && py + r > top && py - r < box.Bottom ? r * r : 0;
            }

            if (best is null || covered < best.Value.Covered)
                best = (box, covered);
        }

        return best?.Box;
    }
}
