using System.Text;

namespace Hexitime.Impact.Map;

/// <summary>The drawing's one style sheet. All of it is for the drawing only, so that it does no harm within a page.</summary>
internal static class SvgStyle
{
    public static string Text { get; } = Make();

    private static string Make()
    {
        var style = new StringBuilder("@media screen and (prefers-color-scheme: dark){");
        Add("", "fill:#E6E9EE");
        Add(" .paper", "fill:#10151C");
        Add(" .ink", "stroke:#E6E9EE");
        Add(" .points", "stroke:#10151C");
        Add(" .name", "stroke:#10151C");
        Add(" .quiet", "fill:#A3ABB8");
        for (var sign = 0; sign <= Palette.Signs; sign++)
        {
            Add($" .f{sign}", sign == Palette.Signs ? $"fill:#10151C;stroke:{Palette.Dark[sign]}" : $"fill:{Palette.Dark[sign]};stroke:#10151C");
            Add($" .s{sign}", $"stroke:{Palette.Dark[sign]}");
        }

        return style.Append('}').ToString();

        void Add(string what, string how) => style.Append(".hexitime-map").Append(what).Append('{').Append(how).Append('}');
    }
}
