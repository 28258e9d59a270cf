namespace Hexitime.Impact.Disclosure;

/// <summary>How a count is published.</summary>
public enum CountState
{
    /// <summary>Not at all; readers see <c>*</c>. It is at least one.</summary>
    Hidden = 0,

    /// <summary>Rounded, or 0 where there is none.</summary>
    Shown = 1,

    /// <summary>As the quarter before showed it: it is no farther from that than what is hidden.</summary>
    Unmoved = 2,
}

/// <summary>A count as it is published. A plain value; <c>default</c> is hidden.</summary>
/// <param name="State">How.</param>
/// <param name="Figure">What is shown; zero where it is hidden.</param>
public readonly record struct PublishedCount(CountState State, long Figure)
{
    /// <summary>Hidden.</summary>
    public static PublishedCount Hidden => default;

    /// <summary>Shown as it was rounded.</summary>
    public static PublishedCount Shown(long figure) => new(CountState.Shown, figure);

    /// <summary>As the quarter before showed it.</summary>
    public static PublishedCount Unmoved(long figure) => new(CountState.Unmoved, figure);

    /// <summary>What readers see: a number, or <c>*</c>.</summary>
    public override string ToString() => State == CountState.Hidden ? "*" : Figure.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
