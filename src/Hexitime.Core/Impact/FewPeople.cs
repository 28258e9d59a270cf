using Hexitime.Campaigns;
using Hexitime.Impact.Disclosure;
using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Queries;
using Microsoft.Extensions.Options;

namespace Hexitime.Impact;

/// <summary>
/// Of which hours somebody asked, and how many people must stand behind them: figures of an organisation, a campaign or a kind, or about a skill, are told of nobody or of more people than are
/// hidden elsewhere (<see cref="DisclosureRule.HideUpTo"/>), for of one or two they would be theirs. One rule for all of these.
/// </summary>
internal sealed class FewPeople(IOptions<DisclosureRule> rule, IReadRepositoryBase<Organisation> organisations, IReadRepositoryBase<Campaign> campaigns)
{
    /// <summary>Whether so few people are not told of.</summary>
    public bool AreFew(int people) => rule.Value.IsSmall(people);

    /// <summary>Whether hours are of a part of the bank and tell of single people: of the organisation's own, where one is asked for.</summary>
    public bool AreFew(ImpactScope scope, IEnumerable<HoursGiven> given) => scope.IsPart && AreFew(PeopleOf(given, side => scope.Organisation is not { } place || side.Organisation == place));

    /// <summary>How many people gave or received.</summary>
    public static int PeopleOf(IEnumerable<HoursGiven> given, Func<Side, bool> counts)
    {
        var people = new HashSet<AccountId>();
        foreach (var hours in given)
        {
            if (counts(hours.Giver))
                people.Add(hours.Giver.Wallet);
            if (hours is { Project: null, Receiver: { } receiver } && counts(receiver))
                people.Add(receiver.Wallet);
        }

        return people.Count;
    }

    /// <summary>What is answered instead.</summary>
    public Refusal Refused =>
        Refusal.Conflict("impact.few-people", $"These are figures of {rule.Value.HideUpTo} people or fewer, and would tell of single ones. Ask for a longer period or a larger part.");

    /// <summary>Refused (<c>impact.organisation</c>, <c>impact.campaign</c>) where there is no such part: its figures would be zeros that look true.</summary>
    public async Task<Refusal?> RefuseUnknownAsync(ImpactScope scope, CancellationToken cancellationToken) =>
        scope.Organisation is { } organisation && await organisations.GetByIdAsync(organisation, cancellationToken) is null ? Refusal.NotFound("impact.organisation", "There is no such organisation.")
        : scope.Campaign is { } campaign && await campaigns.GetByIdAsync(campaign, cancellationToken) is null ? Refusal.NotFound("impact.campaign", "There is no such campaign.")
        : null;
}
