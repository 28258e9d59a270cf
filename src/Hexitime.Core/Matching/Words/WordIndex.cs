using System.Runtime.InteropServices;

namespace Hexitime.Matching.Words;

/// <summary>
/// An inverted index over documents, which are numbered in the order given. For a word that more than one in 20 documents has, going through a column with its impact on
/// every document, many at a time, is faster than going through those that have it: such words have a column instead. Immutable and thread-safe.
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
        (_terms, var documentsWith, var terms) = Number(d => d.Stems);
        (_words, _containing, _) = Number(d => d.Words);
        Starts = new int[documentsWith.Length + 1];
        for (var term = 0; term < documentsWith.Length; term++)
            Starts[term + 1] = Starts[term] + documentsWith[term];
        (DocumentsOf, ImpactsOf) = Post(terms);
        Columns = new WordColumn?[_terms.Count];
        for (var term = 0; term < Columns.Length; term++)
        {
            if (documentsWith[term] > Count / PartWithColumn)
                Columns[term] = new WordColumn(BlockCount, DocumentsOf.AsSpan(Starts[term]..Starts[term + 1]), ImpactsOf.AsSpan(Starts[term]..Starts[term + 1]));
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

    /// <summary>The columns of terms that many documents have.</summary>
    internal WordColumn?[] Columns { get; }

    /// <summary>Made when somebody first misspells something.</summary>
    internal Speller Speller => _speller.Value;

    /// <summary>An index of documents.</summary>
    public static WordIndex Of(IReadOnlyList<DocumentWords> documents) => documents.Count == 0 && Empty is not null ? Empty : new WordIndex(documents);

    internal int TermOf(string stem) => _terms.GetValueOrDefault(stem, -1);

    /// <summary>How many documents have a stem.</summary>
    internal int CountWithStem(string stem) => _terms.TryGetValue(stem, out var term) ? Starts[term + 1] - Starts[term] : 0;

    /// <summary>How many documents have a word as it is written.</summary>
    internal int CountWithWord(string word) => _words.TryGetValue(word, out var number) ? _containing[number] : 0;

    /// <summary>The impact of a term on a document; 0 if it does not have it.</summary>
    internal byte ImpactOn(int document, int term)
    {
        if (Columns[term] is { } column)
            return column.Impacts[document];
        var at = Array.BinarySearch(DocumentsOf, Starts[term], Starts[term + 1] - Starts[term], document);
        return at < 0 ? (byte)0 : ImpactsOf[at];
    }

    /// <summary>Numbers words in the order in which they come; how many documents have each, and the numbers of all words of all documents, one behind the other.</summary>
    private (Dictionary<string, int> Numbers, int[] Containing, int[] InOrder) Number(Func<DocumentWords, string[]> words)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new List<int>();
        var inOrder = new int[Documents.Sum(d => words(d).Length)];
        var at = 0;
        foreach (var document in Documents)
        {
            foreach (var word in words(document))
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var exists);
                if (!exists)
                {
                    number = counts.Count;
                    counts.Add(0);
                }

                CollectionsMarshal.AsSpan(counts)[number]++;
                inOrder[at++] = number;
            }
        }

        return (numbers, [.. counts], inOrder);
    }

    private (int[] Documents, byte[] Impacts) Post(int[] terms)
    {
        var next = Starts[..^1];
        var (documents, impacts) = (new int[terms.Length], new byte[terms.Length]);
        var from = 0;
        for (var document = 0; document < Documents.Length; document++)
        {
            foreach (var impact in Documents[document].Impacts)
            {
                var at = next[terms[from++]]++;
                (documents[at], impacts[at]) = (document, impact);
            }
        }

        return (documents, impacts);
    }

    private static string[] InOrder(Dictionary<string, int> numbers)
    {
        var words = new string[numbers.Count];
        foreach (var (word, number) in numbers)
            words[number] = word;
        return words;
    }
}

/// <summary>The impact of a word on every document; beside it, in an eighth of the room, which documents have the word at all. Immutable.</summary>
internal sealed class WordColumn
{
    public WordColumn(int blocks, ReadOnlySpan<int> documents, ReadOnlySpan<byte> impacts)
    {
        (Impacts, Greatest, Having) = (new byte[blocks << WordIndex.BlockShift], new byte[blocks], new ulong[blocks]);
        for (var i = 0; i < documents.Length; i++)
        {
            var block = documents[i] >> WordIndex.BlockShift;
            Impacts[documents[i]] = impacts[i];
            Greatest[block] = Math.Max(Greatest[block], impacts[i]);
            Having[block] |= 1UL << Blocks.BitOf(documents[i] & (WordIndex.BlockSize - 1));
        }
    }

    /// <summary>By document; whole blocks, 0 behind the last document.</summary>
    public byte[] Impacts { get; }

    /// <summary>The greatest of each block.</summary>
    public byte[] Greatest { get; }

    /// <summary>For each block which documents have the word, in the order of <see cref="Blocks.BitOf"/>.</summary>
    public ulong[] Having { get; }
}
