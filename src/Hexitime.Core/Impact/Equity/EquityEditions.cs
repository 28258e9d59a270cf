using Hexitime.Demographics;
using Microsoft.Extensions.Options;

namespace Hexitime.Impact.Equity;

/// <summary>Has published, quarter by quarter, what is counted by what members say of themselves.</summary>
internal sealed class EquityEditions(EquityCount count, Press press, IOptions<DemographicLists> lists) : IEditions
{
    private const string NotTold = "not-told";

    public static string PeopleOf(DemographicQuestion question) => $"equity:{question.Code}:people";

    public static string HoursOf(DemographicQuestion question) => $"equity:{question.Code}:hours";

    /// <summary>The answers, who prefers not to say, and everybody else.</summary>
    public static List<(string Code, string Text)> GroupsOf(DemographicQuestion question) =>
        [.. question.Choices.Select(c => (c.Code, c.Text)), (DemographicLists.PreferNotToSay, "Prefers not to say"), (NotTold, "Has not told, or does not agree to be counted")];

    /// <summary>People of all quarters until the last that is wanted, and hours of those that are.</summary>
    public async Task<(IReadOnlyList<Edition> People, IReadOnlyList<Edition> Hours)> PublishAsync(DemographicQuestion question, Quarters quarters, EditionPace? pace, CancellationToken cancellationToken)
    {
        var codes = GroupsOf(question).ConvertAll(g => g.Code);
        var people = await press.PublishAsync(PeopleOf(question), await SinceFirstAsync(quarters, cancellationToken), (q, ct) => count.PeopleAsync(question.Code, codes, q, ct), pace, cancellationToken);
        return (people, await press.PublishAsync(HoursOf(question), quarters, (q, ct) => count.HoursAsync(question.Code, codes, q, ct), pace, cancellationToken));
    }

    /// <inheritdoc />
    public async Task PublishAllAsync(Quarters quarters, EditionPace pace, CancellationToken cancellationToken)
    {
        foreach (var question in lists.Value.Questions)
            await PublishAsync(question, quarters, pace, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> CountAllAsync(Quarters quarters, CancellationToken cancellationToken) =>
        lists.Value.Questions.Count * ((await SinceFirstAsync(quarters, cancellationToken)).Count + quarters.Count);

    /// <summary>Members are counted on from quarter to quarter, so that every quarter since the first is published.</summary>
    private async Task<Quarters> SinceFirstAsync(Quarters quarters, CancellationToken cancellationToken) =>
        quarters with { First = await count.FirstQuarterAsync(quarters.Until, cancellationToken) };
}
