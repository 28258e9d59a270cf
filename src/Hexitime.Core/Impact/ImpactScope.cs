using Hexitime.Campaigns;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using Hexitime.Queries;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>Of which hours figures tell: of all, or only of those for which everything named here holds.</summary>
/// <param name="Network">In which the two have met, or whose session or project it was.</param>
/// <param name="Organisation">For which one of the sides worked then.</param>
/// <param name="Campaign">To whose listings and projects they belong.</param>
/// <param name="Kind">Of that kind.</param>
public sealed record ImpactScope(NetworkId? Network = null, OrganisationId? Organisation = null, CampaignId? Campaign = null, ExchangeKind? Kind = null)
{
    /// <summary>All hours.</summary>
    public static ImpactScope Everything { get; } = new();

    /// <summary>What makes it narrower than everything or a network: see <see cref="PartRule"/>.</summary>
    internal PartFilters Filters =>
        (Organisation is null ? PartFilters.None : PartFilters.Organisation) | (Campaign is null ? PartFilters.None : PartFilters.Campaign) | (Kind is null ? PartFilters.None : PartFilters.Kind);

    /// <summary>Whether it is narrower than everything or a network.</summary>
    internal bool IsPart => Filters != PartFilters.None;

    /// <summary>The name under which sums of it are kept; <c>null</c> if none are: only those of everything and of a network alone.</summary>
    internal string? KeptAs => IsPart ? null : Network is { } network ? $"network:{network.Value:N}" : "everything";
}

/// <summary>A period by the calendar in UTC.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last.</param>
public readonly record struct ImpactPeriod(LocalDate From, LocalDate Until)
{
    /// <summary>Its first instant.</summary>
    public Instant Start => From.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>The instant after its last.</summary>
    public Instant End => Until.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>The quarters in which it begins and ends, and all between.</summary>
    internal ImpactPeriod WholeQuarters =>
        new(Months.FirstDay(Months.QuarterOf(Months.Of(From))), Months.FirstDay(Months.QuarterOf(Months.Of(Until.PlusDays(-1))) + 3));

    internal static ImpactPeriod OfMonths(int first, int months) => new(Months.FirstDay(first), Months.FirstDay(first + months));

    /// <summary>
    /// From one day until another; by default the twelve months that end today. Refused (<c>impact.period</c>) unless it ends no earlier than it begins, between 1970 and 2999.
    /// </summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; by default today.</param>
    /// <param name="today">Today, in UTC.</param>
    /// <param name="usual">How long before the last day it begins where nobody says, but never before 1970; by default so that it is a year long.</param>
    public static Result<ImpactPeriod> Of(LocalDate? from, LocalDate? to, LocalDate today, Period? usual = null)
    {
        if (to is { Year: < 1970 or > 2999 })
            return Refusal.Invalid("impact.period", "A period lies between 1970 and 2999, and this one ends outside of that.");
        if (from is { Year: < 1970 or > 2999 })
            return Refusal.Invalid("impact.period", "A period lies between 1970 and 2999, and this one begins outside of that.");
        var last = to ?? today;
        var start = from ?? LocalDate.Max(Earliest, usual is null ? last.PlusDays(1).PlusYears(-1) : last - usual);
        return start <= last ? new ImpactPeriod(start, last.PlusDays(1))
            : Refusal.Invalid("impact.period", "A period ends no earlier than it begins; it ends today unless you say otherwise.");
    }

    private static LocalDate Earliest => new(1970, 1, 1);
}

/// <summary>Hours as indicators need them.</summary>
/// <param name="Giver">Who gave.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="Hours">How many.</param>
/// <param name="IsGift">Whether without credit.</param>
/// <param name="Project">The project they were for.</param>
/// <param name="Kind">Of what kind.</param>
public sealed record HoursCounted(Ledger.AccountId Giver, Ledger.AccountId? Receiver, Ledger.Credits Hours, bool IsGift, ProjectId? Project, ExchangeKind? Kind)
{
    internal static HoursCounted Of(HoursGiven hours) => new(hours.Giver.Wallet, hours.Receiver?.Wallet, hours.Hours, hours.IsGift, hours.Project, hours.Kind);

    internal Indicators.GivenTime ToGivenTime() => new(Giver, Project is null ? Receiver : null, Hours.Minutes, IsGift, Project is not null, Kind);
}

