namespace Hexitime;

/// <summary>Checks of what people write: not empty, not too long, nothing that cannot be shown.</summary>
internal static class Texts
{
    /// <summary>What stands where there must be words and somebody's have been erased.</summary>
    public const string Erased = "(erased)";

    public static Refusal? Check(string? text, int longest, string code, string what) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Invalid(code, $"{what} is missing.") : CheckOptional(text, longest, code, what);

    public static Refusal? CheckOptional(string? text, int longest, string code, string what)
    {
        if (text is null)
            return null;
        if (text.Length > longest)
            return Refusal.Invalid(code, $"{what} can have at most {longest} characters.").With("longest", longest);
        return text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || HasLoneSurrogate(text)
            ? Refusal.Invalid(code, $"{what} has characters that cannot be shown.")
            : null;
    }

    /// <summary>Without breaks of lines and tabs: each run of them, and of spaces, is one space.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }
}
