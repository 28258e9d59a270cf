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

    /// <summary>Whether it is narrower than everything or a network: see <see cref="FewPeople"/>.</summary>
    internal bool IsPart => Organisation is not null || Campaign is not null || Kind is not null;

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

    internal static ImpactPeriod OfMonths(int first, int months) => new(Months.FirstDay(first), Months.FirstDay(first + months));

    /// <summary>
    /// From one day until another; by default the twelve months that end today. Refused (<c>impact.period</c>) unless it ends later than it begins, between 1970 and 2999.
    /// </summary>
    /// <param name="from">The first day; by default a year before the last.</param>
    /// <param name="to">The last day; by default today.</param>
    /// <param name="today">Today, in UTC.</param>
    public static Result<ImpactPeriod> Of(LocalDate? from, LocalDate? to, LocalDate today)
    {
        if (to is { Year: < 1970 or > 2999 } || from is { Year: < 1970 or > 2999 })
            return Refused;
        var until = (to ?? today).PlusDays(1);
        var start = from ?? until.PlusYears(-1);
        return start < until ? new ImpactPeriod(start, until) : Refused;
    }

    private static Refusal Refused => Refusal.Invalid("impact.period", "A period ends no earlier than it begins, and lies between 1970 and 2999.");
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
