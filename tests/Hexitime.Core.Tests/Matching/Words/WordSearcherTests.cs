using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Words;

public sealed class WordSearcherTests
{
    private static readonly string[] Vocabulary = [.. "audit sepsis facilitation coaching statistics falls theatre charts measurement simulation data ward nurse flow discharge safety".Split(' '),
        .. Enumerable.Range(0, 80).Select(i => $"w{i}x")];

    private static WordIndex Index(params string[] titles) => WordIndex.Of([.. titles.Select(t => new TextAnalyser().Analyse(t))]);

    private static int[] Find(WordIndex index, string text, int most = 10)
    {
        var hits = new WordHit[most];
        return [.. hits.Take(new WordSearcher().Search(index, WordQuery.Of(text), hits)).Select(h => h.Document)];
    }

    [Fact]
    public void What_has_more_of_the_words_comes_first_and_ties_go_by_number()
    {
        var index = Index("sepsis audit", "falls audit", "sepsis audit", "theatre");

        Find(index, "auditing of sepsis").ShouldBe([0, 2, 1]);
        Find(index, "audit", most: 2).ShouldBe([0, 1]);
        Find(index, "nothing like it").ShouldBeEmpty();
        Find(WordIndex.Empty, "audit").ShouldBeEmpty();
        Find(index, "", most: 3).ShouldBeEmpty();
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_in_the_description_and_there_more_than_in_the_biography()
    {
        var analyser = new TextAnalyser();
        var index = WordIndex.Of([analyser.Analyse("nurse", "ward", "audit"), analyser.Analyse("nurse", "audit", "ward"), analyser.Analyse("audit", "ward", "nurse")]);

        Find(index, "audit").ShouldBe([2, 1, 0]);
    }

    [Theory]
    [InlineData("facilitaton")]
    [InlineData("facliitation")]
    [InlineData("fasilitatoin")]
    public void A_typo_is_forgiven(string typo)
    {
        Find(Index("a facilitation", "the audit"), typo).ShouldBe([0]);
        Find(Index("a facilitation", "the audit"), typo + " audit").ShouldBe([1, 0]);
    }

    [Theory]
    [InlineData("adit", "audit")]
    [InlineData("sepssi", "sepsis")]
    public void A_short_word_is_forgiven_one_slip(string typo, string word) => Find(Index(word), typo).ShouldBe([0]);

    [Theory]
    [InlineData("spsiss", "sepsis")]
    [InlineData("spc", "spo")]
    public void And_not_two_nor_any_in_three_letters(string typo, string word) => Find(Index(word), typo).ShouldBeEmpty();

    [Fact]
    public void A_word_that_is_there_is_not_taken_for_a_typo() => Find(Index("audit", "audio"), "audio").ShouldBe([1]);

    [Property(MaxTest = 60)]
    public void The_answer_is_what_scoring_every_document_would_bring(PositiveInt seed, bool isLarge)
    {
        var random = new Random(seed.Get);
        var analyser = new TextAnalyser();
        var documents = Enumerable.Range(0, random.Next(isLarge ? 800 : 60)).Select(_ => analyser.Analyse(Text(random, 3), Text(random, random.Next(20)))).ToList();
        var index = WordIndex.Of(documents);
        var searcher = new WordSearcher();
        for (var i = 0; i < 3; i++)
        {
            var query = Text(random, random.Next(1, 20));
            var hits = new WordHit[random.Next(1, 30)];
            hits.Take(searcher.Search(index, WordQuery.Of(query), hits)).ShouldBe(PlainSearch.Search(documents, query).Take(hits.Length), query);
        }
    }

    [Fact]
    public void A_search_allocates_nothing()
    {
        var (random, analyser) = (new Random(1), new TextAnalyser());
        var index = WordIndex.Of([.. Enumerable.Range(0, 500).Select(_ => analyser.Analyse(Text(random, 3), Text(random, 20)))]);
        var (searcher, query, hits) = (new WordSearcher(), WordQuery.Of("audit sepsis statistisc ward"), new WordHit[10]);

        Allocations.LeastOf(() => searcher.Search(index, query, hits)).ShouldBe(0);
    }

    /// <summary>Some words often, others seldom; one in ten misspelt.</summary>
    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ =>
    {
        var word = Vocabulary[(int)(Vocabulary.Length * Math.Pow(random.NextDouble(), 3))];
        return random.Next(10) == 0 ? word.Remove(random.Next(word.Length), 1) : word;
    }));
}
