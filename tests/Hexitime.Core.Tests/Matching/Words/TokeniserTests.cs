using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Words;

public sealed class TokeniserTests
{
    [Theory]
    [InlineData("Run-charts, SPC & PDSA!", "run charts spc pdsa")]
    [InlineData("  Café ÉTUDES naïve ", "cafe etudes naive")]
    [InlineData("the carer's and nurses’ diary", "the carer's and nurses diary")]
    [InlineData("'quoted' rock'n'roll", "quoted rock'n'roll")]
    [InlineData("iesire la 5S în 2026 — Straße ﬁne", "iesire la 5s in 2026 straße fine")]
    [InlineData("Ελλάδα 東京", "ελλαδα 東京")]
    [InlineData("", "")]
    public void A_text_is_taken_apart(string text, string words) => string.Join(' ', Tokeniser.Words(text)).ShouldBe(words);

    [Fact]
    public void Stop_words_say_nothing() => Tokeniser.Stems("The model for the improvement of all").ShouldBe(["model", "improv"]);

    [Fact]
    public void Words_and_texts_are_capped()
    {
        Tokeniser.Words(new string('x', 10_000)).Single().Length.ShouldBe(Tokeniser.LongestWord);
        Tokeniser.Words(string.Join(' ', Enumerable.Repeat("word", 5_000))).Count().ShouldBe(Tokeniser.MostWords);
    }

    [Fact]
    public void Half_a_surrogate_pair_ends_a_word() => Tokeniser.Words("ab\ud800cd é").ShouldBe(["ab", "cd", "e"]);

    [Property(MaxTest = 300)]
    public void Words_are_what_they_are_when_taken_apart_again(NonNull<string> text)
    {
        foreach (var word in Tokeniser.Words(text.Get))
            Tokeniser.Words(word).ShouldBe([word]);
    }
}
