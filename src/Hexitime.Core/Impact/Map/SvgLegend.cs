namespace Hexitime.Impact.Map;

/// <summary>What the signs mean, and the figures.</summary>
internal static class SvgLegend
{
    private const int Left = 1290;
    private const int LongestName = 30;

    public static void Write(ConnectionMap map, XmlChunks svg, MapLayout layout, (string Name, int Members, int Sign)[] signs, MapPicture picture)
    {
        var (summary, words) = (map.Summarise(), picture.Words);
        Text(words, svg, 36, 62, 34, words[picture.Title], weight: "600");
        Text(words, svg, 36, 98, 18, words.Say("{0}, {1}, {2} given", MapWords.Members(summary.Points, words), MapWords.Ties(summary.Ties, words), words.Hours(summary.Minutes)), isQuiet: true);

        var y = 150.0;
        Text(words, svg, Left, y, 17, words["Organisation"], weight: "600");
        foreach (var (told, members, sign) in signs)
        {
            var name = words[told];
            y += 40;
            Palette.Draw(svg, sign, Left + 10, y - 4, 9);
            Text(words, svg, Left + 32, y - 5, 15, name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…");
            Text(words, svg, Left + 32, y + 12, 13, MapWords.Members(members, words), isQuiet: true);
        }

        y += 56;
        Text(words, svg, Left, y, 17, words["Size: hours given and got"], weight: "600");
        y += 40;
        Sizes(map, svg, layout, words, y);

        y += 88;
        Text(words, svg, Left, y, 17, words["Ties"], weight: "600");
        string[] lines = [words["curve clockwise from giver to receiver,"], words["in the colour of the giver;"], words["the more hours, the fuller"]];
        foreach (var line in lines)
            Text(words, svg, Left, y += 21, 14, line, isQuiet: true);
        if (picture.Focus is { } focus)
        {
            Text(words, svg, Left, y += 50, 17, words["In focus"], weight: "600");
            Text(words, svg, Left, y += 21, 14, focus.Point is { } point ? MapWords.Label(map.Points[point], words) : words[focus.Organisation!], isQuiet: true);
            Text(words, svg, Left, y + 21, 14, words["and its neighbours; the rest is faint"], isQuiet: true);
        }

        if (layout.Isolates.Length > 0)
            Text(words, svg, 36, layout.Strip.Top - 12, 15, words.Say("{0} without a tie yet", MapWords.Members(layout.Isolates.Length, words)), isQuiet: true);
    }

    private static void Sizes(ConnectionMap map, XmlChunks svg, MapLayout layout, Wording words, double y)
    {
        int[] tied = [.. Enumerable.Range(0, map.Points.Count).Except(layout.Isolates).OrderBy(v => layout.Radii[v]).ThenBy(v => v)];
        if (tied.Length == 0)
            return;
        var x = Left + 14.0;
        foreach (var v in new[] { tied[tied.Length / 2], tied[tied.Length * 19 / 20], tied[^1] }.Distinct())
        {
            svg.Empty("circle", ("cx", Tenths.Of(x)), ("cy", Tenths.Of(y)), ("r", Tenths.Of(layout.Radii[v])), ("fill", "none"), ("class", "ink"), ("stroke", "#1B1F24"), ("stroke-width", "1.5"));
            var hours = words.Hours(map.Measures[v].MinutesGiven + map.Measures[v].MinutesGot);
            Text(words, svg, x - 12, y + 42, 13, hours, isQuiet: true);
            x += 92;
        }
    }

    private static void Text(Wording words, XmlChunks svg, double x, double y, double size, string text, bool isQuiet = false, string weight = "400")
    {
        svg.Xml.WriteStartElement("text");
        svg.Attributes(("x", Tenths.Of(x)), ("y", Tenths.Of(y)), ("font-size", Tenths.Of(size)), ("font-weight", weight));
        // By which side it stands, whichever way it runs.
        if (words.Direction == "rtl")
            svg.Attributes(("direction", "rtl"), ("text-anchor", "end"));
        if (isQuiet)
            svg.Attributes(("class", "quiet"), ("fill", "#57606A"));
        svg.Xml.WriteString(XmlChunks.Clean(text));
        svg.Xml.WriteEndElement();
    }
}
