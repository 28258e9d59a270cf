using System.Collections.Frozen;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Vocabulary;

/// <summary>
/// The skills that a bank knows: concepts with synonyms and broader concepts, in which no concept is broader than itself, and the tags that a host has mapped to them.
/// Immutable and thread-safe; every change gives a new vocabulary.
/// </summary>
public sealed partial class SkillVocabulary
{
    /// <summary>The longest word that is resolved, in characters; what goes beyond is cut off.</summary>
    public const int LongestWord = Members.Skills.Longest;

    /// <summary>The most skills that one list resolves to.</summary>
    public const int Most = Members.Skills.Most;

    private readonly FrozenDictionary<string, SkillConcept> _concepts;
    private readonly FrozenDictionary<string, string> _mappings;
    private readonly FrozenDictionary<string, SkillConcept> _labels;
    private readonly FrozenDictionary<string, string[]> _narrower;

    private SkillVocabulary(IEnumerable<SkillConcept> concepts, IEnumerable<KeyValuePair<string, string>> mappings)
    {
        Concepts = [.. concepts.OrderBy(c => c.Uri, StringComparer.Ordinal)];
        _concepts = Concepts.ToFrozenDictionary(c => c.Uri, StringComparer.Ordinal);
        _mappings = mappings.ToFrozenDictionary(StringComparer.Ordinal);
        _labels = Labels(Concepts).ToFrozenDictionary(StringComparer.Ordinal);
        _narrower = Concepts.SelectMany(c => c.Broader.Select(b => (Broader: b, c.Uri))).GroupBy(p => p.Broader, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Uri).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A vocabulary that knows nothing: every skill is a tag.</summary>
    public static SkillVocabulary Empty { get; } = new([], []);

    /// <summary>The concepts, by URI.</summary>
    public IReadOnlyList<SkillConcept> Concepts { get; }

    /// <summary>The tags that were mapped, each with its concept's URI.</summary>
    public IReadOnlyDictionary<string, string> Mappings => _mappings;

    /// <summary>
    /// What a word means: what a host mapped it to; else the concept with that label (a preferred one before a synonym, then the first by URI); else a tag. Case, accents,
    /// spacing, stop words and inflection make no difference. <c>null</c> if there is no letter or digit in it.
    /// </summary>
    public Skill? Resolve(string word)
    {
        var label = Cut(word);
        var key = KeyOf(label);
        return key.Length == 0 ? null
            : _mappings.TryGetValue(key, out var uri) ? Skill.Of(_concepts[uri])
            : _labels.TryGetValue(key, out var concept) ? Skill.Of(concept)
            : Skill.Tag(key, Members.Skills.Normalise(label));
    }

    /// <summary>What words mean, in their order, each skill once, at most 20: naming a skill in many ways brings nothing.</summary>
    public IReadOnlyList<Skill> Resolve(IEnumerable<string> words) => [.. words.Select(Resolve).OfType<Skill>().Distinct().Take(Most)];

    /// <summary>
    /// The concepts and mapped tags whose words stand one behind the other in a text, in the text's order, the longest wording (of at most six words)
    /// first, each once, at most 20.
    /// </summary>
    public IReadOnlyList<Skill> FindIn(string text)
    {
        const int longest = 6;
        var stems = Tokeniser.Stems(text).ToArray();
        var found = new List<Skill>();
        for (var at = 0; at < stems.Length && found.Count < Most;)
        {
            var count = Math.Min(longest, stems.Length - at);
            Skill? skill = null;
            for (; count > 0 && skill is null; count--)
                skill = Known(string.Join(' ', stems, at, count));
            at += skill is null ? 1 : count + 1;
            if (skill is not null && !found.Contains(skill))
                found.Add(skill);
        }

        return found;
    }

    /// <summary>The vocabulary in which a tag means a concept. Refused when there is no such concept, or nothing to map.</summary>
    public Result<SkillVocabulary> Mapped(string tag, string concept)
    {
        var key = KeyOf(Cut(tag));
        if (key.Length == 0)
            return Refusal.Invalid("vocabulary.tag", "A tag has a letter or a digit.");
        if (!_concepts.ContainsKey(concept))
            return Refusal.NotFound("vocabulary.unknown-concept", $"The vocabulary has no concept \"{EscoRow.Shorten(concept)}\".");
        return new SkillVocabulary(Concepts, _mappings.Where(m => m.Key != key).Append(new(key, concept)));
    }

    /// <summary>A concept by its URI; <c>null</c> if there is none.</summary>
    public SkillConcept? Find(string uri) => _concepts.GetValueOrDefault(uri);

    /// <summary>The concepts of which one label has, for each of these words, one that begins with it; by their preferred labels.</summary>
    public IEnumerable<SkillConcept> Named(string words)
    {
        var wanted = Tokeniser.Words(words).ToList();
        bool Has(string label) => Tokeniser.Words(label).ToList() is var own && wanted.TrueForAll(w => own.Exists(o => o.StartsWith(w, StringComparison.Ordinal)));
        return wanted.Count == 0 ? [] : Concepts.Where(c => c.AlternativeLabels.Prepend(c.PreferredLabel).Any(Has)).OrderBy(c => c.PreferredLabel, StringComparer.Ordinal);
    }

    /// <summary>
    /// The vocabulary with concepts that were found sound when they were imported, and with mappings. A concept takes the place of one with its URI; a mapping to a concept that
    /// a later version does not have any more falls.
    /// </summary>
    internal SkillVocabulary With(IEnumerable<SkillConcept> concepts, IEnumerable<KeyValuePair<string, string>> mappings)
    {
        var together = new Dictionary<string, SkillConcept>(_concepts, StringComparer.Ordinal);
        foreach (var concept in concepts)
            together[concept.Uri] = concept;
        return new SkillVocabulary(together.Values, _mappings.Concat(mappings).Where(m => together.ContainsKey(m.Value)));
    }

    /// <summary>The one way to write a label: the stems of its words. Of stop words alone, the words themselves.</summary>
    internal static string KeyOf(string label)
    {
        var key = string.Join(' ', Tokeniser.Stems(label));
        return key.Length > 0 ? key : string.Join(' ', Tokeniser.Words(label));
    }

    private static string Cut(string word) => word.Trim() is { Length: > LongestWord } trimmed ? trimmed[..LongestWord] : word.Trim();

    private static Dictionary<string, SkillConcept> Labels(IReadOnlyList<SkillConcept> concepts)
    {
        var labels = new Dictionary<string, SkillConcept>(StringComparer.Ordinal);
        foreach (var concept in concepts)
            labels.TryAdd(KeyOf(concept.PreferredLabel), concept);
        foreach (var (concept, label) in concepts.SelectMany(c => c.AlternativeLabels.Select(l => (c, l))))
            labels.TryAdd(KeyOf(label), concept);
        return labels;
    }

    private Skill? Known(string key) =>
        _mappings.TryGetValue(key, out var uri) ? Skill.Of(_concepts[uri]) : _labels.TryGetValue(key, out var concept) ? Skill.Of(concept) : null;
}
