using Hexitime.Demographics;
using Microsoft.Extensions.Options;

namespace Hexitime.Impact.Equity;

/// <summary>What is published, quarter by quarter, by what members say of themselves.</summary>
internal sealed class EquityEditions(EquityCount count, ImpactReader reader, IOptions<DemographicLists> lists) : IEditions
{
    private const string NotTold = "not-told";

    /// <summary>The answers, who prefers not to say, and everybody else.</summary>
    public static List<(string Code, string Text)> GroupsOf(DemographicQuestion question) =>
        [.. question.Choices.Select(c => (c.Code, c.Text)), (DemographicLists.PreferNotToSay, "Prefers not to say"), (NotTold, "Has not told, or does not agree to be counted")];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Subject>> SubjectsAsync(Quarters quarters, CancellationToken cancellationToken)
    {
        var subjects = new List<Subject>();
        foreach (var question in lists.Value.Questions)
            subjects.AddRange(await PeopleAsync(question, quarters, cancellationToken), await HoursAsync(question, quarters, cancellationToken));
        return subjects;
    }

    /// <summary>People of all quarters until the last that is wanted.</summary>
    public async Task<Subject> PeopleAsync(DemographicQuestion question, Quarters quarters, CancellationToken cancellationToken) =>
        new($"equity:{question.Code}:people", await SinceFirstAsync(quarters, cancellationToken), (quarter, ct) => count.PeopleAsync(question.Code, CodesOf(question), quarter, ct));

    public async Task<Subject> HoursAsync(DemographicQuestion question, Quarters quarters, CancellationToken cancellationToken) =>
        new($"equity:{question.Code}:hours", await reader.SinceBeginningAsync(quarters, cancellationToken), (quarter, ct) => count.HoursAsync(question.Code, CodesOf(question), quarter, ct));

    private static List<string> CodesOf(DemographicQuestion question) => GroupsOf(question).ConvertAll(g => g.Code);

    /// <summary>Members are counted on from quarter to quarter, so that every quarter since the first is published.</summary>
    private async Task<Quarters> SinceFirstAsync(Quarters quarters, CancellationToken cancellationToken) =>
        quarters with { First = await count.FirstQuarterAsync(quarters.Until, cancellationToken) };
}
