namespace Hexitime.Matching.Vocabulary;

/// <summary>A skill that is like another.</summary>
/// <param name="Key">The skill's <see cref="Skill.Key"/>.</param>
/// <param name="Similarity">How like it is: 1 to 1000.</param>
public readonly record struct RelatedSkill(string Key, int Similarity);

public sealed partial class SkillVocabulary
{
    /// <summary>The similarity of a skill to itself, in whatever words.</summary>
    public const int Same = 1_000;

    /// <summary>The similarity of two concepts right below a third.</summary>
    public const int Siblings = 400;

    /// <summary>All similarities are multiples of it.</summary>
    internal const int SimilarityStep = 50;

    /// <summary>By the number of steps from the narrower to the broader concept; farther apart counts nothing. After the edge counting of Rada et al. (1989).</summary>
    private static readonly int[] ByDistance = [Same, 750, 500, 250];

    /// <summary>
    /// How like two skills are, 0 to 1000: 1000 the same (synonyms are); 750, 500 or 250 if one is one, two or three steps broader than the other; 400 if both are right
    /// below the same concept; the greatest of what applies. A tag is like itself only.
    /// </summary>
    public int Similarity(Skill one, Skill other)
    {
        if (one == other)
            return Same;
        var (above, aboveOther) = (Above(one.Key), Above(other.Key));
        var distance = Math.Min(above.GetValueOrDefault(other.Key, ByDistance.Length), aboveOther.GetValueOrDefault(one.Key, ByDistance.Length));
        var areSiblings = above.Any(a => a.Value == 1 && aboveOther.TryGetValue(a.Key, out var steps) && steps == 1);
        return Math.Max(distance < ByDistance.Length ? ByDistance[distance] : 0, areSiblings ? Siblings : 0);
    }

    /// <summary>The skill itself and all that are like it, by key. What <see cref="Similarity"/> answers for each, and for all others 0.</summary>
    public IReadOnlyList<RelatedSkill> Related(Skill skill)
    {
        var related = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Add(string key, int similarity) => related[key] = Math.Max(similarity, related.GetValueOrDefault(key));

        foreach (var (key, steps) in Above(skill.Key).Concat(Reach(skill.Key, Narrower)))
            Add(key, ByDistance[steps]);
        foreach (var sibling in Broader(skill.Key).SelectMany(Narrower))
            Add(sibling, Siblings);
        return [.. related.Select(r => new RelatedSkill(r.Key, r.Value))];
    }

    private Dictionary<string, int> Above(string key) => Reach(key, Broader);

    /// <summary>What can be reached in up to three steps, and in how few.</summary>
    private static Dictionary<string, int> Reach(string from, Func<string, IReadOnlyList<string>> step)
    {
        var reached = new Dictionary<string, int>(StringComparer.Ordinal) { [from] = 0 };
        var last = new List<string> { from };
        for (var steps = 1; steps < ByDistance.Length; steps++)
            last = [.. last.SelectMany(step).Where(key => reached.TryAdd(key, steps))];
        return reached;
    }

    private IReadOnlyList<string> Broader(string key) => _concepts.TryGetValue(key, out var concept) ? concept.Broader : [];

    private IReadOnlyList<string> Narrower(string key) => _narrower.TryGetValue(key, out var narrower) ? narrower : [];
}
