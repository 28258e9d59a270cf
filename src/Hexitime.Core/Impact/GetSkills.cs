using Hexitime.Campaigns;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// The skills that hours were about, as people named them when they exchanged. Hours about several count for each of them, and once in the total. A skill is named if more people exchanged about
/// it than are hidden elsewhere. Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last.</param>
/// <param name="To">The last day; by default today.</param>
/// <param name="Network">Only hours in this network.</param>
/// <param name="Organisation">Only hours of which one side worked for it then.</param>
/// <param name="Campaign">Only hours that belong to this campaign.</param>
/// <param name="Kind">Only hours of this kind.</param>
[MaySend(Who.Member | Who.Administrator)]
public sealed record GetSkills(
    LocalDate? From = null, LocalDate? To = null, NetworkId? Network = null, OrganisationId? Organisation = null, CampaignId? Campaign = null, ExchangeKind? Kind = null) : IQuery<SkillsView>;

/// <summary>What hours were about.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Minutes">All minutes, each once.</param>
/// <param name="WithoutSkill">Of these, minutes for which nobody named a skill.</param>
/// <param name="Items">The skills, the most minutes first; the last, if there is need of it, stands for all about which too few exchanged to be told of, hours about several of these once.</param>
public sealed record SkillsView(LocalDate From, LocalDate To, long Minutes, long WithoutSkill, IReadOnlyList<SkillFigures> Items);

/// <summary>What was given about a skill.</summary>
/// <param name="Skill">Which; <c>null</c> for those of few people together.</param>
/// <param name="Transactions">How often.</param>
/// <param name="Minutes">How long.</param>
public sealed record SkillFigures(string? Skill, int Transactions, long Minutes);

internal sealed class GetSkillsHandler(ImpactReader reader, FewPeople few, NetworkDesk desk, IClock clock) : IRequestHandler<GetSkills, Result<SkillsView>>
{
    public async Task<Result<SkillsView>> Handle(GetSkills request, CancellationToken cancellationToken)
    {
        if (await desk.RefuseUnlessTendsAsync(request.Network, cancellationToken) is { } notAllowed)
            return notAllowed;
        if (!ImpactPeriod.Of(request.From, request.To, clock.GetCurrentInstant().InUtc().Date).TryGet(out var period, out var refusal))
            return refusal;
        var scope = new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind);
        if (await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown)
            return unknown;
        var given = await reader.ReadAsync(scope, period, cancellationToken);
        return few.AreFew(scope, given)
            ? few.Refused
            : new SkillsView(
                period.From, period.Until.PlusDays(-1), given.Sum(h => h.Hours.Minutes), given.Where(h => h.Skills.Count == 0).Sum(h => h.Hours.Minutes), [.. Items(given)]);
    }

    private IEnumerable<SkillFigures> Items(List<HoursGiven> given)
    {
        var about = given.SelectMany(h => h.Skills.Distinct(StringComparer.Ordinal).Select(s => (Skill: s, Hours: h))).GroupBy(s => s.Skill, s => s.Hours, StringComparer.Ordinal)
            .ToLookup(g => few.AreFew(FewPeople.PeopleOf(g, _ => true)));
        var named = about[false].Select(g => Sum(g.Key, [.. g])).OrderByDescending(s => s.Minutes).ThenBy(s => s.Skill, StringComparer.Ordinal);
        List<HoursGiven> others = [.. about[true].SelectMany(g => g).Distinct()];
        return others.Count == 0 ? named : named.Append(Sum(null, others));

        static SkillFigures Sum(string? skill, List<HoursGiven> hours) => new(skill, hours.Count, hours.Sum(h => h.Hours.Minutes));
    }
}
