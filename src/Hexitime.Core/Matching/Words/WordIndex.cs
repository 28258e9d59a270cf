using System.Runtime.InteropServices;

namespace Hexitime.Matching.Words;

/// <summary>
/// An inverted index over documents, which are numbered in the order given. For a word that more than one in 20 documents has, going through a column with its impact on
/// every document, many at a time, is faster than going through those that have it: such words have a column as well. Immutable and thread-safe.
/// </summary>
public sealed class WordIndex
{
    internal const int BlockShift = 6;
    internal const int BlockSize = 1 << BlockShift;
    private const int PartWithColumn = 20;

    private readonly Dictionary<string, int> _terms;
    private readonly Dictionary<string, int> _words;
    private readonly int[] _containing;
    private readonly Lazy<Speller> _speller;

    private WordIndex(IReadOnlyList<DocumentWords> documents)
    {
        Documents = [.. documents];
        BlockCount = (Documents.Length + BlockSize - 1) >> BlockShift;
        (_terms, Starts) = Number(d => d.Stems);
        (_words, var wordStarts) = Number(d => d.Words);
        _containing = [.. Enumerable.Range(0, _words.Count).Select(w => wordStarts[w + 1] - wordStarts[w])];
        (DocumentsOf, ImpactsOf) = Post();
        Columns = new byte[]?[_terms.Count];
        for (var term = 0; term < Columns.Length; term++)
        {
            if (Starts[term + 1] - Starts[term] > Count / PartWithColumn)
                Columns[term] = ToColumn(term);
        }

        _speller = new Lazy<Speller>(() => new Speller(InOrder(_words)));
    }

    /// <summary>An index of no document.</summary>
    public static WordIndex Empty { get; } = new([]);

    /// <summary>How many documents there are.</summary>
    public int Count => Documents.Length;

    internal DocumentWords[] Documents { get; }

    internal int BlockCount { get; }

    /// <summary>The postings of term t are those from <c>Starts[t]</c> up to <c>Starts[t + 1]</c>, by document.</summary>
    internal int[] Starts { get; }

    internal int[] DocumentsOf { get; }

    internal byte[] ImpactsOf { get; }

    /// <summary>The impact on every document, of terms that many have; whole blocks.</summary>
    internal byte[]?[] Columns { get; }

    /// <summary>Made when somebody first misspells something.</summary>
    internal Speller Speller => _speller.Value;

    /// <summary>An index of documents.</summary>
    public static WordIndex Of(IReadOnlyList<DocumentWords> documents) => documents.Count == 0 && Empty is not null ? Empty : new WordIndex(documents);

    internal int TermOf(string stem) => _terms.GetValueOrDefault(stem, -1);

    /// <summary>How many documents have a stem.</summary>
    internal int CountWithStem(string stem) => _terms.TryGetValue(stem, out var term) ? Starts[term + 1] - Starts[term] : 0;

    /// <summary>How many documents have a word as it is written.</summary>
    internal int CountWithWord(string word) => _words.TryGetValue(word, out var number) ? _containing[number] : 0;

    /// <summary>Whether a document has a term.</summary>
    internal bool Has(int document, int term) => Columns[term] is { } column
        ? column[document] != 0
        : Array.BinarySearch(DocumentsOf, Starts[term], Starts[term + 1] - Starts[term], document) >= 0;

    private (Dictionary<string, int> Numbers, int[] Starts) Number(Func<DocumentWords, string[]> words)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new List<int>();
        foreach (var word in Documents.SelectMany(words))
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var exists);
            if (!exists)
            {
                number = counts.Count;
                counts.Add(0);
            }

            counts[number]++;
        }

        var starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++)
            starts[i + 1] = starts[i] + counts[i];
        return (numbers, starts);
    }

    private (int[] Documents, byte[] Impacts) Post()
    {
        var next = Starts[..^1];
        var (documents, impacts) = (new int[Starts[^1]], new byte[Starts[^1]]);
        for (var document = 0; document < Documents.Length; document++)
        {
            var words = Documents[document];
            for (var i = 0; i < words.Stems.Length; i++)
            {
                var at = next[_terms[words.Stems[i]]]++;
                (documents[at], impacts[at]) = (document, words.Impacts[i]);
            }
        }

        return (documents, impacts);
    }

    private byte[] ToColumn(int term)
    {
        var column = new byte[BlockCount << BlockShift];
        for (var at = Starts[term]; at < Starts[term + 1]; at++)
            column[DocumentsOf[at]] = ImpactsOf[at];
        return column;
    }

    private static string[] InOrder(Dictionary<string, int> numbers)
    {
        var words = new string[numbers.Count];
        foreach (var (word, number) in numbers)
            words[number] = word;
        return words;
    }
}
