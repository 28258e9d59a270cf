using System.Globalization;
using Hexitime;
using Hexitime.Ledger;
using Microsoft.Extensions.DependencyInjection;
using System.Text.RegularExpressions;
using MinimalApiHost.Pages.Frame;

namespace MinimalApiHost;

/// <summary>Whatever a page says, it can say in every language.</summary>
public sealed partial class LanguageTests
{
    private static readonly string Pages = Repository.PathOf("samples", "MinimalApiHost", "Pages");

    public static TheoryData<string> Others => [.. Words.Languages.Skip(1).Select(l => l.TwoLetterISOLanguageName)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_word_of_every_page_is_there_and_no_other(string language)
    {
        var translated = Resources.Read("Words", new CultureInfo(language)).Keys.ToHashSet(StringComparer.Ordinal);
        Said().Except(translated).ShouldBeEmpty("not translated");
        translated.Except(Said()).ShouldBeEmpty("on no page");
    }

    /// <summary>Whoever is told something did not ask: not the language of who looks counts, nor that of the host, but theirs.</summary>
    [Theory]
    [InlineData("cy", "Mae Ada wedi cofnodi 1 awr 30 mun. Cadarnhewch, neu rhowch eich ffigur chi.")]
    [InlineData("de pl-PL cy", "Ada: zapisano 1 godz. 30 min. Potwierdź lub podaj swoją liczbę.")]
    [InlineData("de", "Ada has recorded 1 h 30 min. Confirm it, or give your figure.")]
    [InlineData("", "Ada has recorded 1 h 30 min. Confirm it, or give your figure.")]
    public void Members_are_told_in_the_first_of_their_languages_that_the_host_speaks(string languages, string told)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Words>().AddSingleton<Sentences>().AddSingleton<Wording, Documents>().BuildServiceProvider();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("ar");
            FormattableString who = $"{"Ada"}";
            services.GetRequiredService<Wording>().In(languages.Split(' ')).Tell($"{who} has recorded {Credits.FromMinutes(90)}. Confirm it, or give your figure.").ShouldBe(told);
            CultureInfo.CurrentUICulture.Name.ShouldBe("ar");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Records, reports and the map's picture: from resources of their own, and what pages say too from those of the pages.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Every_word_of_what_the_bank_writes_as_a_whole_is_there_once(string language)
    {
        var (translated, said) = (Resources.Read("Documents", new CultureInfo(language)).Keys.ToHashSet(StringComparer.Ordinal), SaidInDocuments());
        var byPages = Resources.Read("Words", new CultureInfo(language)).Keys;
        said.Count.ShouldBeGreaterThan(100);
        said.Except(translated).Except(byPages, StringComparer.Ordinal).ShouldBeEmpty("not translated");
        translated.Except(said).ShouldBeEmpty("in no document");
        translated.Intersect(byPages, StringComparer.Ordinal).ShouldBeEmpty("twice");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Translations_have_the_same_gaps(string language)
    {
        foreach (var (key, value) in new[] { "Words", "Sentences", "Documents" }.SelectMany(name => Resources.Read(name, new CultureInfo(language))))
        {
            value.ShouldNotBeNullOrWhiteSpace(key);
            foreach (var form in key.Contains('|', StringComparison.Ordinal) ? value.Split('|') : [value])
                Gap().Matches(form).Select(g => g.Value).Distinct().Order(StringComparer.Ordinal).ShouldBe(Gap().Matches(key).Select(g => g.Value).Distinct().Order(StringComparer.Ordinal), key);
        }
    }

    /// <summary>Names of resources are told apart without regard to case: of two that clash, one would be lost.</summary>
    [Fact]
    public void No_two_words_differ_by_case_only() =>
        Said().GroupBy(w => w, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).SelectMany(g => g).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Others))]
    public void There_are_as_many_forms_of_a_noun_as_the_language_asks_for(string language)
    {
        var forms = Enumerable.Range(0, 1_000).Select(n => Plurals.FormOf(language, n)).Distinct().Count();
        foreach (var (key, value) in Resources.Read("Words", new CultureInfo(language)).Concat(Resources.Read("Documents", new CultureInfo(language))).Where(w => w.Key.Contains('|', StringComparison.Ordinal)))
            value.Split('|').Length.ShouldBe(forms, key);
    }

    /// <summary>The samples that the CLDR gives for each of its categories.</summary>
    [Theory]
    [InlineData("en", 0, 1)]
    [InlineData("en", 1, 0)]
    [InlineData("en", 2, 1)]
    [InlineData("cy", 0, 0)]
    [InlineData("cy", 3, 3)]
    [InlineData("cy", 6, 4)]
    [InlineData("cy", 5, 5)]
    [InlineData("pl", 1, 0)]
    [InlineData("pl", 22, 1)]
    [InlineData("pl", 12, 2)]
    [InlineData("pl", 21, 2)]
    [InlineData("pl", 112, 2)]
    [InlineData("ar", 0, 0)]
    [InlineData("ar", 2, 2)]
    [InlineData("ar", 103, 3)]
    [InlineData("ar", 111, 4)]
    [InlineData("ar", 200, 5)]
    [InlineData("ar", 101, 5)]
    public void Numbers_ask_for_the_forms_that_the_CLDR_says(string language, long number, int form) => Plurals.FormOf(language, number).ShouldBe(form);

    [Fact]
    public void Days_are_written_as_the_language_writes_them()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("cy-GB");
            Say.Day(new NodaTime.LocalDate(2026, 3, 1)).ShouldBe("1 Mawrth 2026");
            CultureInfo.CurrentCulture = new CultureInfo("pl-PL");
            Say.Day(new NodaTime.LocalDate(2026, 3, 1)).ShouldBe("1 marca 2026");
            Say.Number(1_234_567).ShouldBe("1\u00a0234\u00a0567");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static HashSet<string> Said()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Pages, "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".razor" or ".cs"))
        {
            var text = File.ReadAllText(file);
            said.UnionWith(Word().Matches(text).Select(m => m.Groups["word"].Value));
            said.UnionWith(Plural().Matches(text).Select(m => $"{m.Groups["one"].Value}|{m.Groups["other"].Value}"));
        }

        return said;
    }

    private static HashSet<string> SaidInDocuments()
    {
        // What groups of few are called, which stands in figures and not in a page.
        var said = new HashSet<string>(["Others", "All others", "not told", "no network", "Prefers not to say", "Has not told, or does not agree to be counted"], StringComparer.Ordinal);
        var source = Path.Combine(Repository.Root, "src");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(source, "Hexitime.AspNetCore", "Impact"), "*.razor").Append(Path.Combine(source, "Hexitime.Core", "Wording.cs"))
            .Concat(Directory.EnumerateFiles(Path.Combine(source, "Hexitime.Core", "Impact", "Map"), "*.cs")))
        {
            var text = File.ReadAllText(file);
            said.UnionWith(InDocument().Matches(text).Select(m => m.Groups["word"].Value));
            said.UnionWith(Counted().Matches(text).Select(m => $"{m.Groups["one"].Value}|{m.Groups["other"].Value}"));
        }

        // What members are told: the sentences of the bank among what is interpolated there, and neither names of events nor what is all somebody's own words.
        foreach (var notices in Directory.EnumerateFiles(Path.Combine(source, "Hexitime.Core", "Notifications"), "*.cs"))
            said.UnionWith(Interpolated().Matches(File.ReadAllText(notices)).Select(m => WithGaps(m.Groups["text"].Value)).Where(text => BankSentence().IsMatch(text))
                .Concat(InDocument().Matches(File.ReadAllText(notices)).Select(m => m.Groups["word"].Value)));
        return said;
    }

    private static string WithGaps(string text)
    {
        var number = 0;
        return Hole().Replace(text, _ => $"{{{number++}}}").Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\$""(?<text>([^""\\{]|\\.|\{[^{}]*\})*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"^([A-Z]|""?\{0\}""? )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BankSentence();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("""(\b[Ww](ords)?\[|\bSay\(\s*)"(?<word>[^"]*)"[\],)]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InDocument();

    [GeneratedRegex("""\bCount\([^"()]*"(?<one>[^"]*)", "(?<other>[^"]*)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();

    [GeneratedRegex("""\bL\["(?<word>[^"]*)"[\],]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("""\bL\.Plural\([^"]*"(?<one>[^"]*)", "(?<other>[^"]*)"[,)]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plural();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gap();
}
