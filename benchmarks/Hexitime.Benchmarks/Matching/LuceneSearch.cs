using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Hexitime.Benchmarks.Matching;

/// <summary>The peer: Lucene.Net's BM25 over one field, title and description together, in memory, in one segment.</summary>
internal sealed class LuceneSearch : IDisposable
{
    private const string Field = "text";

    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LuceneSearch(IEnumerable<(string Title, string Description)> texts)
    {
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)) { Similarity = new BM25Similarity(1.2f, 0.75f), MergePolicy = new LogDocMergePolicy() };
        using (var writer = new IndexWriter(_directory, settings))
        {
            foreach (var (title, description) in texts)
                writer.AddDocument(new Document { new TextField(Field, $"{title} {title} {description}", Lucene.Net.Documents.Field.Store.NO) });
            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity(1.2f, 0.75f) };
    }

    public static Query ToQuery(string words)
    {
        var query = new BooleanQuery();
        foreach (var word in words.Split(' '))
            query.Add(new TermQuery(new Term(Field, word)), Occur.SHOULD);
        return query;
    }

    public ScoreDoc[] Top(Query query, int count) => _searcher.Search(query, count).ScoreDocs;

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }
}
