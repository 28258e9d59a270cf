namespace Hexitime.Matching.Vocabulary;

/// <summary>A skill that a vocabulary knows.</summary>
/// <param name="Uri">Its stable name, such as <c>http://data.europa.eu/esco/skill/…</c>; unique.</param>
/// <param name="PreferredLabel">What people read.</param>
/// <param name="AlternativeLabels">Synonyms, sorted.</param>
/// <param name="Broader">The URIs of the concepts right above it, sorted; none for a concept at the top.</param>
public sealed record SkillConcept(string Uri, string PreferredLabel, IReadOnlyList<string> AlternativeLabels, IReadOnlyList<string> Broader)
{
    /// <summary>The longest label, in characters.</summary>
    public const int LongestLabel = 200;

    /// <summary>The longest URI, in characters.</summary>
    public const int LongestUri = 300;

    /// <summary>The most synonyms, and the most broader concepts, that a concept can have.</summary>
    public const int Most = 200;

    /// <summary>Whether another says the same of the same skill, word for word.</summary>
    internal bool SaysTheSame(SkillConcept other) =>
        Uri == other.Uri && PreferredLabel == other.PreferredLabel
        && AlternativeLabels.SequenceEqual(other.AlternativeLabels, StringComparer.Ordinal) && Broader.SequenceEqual(other.Broader, StringComparer.Ordinal);
}

/// <summary>
/// A skill as members and listings carry it: a concept of the vocabulary, or a tag, which is any word that the vocabulary does not know (yet). Two are equal when they are
/// the same concept, or tags with the same stems.
/// </summary>
public sealed record Skill
{
    private Skill(string key, string label, bool isTag) => (Key, Label, IsTag) = (key, label, isTag);

    /// <summary>The concept's URI; of a tag, its normalised words after <c>tag:</c>.</summary>
    public string Key { get; }

    /// <summary>What people read. Plays no part in equality.</summary>
    public string Label { get; }

    /// <summary>Whether the vocabulary does not know it.</summary>
    public bool IsTag { get; }

    /// <inheritdoc />
    public bool Equals(Skill? other) => other is not null && string.Equals(Key, other.Key, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    internal static Skill Of(SkillConcept concept) => new(concept.Uri, concept.PreferredLabel, isTag: false);

    internal static Skill Tag(string key, string label) => new("tag:" + key, label, isTag: true);
}
