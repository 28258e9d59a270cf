using System.Globalization;

namespace Hexitime.AspNetCore;

public sealed class RefusalTextsTests
{
    private static readonly Refusal Short = Refusal.Conflict("ledger.insufficient-credit", "There is not enough credit for this.").With("missingMinutes", 1_275L);

    private static string Say(string language, params (string Sentence, string Language)[] sentences)
    {
        var texts = new RefusalTexts();
        foreach (var (sentence, of) in sentences)
            texts.Add(Short.Code, sentence, of);
        return texts.SentenceOf(Short, CultureInfo.GetCultureInfo(language));
    }

    [Fact]
    public void The_nearest_language_speaks_and_without_any_the_bank_does()
    {
        Say("en-GB").ShouldBe(Short.Sentence);
        Say("en-GB", ("for all", "")).ShouldBe("for all");
        Say("en-GB", ("for all", ""), ("for English", "en")).ShouldBe("for English");
        Say("en-GB", ("for English", "en"), ("for Britain", "en-GB")).ShouldBe("for Britain");
        Say("cy", ("for English", "en")).ShouldBe(Short.Sentence);
        Say("cy", ("first", "cy"), ("last", "cy")).ShouldBe("last");
    }

    [Fact]
    public void Figures_are_filled_in_as_the_reader_writes_them_and_never_half()
    {
        Say("en", ("{missing} ({missingMinutes})", "")).ShouldBe("21 h 15 min (1275)");
        Say("en", ("{missingHours} of {missingMinutes}", "")).ShouldBe(Short.Sentence);
        Should.Throw<CultureNotFoundException>(() => new RefusalTexts().Add("a", "b", "no-such-language-at-all"));
    }
}
