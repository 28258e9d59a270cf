using System.Runtime.InteropServices;

namespace Hexitime.Matching.Words;

/// <summary>What a document's texts come to for a search: its stems, each with its impact, and its words as they were written, for whoever misspells one. Immutable.</summary>
public sealed class DocumentWords
{
    internal DocumentWords(string[] stems, byte[] impacts, string[] words) => (Stems, Impacts, Words) = (stems, impacts, words);

    /// <summary>A document without words.</summary>
    public static DocumentWords None { get; } = new([], [], []);

    /// <summary>The stems, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Terms => Stems;

    /// <summary>The impact of each stem.</summary>
    public IReadOnlyList<byte> TermImpacts => Impacts;

    /// <summary>The words as they were written, in lower case, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Written => Words;

    internal string[] Stems { get; }

    internal byte[] Impacts { get; }

    internal string[] Words { get; }
}

/// <summary>Analyses texts for a search. Remembers the stems of words that it has seen, so that many documents share their strings. Not thread-safe.</summary>
public sealed class TextAnalyser
{
    private const int MostRemembered = 1_000_000;

    private readonly Dictionary<string, (string Word, string Stem)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>What a listing's title and description, and its owner's biography, come to.</summary>
    public DocumentWords Analyse(string title, string description = "", string biography = "")
    {
        _stems.Clear();
        _words.Clear();
        var length = Count(title, Bm25.TitleWeight) + Count(description, Bm25.DescriptionWeight) + Count(biography, Bm25.BiographyWeight);
        var (stems, words) = (_stems.Keys.ToArray(), _words.ToArray());
        Array.Sort(stems, StringComparer.Ordinal);
        Array.Sort(words, StringComparer.Ordinal);
        return new DocumentWords(stems, Array.ConvertAll(stems, stem => Bm25.Impact(_stems[stem], length)), words);

        long Count(string text, int weight)
        {
            long counted = 0;
            foreach (var spelt in Tokeniser.Words(text))
            {
                if (Tokeniser.IsStopWord(spelt))
                    continue;
                var (word, stem) = Known(spelt);
                _words.Add(word);
                CollectionsMarshal.GetValueRefOrAddDefault(_stems, stem, out _) += weight;
                counted += weight;
            }

            return counted;
        }
    }

    private (string Word, string Stem) Known(string word)
    {
        if (_seen.Count >= MostRemembered)
            _seen.Clear();
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, word, out var exists);
        if (!exists)
            known = (word, Porter2.Stem(word));
        return known;
    }
}

/// <summary>The words that are looked for: at most 64, each once by its stem, stop words left out. Immutable and thread-safe.</summary>
public sealed class WordQuery
{
    /// <summary>The most words of a query; those beyond are left out.</summary>
    public const int MostWords = 64;

    private WordQuery((string Word, string Stem)[] words) => Words = words;

    /// <summary>A query without words, which finds nothing.</summary>
    public static WordQuery None { get; } = new([]);

    /// <summary>The words as they were written, in lower case, in the text's order.</summary>
    public IEnumerable<string> Written => Words.Select(w => w.Word);

    /// <summary>The words and their stems.</summary>
    internal (string Word, string Stem)[] Words { get; }

    /// <summary>The words of a text.</summary>
    public static WordQuery Of(string text) =>
        new([.. Tokeniser.Words(text).Where(w => !Tokeniser.IsStopWord(w)).Select(w => (w, Stem: Porter2.Stem(w))).DistinctBy(w => w.Stem, StringComparer.Ordinal).Take(MostWords)]);
}
