using System.Globalization;
using Microsoft.Extensions.Localization;

namespace MinimalApiHost.Pages.Frame;

/// <summary>
/// The pages' words in the visitor's language. English stands in the pages themselves, so that they read well; other languages stand in the resources beside this file.
/// </summary>
internal sealed class Words(IStringLocalizer<Words> texts)
{
    public static IReadOnlyList<CultureInfo> Languages { get; } = [new("en-GB"), new("cy-GB"), new("pl-PL"), new("ar")];

    public static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static string Language => Culture.TwoLetterISOLanguageName;

    public static string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>What stands in the resources; <c>null</c> if it does not.</summary>
    public string? Find(string english) => texts[english] is { ResourceNotFound: false } found ? found.Value : null;

    public string this[string english] => texts[english];

    public string this[string english, params object[] with] => texts[english, with];

    /// <summary>The form that a number asks for: the resource has the language's forms set apart by bars.</summary>
    public string Plural(long number, string one, string other, params object[] with)
    {
        var forms = texts[$"{one}|{other}"].Value.Split('|');
        return string.Format(Culture, forms[Math.Min(Plurals.FormOf(Language, number), forms.Length - 1)], with);
    }

    /// <summary>The first of these that is spoken here; <c>null</c> if none is.</summary>
    /// <param name="tags">BCP 47 tags, be it <c>pl</c> or <c>pl-PL</c>.</param>
    public static CultureInfo? LanguageOf(IEnumerable<string> tags) =>
        tags.Select(tag => Languages.FirstOrDefault(known => string.Equals(tag.Split('-')[0], known.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(known => known is not null);

    public static string NameOf(CultureInfo language)
    {
        var name = language.IsNeutralCulture ? language.NativeName : language.Parent.NativeName;
        return char.ToUpper(name[0], language) + name[1..];
    }
}
