using System.Globalization;
using System.Text;

namespace Hexitime.Impact.Map;

/// <summary>The ties: each a curve, clockwise from giver to receiver, in the giver's colour, the fuller the more minutes. Those of one giver and weight are one path.</summary>
internal sealed class SvgTies(ConnectionMap map, XmlChunks svg, MapLayout layout, int[] signs, Func<MapTie, bool> isStrong)
{
    private const int Weights = 5;
    private const int FewEnoughForArrows = 400;
    private const double Bend = 0.13;

    private readonly long _greatest = map.Ties.Select(t => t.Minutes).DefaultIfEmpty(1).Max();
    private readonly double _strong = Opacity(map.Ties.Count(isStrong));
    private readonly double _faint = Opacity(map.Ties.Count) / 5;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var groups = map.Ties.GroupBy(t => (IsStrong: isStrong(t), Weight: WeightOf(t), Sign: signs[t.From])).OrderBy(g => g.Key);
        foreach (var group in groups)
        {
            var (isInFocus, weight, sign) = group.Key;
            svg.Xml.WriteStartElement("g");
            svg.Attributes(("class", $"s{sign}"), ("fill", "none"), ("stroke", Palette.Light[sign]), ("stroke-width", Tenths.Of(WidthOf(weight))), ("opacity", Hundredths(isInFocus ? Math.Min(0.85, _strong * (0.7 + (0.45 * weight))) : _faint)));
            foreach (var giver in group.GroupBy(t => t.From))
            {
                svg.Empty("path", ("d", Paths(giver)));
                await svg.SendAsync(cancellation);
            }

            svg.Xml.WriteEndElement();
        }
    }

    private int WeightOf(MapTie tie) => Math.Min(Weights - 1, (int)(Weights * Math.Sqrt((double)tie.Minutes / _greatest)));

    // The more there are, the fainter, so that what lies below still shows.
    private static double Opacity(int ties) => Math.Clamp(16 / Math.Sqrt(Math.Max(1, ties)), 0.06, 0.55);

    private double WidthOf(int weight) => map.Ties.Count > FewEnoughForArrows ? 0.6 + (0.45 * weight) : 1 + (0.7 * weight);

    private static string Hundredths(double value) => (Math.Round(100 * value) / 100).ToString("0.##", CultureInfo.InvariantCulture);

    private string Paths(IEnumerable<MapTie> ties)
    {
        var path = new StringBuilder();
        foreach (var tie in ties)
        {
            var (x, y, tx, ty) = (layout.Places.X[tie.From], layout.Places.Y[tie.From], layout.Places.X[tie.To], layout.Places.Y[tie.To]);
            var (cx, cy) = (((x + tx) / 2) + (Bend * (ty - y)), ((y + ty) / 2) - (Bend * (tx - x)));
            var (dx, dy) = (tx - cx, ty - cy);
            var length = Math.Max(1e-9, Math.Sqrt((dx * dx) + (dy * dy)));
            (dx, dy) = (dx / length, dy / length);
            var hasArrow = map.Ties.Count <= FewEnoughForArrows;
            if (hasArrow)
                (tx, ty) = (tx - (dx * (layout.Radii[tie.To] + 2)), ty - (dy * (layout.Radii[tie.To] + 2)));
            path.Append('M').Append(Tenths.Pair(x, y)).Append('Q').Append(Tenths.Pair(cx, cy)).Append(' ').Append(Tenths.Pair(tx, ty));
            if (hasArrow)
            {
                path.Append('M').Append(Tenths.Pair(tx - (7 * dx) + (3.5 * dy), ty - (7 * dy) - (3.5 * dx))).Append('L').Append(Tenths.Pair(tx, ty))
                    .Append('L').Append(Tenths.Pair(tx - (7 * dx) - (3.5 * dy), ty - (7 * dy) + (3.5 * dx)));
            }
        }

        return path.ToString();
    }
}
