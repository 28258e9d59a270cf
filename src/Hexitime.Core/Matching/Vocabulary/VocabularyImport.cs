namespace Hexitime.Matching.Vocabulary;

/// <summary>What became of the rows of an import.</summary>
/// <param name="Vocabulary">The vocabulary with all rows that were not refused.</param>
/// <param name="Refusals">For each row, in order, why it was refused, or <c>null</c>.</param>
public sealed record ImportedVocabulary(SkillVocabulary Vocabulary, IReadOnlyList<Refusal?> Refusals);

public sealed partial class SkillVocabulary
{
    /// <summary>
    /// Takes rows into the vocabulary; a row with the URI of a concept that is there takes its place. A row is refused, and the others stand, when it is malformed; when its
    /// URI or preferred label is that of an earlier row, or its preferred label that of another concept; when a broader concept is not there or was refused itself; and when
    /// its broader concepts lead back to it. The order of rows decides nothing else: a broader concept may come later.
    /// </summary>
    public ImportedVocabulary Import(IReadOnlyList<EscoRow> rows)
    {
        var refusals = new Refusal?[rows.Count];
        var accepted = Distinct(rows, refusals);
        Dictionary<string, SkillConcept> together;
        do
        {
            together = new(_concepts, StringComparer.Ordinal);
            foreach (var (_, concept) in accepted)
                together[concept.Uri] = concept;
        }
        while (RefuseWhatDoesNotHang(accepted, together, refusals));

        return new ImportedVocabulary(new SkillVocabulary(together.Values, _mappings), refusals);
    }

    private List<(int Row, SkillConcept Concept)> Distinct(IReadOnlyList<EscoRow> rows, Refusal?[] refusals)
    {
        var accepted = new List<(int, SkillConcept)>();
        var uris = new HashSet<string>(StringComparer.Ordinal);
        var labels = _concepts.Values.ToDictionary(c => KeyOf(c.PreferredLabel), c => c.Uri, StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            if (!rows[row].ToConcept().TryGet(out var concept, out refusals[row]))
                continue;
            var key = KeyOf(concept.PreferredLabel);
            if (uris.Contains(concept.Uri))
                refusals[row] = Refusal.Conflict("vocabulary.duplicate-uri", $"An earlier row has the URI \"{EscoRow.Shorten(concept.Uri)}\".");
            else if (labels.TryGetValue(key, out var owner) && owner != concept.Uri)
                refusals[row] = Refusal.Conflict("vocabulary.duplicate-label", $"\"{EscoRow.Shorten(concept.PreferredLabel)}\" is the label of {EscoRow.Shorten(owner)}.");
            else
                accepted.Add((row, concept));
            if (refusals[row] is not null)
                continue;
            uris.Add(concept.Uri);
            labels[key] = concept.Uri;
        }

        return accepted;
    }

    /// <summary>Each refusal can leave another row without its broader concept: to be repeated until nothing more is refused.</summary>
    private static bool RefuseWhatDoesNotHang(List<(int Row, SkillConcept Concept)> accepted, Dictionary<string, SkillConcept> together, Refusal?[] refusals)
    {
        var circular = Circular(together);
        foreach (var (row, concept) in accepted)
        {
            if (concept.Broader.FirstOrDefault(b => !together.ContainsKey(b)) is { } missing)
                refusals[row] = Refusal.NotFound("vocabulary.unknown-broader", $"There is no concept \"{EscoRow.Shorten(missing)}\", or its row was refused.");
            else if (circular.Contains(concept.Uri))
                refusals[row] = Refusal.Conflict("vocabulary.circular", $"The broader concepts of \"{EscoRow.Shorten(concept.PreferredLabel)}\" lead back to it.");
        }

        return accepted.RemoveAll(a => refusals[a.Row] is not null) > 0;
    }

    /// <summary>The concepts that lie on a circle: the strongly connected components of more than one concept, and concepts broader than themselves (Kosaraju).</summary>
    private static HashSet<string> Circular(Dictionary<string, SkillConcept> concepts)
    {
        IEnumerable<string> Up(string uri) => concepts[uri].Broader.Where(concepts.ContainsKey);
        var below = concepts.Keys.ToDictionary(uri => uri, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var uri in concepts.Keys)
        {
            foreach (var broader in Up(uri))
                below[broader].Add(uri);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var finished = concepts.Keys.SelectMany(uri => Walk(uri, Up, seen)).ToList();
        seen.Clear();
        var circular = new HashSet<string>(StringComparer.Ordinal);
        foreach (var uri in Enumerable.Reverse(finished))
        {
            var component = Walk(uri, u => below[u], seen).ToList();
            if (component.Count > 1 || (component.Count == 1 && Up(uri).Contains(uri)))
                circular.UnionWith(component);
        }

        return circular;
    }

    /// <summary>What can be reached and was not seen, each after all that it leads to. Not recursive: a chain may be long.</summary>
    private static List<string> Walk(string from, Func<string, IEnumerable<string>> next, HashSet<string> seen)
    {
        var finished = new List<string>();
        var open = new Stack<(string At, IEnumerator<string> Next)>();
        if (seen.Add(from))
            open.Push((from, next(from).GetEnumerator()));
        while (open.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
                finished.Add(open.Pop().At);
            else if (seen.Add(top.Next.Current))
                open.Push((top.Next.Current, next(top.Next.Current).GetEnumerator()));
        }

        return finished;
    }
}
