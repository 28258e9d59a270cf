using Hexitime.Ledger;
using NodaTime;
using NodaTime.Text;

namespace Hexitime.Import;

/// <summary>How an import's fields are written, and what is true of those of members and transfers alike.</summary>
internal static class ImportFields
{
    public const int LongestExternalId = 100;

    /// <summary>Before that nobody kept a time bank in a computer: such a date is a slip.</summary>
    public static readonly Instant Earliest = NodaConstants.UnixEpoch;

    /// <summary>"1.5 h", "90 min", or a bare number of hours; always whole minutes.</summary>
    public static bool TryReadHours(string text, out Credits hours) => Credits.TryParse(text, out hours) || Credits.TryParse(text + " h", out hours);

    /// <summary>A date, which means 00:00 UTC, or an instant such as 2025-06-05T14:30:00Z.</summary>
    public static bool TryReadDate(string text, out Instant instant)
    {
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
        {
            instant = date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            return true;
        }

        return InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out instant);
    }

    public static Refusal? CheckExternalId(string id, string what) =>
        Texts.Check(id, LongestExternalId, "import.external-id", what)
        ?? (id.Any(char.IsControl) ? Refusal.Invalid("import.external-id", $"{what} has characters that cannot be shown.") : null);

    public static Refusal? CheckPast(Instant instant, Instant now) =>
        instant < Earliest ? Refusal.Invalid("import.date", "The date lies before 1970.")
        : instant > now ? Refusal.Invalid("import.date", "The date lies in the future.")
        : null;

    public static Refusal UnreadableDate(string column, string text) =>
        Refusal.Invalid("import.date", $"Write \"{column}\" as 2025-06-05 or 2025-06-05T14:30:00Z, not \"{Shorten(text)}\".");

    public static Refusal UnreadableHours(string column, string text) =>
        Refusal.Invalid("import.hours", $"Write \"{column}\" as 1.5 h, 90 min or 1.5, in whole minutes, not \"{Shorten(text)}\".");

    public static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
