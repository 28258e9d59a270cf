using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hexitime.Matching.Vocabulary;

namespace Hexitime.Tests.Matching.Vocabulary;

public sealed class VocabularyImportTests
{
    private static EscoRow Row(string name, string broader = "", string alt = "") =>
        new($"urn:x:{name}", $"Label {name}", alt, string.Join('|', broader.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => $"urn:x:{b}")));

    private static string[] Codes(ImportedVocabulary imported) => [.. imported.Refusals.Select(r => r?.Code ?? "")];

    [Fact]
    public void A_broader_concept_may_come_later()
    {
        var imported = SkillVocabulary.Empty.Import([Row("a", "b"), Row("b")]);

        Codes(imported).ShouldBe(["", ""]);
        imported.Vocabulary.Concepts.Select(c => c.Uri).ShouldBe(["urn:x:a", "urn:x:b"]);
    }

    [Fact]
    public void Synonyms_are_separated_by_line_ends_or_bars() =>
        SkillVocabulary.Empty.Import([Row("a", alt: "One\nTwo | Three\r\n")]).Vocabulary.Concepts[0].AlternativeLabels.ShouldBe(["One", "Three", "Two"]);

    [Fact]
    public void The_second_row_with_a_uri_or_a_label_is_refused()
    {
        var imported = SkillVocabulary.Empty.Import([Row("a"), Row("a"), Row("b") with { PreferredLabel = "LABELS  a" }, Row("c")]);

        Codes(imported).ShouldBe(["", "vocabulary.duplicate-uri", "vocabulary.duplicate-label", ""]);
    }

    [Fact]
    public void A_row_whose_broader_concept_is_missing_or_refused_is_refused()
    {
        var imported = SkillVocabulary.Empty.Import([Row("a", "nowhere"), Row("b", "a"), Row("c")]);

        Codes(imported).ShouldBe(["vocabulary.unknown-broader", "vocabulary.unknown-broader", ""]);
    }

    [Fact]
    public void A_circle_is_refused_and_what_hangs_on_it()
    {
        var imported = SkillVocabulary.Empty.Import([Row("a", "b"), Row("b", "c"), Row("c", "a"), Row("d", "a"), Row("e", "e"), Row("f")]);

        Codes(imported).ShouldBe(["vocabulary.circular", "vocabulary.circular", "vocabulary.circular", "vocabulary.unknown-broader", "vocabulary.circular", ""]);
    }

    [Fact]
    public void A_refused_change_leaves_the_concept_as_it_was()
    {
        var before = SkillVocabulary.Empty.Import([Row("a"), Row("b", "a")]).Vocabulary;
        var imported = before.Import([Row("a", "b")]);

        Codes(imported).ShouldBe(["vocabulary.circular"]);
        imported.Vocabulary.Concepts.Single(c => c.Uri == "urn:x:a").Broader.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "Label", "vocabulary.uri")]
    [InlineData("not a uri", "Label", "vocabulary.uri")]
    [InlineData("urn:x:a", " !? ", "vocabulary.label")]
    public void A_malformed_row_is_refused(string uri, string label, string code) => Codes(SkillVocabulary.Empty.Import([new EscoRow(uri, label)])).ShouldBe([code]);

    [Property(MaxTest = 200)]
    public void Every_row_is_there_or_refused_and_no_concept_is_broader_than_itself(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var rows = Enumerable.Range(0, random.Next(12)).Select(_ => Row(Name(random), string.Join(' ', Enumerable.Range(0, random.Next(3)).Select(_ => Name(random))))).ToList();
        var imported = SkillVocabulary.Empty.Import(rows);
        var concepts = imported.Vocabulary.Concepts.ToDictionary(c => c.Uri);

        imported.Refusals.Count(r => r is null).ShouldBe(concepts.Count);
        foreach (var (row, refusal) in rows.Zip(imported.Refusals).Where(p => p.Second is null))
            concepts[row.ConceptUri].PreferredLabel.ShouldBe(row.PreferredLabel);
        foreach (var concept in concepts.Values)
            Ancestors(concept.Uri).ShouldNotContain(concept.Uri);

        HashSet<string> Ancestors(string uri)
        {
            var found = new HashSet<string>();
            var open = new Queue<string>(concepts[uri].Broader);
            while (open.TryDequeue(out var next))
            {
                if (found.Add(next))
                    concepts[next].Broader.ToList().ForEach(open.Enqueue);
            }

            return found;
        }
    }

    [Property(MaxTest = 100)]
    public void The_order_of_acceptable_rows_does_not_matter(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var rows = Enumerable.Range(0, 10).Select(i => Row($"{i}", string.Join(' ', Enumerable.Range(0, i).Where(_ => random.Next(4) == 0)))).ToArray();
        var expected = SkillVocabulary.Empty.Import(rows);
        random.Shuffle(rows);

        Codes(SkillVocabulary.Empty.Import(rows)).ShouldAllBe(c => c == "");
        SkillVocabulary.Empty.Import(rows).Vocabulary.Concepts.Select(c => (c.Uri, string.Join('|', c.Broader)))
            .ShouldBe(expected.Vocabulary.Concepts.Select(c => (c.Uri, string.Join('|', c.Broader))));
    }

    private static string Name(Random random) => $"{(char)('a' + random.Next(8))}";
}
