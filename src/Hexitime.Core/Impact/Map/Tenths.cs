using System.Globalization;

namespace Hexitime.Impact.Map;

/// <summary>Coordinates as text, rounded to a tenth.</summary>
internal static class Tenths
{
    public static string Of(double value) => (Math.Round(value * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Pair(double x, double y) => $"{Of(x)} {Of(y)}";
}
