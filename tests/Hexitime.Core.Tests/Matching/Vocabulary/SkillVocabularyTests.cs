using FsCheck;
using FsCheck.Xunit;
using Hexitime.Matching.Vocabulary;

namespace Hexitime.Tests.Matching.Vocabulary;

public sealed class SkillVocabularyTests
{
    private static readonly SkillVocabulary Starter = StarterVocabulary.Instance;

    private static Skill Skill(string word) => Starter.Resolve(word).ShouldNotBeNull();

    [Fact]
    public void The_starter_vocabulary_has_about_a_hundred_concepts_and_every_label_finds_one()
    {
        Starter.Concepts.Count.ShouldBeInRange(60, 120);
        Starter.Concepts.Count.ShouldBe(StarterVocabulary.Rows().Count);
        foreach (var concept in Starter.Concepts)
            Skill(concept.PreferredLabel).Key.ShouldBe(concept.Uri);
        Starter.Concepts.SelectMany(c => c.AlternativeLabels).ShouldAllBe(label => !Skill(label).IsTag);
    }

    [Theory]
    [InlineData("Run charts")]
    [InlineData("  RUN   chart ")]
    [InlineData("rün charting")]
    public void Case_accents_spacing_and_inflection_make_no_difference(string word) => Skill(word).Label.ShouldBe("Run charts");

    [Theory]
    [InlineData("SPC", "Statistical process control")]
    [InlineData("Plan-Do-Study-Act", "PDSA cycles")]
    [InlineData("plan, do, study & act", "PDSA cycles")]
    [InlineData("fishbone", "Cause and effect diagrams")]
    public void A_synonym_is_the_concept(string word, string label) => Skill(word).Label.ShouldBe(label);

    [Fact]
    public void An_unknown_word_stays_a_tag_until_it_is_mapped()
    {
        var tag = Skill("Wibbly charts");
        var mapped = Starter.Mapped("wibbly  CHART", Skill("run chart").Key).Value;

        tag.IsTag.ShouldBeTrue();
        tag.Label.ShouldBe("wibbly charts");
        mapped.Resolve("wibbly charts").ShouldBe(Skill("run charts"));
        Starter.Resolve("wibbly charts")!.IsTag.ShouldBeTrue("the vocabulary that was mapped from is as it was");
        mapped.Import([new EscoRow("urn:x:new", "Something new")]).Vocabulary.Resolve("wibbly charts").ShouldBe(Skill("run charts"));
    }

    [Fact]
    public void A_tag_is_not_mapped_to_a_concept_that_is_not_there()
    {
        Starter.Mapped("wibbly", "urn:x:nowhere").Refusal.ShouldNotBeNull().Code.ShouldBe("vocabulary.unknown-concept");
        Starter.Mapped("!", Skill("run chart").Key).Refusal.ShouldNotBeNull().Code.ShouldBe("vocabulary.tag");
        Starter.Resolve("  ?! ").ShouldBeNull();
    }

    [Fact]
    public void Naming_a_skill_in_many_ways_brings_nothing_and_lists_are_capped()
    {
        Starter.Resolve(["run chart", "Run Charts", "running charts"]).Count.ShouldBe(1);
        Starter.Resolve(Enumerable.Range(0, 50).Select(i => $"tag{i}")).Count.ShouldBe(SkillVocabulary.Most);
        Skill(new string('x', 5_000)).Key.Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void Skills_are_found_in_a_text_the_longest_wording_first() =>
        Starter.FindIn("I need a coach for statistical process control, run charts and Run Charts.").Select(s => s.Label)
            .ShouldBe(["Coaching", "Statistical process control", "Run charts"]);

    [Theory]
    [InlineData("SPC", "control charts", 1_000)]
    [InlineData("run charts", "measurement", 750)]
    [InlineData("measurement", "run charts", 750)]
    [InlineData("run charts", "improvement science", 500)]
    [InlineData("funnel plot", "improvement science", 250)]
    [InlineData("run charts", "SPC", 400)]
    [InlineData("run charts", "coaching", 0)]
    [InlineData("wibbly", "wobbly", 0)]
    [InlineData("wibbly", "Wibbly!", 1_000)]
    public void The_nearer_two_skills_are_the_more_alike(string one, string other, int similarity) => Starter.Similarity(Skill(one), Skill(other)).ShouldBe(similarity);

    [Property(MaxTest = 300)]
    public void Similarity_is_symmetric_bounded_and_what_the_related_skills_say(PositiveInt first, PositiveInt second)
    {
        var one = Skill(Starter.Concepts[first.Get % Starter.Concepts.Count].PreferredLabel);
        var other = Skill(Starter.Concepts[second.Get % Starter.Concepts.Count].PreferredLabel);
        var similarity = Starter.Similarity(one, other);

        similarity.ShouldBe(Starter.Similarity(other, one));
        similarity.ShouldBeInRange(0, SkillVocabulary.Same);
        (similarity % 50).ShouldBe(0, "rankings keep it in steps of 50");
        (similarity == SkillVocabulary.Same).ShouldBe(one == other);
        Starter.Related(one).Where(r => r.Key == other.Key).Sum(r => r.Similarity).ShouldBe(similarity);
    }
}
