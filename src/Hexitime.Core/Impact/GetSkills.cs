using Hexitime.Campaigns;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.UseCases;
using MediatR;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>
/// The skills that hours were about, as people named them when they exchanged. Hours about several count for each of them, and once in the total. A skill is named if more people exchanged about
/// it than are hidden elsewhere. Of an organisation, a campaign or a kind it is told quarter by quarter, as in <see cref="GetImpact"/>. Hosts read it of their networks, administrators of everything.
/// </summary>
/// <param name="From">The first day, in UTC; by default a year before the last. Of a part a day of the first quarter; by default three quarters before the last.</param>
/// <param name="To">The last day; by default today. Of a part a day of the last quarter; by default of the last that is over.</param>
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
/// <param name="Items">The skills, the most minutes first; the last, if there is need of it, stands for all about which too few exchanged to be told of, hours about several of these once. Of an organisation, campaign or kind
/// that is so in each quarter.</param>
/// <param name="LeftOut">The first days of the quarters that are not in it; see <see cref="PeriodView"/>.</param>
public sealed record SkillsView(LocalDate From, LocalDate To, long Minutes, long WithoutSkill, IReadOnlyList<SkillFigures> Items, IReadOnlyList<LocalDate> LeftOut);

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
        var (scope, today) = (new ImpactScope(request.Network, request.Organisation, request.Campaign, request.Kind), clock.GetCurrentInstant().InUtc().Date);
        if (!scope.IsPart)
        {
            return ImpactPeriod.Of(request.From, request.To, today).TryGet(out var period, out var refusal)
                ? View(period, [await reader.ReadAsync(scope, period, cancellationToken)], [])
                : refusal;
        }

        if (!Quarters.Of(request.From, request.To, today).TryGet(out var quarters, out var notOver))
            return notOver;
        if (await few.RefuseUnknownAsync(scope, cancellationToken) is { } unknown)
            return unknown;
        return (await reader.ReadPartAsync(scope, quarters, cancellationToken)).TryGet(out var part, out var notTold)
            ? View(quarters.Period, [.. part.Given.GroupBy(h => Months.QuarterOf(h.Month)).Select(g => g.ToList())], part.Missing(quarters.First, quarters.Until))
            : notTold;
    }

    /// <summary>From some periods, in each of which skills of few people stand together.</summary>
    private SkillsView View(ImpactPeriod whole, IReadOnlyList<List<HoursGiven>> periods, IReadOnlyList<LocalDate> leftOut) => new(
        whole.From, whole.Until.PlusDays(-1), periods.Sum(p => p.Sum(h => h.Hours.Minutes)), periods.Sum(p => p.Where(h => h.Skills.Count == 0).Sum(h => h.Hours.Minutes)),
        [
            .. periods.SelectMany(Items).GroupBy(s => s.Skill, StringComparer.Ordinal).Select(s => new SkillFigures(s.Key, s.Sum(f => f.Transactions), s.Sum(f => f.Minutes)))
                .OrderBy(s => s.Skill is null).ThenByDescending(s => s.Minutes).ThenBy(s => s.Skill, StringComparer.Ordinal),
        ], leftOut);

    private IEnumerable<SkillFigures> Items(List<HoursGiven> given)
    {
        var about = given.SelectMany(h => h.Skills.Distinct(StringComparer.Ordinal).Select(s => (Skill: s, Hours: h))).GroupBy(s => s.Skill, s => s.Hours, StringComparer.Ordinal)
            .ToLookup(g => few.AreFew(FewPeople.PeopleOf(g)));
        List<HoursGiven> others = [.. about[true].SelectMany(g => g).Distinct()];
        return about[false].Select(g => Sum(g.Key, [.. g])).Concat(others.Count == 0 ? [] : [Sum(null, others)]);

        static SkillFigures Sum(string? skill, List<HoursGiven> hours) => new(skill, hours.Count, hours.Sum(h => h.Hours.Minutes));
    }
}
