using System.Globalization;
using System.Text.RegularExpressions;
using Hexitime;
using Hexitime.Demographics;
using Hexitime.Members;
using Microsoft.Extensions.DependencyInjection;
using MinimalApiHost.Pages.Frame;

namespace MinimalApiHost;

/// <summary>Whatever the bank says to whoever looks at a page, a page can say in every language.</summary>
public sealed partial class SentencesTests
{
    private static readonly string Core = Path.Combine(Repository.Root, "src", "Hexitime.Core");

    /// <summary>The features that have pages.</summary>
    private static readonly string[] Shown =
    [
        "Campaigns", "Demographics", "Donations", "Exchanges", "Listings", Path.Combine("Matching", "Availability"), "Members", "Messages", "Networks", "Privacy", "Projects", "Queries", "Reports", "Resources", "Rings", "Sessions",
    ];

    /// <summary>What no page does: to record for others, to prove a statement, to found a network or start a campaign, to set a budget, to suggest resources, to propose a ring for others, and what only a host who writes lists reads.</summary>
    private static readonly string[] NotShown =
        ["CampaignText.cs", "StartCampaign.cs", "DefaultLists.cs", "DemographicLists.cs", "ExchangeForOthers.cs", "RecordForOthers.cs", "ProveStatement.cs", "NetworkCharter.cs", "ProposeRing.cs", "SetProjectBudget.cs", "SuggestResources.cs", "Specification.cs"];

    public static TheoryData<string> Others => [.. Words.Languages.Skip(1).Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_sentence_that_the_bank_says_to_a_page_is_there(string language)
    {
        var translated = Resources.Read("Sentences", new CultureInfo(language)).Keys;
        var said = SaidByTheBank().Concat(SaidOfMatches()).Concat(RefusedByPages()).ToHashSet(StringComparer.Ordinal);
        said.Count.ShouldBeGreaterThan(200);
        said.Except(translated, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_members_are_asked_and_agree_to_is_there(string language) => In(language, sentences =>
    {
        var wording = new ConsentWording();
        DemographicQuestion[] questions =
            [DefaultLists.EthnicCategory, DefaultLists.Gender, DefaultLists.AgeBand, DefaultLists.Disability, DefaultLists.PayBand, DefaultLists.MainEarnersOccupation];
        foreach (var english in questions.SelectMany(q => q.Choices.Select(c => c.Text).Append(q.Text)).Concat(Enum.GetValues<ConsentPurpose>().Select(wording.For)))
            sentences[english].ShouldNotBe(english);
    });

    [Theory]
    [InlineData("cy-GB", "There are not enough credits: 1 h 30 min is missing.", "Nid oes digon o gredydau: mae 1 awr 30 mun yn brin.")]
    [InlineData("pl-PL", "The title can have at most 120 characters.", "Tytuł: najwyżej 120 znaków.")]
    [InlineData("pl-PL", "both free on Tuesday afternoons", "oboje macie czas: wtorek, po południu")]
    [InlineData("ar", "Your name is missing.", "اسمك: هذا مطلوب.")]
    [InlineData("ar", "A sentence of the host's own.", "A sentence of the host's own.")]
    [InlineData("en-GB", "The title is missing.", "The title is missing.")]
    public void Names_and_figures_stand_where_the_language_puts_them(string language, string english, string said) => In(language, sentences => sentences[english].ShouldBe(said));

    private static void In(string language, Action<Sentences> check)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Words>().AddSingleton<Sentences>().BuildServiceProvider();
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
            check(services.GetRequiredService<Sentences>());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }

    private static IEnumerable<string> SaidByTheBank()
    {
        var files = Shown.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Core, folder), "*.cs", SearchOption.AllDirectories))
            .Append(Path.Combine(Core, "Matching", "FindRings.cs")).Append(Path.Combine(Core, "IVersioned.cs")).Append(Path.Combine(Core, "Ledger", "Outcome.cs")).Append(Path.Combine(Core, "UseCases", "Actor.cs"));
        foreach (var line in files.Where(f => !NotShown.Contains(Path.GetFileName(f), StringComparer.Ordinal)).SelectMany(File.ReadLines))
        {
            if (line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.Contains("Exception(", StringComparison.Ordinal))
                continue;
            foreach (Match literal in Sentence().Matches(line))
                yield return WithGaps(literal.Groups["text"].Value);
            foreach (Match what in What().Matches(line))
                yield return what.Groups["what"].Value;
        }

        foreach (var end in (string[])["is missing.", "can have at most {1} characters.", "has characters that cannot be shown."])
            yield return $"{{0}} {end}";
    }

    private static IEnumerable<string> SaidOfMatches()
    {
        var source = File.ReadAllText(Path.Combine(Core, "Matching", "Ranking", "RankSentence.cs"));
        foreach (Match whole in Told().Matches(source))
            yield return WithGaps(whole.Groups["text"].Value);
        // Verbs have their skill after them; parts of the day stand by themselves.
        foreach (Match part in Part().Matches(source))
            yield return part.Groups["verb"].Success ? $"{part.Groups["text"].Value} {{0}}" : part.Groups["text"].Value;
    }

    private static IEnumerable<string> RefusedByPages() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "MinimalApiHost", "Pages"), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".razor" or ".cs").SelectMany(f => Refused().Matches(File.ReadAllText(f))).Select(m => m.Groups["text"].Value);

    private static string WithGaps(string text)
    {
        var number = 0;
        return Hole().Replace(text, _ => $"{{{number++}}}").Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    [GeneratedRegex("""
        "(?<text>[A-Z{](?:[^"\\]|\\.)* (?:[^"\\]|\\.)*\.)"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex("""Texts\.Check(Optional)?\([^"]*"[^"]*", "(?<what>[^"]*)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex What();

    [GeneratedRegex("""Write\(to, \$"(?<text>(?!\{Verb|speaks of \{\w+\.\w+\}, )[^"]+)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Told();

    [GeneratedRegex("""(?<verb>\(ListingType[^=]*)?=> "(?<text>[^"]+)",""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex("""Refusal\.\w+\(\$?"[^"]*", "(?<text>[^"]*)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refused();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
