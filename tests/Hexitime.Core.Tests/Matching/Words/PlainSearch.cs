using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Words;

/// <summary>The rules of the search, read off their definition: no index, no blocks, no bounds.</summary>
internal static class PlainSearch
{
    public static IEnumerable<WordHit> Search(IReadOnlyList<DocumentWords> documents, string query)
    {
        var terms = Terms(documents, query);
        return documents.Select((d, number) => new WordHit(number, Score(d, terms))).Where(h => h.Score > 0).OrderByDescending(h => h.Score).ThenBy(h => h.Document);
    }

    public static int Score(DocumentWords document, IReadOnlyList<(string Stem, int Weight, int Word)> terms) =>
        terms.Sum(t => document.Terms.Index().Where(d => d.Item == t.Stem).Sum(d => (t.Weight * document.TermImpacts[d.Index]) >> 4));

    /// <summary>The score that counts as perfect.</summary>
    public static int Perfect(IEnumerable<(string Stem, int Weight, int Word)> terms) => terms.GroupBy(t => t.Word).Take(3).Sum(g => (g.First().Weight * 128) >> 4);

    public static List<(string Stem, int Weight, int Word)> Terms(IReadOnlyList<DocumentWords> documents, string query)
    {
        var counts = documents.SelectMany(d => d.Terms).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        var words = documents.SelectMany(d => d.Written).Distinct().ToList();
        var terms = new List<(string Stem, int Weight, int Word)>();
        foreach (var (word, written) in WordQuery.Of(query).Written.Index())
        {
            var stem = Porter2.Stem(written);
            if (counts.TryGetValue(stem, out var count))
            {
                terms.Add((stem, Bm25.Weight(documents.Count, count), word));
                continue;
            }

            var near = words.Select(w => (Stem: Porter2.Stem(w), Distance: EditDistance.Between(w, written, 5)))
                .Where(n => n.Distance <= EditDistance.Forgiven(written)).Distinct().ToList();
            terms.AddRange(near.Where(n => n.Distance == near.Min(o => o.Distance)).OrderByDescending(n => counts[n.Stem]).ThenBy(n => n.Stem, StringComparer.Ordinal).Take(3)
                .Select(n => (n.Stem, Math.Max(1, Bm25.Weight(documents.Count, counts[n.Stem]) >> n.Distance), word)));
        }

        return [.. terms.OrderByDescending(t => t.Weight).ThenBy(t => t.Stem, StringComparer.Ordinal).ThenBy(t => t.Word).Take(16)];
    }
}
