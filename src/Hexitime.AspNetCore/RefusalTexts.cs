using System.Globalization;
using System.Text.RegularExpressions;
using Hexitime.Ledger;

namespace Hexitime;

/// <summary>
/// A host's own sentences for refusals, by code and language. The code and the figures stay what they are: programs go by these, people read the sentence. Options: fill it
/// with <c>services.Configure&lt;RefusalTexts&gt;(…)</c>; thread-safe from the host's start on.
/// </summary>
public sealed partial class RefusalTexts
{
    private readonly Dictionary<(string Code, string Language), string> _sentences = [];

    /// <summary>
    /// Says a refusal in other words. The last sentence for the same code and language counts.
    /// </summary>
    /// <param name="code">The refusal's code, such as <c>ledger.insufficient-credit</c>.</param>
    /// <param name="sentence">
    /// The sentence. A figure of the refusal stands in braces: <c>{missingMinutes}</c> is the number, written as the reader's culture writes it, and <c>{missing}</c>, without
    /// <c>Minutes</c>, the same as hours and minutes ("1 h 15 min"). A refusal without such a figure keeps the bank's own sentence.
    /// </param>
    /// <param name="language">For readers of this language: a culture name such as <c>cy</c> or <c>en-GB</c>; for all others without.</param>
    /// <exception cref="CultureNotFoundException">There is no such culture.</exception>
    public RefusalTexts Add(string code, string sentence, string language = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence);
        _sentences[(code, language.Length == 0 ? "" : CultureInfo.GetCultureInfo(language, predefinedOnly: true).Name)] = sentence;
        return this;
    }

    /// <summary>What a reader of a language reads: the sentence for it, for a language that it belongs to (<c>en</c> for <c>en-GB</c>), for all, or the bank's own.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="reader">The reader's language; by default that of the running request (<see cref="CultureInfo.CurrentUICulture"/>).</param>
    public string SentenceOf(Refusal refusal, CultureInfo? reader = null)
    {
        reader ??= CultureInfo.CurrentUICulture;
        for (var language = reader; ; language = language.Parent)
        {
            if (_sentences.TryGetValue((refusal.Code, language.Name), out var sentence))
                return Fill(sentence, refusal, reader) ?? refusal.Sentence;
            if (language.Name.Length == 0)
                return refusal.Sentence;
        }
    }

    private static string? Fill(string sentence, Refusal refusal, CultureInfo reader)
    {
        var isWhole = true;
        var filled = Figure().Replace(sentence, match =>
        {
            var name = match.Groups["name"].Value;
            if (refusal.Figures.TryGetValue(name, out var figure))
                return Convert.ToString(figure, reader)!;
            if (refusal.Figures.TryGetValue($"{name}Minutes", out var minutes))
                return Credits.FromMinutes(Convert.ToInt64(minutes, CultureInfo.InvariantCulture)).ToString();
            isWhole = false;
            return "";
        });
        return isWhole ? filled : null;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Figure();
}