/// <summary>What counts in a period.</summary>
internal static class HoursQueries
{
    public static SpecificationBuilder<HoursGiven> Counted(this SpecificationBuilder<HoursGiven> query, ImpactScope scope, Instant from, Instant until, Campaign? campaign)
    {
        var listings = campaign?.Listings.Select(l => (ListingId?)l.Listing).ToList() ?? [];
        var projects = campaign?.Projects.Select(p => (ProjectId?)p.Project).ToList() ?? [];
        return query.Where(h => !h.IsReversed && h.GivenAt >= from && h.GivenAt < until)
            .Where(h => h.Network == scope.Network, scope.Network is not null)
            .Where(h => h.Giver.Organisation == scope.Organisation || h.Receiver!.Organisation == scope.Organisation, scope.Organisation is not null)
            .Where(h => h.Kind == scope.Kind, scope.Kind is not null)
            .Where(h => listings.Contains(h.Listing) || projects.Contains(h.Project), scope.Campaign is not null);
    }
}

/// <summary>The hours that count in a period.</summary>
public sealed class HoursWithin : Specification<HoursGiven, HoursCounted>
{
    /// <summary>Looks by the period.</summary>
    /// <param name="scope">Of which hours.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="campaign">The campaign of the scope, if it names one.</param>
    public HoursWithin(ImpactScope scope, Instant from, Instant until, Campaign? campaign = null) => Query
        .Select(h => new HoursCounted(h.Giver.Wallet, h.Receiver!.Wallet, h.Hours, h.IsGift, h.Project, h.Kind))
        .Counted(scope, from, until, campaign);
}

/// <summary>Hours, as far as they tell of which parts of the bank they are.</summary>
/// <param name="Month">The month in which they were given; see <see cref="Months"/>.</param>
/// <param name="Giver">Who gave.</param>
/// <param name="GiverAt">Where they worked.</param>
/// <param name="Receiver">Who received.</param>
/// <param name="ReceiverAt">Where they worked.</param>
/// <param name="Kind">Of what kind.</param>
/// <param name="Listing">From which listing.</param>
/// <param name="Project">For which project.</param>
public sealed record HoursPlaced(
    int Month, Ledger.AccountId Giver, OrganisationId? GiverAt, Ledger.AccountId? Receiver, OrganisationId? ReceiverAt, ExchangeKind? Kind, ListingId? Listing, ProjectId? Project)
{
    internal PartItem Of(ImpactScope scope, Campaign? campaign)
    {
        var isCampaigns = campaign is not null && (campaign.Listings.Any(l => l.Listing == Listing) || campaign.Projects.Any(p => p.Project == Project));
        var holds = (scope.Organisation is { } place && (GiverAt == place || ReceiverAt == place) ? PartFilters.Organisation : PartFilters.None)
            | (scope.Campaign is not null && isCampaigns ? PartFilters.Campaign : PartFilters.None) | (scope.Kind is { } kind && Kind == kind ? PartFilters.Kind : PartFilters.None);
        return new PartItem(
            Months.QuarterOf(Month), holds, Kind, Giver.Value, Project is null ? Receiver?.Value : null, scope.Organisation is not { } at || GiverAt == at, scope.Organisation is not { } there || ReceiverAt == there);
    }
}

/// <summary>The hours that count in a network, or in everything, in a period: as far as they tell of which parts they are.</summary>
public sealed class HoursPlacedWithin : Specification<HoursGiven, HoursPlaced>
{
    /// <summary>Looks by the period.</summary>
    public HoursPlacedWithin(NetworkId? network, Instant from, Instant until) => Query
        .Select(h => new HoursPlaced(h.Month, h.Giver.Wallet, h.Giver.Organisation, h.Receiver!.Wallet, h.Receiver!.Organisation, h.Kind, h.Listing, h.Project))
        .Counted(new ImpactScope(network), from, until, null);
}

/// <summary>The hours that count in a period, with all that is known of them.</summary>
public sealed class HoursInFull : Specification<HoursGiven>
{
    /// <summary>Looks by the period.</summary>
    /// <param name="scope">Of which hours.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant after the last.</param>
    /// <param name="campaign">The campaign of the scope, if it names one.</param>
    public HoursInFull(ImpactScope scope, Instant from, Instant until, Campaign? campaign = null) => Query.Counted(scope, from, until, campaign);
}
