using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Hexitime.Impact.Map;

/// <summary>Values as every program reads them.</summary>
internal static class Plain
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
