namespace Hexitime.Matching.Words;

/// <summary>
/// Finds words by what is left of them when letters are left out (Garbe, "SymSpell", 2012; Bocek et al., "Fast Similarity Search in Large Dictionaries", 2007): words that are
/// n slips apart share a form with at most n letters less. Words a single slip away are looked for by themselves: they are nearer, and forms with one letter less are few.
/// Immutable and thread-safe.
/// </summary>
internal sealed class Speller
{
    /// <summary>The most slips.</summary>
    public const int Most = 2;

    private readonly string[] _words;
    private readonly string?[] _stems;
    private readonly Lazy<SpellingForms>[] _forms;

    public Speller(string[] words)
    {
        (_words, _stems) = (words, new string?[words.Length]);
        _forms = [.. Enumerable.Range(1, Most).Select(slips => new Lazy<SpellingForms>(() => new SpellingForms(words, slips)))];
    }

    /// <summary>A word, and its stem.</summary>
    public (string Word, string Stem) this[int word] => (_words[word], _stems[word] ??= Porter2.Stem(_words[word]));

    /// <summary>Collects the words that are at most so many slips away from one, 1 or 2, some perhaps more than once. Allocates nothing once the lists have grown.</summary>
    public void Find(string word, int slips, HashSet<uint> forms, List<(int Word, int Distance)> found)
    {
        forms.Clear();
        SpellingForms.Add(word, slips, forms);
        var indexed = _forms[slips - 1].Value;
        foreach (var form in forms)
        {
            foreach (ref readonly var candidate in indexed.Of(form))
            {
                if (candidate.Form != form)
                    continue;
                var distance = EditDistance.Between(word, _words[candidate.Word], slips);
                if (distance <= slips)
                    found.Add((candidate.Word, distance));
            }
        }
    }
}

/// <summary>What is left of words when up to one letter, or up to two, are left out, by hash. Immutable and thread-safe.</summary>
internal sealed class SpellingForms
{
    private readonly int[] _starts;
    private readonly (uint Form, int Word)[] _forms;
    private readonly uint _mask;

    public SpellingForms(string[] words, int lettersLess)
    {
        var forms = new List<(uint Form, int Word)>(words.Length * 8);
        var own = new HashSet<uint>();
        for (var word = 0; word < words.Length; word++)
        {
            own.Clear();
            Add(words[word], Math.Min(lettersLess, Reach(words[word].Length)), own);
            foreach (var form in own)
                forms.Add((form, word));
        }

        _mask = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)forms.Count + 1) - 1;
        _starts = new int[_mask + 2];
        foreach (var (form, _) in forms)
            _starts[(form & _mask) + 1]++;
        for (var bucket = 0; bucket <= _mask; bucket++)
            _starts[bucket + 1] += _starts[bucket];
        _forms = new (uint, int)[forms.Count];
        var next = _starts.AsSpan().ToArray();
        foreach (var form in forms)
            _forms[next[form.Form & _mask]++] = form;
    }

    /// <summary>The forms that are in one bucket with this one, it perhaps among them, each with its word.</summary>
    public ReadOnlySpan<(uint Form, int Word)> Of(uint form) => _forms.AsSpan(_starts[form & _mask].._starts[(form & _mask) + 1]);

    public static void Add(ReadOnlySpan<char> word, int lettersLess, HashSet<uint> forms)
    {
        forms.Add(Hash(word));
        if (lettersLess == 0 || word.Length <= 1)
            return;
        Span<char> shorter = stackalloc char[word.Length - 1];
        for (var left = 0; left < word.Length; left++)
        {
            word[..left].CopyTo(shorter);
            word[(left + 1)..].CopyTo(shorter[left..]);
            Add(shorter, lettersLess - 1, forms);
        }
    }

    /// <summary>How many letters to leave out of an indexed word: who looks for it may have written as many letters less as they are forgiven slips.</summary>
    private static int Reach(int length) => length >= 6 ? Speller.Most : length >= 3 ? 1 : 0;

    /// <summary>FNV-1a. Two forms with one hash cost a comparison of words, no more.</summary>
    private static uint Hash(ReadOnlySpan<char> form)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in form)
            hash = unchecked((hash ^ letter) * 16_777_619u);
        return hash;
    }
}
