using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Hexitime.Matching.Words;

/// <summary>
/// Takes a text apart into words: runs of Unicode letters and digits in lower case and without diacritics; an apostrophe between letters belongs to its word. Pure and
/// thread-safe.
/// </summary>
public static class Tokeniser
{
    /// <summary>The longest word, in characters; what goes beyond is cut off.</summary>
    public const int LongestWord = 40;

    /// <summary>The most words that are read of a text.</summary>
    public const int MostWords = 2_000;

    private static readonly FrozenSet<string> StopWords = (
        "a about after all also am an and any are as at be because been before being both but by can could did do does doing during each few for from further had has have "
        + "having he her here hers him his how i if in into is it its itself just let me more most my no nor not of off on once only or other our ours out over own same she "
        + "should so some such than that the their theirs them then there these they this those through to too under until up us very was we were what when where which while "
        + "who whom why will with would you your yours").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words, in order, stop words included.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder(LongestWord);
        var (count, isApostropheOpen) = (0, false);
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (Rune.IsLetterOrDigit(rune))
            {
                if (isApostropheOpen && word.Length < LongestWord)
                    word.Append('\'');
                Append(word, Rune.ToLowerInvariant(rune));
                isApostropheOpen = false;
            }
            else if (rune.Value is '\'' or '’' && word.Length > 0 && !isApostropheOpen)
            {
                isApostropheOpen = true;
            }
            else
            {
                if (word.Length > 0)
                    yield return word.ToString();
                if (word.Length > 0 && ++count == MostWords)
                    yield break;
                word.Clear();
                isApostropheOpen = false;
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    /// <summary>The stems of the words, in order, without stop words: what texts are compared by.</summary>
    public static IEnumerable<string> Stems(string text) => Words(text).Where(w => !IsStopWord(w)).Select(Porter2.Stem);

    /// <summary>Whether a word is too common to say anything.</summary>
    public static bool IsStopWord(string word) => StopWords.Contains(word);

    /// <summary>Letters apart from their accents. Half a surrogate pair, which no normalisation takes, becomes the replacement character.</summary>
    private static string Decompose(string text) =>
        Ascii.IsValid(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormKD);

    private static void Append(StringBuilder word, Rune letter)
    {
        Span<char> letters = stackalloc char[2];
        var length = letter.EncodeToUtf16(letters);
        if (word.Length + length <= LongestWord)
            word.Append(letters[..length]);
    }
}
