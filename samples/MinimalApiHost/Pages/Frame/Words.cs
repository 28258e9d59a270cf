using System.Globalization;
using Microsoft.Extensions.Localization;

namespace MinimalApiHost.Pages.Frame;

/// <summary>The pages' words in the visitor's language. English stands in the pages themselves, other languages in the resources beside this file.</summary>
internal sealed class Words(IStringLocalizer<Words> texts)
{
    public static IReadOnlyList<CultureInfo> Languages { get; } = [new("en-GB")];

    public static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static string Language => Culture.TwoLetterISOLanguageName;

    public static string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public string this[string english] => texts[english];

    public string this[string english, params object[] with] => texts[english, with];

    public static string NameOf(CultureInfo language) => language.Parent.NativeName is { Length: > 0 } name ? char.ToUpper(name[0], language) + name[1..] : language.NativeName;
}
