namespace Hexitime.Members;

/// <summary>Skills are words: trimmed, single-spaced, lower case, each once, so that "Run Charts" and "run  charts" are one skill.</summary>
public static class Skills
{
    /// <summary>The most skills that one member or listing can name.</summary>
    public const int Most = 20;

    /// <summary>The longest skill, in characters.</summary>
    public const int Longest = 60;

    /// <summary>The first thing that is wrong with a list of skills, or <c>null</c>.</summary>
    public static Refusal? Check(IReadOnlyList<string>? skills) =>
        skills is not { Count: <= Most } || skills.Any(s => s is null || Normalise(s) is not { Length: >= 1 and <= Longest })
            ? Refusal.Invalid("skills.list", $"Name at most {Most} skills of 1 to {Longest} characters each.")
            : skills.Select(s => Texts.CheckOptional(s, int.MaxValue, "skills.list", "A skill")).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The one way to write a skill.</summary>
    public static string Normalise(string skill) => string.Join(' ', skill.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The one way to write each, in the order given, each once.</summary>
    public static List<string> Normalise(IEnumerable<string> skills) => [.. skills.Select(Normalise).Distinct(StringComparer.Ordinal)];
}
