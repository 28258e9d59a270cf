using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Matching.Availability;
using Hexitime.Matching.Places;
using Hexitime.Matching.Ranking;
using Hexitime.Matching.Vocabulary;
using Hexitime.Matching.Words;
using Hexitime.Members;

namespace Hexitime.Benchmarks.Matching;

/// <summary>
/// Listings made up of words whose frequencies follow Zipf's law (exponent 1, 50,000 words, of which the stop words would be left out): 6 in the title, 20 to 80 in the
/// description; four listings a member; skills of the starter vocabulary, hours, places, organisations and professions at random. Queries: eight words by the same law.
/// </summary>
internal sealed class Corpus
{
    private const int VocabularySize = 50_000;

    private readonly Random _random = new(42);
    private readonly string[] _words;
    private readonly double[] _cumulated;

    public Corpus(int listings)
    {
        (_words, _cumulated) = (new string[VocabularySize], new double[VocabularySize]);
        var sum = 0.0;
        for (var i = 0; i < VocabularySize; i++)
        {
            _words[i] = Word(i);
            _cumulated[i] = sum += 1.0 / (i + 10);
        }

        Members = [.. Enumerable.Range(0, Math.Max(2, listings / 4)).Select(_ => Member())];
        Texts = new (string, string)[listings];
        for (var i = 0; i < listings; i++)
            Texts[i] = (Text(6), Text(_random.Next(20, 80)));
        var analyser = new TextAnalyser();
        Words = Array.ConvertAll(Texts, text => analyser.Analyse(text.Title, text.Description));
    }

    public MatchMember[] Members { get; }

    public (string Title, string Description)[] Texts { get; }

    /// <summary>What the texts come to for a search.</summary>
    public DocumentWords[] Words { get; }

    public string[] Queries(int count, int words = 8) => [.. Enumerable.Range(0, count).Select(_ => Distinct(words))];

    public MatchPool Pool() => MatchPool.Of(Members, Words.Select((words, i) => new MatchListing
    {
        Id = new ListingId(new Guid(i, 0, 0, new byte[8])),
        Owner = Members[i / 4 % Members.Length].Id,
        Type = (ListingType)_random.Next(1, 3),
        Kind = (ExchangeKind)_random.Next(1, 7),
        Hours = Credits.FromHours(_random.Next(1, 4)),
        Skills = AnySkills(),
        Words = words,
        Whereabouts = AnyWhereabouts(),
    }));

    private MatchMember Member() => new()
    {
        Id = new MemberId(new Guid(_random.Next(), 0, 0, BitConverter.GetBytes(_random.NextInt64()))),
        Organisation = new OrganisationId(new Guid(_random.Next(200), 0, 0, new byte[8])),
        Profession = $"profession {_random.Next(20)}",
        SharedHours = WeekHours.Of(Enumerable.Range(0, 12).Select(_ => _random.Next(168))),
        Whereabouts = AnyWhereabouts(),
        Skills = AnySkills(),
        Record = new ExchangeRecord(_random.Next(6), _random.Next(2), _random.Next(100)),
    };

    private Whereabouts AnyWhereabouts() => new(_random.Next(2) == 0, Coordinates.Create(51 + (_random.NextDouble() * 3), -3 + (_random.NextDouble() * 3)).Value, _random.Next(60));

    private IReadOnlyList<Skill> AnySkills() =>
        StarterVocabulary.Instance.Resolve(Enumerable.Range(0, _random.Next(1, 5)).Select(_ => StarterVocabulary.Instance.Concepts[_random.Next(StarterVocabulary.Instance.Concepts.Count)].PreferredLabel));

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => AnyWord()));

    private string Distinct(int words)
    {
        var chosen = new HashSet<string>();
        while (chosen.Count < words)
            chosen.Add(AnyWord());
        return string.Join(' ', chosen);
    }

    private string AnyWord()
    {
        var at = Array.BinarySearch(_cumulated, _random.NextDouble() * _cumulated[^1]);
        return _words[at < 0 ? Math.Min(~at, VocabularySize - 1) : at];
    }

    // Syllables that no stemmer touches, so that both contestants see the same words.
    private static string Word(int number)
    {
        const string first = "bdfgklmnprtvz", second = "aou";
        var word = "q";
        for (var rest = number + 1; rest > 0; rest /= first.Length * second.Length)
            word += $"{first[rest % first.Length]}{second[rest / first.Length % second.Length]}";
        return word + "k";
    }
}
