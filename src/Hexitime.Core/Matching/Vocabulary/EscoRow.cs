namespace Hexitime.Matching.Vocabulary;

/// <summary>A row of a vocabulary in the columns of ESCO, the European classification of skills.</summary>
/// <param name="ConceptUri">The concept's URI.</param>
/// <param name="PreferredLabel">What people read.</param>
/// <param name="AltLabels">Synonyms, separated by line ends or <c>|</c>.</param>
/// <param name="Broader">URIs of broader concepts, separated likewise.</param>
public sealed record EscoRow(string ConceptUri, string PreferredLabel, string AltLabels = "", string Broader = "")
{
    private static readonly char[] Separators = ['\n', '\r', '|'];

    /// <summary>The columns that a file must have.</summary>
    public static IReadOnlyList<string> NeededColumns { get; } = ["conceptUri", "preferredLabel"];

    /// <summary>The columns that it may have as well.</summary>
    public static IReadOnlyList<string> OptionalColumns { get; } = ["altLabels", "broader"];

    /// <summary>The other columns of ESCO's own files, which say nothing here.</summary>
    public static IReadOnlyList<string> OtherColumns { get; } =
    [
        "conceptType", "skillType", "reuseLevel", "hiddenLabels", "status", "modifiedDate", "scopeNote", "definition", "inScheme", "description",
    ];

    /// <summary>Reads a row.</summary>
    /// <param name="field">The text of a column; empty if the file has none.</param>
    public static EscoRow Read(Func<string, string> field) => new(field("conceptUri"), field("preferredLabel"), field("altLabels"), field("broader"));

    /// <summary>The concept that the row describes; refused when the row alone shows that it is none.</summary>
    public Result<SkillConcept> ToConcept()
    {
        var (uri, label) = ((ConceptUri ?? "").Trim(), (PreferredLabel ?? "").Trim());
        if (uri.Length is 0 or > SkillConcept.LongestUri || !Uri.TryCreate(uri, UriKind.Absolute, out _))
            return Refusal.Invalid("vocabulary.uri", $"A concept has an absolute URI of at most {SkillConcept.LongestUri} characters, not \"{Shorten(uri)}\".");
        var synonyms = Split(AltLabels);
        if (synonyms.Prepend(label).Any(l => l.Length > SkillConcept.LongestLabel || SkillVocabulary.KeyOf(l).Length == 0))
            return Refusal.Invalid("vocabulary.label", $"A label has a letter or digit, and at most {SkillConcept.LongestLabel} characters.");
        var broader = Split(Broader);
        return synonyms.Count > SkillConcept.Most || broader.Count > SkillConcept.Most
            ? Refusal.Invalid("vocabulary.too-many", $"A concept has at most {SkillConcept.Most} synonyms and {SkillConcept.Most} broader concepts.")
            : new SkillConcept(uri, label, synonyms, broader);
    }

    internal static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static List<string> Split(string? list) =>
        [.. (list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
