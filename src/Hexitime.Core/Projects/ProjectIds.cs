using System.Text.Json.Serialization;
using NodaTime;

namespace Hexitime.Projects;

/// <summary>Names a project.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<ProjectId>))]
public readonly record struct ProjectId(Guid Value) : IEntityId<ProjectId>
{
    /// <inheritdoc />
    public static ProjectId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static ProjectId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(ProjectId left, ProjectId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(ProjectId left, ProjectId right) => left.Value > right.Value;
}

/// <summary>Names a pledge of time.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<PledgeId>))]
public readonly record struct PledgeId(Guid Value) : IEntityId<PledgeId>
{
    /// <inheritdoc />
    public static PledgeId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static PledgeId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(PledgeId left, PledgeId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(PledgeId left, PledgeId right) => left.Value > right.Value;
}

/// <summary>Names what somebody has put into a project's account.</summary>
/// <param name="Value">The identifier without its type.</param>
[JsonConverter(typeof(EntityIdJsonConverter<FundingId>))]
public readonly record struct FundingId(Guid Value) : IEntityId<FundingId>
{
    /// <inheritdoc />
    public static FundingId From(Guid value) => new(value);

    /// <summary>A new id that sorts by <paramref name="now"/>.</summary>
    public static FundingId New(Instant now) => new(Guid.CreateVersion7(now.ToDateTimeOffset()));

    /// <summary>Whether the left sorts before the right.</summary>
    public static bool operator <(FundingId left, FundingId right) => left.Value < right.Value;

    /// <summary>Whether the left sorts after the right.</summary>
    public static bool operator >(FundingId left, FundingId right) => left.Value > right.Value;
}

/// <summary>Where a project is in its life.</summary>
public enum ProjectState
{
    /// <summary>Being prepared; only its lead sees it.</summary>
    Draft = 1,

    /// <summary>People can pledge time.</summary>
    Open = 2,

    /// <summary>It has begun; people can still pledge.</summary>
    UnderWay = 3,

    /// <summary>Its work is done: nobody pledges any more, and what was given is still recorded and confirmed.</summary>
    Done = 4,

    /// <summary>Nothing happens any more, and its account is empty.</summary>
    Closed = 5,
}

/// <summary>What was done to a project.</summary>
public enum ProjectAction
{
    /// <summary>Devised.</summary>
    Devise = 1,

    /// <summary>Its words, dates or tasks were changed.</summary>
    Edit = 2,

    /// <summary>Opened for pledges.</summary>
    Open = 3,

    /// <summary>Begun.</summary>
    Begin = 4,

    /// <summary>Its work is done.</summary>
    Finish = 5,

    /// <summary>Closed; what was unspent went back.</summary>
    Close = 6,

    /// <summary>Somebody else leads it.</summary>
    AppointLead = 7,
}

/// <summary>Where a pledge is in its life.</summary>
public enum PledgeState
{
    /// <summary>For the lead to answer.</summary>
    Offered = 1,

    /// <summary>Agreed; unless it is a gift, the hours are set aside on the project's account.</summary>
    Accepted = 2,

    /// <summary>One side has recorded the hours given; the other is asked.</summary>
    Recorded = 3,

    /// <summary>The other side has another figure.</summary>
    Disputed = 4,

    /// <summary>The hours count, and unless it is a gift the credits have moved.</summary>
    Confirmed = 5,

    /// <summary>The lead said no, or called it off.</summary>
    Declined = 6,

    /// <summary>Whoever pledged took it back.</summary>
    Withdrawn = 7,

    /// <summary>Ended with the project, because whoever pledged left, or because nothing was given.</summary>
    Ended = 8,
}

/// <summary>What was done to a pledge.</summary>
public enum PledgeAction
{
    /// <summary>Pledged.</summary>
    Offer = 1,

    /// <summary>Accepted.</summary>
    Accept = 2,

    /// <summary>Declined, or called off.</summary>
    Decline = 3,

    /// <summary>Taken back.</summary>
    Withdraw = 4,

    /// <summary>Made a gift, or no gift any more.</summary>
    ChangeGift = 5,

    /// <summary>The hours given were recorded, or the record was corrected.</summary>
    Record = 6,

    /// <summary>The record was confirmed.</summary>
    Confirm = 7,

    /// <summary>The other side named another figure.</summary>
    Dispute = 8,

    /// <summary>A broker decided the dispute.</summary>
    Decide = 9,

    /// <summary>Nobody answered the record in time: it counts as confirmed.</summary>
    CompleteUnanswered = 10,

    /// <summary>Ended with the project, or because whoever pledged left.</summary>
    End = 11,
}

/// <summary>The two sides of a pledge.</summary>
public enum PledgeSide
{
    /// <summary>Whoever pledged.</summary>
    Pledger = 1,

    /// <summary>Whoever leads the project.</summary>
    Lead = 2,
}

/// <summary>Where a project's credits came from.</summary>
public enum FundingSource
{
    /// <summary>A member gave them.</summary>
    Donation = 1,

    /// <summary>Its network granted them, within the year's budget.</summary>
    NetworkGrant = 2,

    /// <summary>Its organisation paid for them.</summary>
    Organisation = 3,
}
