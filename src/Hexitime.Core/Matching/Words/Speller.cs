namespace Hexitime.Matching.Words;

/// <summary>
/// Finds words by what is left of them when letters are left out (Garbe, "SymSpell", 2012; Bocek et al., "Fast Similarity Search in Large Dictionaries", 2007): words that are
/// n slips apart share a form with at most n letters less. Immutable and thread-safe.
/// </summary>
internal sealed class Speller
{
    private const int Most = 2;

    private readonly string[] _words;
    private readonly string[] _stems;
    private readonly uint[] _forms;
    private readonly int[] _wordOfForm;

    public Speller(string[] words)
    {
        (_words, _stems) = (words, [.. words.Select(Porter2.Stem)]);
        var forms = new List<(uint Form, int Word)>(words.Length * 8);
        var own = new HashSet<uint>();
        for (var word = 0; word < words.Length; word++)
        {
            own.Clear();
            AddForms(words[word], Reach(words[word].Length), own);
            foreach (var form in own)
                forms.Add((form, word));
        }

        forms.Sort();
        (_forms, _wordOfForm) = ([.. forms.Select(f => f.Form)], [.. forms.Select(f => f.Word)]);
    }

    /// <summary>A word, and its stem.</summary>
    public (string Word, string Stem) this[int word] => (_words[word], _stems[word]);

    /// <summary>Collects the words that are at most so many slips away from one, some perhaps more than once. Allocates nothing once the lists have grown.</summary>
    public void Find(string word, int slips, HashSet<uint> forms, List<(int Word, int Distance)> found)
    {
        forms.Clear();
        AddForms(word, slips, forms);
        foreach (var form in forms)
        {
            var at = Array.BinarySearch(_forms, form);
            while (at > 0 && _forms[at - 1] == form)
                at--;
            for (; at >= 0 && at < _forms.Length && _forms[at] == form; at++)
            {
                var distance = EditDistance.Between(word, _words[_wordOfForm[at]], slips);
                if (distance <= slips)
                    found.Add((_wordOfForm[at], distance));
            }
        }
    }

    /// <summary>How many letters to leave out of an indexed word: who looks for it may have written as many letters less as they are forgiven slips.</summary>
    private static int Reach(int length) => length >= 6 ? Most : length >= 3 ? 1 : 0;

    private static void AddForms(ReadOnlySpan<char> word, int lettersLess, HashSet<uint> forms)
    {
        forms.Add(Hash(word));
        if (lettersLess == 0 || word.Length <= 1)
            return;
        Span<char> shorter = stackalloc char[word.Length - 1];
        for (var left = 0; left < word.Length; left++)
        {
            word[..left].CopyTo(shorter);
            word[(left + 1)..].CopyTo(shorter[left..]);
            AddForms(shorter, lettersLess - 1, forms);
        }
    }

    /// <summary>FNV-1a. Two forms with one hash cost a comparison of words, no more.</summary>
    private static uint Hash(ReadOnlySpan<char> form)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in form)
            hash = unchecked((hash ^ letter) * 16_777_619u);
        return hash;
    }
}
