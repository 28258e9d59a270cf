using Hexitime.Campaigns;
using Hexitime.Impact.Disclosure;
using Hexitime.Impact.Indicators;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Microsoft.Extensions.Options;

namespace Hexitime.Impact;

/// <summary>
/// How many people must stand behind exact figures of a part of the bank: an organisation, a campaign, a kind or a skill are told of by nobody or by more people than are hidden elsewhere
/// (<see cref="DisclosureRule.HideUpTo"/>), for of one or two they would be theirs. One rule for all of these; see <see cref="PartRule"/> for what cannot be told by subtracting either.
/// </summary>
internal sealed class FewPeople(IOptions<DisclosureRule> rule, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<Campaign> campaigns)
{
    /// <summary>Whether so few people are not told of.</summary>
    public bool AreFew(int people) => rule.Value.IsSmall(people);

    /// <summary>The quarters of a part that are left out.</summary>
    public IReadOnlySet<int> LeftOut(ImpactScope scope, IEnumerable<PartItem> items) => PartRule.LeftOut(scope, items, rule.Value);

    /// <summary>How many people gave or received.</summary>
    public static int PeopleOf(IEnumerable<HoursGiven> given)
    {
        var people = new HashSet<AccountId>();
        foreach (var hours in given)
        {
            people.Add(hours.Giver.Wallet);
            if (hours is { Project: null, Receiver: { } receiver })
                people.Add(receiver.Wallet);
        }

        return people.Count;
    }

    /// <summary>Kinds of few people stand together with what is of no known kind, and so do as many others as it takes until these are not few either.</summary>
    public PeriodFigures WithFewKindsTogether(PeriodFigures figures)
    {
        var kinds = figures.Kinds.OrderBy(k => k.People).ThenBy(k => k.Kind).ToList();
        var few = kinds.TakeWhile(k => AreFew(k.People)).ToList();
        // Who took part in several is counted once among them: there are at least as many as in the largest.
        foreach (var next in kinds.Skip(few.Count).TakeWhile(_ => few.Count > 0 && AreFew(few.Max(k => k.People))))
            few.Add(next);
        if (!few.Exists(k => k.Kind is not null))
            return figures;
        List<KindFigures> together = [.. few.Union(kinds.Where(k => k.Kind is null))];
        return figures with
        {
            Kinds = [.. figures.Kinds.Except(together), new KindFigures(null, together.Sum(k => k.Transactions), together.Sum(k => k.Minutes), together.Max(k => k.People))],
        };
    }

    /// <summary>What is answered where all that there is to tell is left out.</summary>
    public Refusal Refused => Refusal.Conflict(
        "impact.few-people", $"In these quarters {rule.Value.HideUpTo} people or fewer took part in it, or all but so few: figures would tell of single ones. Ask for other quarters or a larger part.");

    /// <summary>Refused (<c>impact.organisation</c>, <c>impact.campaign</c>) where there is no such part: its figures would be zeros that look true.</summary>
    public async Task<Refusal?> RefuseUnknownAsync(ImpactScope scope, CancellationToken cancellationToken) =>
        scope.Organisation is { } organisation && await organisations.GetByIdAsync(organisation, cancellationToken) is null ? Refusal.NotFound("impact.organisation", "There is no such organisation.")
        : scope.Campaign is { } campaign && await campaigns.GetByIdAsync(campaign, cancellationToken) is null ? Refusal.NotFound("impact.campaign", "There is no such campaign.")
        : null;
}
