using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Hexitime;
using Hexitime.Ledger;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace MinimalApiHost.Pages.Frame;

/// <summary>
/// What the bank itself says, such as a refusal or why a listing fits, in the visitor's language. The bank says it in English; its sentences are the names in the resources beside
/// this file, with gaps where it puts names and figures. What stands there in no language stays English.
/// </summary>
internal sealed class Sentences(IStringLocalizer<Sentences> texts, Words words, IOptions<RefusalTexts> refusals)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<(Regex Pattern, string Translation)>> _patterns = new(StringComparer.Ordinal);

    public string this[string english] => Words.Language == "en" ? english : Exactly(english) ?? WithGaps(english) ?? english;

    /// <summary>Why something was refused: in the host's own words, if it has any.</summary>
    public string Of(Refusal refusal) => this[refusals.Value.SentenceOf(refusal)];

    /// <summary>With a capital, to stand by itself.</summary>
    public string Alone(string english) => this[english] is { Length: > 0 } said ? char.ToUpper(said[0], Words.Culture) + said[1..] : "";

    private string? Exactly(string english) => texts[english] is { ResourceNotFound: false } found ? found.Value : null;

    private string? WithGaps(string english)
    {
        foreach (var (pattern, translation) in _patterns.GetOrAdd(Words.Language, _ => Read()))
        {
            if (pattern.Match(english) is { Success: true } match)
                return string.Format(Words.Culture, translation, [.. match.Groups.Values.Skip(1).Select(g => Figure(g.Value))]);
        }

        return null;
    }

    /// <summary>Those that say most come first, so that a sentence is not taken for a shorter one with much in its gap.</summary>
    private List<(Regex, string)> Read() =>
        [.. texts.GetAllStrings(includeParentCultures: true).Where(t => t.Name.Contains("{0}", StringComparison.Ordinal)).OrderByDescending(t => t.Name.Length)
            .Select(t => (new Regex($"^{Gap.Replace(Regex.Escape(t.Name), "(.+?)")}$", RegexOptions.NonBacktracking), t.Value))];

    private string Figure(string said) =>
        char.IsAsciiDigit(said[0]) && said.Any(char.IsAsciiLetter) && Credits.TryParse(said, out var hours) ? Say.Hours(words, hours)
        : long.TryParse(said, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? Say.Number(number)
        : Exactly(said) ?? said;

    private static readonly Regex Gap = new(@"\\\{\d}", RegexOptions.NonBacktracking);
}
