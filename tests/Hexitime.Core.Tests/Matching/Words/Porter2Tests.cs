using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Words;

namespace Hexitime.Tests.Matching.Words;

/// <summary>
/// The pairs of words and stems that the algorithm's definition shows (https://snowballstem.org/algorithms/english/stemmer.html), its exceptions, and words of improvement work.
/// </summary>
public sealed class Porter2Tests
{
    [Fact]
    public void Words_of_the_published_sample_and_of_our_own_have_their_stems()
    {
        var pairs = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Matching", "Words", "porter2.txt")).Select(line => line.Split(' ')).ToList();

        pairs.Count.ShouldBeGreaterThan(300);
        pairs.Where(p => Porter2.Stem(p[0]) != p[1]).Select(p => $"{p[0]}: {Porter2.Stem(p[0])}, not {p[1]}").ShouldBeEmpty();
    }

    [Property(MaxTest = 300)]
    public void A_stem_is_never_longer_than_its_word_and_one_letter_and_any_text_has_one(NonNull<string> text)
    {
        foreach (var word in Tokeniser.Words(text.Get))
            Porter2.Stem(word).Length.ShouldBeLessThanOrEqualTo(word.Length + 1);
    }
}
