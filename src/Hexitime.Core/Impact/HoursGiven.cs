using Hexitime.Ledger;
using Hexitime.Listings;
using Hexitime.Members;
using Hexitime.Networks;
using Hexitime.Projects;
using NodaTime;

namespace Hexitime.Impact;

/// <summary>What proves that hours were given.</summary>
public enum HoursSource
{
    /// <summary>A completed exchange.</summary>
    Exchange = 1,

    /// <summary>A seat in a completed group session.</summary>
    Session = 2,

    /// <summary>A confirmed pledge of work for a project.</summary>
    Project = 3,

    /// <summary>An exchange that was brought along from another time bank.</summary>
    Imported = 4,
}

/// <summary>Where one side of hours given stood when that was settled; what becomes of them later changes nothing.</summary>
public sealed class Side
{
    private Side() { }

    internal Side(AccountId wallet, Member? member, IEnumerable<NetworkId> networks)
    {
        (Wallet, Networks) = (wallet, [.. networks.Order()]);
        if (member is { State: not MemberState.Erased })
            (Organisation, Profession, PayBand) = (member.Organisation, member.Profession, member.PayBand);
    }

    /// <summary>The account that was credited or debited, or would have been were it no gift: of a member or, where work was for a project, the project's.</summary>
    public AccountId Wallet { get; private set; }

    /// <summary>Where the member worked; <c>null</c> for a project.</summary>
    public OrganisationId? Organisation { get; private set; }

    /// <summary>The member's profession; empty for a project, and once the member is erased.</summary>
    public string Profession { get; private set; } = "";

    /// <summary>The member's pay band, if they told it.</summary>
    public string? PayBand { get; private set; }

    /// <summary>The networks to which the member belonged.</summary>
    public IReadOnlyList<NetworkId> Networks { get; private set; } = [];

    internal void Forget() => (Profession, PayBand) = ("", null);
}

/// <summary>
/// Hours that somebody gave, as an exchange, a group session, a pledge or another bank's ledger proves them: what impact is counted by. Welcome credits, donations, grants, refunds and
/// opening balances never become one. A gift of time does, for the hours were given although no credits moved.
/// </summary>
public sealed class HoursGiven
{
    private readonly List<string> _skills = [];

    private HoursGiven() { }

    internal HoursGiven(HoursSource source, Guid origin, int part, Side giver, Side? receiver, Credits hours, bool isGift, Instant givenAt)
    {
        (Source, Origin, Part, Giver, Receiver, Hours, IsGift, GivenAt) = (source, origin, part, giver, receiver, hours, isGift, givenAt);
        Month = Months.Of(givenAt);
    }

    /// <summary>What proves it.</summary>
    public HoursSource Source { get; private set; }

    /// <summary>The exchange, group session, pledge or order.</summary>
    public Guid Origin { get; private set; }

    /// <summary>The number of the seat in a group session; else zero.</summary>
    public int Part { get; private set; }

    /// <summary>Who gave.</summary>
    public Side Giver { get; private set; } = null!;

    /// <summary>Who received: a member, or a project; <c>null</c> for time that was kept for somebody who did not come.</summary>
    public Side? Receiver { get; private set; }

    /// <summary>How many hours.</summary>
    public Credits Hours { get; private set; }

    /// <summary>Whether they were given without credit.</summary>
    public bool IsGift { get; private set; }

    /// <summary>When they were given, as the ledger has it.</summary>
    public Instant GivenAt { get; private set; }

    /// <summary>The month in which that was, in UTC; see <see cref="Months"/>.</summary>
    public int Month { get; private set; }

    /// <summary>Of what kind, where that is known.</summary>
    public ExchangeKind? Kind { get; internal set; }

    /// <summary>The network in which the two have met, or whose session or project it was.</summary>
    public NetworkId? Network { get; internal set; }

    /// <summary>The listing it came from.</summary>
    public ListingId? Listing { get; internal set; }

    /// <summary>The project it was for.</summary>
    public ProjectId? Project { get; internal set; }

    /// <summary>The skills it was about.</summary>
    public IReadOnlyList<string> Skills => _skills;

    /// <summary>Whether it was undone: then it counts nowhere, as though it had never been.</summary>
    public bool IsReversed { get; internal set; }

    /// <summary>Says what is proven; where the sides stood stays. Answers the month that it was in if that changes anything, else <c>null</c>.</summary>
    internal int? Correct(HoursGiven proven)
    {
        if ((Hours, IsGift, GivenAt, Kind, Network, Listing, Project, IsReversed)
            == (proven.Hours, proven.IsGift, proven.GivenAt, proven.Kind, proven.Network, proven.Listing, proven.Project, proven.IsReversed))
            return null;
        var before = Month;
        (Hours, IsGift, GivenAt, Month, IsReversed) = (proven.Hours, proven.IsGift, proven.GivenAt, proven.Month, proven.IsReversed);
        (Kind, Network, Listing, Project) = (proven.Kind, proven.Network, proven.Listing, proven.Project);
        return before;
    }

    internal void About(IEnumerable<string> skills)
    {
        _skills.Clear();
        _skills.AddRange(skills);
    }
}

/// <summary>Months of the Gregorian calendar in UTC as whole numbers: January of the year 1 is 12.</summary>
public static class Months
{
    /// <summary>The month of an instant.</summary>
    public static int Of(Instant instant) => Of(instant.InUtc().Date);

    /// <summary>The month of a date.</summary>
    public static int Of(LocalDate date) => checked((date.Year * 12) + date.Month - 1);

    /// <summary>The first month of its quarter.</summary>
    public static int QuarterOf(int month) => month - (month % 3);

    /// <summary>Its first day.</summary>
    public static LocalDate FirstDay(int month) => new(month / 12, (month % 12) + 1, 1);
}
