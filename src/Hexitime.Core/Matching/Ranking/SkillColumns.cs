using System.Collections.Concurrent;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;

namespace Hexitime.Matching.Ranking;

/// <summary>
/// For a skill that is looked for, how like it each row's most similar skill is. Made when it is first looked for, and kept for the next who does. Thread-safe.
/// </summary>
internal sealed class SkillColumns(NumberedLists<string> skills, int blocks)
{
    /// <summary>Similarities are kept in steps of 50, of which all are multiples, so that each fits into a byte, and those of 20 skills into two.</summary>
    public const int Step = SkillVocabulary.SimilarityStep;

    /// <summary>When there are more columns, all are forgotten: whoever looks for one makes it anew.</summary>
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, SkillColumn> _columns = new(StringComparer.Ordinal);
    private readonly int[][] _rowsWithSkill = skills.RowsByValue();

    /// <summary>The column of a skill, by what is like it.</summary>
    public SkillColumn Of(string key, RelatedSkill[] related)
    {
        if (_columns.TryGetValue(key, out var column) && column.Related.AsSpan().SequenceEqual(related))
            return column;
        if (_columns.Count >= MostKept)
            _columns.Clear();
        return _columns[key] = Make(related);
    }

    private SkillColumn Make(RelatedSkill[] related)
    {
        var steps = new byte[blocks << WordIndex.BlockShift];
        var alike = new List<(int Skill, int Similarity)>();
        foreach (var (key, similarity) in related.Reverse())
        {
            if (skills.NumberOf(key) is not (>= 0 and var skill))
                continue;
            alike.Add((skill, similarity));
            foreach (var row in _rowsWithSkill[skill])
                steps[row] = (byte)(similarity / Step);
        }

        alike.Reverse();
        return new SkillColumn(related, [.. alike], steps);
    }
}

/// <summary>How like a skill each row's most similar skill is.</summary>
/// <param name="Related">What is like it, the most similar first.</param>
/// <param name="Alike">Which of the rows' skills that are, the most similar first.</param>
/// <param name="Steps">By row, in steps; whole blocks.</param>
internal sealed record SkillColumn(RelatedSkill[] Related, (int Skill, int Similarity)[] Alike, byte[] Steps);
