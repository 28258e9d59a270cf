using System.ComponentModel.DataAnnotations;

namespace Hexitime.Demographics;

/// <summary>
/// What members are asked of themselves, if they wish to say; validated when the host starts. A host adds, takes away and rewrites questions as it needs. An answer that was
/// given while a question or choice was in the lists stays readable by whoever gave it. To every question, <see cref="PreferNotToSay"/> is an answer too.
/// </summary>
public sealed class DemographicLists : IValidatableObject
{
    /// <summary>The code of the answer "I prefer not to say", which every question has.</summary>
    public const string PreferNotToSay = "prefer-not-to-say";

    /// <summary>The questions; by default those of <see cref="DefaultLists"/>. At most 50, each with a code of its own and 1 to 200 choices.</summary>
    public IList<DemographicQuestion> Questions { get; } =
        [DefaultLists.EthnicCategory, DefaultLists.Gender, DefaultLists.AgeBand, DefaultLists.Disability, DefaultLists.PayBand, DefaultLists.MainEarnersOccupation];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Questions.Count > 50 || Questions.Select(q => q.Code).Distinct(StringComparer.Ordinal).Count() != Questions.Count)
            yield return new ValidationResult("There are at most 50 questions, each with a code of its own.", [nameof(Questions)]);
        if (Questions.Any(q => q.Choices.Count is < 1 or > 200 || q.Choices.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count() != q.Choices.Count))
            yield return new ValidationResult("A question has 1 to 200 choices, each with a code of its own.", [nameof(Questions)]);
        if (Questions.Any(q => q.Code is not { Length: >= 1 and <= 60 } || q.Choices.Any(c => c.Code is not { Length: >= 1 and <= 60 })))
            yield return new ValidationResult("A code has 1 to 60 characters.", [nameof(Questions)]);
        if (Questions.Any(q => q.Choices.Any(c => string.Equals(c.Code, PreferNotToSay, StringComparison.Ordinal))))
            yield return new ValidationResult($"Every question has the choice \"{PreferNotToSay}\" already.", [nameof(Questions)]);
    }

    /// <summary>The question with a code; <c>null</c> if there is none.</summary>
    internal DemographicQuestion? Find(string code) => Questions.FirstOrDefault(q => string.Equals(q.Code, code, StringComparison.Ordinal));
}

/// <summary>A question that members may answer about themselves.</summary>
/// <param name="Code">Its stable name: 1 to 60 characters.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Choices">The answers, beside "I prefer not to say".</param>
public sealed record DemographicQuestion(string Code, string Text, IReadOnlyList<DemographicChoice> Choices);

/// <summary>An answer to choose.</summary>
/// <param name="Code">Its stable name: 1 to 60 characters. Statistics compare by it.</param>
/// <param name="Text">What the member reads.</param>
public sealed record DemographicChoice(string Code, string Text);
