using Hexitime.Ledger;
using Hexitime.Members;
using Hexitime.UseCases;

namespace Hexitime.Projects;

/// <summary>A step was taken in a project.</summary>
/// <param name="Project">Which.</param>
/// <param name="Action">The step.</param>
/// <param name="State">The state after it.</param>
/// <param name="By">Who took it; <c>null</c> for somebody who is no member.</param>
/// <param name="Version">The project's version after it.</param>
public sealed record ProjectMoved(ProjectId Project, ProjectAction Action, ProjectState State, MemberId? By, int Version) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Project.Value;
}

/// <summary>A step was taken in a pledge of time.</summary>
/// <param name="Pledge">Which.</param>
/// <param name="Project">To which project.</param>
/// <param name="Action">The step.</param>
/// <param name="State">The state after it.</param>
/// <param name="By">Who took it; <c>null</c> for the bank itself.</param>
/// <param name="Version">The pledge's version after it.</param>
public sealed record PledgeMoved(PledgeId Pledge, ProjectId Project, PledgeAction Action, PledgeState State, MemberId? By, int Version) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Project.Value;
}

/// <summary>Hours were given to a project. Follows the <see cref="PledgeMoved"/> of the same step.</summary>
/// <param name="Pledge">The pledge.</param>
/// <param name="Project">To which project.</param>
/// <param name="Member">Who gave.</param>
/// <param name="Given">The hours given.</param>
/// <param name="IsGift">Whether they gave them as a gift, so that no credits moved.</param>
public sealed record ProjectWorkGiven(PledgeId Pledge, ProjectId Project, MemberId Member, Credits Given, bool IsGift) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Project.Value;
}

/// <summary>Credits have come into a project's account.</summary>
/// <param name="Funding">The funding.</param>
/// <param name="Project">Which project.</param>
/// <param name="Source">Where they came from.</param>
/// <param name="Amount">How much.</param>
public sealed record ProjectFunded(FundingId Funding, ProjectId Project, FundingSource Source, Credits Amount) : IDomainEvent
{
    /// <inheritdoc />
    public Guid Stream => Project.Value;
}
