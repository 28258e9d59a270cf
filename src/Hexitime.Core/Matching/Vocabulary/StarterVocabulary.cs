using System.Reflection;

namespace Hexitime.Matching.Vocabulary;

/// <summary>A vocabulary of improvement work to begin with, our own: about a hundred concepts.</summary>
public static class StarterVocabulary
{
    private const string File = "Hexitime.Matching.Vocabulary.starter.csv";

    private static readonly Lazy<SkillVocabulary> Read = new(() =>
    {
        var imported = SkillVocabulary.Empty.Import(Rows());
        return imported.Refusals.OfType<Refusal>().FirstOrDefault() is { } refusal ? throw new InvalidDataException(refusal.Sentence) : imported.Vocabulary;
    });

    /// <summary>The vocabulary.</summary>
    public static SkillVocabulary Instance => Read.Value;

    /// <summary>Its rows, as a file in ESCO's columns would have them.</summary>
    public static IReadOnlyList<EscoRow> Rows()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File) ?? throw new InvalidOperationException(File));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Skip(1).Select(line => ToRow(line.Split(',')))];
    }

    // The file is ours and quotes nothing, so that this is all of CSV that is needed here.
    private static EscoRow ToRow(string[] fields) => fields is [var uri, var label, var synonyms, var broader] && !fields.Any(f => f.Contains('"', StringComparison.Ordinal))
        ? new EscoRow(uri, label, synonyms, broader)
        : throw new InvalidDataException($"Not a row of {File}: {string.Join(',', fields)}");
}
