using System.Globalization;
using NodaTime;

namespace Hexitime;

/// <summary>
/// The words of what the bank writes as a whole: a member's record, the report for a board, the picture of the map and what it shows in words, and what members are told when something
/// happens. English, with figures and dates that belong to no country; a host that speaks other languages derives from it and registers its own:
/// <c>services.AddSingleton&lt;Wording, MyWords&gt;()</c>.
/// Whoever derives makes it thread-safe.
/// </summary>
public class Wording
{
    /// <summary>As the bank writes them.</summary>
    public static Wording English { get; } = new();

    /// <summary>By which figures and dates are written, and the document's language: of whoever reads, if a host says so.</summary>
    public virtual CultureInfo Culture => CultureInfo.InvariantCulture;

    /// <summary>The language as a document names it, such as <c>cy</c>.</summary>
    public string Language => Culture.Equals(CultureInfo.InvariantCulture) ? "en" : Culture.TwoLetterISOLanguageName;

    /// <summary>The direction in which it is written: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>
    /// The same words for somebody who is written to, and does not ask: in the first of their languages that the host has words for. These here, unless whoever derives says otherwise.
    /// </summary>
    /// <param name="languages">BCP 47 tags such as <c>cy</c>, the preferred one first.</param>
    public virtual Wording In(IReadOnlyList<string> languages) => this;

    /// <summary>Words in the document's language, the same gaps (<c>{0}</c>) in them. What is not known stays as it is.</summary>
    /// <param name="english">The bank's own words.</param>
    public virtual string this[string english] => english;

    /// <summary>The form of a noun that a number asks for.</summary>
    /// <param name="number">The number; a gap, <c>{0}</c>, is where it is written.</param>
    /// <param name="one">The English form for one.</param>
    /// <param name="other">The English form for every other number.</param>
    protected virtual string FormOf(long number, string one, string other) => number == 1 ? one : other;

    /// <summary>Words with something in their gaps.</summary>
    public string Say(string english, params ReadOnlySpan<object?> with) => string.Format(Culture, this[english], with);

    /// <summary>A sentence with its gaps filled: hours as <see cref="Time"/> writes them, and what are words of the bank again, in the same language.</summary>
    /// <param name="english">The bank's sentence: what is interpolated are its gaps.</param>
    public string Tell(FormattableString english) => string.Format(Culture, this[english.Format], [.. english.GetArguments().Select(with => with switch
    {
        FormattableString more => Tell(more),
        ITold told => told.In(this),
        var other => other,
    })]);

    /// <summary>A number of things.</summary>
    public string Count(long number, string one, string other) => string.Format(Culture, FormOf(number, one, other), Number(number));

    /// <summary>A whole number.</summary>
    public string Number(long number) => number.ToString("#,0", Culture);

    /// <summary>Minutes as hours without their unit, to a tenth.</summary>
    public string InHours(long minutes) => (minutes / 60.0).ToString("#,0.#", Culture);

    /// <summary>Minutes as hours, to a tenth.</summary>
    public string Hours(long minutes) => Say("{0} h", InHours(minutes));

    /// <summary>Minutes as hours and minutes, exactly.</summary>
    public string Time(long minutes) => Math.DivRem(minutes, NodaConstants.MinutesPerHour) switch
    {
        (0, var rest) => Say("{0} min", rest),
        (var hours, 0) => Say("{0} h", Number(hours)),
        var (hours, rest) => Say("{0} h {1} min", Number(hours), rest),
    };

    /// <summary>A day.</summary>
    public string Day(LocalDate day) => day.ToString("d MMMM uuuu", Culture);

    /// <summary>A moment, in UTC.</summary>
    public string Moment(Instant at) => Say("{0} UTC", at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A share from 0 to 1, in whole hundredths.</summary>
    public string Percent(double share) => Say("{0} %", (100 * share).ToString("0", Culture));
}

/// <summary>What is written in the words of whoever reads, and not by itself.</summary>
internal interface ITold
{
    string In(Wording words);
}
