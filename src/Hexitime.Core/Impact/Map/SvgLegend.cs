namespace Hexitime.Impact.Map;

/// <summary>What the signs mean, and the figures.</summary>
internal static class SvgLegend
{
    private const int Left = 1290;
    private const int LongestName = 30;

    public static void Write(ConnectionMap map, XmlChunks svg, MapLayout layout, (string Name, int Members, int Sign)[] signs, MapPicture picture)
    {
        var summary = map.Summarise();
        Text(svg, 36, 62, 34, picture.Title, weight: "600");
        Text(svg, 36, 98, 18, $"{MapWords.Counted(summary.Points, "member")}, {MapWords.Counted(summary.Ties, "tie")}, {MapWords.Hours(summary.Minutes)} given", isQuiet: true);

        var y = 150.0;
        Text(svg, Left, y, 17, "Organisation", weight: "600");
        foreach (var (name, members, sign) in signs)
        {
            y += 40;
            Palette.Draw(svg, sign, Left + 10, y - 4, 9);
            Text(svg, Left + 32, y - 5, 15, name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…");
            Text(svg, Left + 32, y + 12, 13, MapWords.Counted(members, "member"), isQuiet: true);
        }

        y += 56;
        Text(svg, Left, y, 17, "Size: hours given and got", weight: "600");
        y += 40;
        Sizes(map, svg, layout, y);

        y += 88;
        Text(svg, Left, y, 17, "Ties", weight: "600");
        string[] lines = ["curve clockwise from giver to receiver,", "in the colour of the giver;", "the more hours, the fuller"];
        foreach (var line in lines)
            Text(svg, Left, y += 21, 14, line, isQuiet: true);
        if (picture.Focus is { } focus)
        {
            Text(svg, Left, y += 50, 17, "In focus", weight: "600");
            Text(svg, Left, y += 21, 14, focus.Point is { } point ? MapWords.Label(map.Points[point]) : focus.Organisation!, isQuiet: true);
            Text(svg, Left, y + 21, 14, "and its neighbours; the rest is faint", isQuiet: true);
        }

        if (layout.Isolates.Length > 0)
            Text(svg, 36, layout.Strip.Top - 12, 15, $"{MapWords.Counted(layout.Isolates.Length, "member")} without a tie yet", isQuiet: true);
    }

    private static void Sizes(ConnectionMap map, XmlChunks svg, MapLayout layout, double y)
    {
        int[] tied = [.. Enumerable.Range(0, map.Points.Count).Except(layout.Isolates).OrderBy(v => layout.Radii[v]).ThenBy(v => v)];
        if (tied.Length == 0)
            return;
        var x = Left + 14.0;
        foreach (var v in new[] { tied[tied.Length / 2], tied[tied.Length * 19 / 20], tied[^1] }.Distinct())
        {
            svg.Empty("circle", ("cx", Tenths.Of(x)), ("cy", Tenths.Of(y)), ("r", Tenths.Of(layout.Radii[v])), ("fill", "none"), ("class", "ink"), ("stroke", "#1B1F24"), ("stroke-width", "1.5"));
            var hours = MapWords.Hours(map.Measures[v].MinutesGiven + map.Measures[v].MinutesGot);
            Text(svg, x - 12, y + 42, 13, hours, isQuiet: true);
            x += 92;
        }
    }

    private static void Text(XmlChunks svg, double x, double y, double size, string text, bool isQuiet = false, string weight = "400")
    {
        svg.Xml.WriteStartElement("text");
        svg.Attributes(("x", Tenths.Of(x)), ("y", Tenths.Of(y)), ("font-size", Tenths.Of(size)), ("font-weight", weight));
        if (isQuiet)
            svg.Attributes(("class", "quiet"), ("fill", "#57606A"));
        svg.Xml.WriteString(XmlChunks.Clean(text));
        svg.Xml.WriteEndElement();
    }
}
