namespace Hexitime.Matching.Words;

/// <summary>An index of which some documents are gone.</summary>
/// <param name="Index">The index.</param>
/// <param name="Gone">How many of the documents that are gone had a stem, and a word as it is written.</param>
internal readonly record struct LiveIndex(WordIndex Index, GoneWords Gone)
{
    public int CountWithStem(string stem) => Index.Count == 0 ? 0 : Index.CountWithStem(stem) - Gone.Stems.GetValueOrDefault(stem);

    public int CountWithWord(string word) => Index.Count == 0 ? 0 : Index.CountWithWord(word) - Gone.Words.GetValueOrDefault(word);
}

/// <summary>The words of documents that are gone, and in how many of them each was.</summary>
internal sealed record GoneWords(Dictionary<string, int> Stems, Dictionary<string, int> Words)
{
    public static GoneWords None { get; } = new(new Dictionary<string, int>(), new Dictionary<string, int>());

    public GoneWords With(IEnumerable<DocumentWords> documents)
    {
        var (stems, words) = (new Dictionary<string, int>(Stems, StringComparer.Ordinal), new Dictionary<string, int>(Words, StringComparer.Ordinal));
        foreach (var document in documents)
        {
            foreach (var stem in document.Stems)
                stems[stem] = stems.GetValueOrDefault(stem) + 1;
            foreach (var word in document.Words)
                words[word] = words.GetValueOrDefault(word) + 1;
        }

        return new GoneWords(stems, words);
    }
}

/// <summary>A stem to look for.</summary>
/// <param name="Stem">The stem.</param>
/// <param name="Weight">What it is worth: <see cref="Bm25.Weight"/>, or a half or a quarter of it if it is a guess at what was meant.</param>
/// <param name="QueryWord">Which word of the query it stands for.</param>
/// <param name="Word">The word as it was written, or as it was probably meant.</param>
internal readonly record struct QueryTerm(string Stem, int Weight, int QueryWord, string Word);

/// <summary>
/// What a query looks for in the indexes of a pool, taken together: the stems that are there; for each that is not, the nearest words that are (at most three, those
/// that most documents have). Of all these the 16 that are worth most, ties by stem. Reused from query to query; not thread-safe.
/// </summary>
internal sealed class QueryTerms
{
    public const int Most = 16;
    private const int MostGuesses = 3;

    /// <summary>A perfect match has the three words that are worth most, each about as often as a description of typical length that is about them.</summary>
    private const int WordsOfPerfect = 3;
    private const int PerfectImpact = 128;

    private readonly List<QueryTerm> _terms = new(4 * WordQuery.MostWords);
    private readonly List<(int Word, int Distance)> _near = [];
    private readonly List<(string Stem, int Distance, int Count, string Word)> _guesses = [];
    private readonly HashSet<uint> _forms = [];

    public int Count => _terms.Count;

    public QueryTerm this[int at] => _terms[at];

    /// <summary>The score of a perfect match; 0 if nothing is looked for.</summary>
    public int Perfect { get; private set; }

    public void Resolve(WordQuery query, ReadOnlySpan<LiveIndex> indexes, int documents)
    {
        _terms.Clear();
        for (var word = 0; word < query.Words.Length; word++)
        {
            var (written, stem) = query.Words[word];
            if (CountOf(stem, indexes) is > 0 and var count)
                _terms.Add(new QueryTerm(stem, Bm25.Weight(documents, count), word, written));
            else if (EditDistance.Forgiven(written) is > 0 and var slips)
                Guess(written, slips, word, indexes, documents);
        }

        _terms.Sort(static (one, other) => other.Weight != one.Weight ? other.Weight.CompareTo(one.Weight)
            : string.CompareOrdinal(one.Stem, other.Stem) is not 0 and var byStem ? byStem : one.QueryWord.CompareTo(other.QueryWord));
        if (_terms.Count > Most)
            _terms.RemoveRange(Most, _terms.Count - Most);
        (Perfect, var counted, var words) = (0, 0UL, 0);
        for (var i = 0; i < _terms.Count && words < WordsOfPerfect; i++)
        {
            if ((counted >> _terms[i].QueryWord & 1) != 0)
                continue;
            counted |= 1UL << _terms[i].QueryWord;
            words++;
            Perfect += Bm25.Score(_terms[i].Weight, PerfectImpact);
        }
    }

    private void Guess(string written, int slips, int word, ReadOnlySpan<LiveIndex> indexes, int documents)
    {
        _guesses.Clear();
        for (var distance = 1; distance <= slips && _guesses.Count == 0; distance++)
            Look(written, distance, indexes);
        _guesses.Sort(static (one, other) => one.Distance != other.Distance ? one.Distance.CompareTo(other.Distance)
            : one.Count != other.Count ? other.Count.CompareTo(one.Count)
            : string.CompareOrdinal(one.Stem, other.Stem) is not 0 and var byStem ? byStem : string.CompareOrdinal(one.Word, other.Word));
        for (int at = 0, added = 0; at < _guesses.Count && added < MostGuesses && _guesses[at].Distance == _guesses[0].Distance; at++)
        {
            if (at > 0 && _guesses[at].Stem == _guesses[at - 1].Stem)
                continue;
            added++;
            _terms.Add(new QueryTerm(_guesses[at].Stem, Math.Max(1, Bm25.Weight(documents, _guesses[at].Count) >> _guesses[at].Distance), word, _guesses[at].Word));
        }
    }

    private void Look(string written, int slips, ReadOnlySpan<LiveIndex> indexes)
    {
        foreach (var live in indexes)
        {
            if (live.Index.Count == 0)
                continue;
            _near.Clear();
            live.Index.Speller.Find(written, slips, _forms, _near);
            foreach (var (number, distance) in _near)
                AddGuess(live.Index.Speller[number], distance, indexes);
        }
    }

    private void AddGuess((string Word, string Stem) guess, int distance, ReadOnlySpan<LiveIndex> indexes)
    {
        var count = 0;
        foreach (var live in indexes)
            count += live.CountWithWord(guess.Word);
        if (count > 0)
            _guesses.Add((guess.Stem, distance, CountOf(guess.Stem, indexes), guess.Word));
    }

    private static int CountOf(string stem, ReadOnlySpan<LiveIndex> indexes)
    {
        var count = 0;
        foreach (var live in indexes)
            count += live.CountWithStem(stem);
        return count;
    }
}
