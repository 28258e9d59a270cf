using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.Networks;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>Credits that came into a project's account, where from, and how many of them went back when it was closed.</summary>
public sealed class Funding
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 2_000;

    private Funding() { }

    /// <summary>The most that can be granted at once, and in one year.</summary>
    public static Credits Largest { get; } = Credits.FromHours(1_000_000);

    /// <summary>The funding's id.</summary>
    public FundingId Id { get; private set; }

    /// <summary>Which project received.</summary>
    public ProjectId Project { get; private set; }

    /// <summary>What kind of source it was.</summary>
    public FundingSource Source { get; private set; }

    /// <summary>The member who gave; <c>null</c> for an anonymous donation, and for what was granted.</summary>
    public MemberId? From { get; private set; }

    /// <summary>The network that granted it, if one did.</summary>
    public NetworkId? Network { get; private set; }

    /// <summary>The calendar year (UTC) whose budget it counts against.</summary>
    public int Year { get; private set; }

    /// <summary>How much.</summary>
    public Credits Amount { get; private set; }

    /// <summary>Why it was granted.</summary>
    public string? Reason { get; private set; }

    /// <summary>When.</summary>
    public Instant At { get; private set; }

    /// <summary>How much of it went back; <c>null</c> until the project is closed.</summary>
    public Credits? Returned { get; private set; }

    /// <summary>Whoever gave it is erased: what they said goes.</summary>
    public void EraseReason() => Reason = Reason is null ? null : Texts.Erased;

    /// <summary>A member has given. Of an anonymous donor nothing is kept here, so that what comes back of it goes to the issuer.</summary>
    public static Funding Donated(ProjectId project, MemberId? from, Credits amount, Instant now) => New(project, FundingSource.Donation, from, null, amount, null, now);

    /// <summary>The project's network grants credits.</summary>
    public static Result<Funding> Grant(Project project, NetworkId network, MemberId by, Credits amount, string reason, Instant now) =>
        by == project.Lead ? Refusal.NotAllowed("project.own-grant", "Nobody grants credits to their own project: ask another host.")
        : project.IsClosed ? project.WrongState("This project is closed.")
        : New(project.Id, FundingSource.NetworkGrant, null, network, amount, reason, now);

    /// <summary>The project's organisation pays for its time.</summary>
    public static Result<Funding> FromOrganisation(Project project, MemberId? by, Credits amount, string reason, Instant now) =>
        by == project.Lead ? Refusal.NotAllowed("project.own-grant", "Nobody grants credits to their own project: ask another administrator.")
        : project.IsClosed ? project.WrongState("This project is closed.")
        : New(project.Id, FundingSource.Organisation, null, null, amount, reason, now);

    /// <summary>What the ledger has to do for credits that the issuer pays.</summary>
    public Order GrantOrder(AccountId account) => Order.Transfer(OrderId.For("project.grant", Id.Value), AccountId.Issuer, account, Amount, Purpose.Grant);

    /// <summary>So much of it goes back; what the ledger has to do for that, if anything.</summary>
    internal Order? Return(Credits part, AccountId account, AccountId to)
    {
        Returned = part;
        return part.IsPositive ? Order.Transfer(OrderId.For("project.refund", Id.Value), account, to, part, Purpose.Refund) : null;
    }

    private static Funding New(ProjectId project, FundingSource source, MemberId? from, NetworkId? network, Credits amount, string? reason, Instant now) => new()
    {
        Id = FundingId.New(now),
        Project = project,
        Source = source,
        From = from,
        Network = network,
        Year = now.InUtc().Year,
        Amount = amount,
        Reason = reason?.Trim(),
        At = now,
    };
}

/// <summary>How much a network may grant to projects in one calendar year (UTC).</summary>
public sealed class ProjectBudget : IVersioned
{
    private ProjectBudget() { }

    /// <summary>Which network.</summary>
    public NetworkId Network { get; private set; }

    /// <summary>Which year.</summary>
    public int Year { get; private set; }

    /// <summary>How much.</summary>
    public Credits Amount { get; private set; }

    /// <inheritdoc />
    public int Version { get; private set; } = 1;

    /// <summary>A year's first budget: nothing.</summary>
    public static ProjectBudget Of(NetworkId network, int year) => new() { Network = network, Year = year };

    /// <summary>Says how much it is.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="used">How much has been granted in that year already.</param>
    public Result<Done> Set(Credits amount, Credits used)
    {
        if (amount < used)
            return Refusal.Conflict("project.budget-used", $"{used} have been granted in {Year} already.").With("usedMinutes", used.Minutes);
        Amount = amount;
        Version++;
        return new Done();
    }

    /// <summary>The refusal for a grant that the year's budget does not have, with what is missing; <c>null</c> for one that it has.</summary>
    public static Refusal? Check(ProjectBudget? budget, Credits used, Credits amount)
    {
        var missing = used + amount - (budget?.Amount ?? Credits.Zero);
        return missing.IsPositive
            ? Refusal.Conflict("project.budget", $"That is {missing} more than the network has left for projects this year.").With("missingMinutes", missing.Minutes)
            : null;
    }
}
