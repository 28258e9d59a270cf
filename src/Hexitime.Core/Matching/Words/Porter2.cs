using System.Buffers;

namespace Hexitime.Matching.Words;

/// <summary>
/// The stem of an English word, by M. F. Porter's second algorithm ("English (Porter2)", https://snowballstem.org/algorithms/english/stemmer.html), with the
/// refinements of Snowball 3. Its steps are called by the names they have there. Pure and thread-safe.
/// </summary>
public static class Porter2
{
    private const int Longest = 64;
    private const string Doubles = "bdfgmnprt";
    private const string EndingsThatTakeLi = "cdeghkmnrt";

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly string[] WordsThatOnlyLookInflected = ["inn", "out", "cann", "herr", "earr", "even"];
    private static readonly string[] WordsInCeed = ["proc", "exc", "succ"];
    private static readonly string[] LongFirstRegions = ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

    private static readonly (string Ending, string Becomes)[] SecondStep =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"),
        ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ousli", "ous"), ("ogist", "og"), ("abli", "able"),
        ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string Becomes)[] ThirdStep =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] FourthStep =
        ["ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic"];

    /// <summary>The stem of a word in lower case. A word of one or two letters, or of more than 64, is its own stem.</summary>
    public static string Stem(string word)
    {
        if (word.Length is < 3 or > Longest)
            return word;
        if (Exceptions.TryGetValue(word, out var exception))
            return exception;
        Span<char> letters = stackalloc char[Longest + 1];
        word.CopyTo(letters);
        var stem = new Stemming(letters, word.Length);
        stem.Run();
        var result = stem.Word;
        return result.SequenceEqual(word) ? word : new string(result);
    }

    /// <summary>A word on its way to its stem. A <c>y</c> that is a consonant is written <c>Y</c> on the way.</summary>
    private ref struct Stemming(Span<char> letters, int length)
    {
        private Span<char> _letters = letters;
        private int _length = length;
        private int _r1;
        private int _r2;

        public readonly ReadOnlySpan<char> Word => _letters[.._length];

        public void Run()
        {
            if (_letters[0] == '\'')
            {
                _letters[1.._length].CopyTo(_letters);
                _length--;
            }

            MarkConsonantYs();
            MarkRegions();
            StepOneA();
            StepOneB();
            StepOneC();
            StepTwo();
            StepThree();
            StepFour();
            StepFive();
            Word.Replace(_letters, 'Y', 'y');
        }

        private readonly void MarkConsonantYs()
        {
            for (var i = 0; i < _length; i++)
            {
                if (_letters[i] == 'y' && (i == 0 || IsVowel(i - 1)))
                    _letters[i] = 'Y';
            }
        }

        private void MarkRegions()
        {
            _r1 = AfterFirstConsonantAfterVowel(0);
            foreach (var region in LongFirstRegions)
            {
                if (Word.StartsWith(region, StringComparison.Ordinal))
                    _r1 = region.Length;
            }

            _r2 = AfterFirstConsonantAfterVowel(_r1);
        }

        private void StepOneA()
        {
            if (!Drop("'s'") && !Drop("'s"))
                Drop("'");
            if (EndsWith("sses"))
                _length -= 2;
            else if (EndsWith("ied") || EndsWith("ies"))
                _length -= _length > 4 ? 2 : 1;
            else if (EndsWith("s") && !EndsWith("us") && !EndsWith("ss") && HasVowelBefore(_length - 2))
                _length--;
        }

        private void StepOneB()
        {
            var ending = EndsWith("eedly") ? 5 : EndsWith("ingly") ? 5 : EndsWith("edly") ? 4 : EndsWith("eed") ? 3 : EndsWith("ing") ? 3 : EndsWith("ed") ? 2 : 0;
            if (ending == 0)
                return;
            if (EndsWith("eed") || EndsWith("eedly"))
            {
                if (_length - ending >= _r1 && !(ending == 3 && IsOneOf(WordsInCeed, ending)))
                    _length -= ending - 2;
                return;
            }

            if (EndsWith("ing") && _length == 5 && _letters[1] == 'y' && !IsVowel(0))
            {
                (_letters[1], _letters[2], _length) = ('i', 'e', 3);
                return;
            }

            if ((EndsWith("ing") && IsOneOf(WordsThatOnlyLookInflected, ending)) || !HasVowelBefore(_length - ending))
                return;
            _length -= ending;
            if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
                _letters[_length++] = 'e';
            else if (_length > 1 && _letters[_length - 1] == _letters[_length - 2] && Doubles.Contains(_letters[_length - 1], StringComparison.Ordinal))
                _length -= _length == 3 && _letters[0] is 'a' or 'e' or 'o' ? 0 : 1;
            else if (_length == _r1 && EndsInShortSyllable(_length))
                _letters[_length++] = 'e';
        }

        private readonly void StepOneC()
        {
            if (_length > 2 && _letters[_length - 1] is 'y' or 'Y' && !IsVowel(_length - 2))
                _letters[_length - 1] = 'i';
        }

        private void StepTwo()
        {
            foreach (var (ending, becomes) in SecondStep)
            {
                if (!EndsWith(ending))
                    continue;
                var before = _length - ending.Length - 1;
                var mayGo = ending switch
                {
                    "ogi" or "ogist" => before >= 0 && _letters[before] == 'l',
                    "li" => before >= 0 && EndingsThatTakeLi.Contains(_letters[before], StringComparison.Ordinal),
                    _ => true,
                };
                if (mayGo && before + 1 >= _r1)
                    Replace(ending, becomes);
                return;
            }
        }

        private void StepThree()
        {
            foreach (var (ending, becomes) in ThirdStep)
            {
                if (!EndsWith(ending))
                    continue;
                if (_length - ending.Length >= (ending == "ative" ? _r2 : _r1))
                    Replace(ending, becomes);
                return;
            }
        }

        private void StepFour()
        {
            foreach (var ending in FourthStep)
            {
                if (!EndsWith(ending))
                    continue;
                var before = _length - ending.Length;
                if (before >= _r2 && (ending != "ion" || (before > 0 && _letters[before - 1] is 's' or 't')))
                    _length = before;
                return;
            }
        }

        private void StepFive()
        {
            var last = _length - 1;
            if (EndsWith("e") && (last >= _r2 || (last >= _r1 && !EndsInShortSyllable(last))))
                _length--;
            else if (EndsWith("ll") && last >= _r2)
                _length--;
        }

        private readonly int AfterFirstConsonantAfterVowel(int from)
        {
            for (var i = from + 1; i < _length; i++)
            {
                if (!IsVowel(i) && IsVowel(i - 1))
                    return i + 1;
            }

            return _length;
        }

        /// <summary>A vowel between consonants of which the last is not w, x or Y; or a vowel that begins the word, and a consonant; or "past".</summary>
        private readonly bool EndsInShortSyllable(int end) =>
            (end >= 3 && !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1) && _letters[end - 1] is not ('w' or 'x' or 'Y'))
            || (end == 2 && IsVowel(0) && !IsVowel(1))
            || (end >= 4 && Word[..end].EndsWith("past", StringComparison.Ordinal));

        private readonly bool HasVowelBefore(int end) => end > 0 && _letters[..end].ContainsAny(Vowels);

        private readonly bool IsOneOf(string[] words, int ending)
        {
            foreach (var word in words)
            {
                if (Word[..^ending].SequenceEqual(word))
                    return true;
            }

            return false;
        }

        private readonly bool IsVowel(int at) => Vowels.Contains(_letters[at]);

        private readonly bool EndsWith(string ending) => Word.EndsWith(ending, StringComparison.Ordinal);

        private bool Drop(string ending)
        {
            if (!EndsWith(ending))
                return false;
            _length -= ending.Length;
            return true;
        }

        private void Replace(string ending, string becomes)
        {
            _length -= ending.Length;
            becomes.CopyTo(_letters[_length..]);
            _length += becomes.Length;
        }
    }
}
