namespace Hexitime.Impact.Map;

/// <summary>The map as a drawing that needs nothing else: light, dark or printed. Every colour is also an attribute, for where styles are not allowed.</summary>
internal sealed class MapSvg
{
    public const int Width = 1600;
    public const int Height = 1200;
    private static readonly Frame Area = new(36, 128, 1214, 1036);

    private readonly ConnectionMap _map;
    private readonly MapPicture _picture;
    private readonly XmlChunks _svg;
    private readonly MapLayout _layout;
    private readonly bool[]? _focus;
    private readonly bool[] _isStrong;
    private readonly int[] _signs;
    private readonly (string Name, int Members, int Sign)[] _legend;

    private MapSvg(ConnectionMap map, MapPicture picture, XmlChunks svg, CancellationToken cancellation)
    {
        (_map, _picture, _svg) = (map, picture, svg);
        _focus = picture.Focus?.Within(map);
        (_signs, _legend) = Palette.Of(map.Points);
        _layout = KnownLayouts.Of(map, _signs, Area, cancellation);
        _isStrong = _focus is null ? [.. Enumerable.Repeat(true, map.Points.Count)] : [.. _focus];
        foreach (var tie in map.Ties)
        {
            if (IsStrong(tie))
                (_isStrong[tie.From], _isStrong[tie.To]) = (true, true);
        }
    }

    public static async Task WriteAsync(ConnectionMap map, Stream to, MapPicture picture, CancellationToken cancellation)
    {
        using var svg = new XmlChunks(to);
        var drawing = new MapSvg(map, picture, svg, cancellation);
        drawing.Begin();
        await new SvgTies(map, svg, drawing._layout, drawing._signs, drawing.IsStrong).WriteAsync(cancellation);
        await drawing.WritePointsAsync(cancellation);
        SvgNames.Write(map, svg, drawing._layout, drawing._focus is null ? null : drawing._isStrong, picture.MostNames, Area);
        SvgLegend.Write(map, svg, drawing._layout, drawing._legend, picture);
        await svg.EndAsync(cancellation);
    }

    private bool IsStrong(MapTie tie) => _focus is null || _focus[tie.From] || _focus[tie.To];

    private void Begin()
    {
        var xml = _svg.Xml;
        xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        _svg.Attributes(("viewBox", $"0 0 {Width} {Height}"), ("role", "img"), ("lang", _picture.Words.Language), ("aria-labelledby", $"{_picture.IdPrefix}-title {_picture.IdPrefix}-desc"),
            ("class", "hexitime-map"), ("font-family", "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif"), ("fill", "#1B1F24"));
        Text("title", $"{_picture.IdPrefix}-title", _picture.Words[_picture.Title]);
        Text("desc", $"{_picture.IdPrefix}-desc", string.Join(' ', MapWords.Of(_map, _picture.Focus, _picture.Words).Sentences));
        xml.WriteElementString("style", SvgStyle.Text);
        _svg.Empty("rect", ("class", "paper"), ("width", $"{Width}"), ("height", $"{Height}"), ("fill", "#FFFFFF"));

        void Text(string element, string id, string text)
        {
            xml.WriteStartElement(element);
            _svg.Attributes(("id", id));
            xml.WriteString(XmlChunks.Clean(text));
            xml.WriteEndElement();
        }
    }

    // The large last would hide the small: so the small come last. What is in focus comes after the rest.
    private async Task WritePointsAsync(CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, _map.Points.Count).OrderBy(v => _isStrong[v]).ThenByDescending(v => _layout.Radii[v]).ThenBy(v => v);
        foreach (var strength in order.GroupBy(v => _isStrong[v]))
        {
            Group(("stroke", "#FFFFFF"), ("stroke-width", "0.8"), ("class", "points"), ("opacity", strength.Key ? "1" : "0.13"));
            foreach (var v in strength)
            {
                var sign = _signs[v];
                var (x, y, radius) = (_layout.Places.X[v], _layout.Places.Y[v], _layout.Radii[v]);
                if (_focus is not null && _focus[v] && _picture.Focus!.Point is not null)
                    _svg.Empty("circle", ("cx", Tenths.Of(x)), ("cy", Tenths.Of(y)), ("r", Tenths.Of(radius + 6)), ("fill", "none"), ("class", "ink"), ("stroke", "#1B1F24"), ("stroke-width", "2.5"));
                Palette.Draw(_svg, sign, x, y, radius);
                await _svg.SendAsync(cancellation);
            }

            _svg.Xml.WriteEndElement();
        }
    }

    private void Group(params ReadOnlySpan<(string, string)> attributes)
    {
        _svg.Xml.WriteStartElement("g");
        _svg.Attributes(attributes);
    }
}
