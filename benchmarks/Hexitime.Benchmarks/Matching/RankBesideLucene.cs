using System.Diagnostics;
using System.Globalization;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Lucene.Net.Search;

namespace Hexitime.Benchmarks.Matching;

/// <summary>
/// The explained top ten of a pool for eight words, beside Lucene.Net's top ten by BM25 alone: one process, one thread, and in each round all queries by one contestant after the
/// other, so that each has the caches for itself. All get their query ready-made. What a query takes, and allocates, is the least of the rounds, so that what else the machine and
/// the collector do is left out; the percentiles are over the queries. <c>dotnet run -c Release -- rank [listings] [queries] [rounds]</c>; without figures the curve from 1,000 to 1,000,000 listings.
/// </summary>
internal static class RankBesideLucene
{
    private const int Wanted = 10;

    public static void Run(string[] figures)
    {
        int Figure(int at, int otherwise) => figures.Length > at ? int.Parse(figures[at], CultureInfo.InvariantCulture) : otherwise;
        Console.WriteLine("| listings | contestant | p50, µs | p99, µs | bytes a query | Lucene = 1, p50 | p99 |\n|---|---|---|---|---|---|---|");
        foreach (var listings in figures.Length > 0 ? [Figure(0, 0)] : (int[])[1_000, 10_000, 100_000, 1_000_000])
            Compare(listings, Figure(1, 1_000), Figure(2, 5));
    }

    private static void Compare(int listings, int count, int rounds)
    {
        var corpus = new Corpus(listings);
        var pool = corpus.Pool();
        using var lucene = new LuceneSearch(corpus.Texts);
        var index = WordIndex.Of(corpus.Words);
        var texts = corpus.Queries(count);
        var asker = corpus.Members[0];
        var queries = texts.Select(t => RankQuery.ForText(t, asker, StarterVocabulary.Instance)).ToArray();
        var skilled = texts.Select((t, i) => RankQuery.ForMember(corpus.Members[i % corpus.Members.Length], t, StarterVocabulary.Instance)).ToArray();
        var words = texts.Select(WordQuery.Of).ToArray();
        var luceneQueries = texts.Select(LuceneSearch.ToQuery).ToArray();

        var (ranker, searcher) = (new Ranker(), new WordSearcher());
        var (ranked, hits, sentence) = (new RankedListing[Wanted], new WordHit[Wanted], new char[RankSentence.Longest]);
        void Explained(RankQuery query)
        {
            foreach (var one in ranked.AsSpan(0, ranker.Rank(pool, query, MatchWeights.Default, ranked)))
                RankSentence.Write(one, sentence);
        }

        (string Name, Action<int> Turn)[] contestants =
        [
            ("Lucene.Net, BM25", i => lucene.Top(luceneQueries[i], Wanted)),
            ("words alone", i => searcher.Search(index, words[i], hits)),
            ("rank, explained", i => Explained(queries[i])),
            ("rank with skills, explained", i => Explained(skilled[i])),
        ];
        var laps = contestants.Select(_ => Enumerable.Repeat(double.MaxValue, count).ToArray()).ToArray();
        var allocated = contestants.Select(_ => Enumerable.Repeat(long.MaxValue, count).ToArray()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var c = 0; c < contestants.Length; c++)
            {
                for (var i = 0; i < count; i++)
                {
                    var (bytes, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
                    contestants[c].Turn(i);
                    var took = Stopwatch.GetElapsedTime(began);
                    if (round < 0)
                        continue;
                    allocated[c][i] = Math.Min(allocated[c][i], GC.GetAllocatedBytesForCurrentThread() - bytes);
                    laps[c][i] = Math.Min(laps[c][i], took.TotalMicroseconds);
                }
            }
        }

        for (var c = 0; c < contestants.Length; c++)
        {
            double Share(double of, double[] peer) => At(peer, of) / At(laps[c], of);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {listings:N0} | {contestants[c].Name} | {At(laps[c], 0.5):N1} | {At(laps[c], 0.99):N1} | {allocated[c].Average():N0} | {Share(0.5, laps[0]):N1} | {Share(0.99, laps[0]):N1} |"));
        }

        Console.WriteLine($"Of Lucene's first ten, words alone finds {Agreement(lucene, luceneQueries, index, words)} of a hundred.");
    }

    private static double At(double[] laps, double part)
    {
        var sorted = laps.Order().ToArray();
        return sorted[(int)(part * (sorted.Length - 1))];
    }

    private static int Agreement(LuceneSearch lucene, Query[] queries, WordIndex index, WordQuery[] words)
    {
        var (searcher, hits, both, all) = (new WordSearcher(), new WordHit[Wanted], 0, 0);
        for (var i = 0; i < queries.Length; i++)
        {
            var theirs = lucene.Top(queries[i], Wanted).Select(d => d.Doc).ToHashSet();
            both += hits[..searcher.Search(index, words[i], hits)].Count(h => theirs.Contains(h.Document));
            all += theirs.Count;
        }

        return 100 * both / Math.Max(1, all);
    }
}
