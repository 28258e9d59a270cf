using System.Globalization;
using Hexitime.Ledger;
using NodaTime;
using NodaTime.Text;

namespace MinimalApiHost.Pages.Frame;

/// <summary>Hours and times as people read them, in the language of the page.</summary>
internal static class Say
{
    /// <summary>What somebody wrote into a form: as the bank writes hours, or as the pages do in their language.</summary>
    public static bool TryReadHours(Words L, string? said, out Credits credits)
    {
        var (hours, minutes) = (L["{0} h", ""].Trim(), L["{0} min", ""].Trim());
        var digits = string.Concat((said ?? "").Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
        return Credits.TryParse(digits.Replace(hours, "h", StringComparison.OrdinalIgnoreCase).Replace(minutes, "min", StringComparison.OrdinalIgnoreCase), out credits);
    }

    public static string Hours(Words L, Credits credits)
    {
        var (hours, minutes) = Math.DivRem(Math.Abs(credits.Minutes), Credits.MinutesPerCredit);
        var words = (hours, minutes) switch
        {
            (0, _) => L["{0} min", minutes],
            (_, 0) => L["{0} h", Number(hours)],
            _ => L["{0} h {1} min", Number(hours), minutes],
        };
        return credits.IsNegative ? CultureInfo.CurrentCulture.NumberFormat.NegativeSign + words : words;
    }

    public static string Hours(Words L, long minutes) => Hours(L, Credits.FromMinutes(minutes));

    public static string Signed(Words L, Credits credits) => credits.IsPositive ? CultureInfo.CurrentCulture.NumberFormat.PositiveSign + Hours(L, credits) : Hours(L, credits);

    public static string Day(Instant at, DateTimeZone zone) => Day(at.InZone(zone).Date);

    public static string Day(LocalDate day) => LocalDatePattern.CreateWithCurrentCulture("d MMMM uuuu").Format(day);

    public static string Time(Instant at, DateTimeZone zone) => LocalDateTimePattern.CreateWithCurrentCulture("ddd d MMM uuuu, HH:mm").Format(at.InZone(zone).LocalDateTime);

    /// <summary>For a field of a form.</summary>
    public static string Field(Instant at, DateTimeZone zone) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(at.InZone(zone).LocalDateTime);

    /// <summary>For programs that read the page.</summary>
    public static string Machine(Instant at) => InstantPattern.General.Format(at);

    /// <summary>A share from 0 to 1, in whole hundredths.</summary>
    public static string Share(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>What a field of a form says; a time that daylight saving skips or repeats is the nearest that there is.</summary>
    public static Instant? Read(string? field, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(field ?? "").TryGetValue(default, out var local) ? zone.AtLeniently(local).ToInstant() : null;
}
