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
        var named = Enumerable.Range(0, map.Points.Count).Where(v => map.Points[v].Name is not null && (only is null || only[v]))
            .OrderByDescending(v => map.Measures[v].MinutesGiven + map.Measures[v].MinutesGot).ThenBy(v => v);
        foreach (var v in named)
        {
            if (taken.Count >= most)
                break;
            var name = map.Points[v].Name!;
            if (!TryPlace(WidthOf(name), layout.Places.X[v], layout.Places.Y[v], layout.Radii[v] + 4, taken, area, out var box))
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

    private static bool TryPlace(double width, double x, double y, double away, List<Frame> taken, Frame area, out Frame box)
    {
        foreach (var (left, top) in (ReadOnlySpan<(double, double)>)[(x + away, y - (Size / 2)), (x - away - width, y - (Size / 2)), (x - (width / 2), y - away - Size), (x - (width / 2), y + away)])
        {
            var candidate = new Frame(left, top, width, Size + 2);
            box = candidate;
            if (left >= area.Left && candidate.Right <= area.Right && top >= area.Top && candidate.Bottom <= area.Bottom
                && !taken.Exists(t => t.Left < candidate.Right && candidate.Left < t.Right && t.Top < candidate.Bottom && candidate.Top < t.Bottom))
                return true;
        }

        box = default;
        return false;
    }
}
