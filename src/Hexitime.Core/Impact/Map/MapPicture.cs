namespace Hexitime.Impact.Map;

/// <summary>How the map is drawn.</summary>
public sealed record MapPicture
{
    /// <summary>The one style sheet within every drawing, so that a page's Content-Security-Policy can name its hash.</summary>
    public static string StyleSheet => SvgStyle.Text;

    /// <summary>In whose words; English unless told.</summary>
    public Wording Words { get; init; } = Wording.English;

    /// <summary>What stands above it, if <see cref="Words"/> know no better.</summary>
    public string Title { get; init; } = "Who has given time to whom";

    /// <summary>What is drawn strongly, with its neighbours, while the rest is faint; all unless told.</summary>
    public MapFocus? Focus { get; init; }

    /// <summary>How many names are shown at most, of those who agreed to be named: the most active first. 24 unless told.</summary>
    public int MostNames { get; init; } = 24;

    /// <summary>What the ids within the drawing start with; different for each if a page holds several.</summary>
    public string IdPrefix { get; init; } = "map";
}
