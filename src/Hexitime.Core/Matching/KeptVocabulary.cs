using Hexitime.Matching.Vocabulary;
using Hexitime.Queries;

namespace Hexitime.Matching;

/// <summary>A skill that was imported into the bank's vocabulary.</summary>
public sealed class ImportedConcept
{
    private List<string> _alternativeLabels = [];
    private List<string> _broader = [];

    private ImportedConcept() { }

    /// <summary>Its stable name; unique.</summary>
    public string Uri { get; private set; } = "";

    /// <summary>What people read.</summary>
    public string PreferredLabel { get; private set; } = "";

    /// <summary>Synonyms, sorted.</summary>
    public IReadOnlyList<string> AlternativeLabels => _alternativeLabels;

    /// <summary>The URIs of the concepts right above it, sorted.</summary>
    public IReadOnlyList<string> Broader => _broader;

    /// <summary>A concept that was not there.</summary>
    public static ImportedConcept Of(SkillConcept concept)
    {
        var imported = new ImportedConcept { Uri = concept.Uri };
        imported.Become(concept);
        return imported;
    }

    /// <summary>Takes over what another row says of it.</summary>
    public void Become(SkillConcept concept)
    {
        PreferredLabel = concept.PreferredLabel;
        (_alternativeLabels, _broader) = ([.. concept.AlternativeLabels], [.. concept.Broader]);
    }

    /// <summary>What the vocabulary knows of it.</summary>
    public SkillConcept ToConcept() => new(Uri, PreferredLabel, _alternativeLabels, _broader);
}

/// <summary>What somebody said that a tag, a word which the vocabulary does not know, means.</summary>
public sealed class TagMapping : IVersioned
{
    private TagMapping() { }

    /// <summary>The stems of the tag's words; unique.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The tag as it was written.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>The URI of the concept.</summary>
    public string Concept { get; private set; } = "";

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A tag that meant nothing before.</summary>
    public static TagMapping Of(string key, string tag, string concept) => new() { Key = key, Tag = tag, Concept = concept };

    /// <summary>It means something else, from now on.</summary>
    public void Mean(string concept)
    {
        Concept = concept;
        Version++;
    }
}

/// <summary>What a tag was said to mean, if anything.</summary>
public sealed class MappingOf : Specification<TagMapping>, ISingleResultSpecification<TagMapping>
{
    /// <summary>Looks by the stems.</summary>
    public MappingOf(string key) => Query.Where(m => m.Key == key);
}

/// <summary>The bank's vocabulary: the starter, what was imported beside it or in its place, and the tags that were mapped.</summary>
internal sealed class KeptVocabulary(IReadRepositoryBase<ImportedConcept> concepts, IReadRepositoryBase<TagMapping> mappings)
{
    public async Task<SkillVocabulary> ReadAsync(CancellationToken cancellationToken) => StarterVocabulary.Instance.With(
        (await concepts.ListAsync(new Those<ImportedConcept>(c => true), cancellationToken)).Select(c => c.ToConcept()),
        (await mappings.ListAsync(new Those<TagMapping>(m => true), cancellationToken)).Select(m => KeyValuePair.Create(m.Key, m.Concept)));
}
